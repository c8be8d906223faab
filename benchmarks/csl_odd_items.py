"""Forty varied items and the clusters that cite them, for comparing processors.

All common types, particles, suffixes, organisations, ranges, seasons, markup, quotes, missing
variables, many authors, other scripts: what real libraries hold beside the plain article.
"""

from __future__ import annotations

import random
from typing import Any

from benchmarks.csl_items import make_items

Item = dict[str, Any]


def _name(family: str, given: str = "", **more: str) -> dict[str, str]:
    name = {"family": family, **({"given": given} if given else {})}
    return {**name, **{key.replace("_", "-"): value for key, value in more.items()}}


def _date(*parts: int, to: tuple[int, ...] = (), **more: Any) -> dict[str, Any]:
    return {"date-parts": [list(parts), *([list(to)] if to else [])], **more}


_CROWD = [
    _name(family, given)
    for family, given in zip(
        "Abel Baker Cole Dunn Ebert Frost Graf Hahn Iqbal Jonas Kern Lang Marsh Noll".split(),
        "A. B.|Ben|Clara M.|D.-E.|Eva|F|Greta|Hugo|I.|Jo Ann|K.|Lena|M. N.|O.".split("|"),
        strict=True,
    )
]


def _item(id: str, kind: str, **variables: Any) -> Item:
    item = {"id": id, "type": kind}
    if "event" in variables:  # one of the two names is all that some processors know
        variables["event_title"] = variables["event"]
    for key, value in variables.items():
        key = key.replace("_", "-") if key not in ("DOI", "URL", "ISBN", "ISSN") else key
        item[key] = value
    return item


ITEMS: tuple[Item, ...] = (
    _item(
        "quotes", "article-journal", title="The \"new\" order: why 'it' matters",
        author=[_name("Van der Berg", "Jan"), _name("d'Aubigny", "Jean")],
        container_title="Nature of Things", container_title_short="Nat. Things",
        issued=_date(2001, 3, 14), volume="12", issue="3-4", page="100-109",
        DOI="10.1000/abc",
    ),
    _item(
        "markup", "book", title="Über <i>Homo sapiens</i> in H<sub>2</sub>O",
        author=[_name("Müller", "Hans-Peter", suffix="Jr.")], issued=_date(1999),
        publisher="Springer", publisher_place="Berlin", edition="2", volume="3",
        number_of_volumes="5", ISBN="978-3-16-148410-0", collection_title="Lecture Notes",
        collection_number="17",
    ),
    _item(
        "chapter", "chapter", title="A chapter on small things", author=[_name("Smith", "John")],
        editor=[_name("Doe", "Jane"), _name("Roe", "Richard")],
        translator=[_name("Poe", "Edgar")], container_title="The big book of small things",
        issued=_date(2010), page="1-20", publisher="Meridian Press", publisher_place="Oxford",
    ),
    _item(
        "page", "webpage", title="How to measure rain", URL="https://example.org/rain",
        accessed=_date(2020, 2, 1), author=[{"literal": "Office of Weather"}],
        container_title="Rain online",
    ),
    _item(
        "thesis", "thesis", title="Sound and silence in early opera", genre="PhD thesis",
        author=[_name("Beek", "Ludwig", dropping_particle="van")],
        publisher="University of Bonn", publisher_place="Bonn", issued=_date(1995),
    ),
    _item(
        "newspaper", "article-newspaper", title="Bridge closed after storm",
        container_title="The Harbour Times", issued=_date(2015, 7, 4), page="A1", edition="Late",
    ),
    _item(
        "report", "report", title="Noise at sea: final report", author=[{"literal": "NOAB"}],
        number="TR-12", issued=_date(1969, 7, to=(1970, 8)), publisher="Naval Office",
        genre="Technical Report", URL="https://example.org/tr12",
    ),
    _item(
        "case", "legal_case", title="Crown v. Miller", authority="High Court", volume="410",
        container_title="L.R.", page="113", issued=_date(1973),
    ),
    _item(
        "patent", "patent", title="Folding lamp", author=[_name("Eddy", "Thomas A.")],
        number="US1234567", issued=_date(1980, 1, 27), authority="United States",
    ),
    _item(
        "film", "motion_picture", title="The Long Night", director=[_name("Hart", "Alfred")],
        issued=_date(1958), publisher="Parallel Pictures", medium="Film",
    ),
    _item(
        "edited", "book", title="No author here", editor=[_name("García Moreno", "Gabriel")],
        issued=_date(2005, circa=True), publisher="Kettle & Co.", publisher_place="New York",
    ),
    _item("bare", "article-journal", title="Nothing else"),
    _item(
        "paper", "paper-conference", title="Fast joins: a study", author=_CROWD[:8],
        container_title="Proceedings of the 3rd Workshop on Joins", event="Joins 2012",
        event_place="Seoul", page="5-5", issued=_date(2012, 6), publisher="AMC",
    ),
    _item(
        "zed-a", "article-journal", title="First steps", author=[_name("Zed", "Ann")],
        issued=_date(2003), container_title="Journal of Steps", volume="1", page="e12",
    ),
    _item(
        "zed-b", "article-journal", title="Second steps", author=[_name("Zed", "Ann")],
        issued=_date(2003), container_title="Journal of Steps", volume="2", page="iv-x",
    ),
    _item(
        "zed-c", "article-magazine", title="Third steps, at last", author=[_name("Zed", "Bob")],
        issued=_date(2004, season=2), container_title="Steps", volume="2", page="321-328, 340",
        status="in press",
    ),
    _item(
        "letter", "personal_communication", title="Letter to the editor",
        author=[_name("Curtis", "Marie")], recipient=[_name("Curtis", "Peter")],
        issued=_date(1900, 1, 1),
    ),
    _item(
        "entry", "entry-encyclopedia", title="Entropy", container_title="Encyclopaedia of Heat",
        issued=_date(1910), volume="IV", edition="11th", publisher="Kelvin",
    ),
    _item(
        "ancient", "book", title="Histories", author=[_name("Polybius")], issued=_date(-146),
        publisher_place="Rome",
    ),
    _item(
        "japanese", "article-journal", title="日本語の歴史", author=[_name("山田", "太郎")],
        container_title="言語研究", issued=_date(2018, 9), volume="5", page="33-48",
        language="ja-JP",
    ),
    _item(
        "russian", "book", title="История языка", author=[_name("Иванов", "Иван Петрович")],
        publisher="Наука", publisher_place="Москва", issued=_date(1987), language="ru-RU",
    ),
    _item(
        "german", "article-journal", title="Die neue Ordnung der Dinge: ein Versuch",
        author=[_name("Weizen", "Carl Friedrich", non_dropping_particle="von")],
        container_title="Zeitschrift für Dinge", issued=_date(1977, 11), volume="88",
        issue="2", page="1101-1112", language="de-DE", ISSN="1234-5679",
    ),
    _item(
        "crowd", "article-journal", title="One hundred genomes", author=_CROWD,
        container_title="Genome Letters", issued=_date(2019, 12, 31), volume="7", issue="12",
        page="2301-2319", DOI="10.1000/genome.7", PMID="31000001", PMCID="PMC6000001",
    ),
    _item(
        "dataset", "dataset", title="Tide tables, 1850 to 1900", version="2.1",
        author=[{"literal": "Harbour Institute"}, _name("Quay", "Ida")], publisher="Zenith",
        issued=_date(2021, 5, 9), DOI="10.5000/tide", URL="https://doi.org/10.5000/tide",
    ),
    _item(
        "software", "software", title="joiner: an R package", version="1.0-3",
        author=[_name("Okoro", "Chidi")], issued=_date(2022), URL="https://example.org/joiner",
    ),
    _item(
        "reprint", "book", title="The origin of species of stones",
        author=[_name("Dale", "Charles R.")], issued=_date(2003),
        original_date=_date(1859), publisher="Kettle & Co.", publisher_place="London",
        editor=[_name("Burrow", "J. W.")], edition="revised edition",
    ),
    _item(
        "undated", "manuscript", title="Notes on the tides", author=[_name("le Goff", "Yann")],
        archive="Harbour Archive", archive_location="Box 3, folder 12", genre="manuscript",
    ),
    _item(
        "forthcoming", "article-journal", title="What comes next?",
        author=[_name("O'Neil", "Shea"), _name("Zed", "Ann")],
        issued={"literal": "forthcoming"}, container_title="Journal of Steps",
    ),
    _item(
        "speech", "speech", title="On speaking plainly", author=[_name("King", "Ada", suffix="III")],
        event="Annual Meeting", event_place="Lisbon", issued=_date(2011, 10, 3),
        genre="Keynote",
    ),
    _item(
        "bill", "legislation", title="Clean Harbours Act", number="42", container_title="Statutes",
        issued=_date(1990, 6, 15), section="3", jurisdiction="gb",
    ),
    _item(
        "post", "post-weblog", title="Ten things I learned", author=[_name("Lark", "Jo")],
        container_title="Larking about", URL="https://example.org/lark?a=1&b=2",
        issued=_date(2014, 4), accessed=_date(2016, 11, 30),
    ),
    _item(
        "interview", "interview", title="Talking about rain", author=[_name("Rayne", "Claude")],
        interviewer=[_name("Drop", "Dee")], issued=_date(1983, 2), medium="Tape",
    ),
)  # fmt: skip


def make_varied_items(count: int = 40, seed: int = 7) -> list[Item]:
    """``count`` items: the odd ones first, plain ones behind them."""
    odd = list(ITEMS[:count])
    return odd + make_items(count - len(odd), seed=seed)


def make_clusters(items: list[Item], seed: int = 7) -> list[list[dict[str, Any]]]:
    """Citations in document order: single ones, locators, affixes, repeats, several at once."""
    rng = random.Random(seed)
    ids = [item["id"] for item in items]
    clusters: list[list[dict[str, Any]]] = [
        [{"id": ids[0]}],
        [{"id": ids[0], "locator": "23", "label": "page"}],
        [{"id": ids[0], "locator": "23", "label": "page"}],
        [{"id": ids[0], "locator": "25-27", "label": "page"}],
        [{"id": ids[1]}, {"id": ids[2]}],
        [{"id": ids[3], "prefix": "see ", "suffix": ", and passim"}],
        [{"id": ids[0]}],
        [{"id": "zed-a"}, {"id": "zed-b"}, {"id": "zed-c"}],
        [{"id": ids[6]}, {"id": ids[5]}, {"id": ids[8]}, {"id": ids[7]}],
        [{"id": ids[2], "locator": "4", "label": "chapter"}],
        [{"id": ids[2], "locator": "7", "label": "section"}, {"id": ids[4]}],
        [{"id": "zed-a", "locator": "3", "label": "volume"}],
        [{"id": ids[1], "suppress-author": True}],
    ]
    clusters += [[{"id": id}] for id in ids]
    clusters += [[{"id": id} for id in rng.sample(ids, rng.randrange(2, 6))] for _ in range(10)]
    return clusters
