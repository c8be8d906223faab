"""Our styles print what the pages they were learned from print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from csl_helpers import article, item

from bibconv.csl import cite, find_style
from bibconv.csl.styles import own_folder
from bibconv.text.xml import parse

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PORTAL = {
    "type": "article-journal",
    "title": "Signals of the marsh",
    "author": [
        {"family": "Miller", "given": "Ann B."},
        {"family": "Okoye", "given": "Chidi"},
        {"family": "Sato", "given": "Ken"},
    ],
    "container-title": "Journal of Wetlands",
    "volume": "104",
    "issue": "51",
    "page": "20151-20158",
    "issued": {"date-parts": [[2007, 12, 8]]},
}
FOUR = [*PORTAL["author"], {"family": "Last", "given": "Lea"}]  # type: ignore[misc]
CHAPTER = {
    "type": "chapter",
    "title": "Small",
    "author": [{"family": "Doe", "given": "Jane"}],
    "editor": [{"family": "Roe", "given": "John"}, {"family": "Poe", "given": "Ann"}],
    "container-title": "Handbook",
    "publisher": "Press",
    "publisher-place": "Oxford",
    "issued": {"date-parts": [[2012]]},
    "page": "1-10",
    "collection-title": "Series",
    "collection-number": "2",
}
BOOK = {
    "type": "book",
    "title": "Large",
    "author": [{"family": "Doe", "given": "Jane"}],
    "publisher": "Press",
    "publisher-place": "Oxford",
    "edition": "2",
    "number-of-pages": "250",
    "issued": {"date-parts": [[2012]]},
}

CASES = [
    (
        "pure-standard",
        PORTAL,
        "Signals of the marsh. / Miller, Ann B.; Okoye, Chidi; Sato, Ken. In: Journal of Wetlands, "
        "Vol. 104, No. 51, 08.12.2007, p. 20151-20158.",
    ),
    (
        "pure-standard",
        {**PORTAL, "author": FOUR, "volume": "21", "issue": "4", "page": "e3", "number": "e3"},
        "Signals of the marsh. / Miller, Ann B.; Okoye, Chidi; Sato, Ken et al. "
        "In: Journal of Wetlands, Vol. 21, No. 4, e3, 08.12.2007, p. e3.",
    ),
    (
        "pure-standard",
        CHAPTER,
        "Small. / Doe, Jane. Handbook. ed. / John Roe; Ann Poe. Oxford: Press, 2012. p. 1-10 "
        "(Series; Vol. 2).",
    ),
    ("pure-standard", BOOK, "Large. / Doe, Jane. 2. ed. Oxford: Press, 2012. 250 p."),
    (
        "pure-author",
        PORTAL,
        "Miller, Ann B. ; Okoye, Chidi ; Sato, Ken. / Signals of the marsh. In: Journal of "
        "Wetlands. 2007 ; Vol. 104, No. 51. pp. 20151-20158.",
    ),
    (
        "pure-author",
        {**CHAPTER, "author": FOUR},
        "Miller, Ann B. ; Okoye, Chidi ; Sato, Ken et al. / Small. Handbook. "
        "editor / John Roe ; Ann Poe. Oxford : Press, 2012. pp. 1-10 (Series ; Vol. 2).",
    ),
    (
        "pure-harvard",
        PORTAL,
        "Miller, AB, Okoye, C & Sato, K 2007, ‘Signals of the marsh’, Journal of Wetlands, "
        "vol. 104, no. 51, pp. 20151–20158.",
    ),
    (
        "pure-vancouver",
        PORTAL,
        "1. Miller AB, Okoye C, Sato K. Signals of the marsh. Journal of Wetlands. "
        "2007 Dec 8;104(51):20151–8.",
    ),
    (
        "pure-apa",
        PORTAL,
        "Miller, A. B., Okoye, C., & Sato, K. (2007). Signals of the marsh. "
        "Journal of Wetlands, 104(51), 20151–20158.",
    ),
    (
        "springer-cite-this-article",
        {**PORTAL, "author": FOUR, "container-title-short": "J. Wetl.", "DOI": "10.1000/w"},
        "Miller, A.B., Okoye, C., Sato, K. et al. Signals of the marsh. J. Wetl. 104, "
        "20151–20158 (2007). https://doi.org/10.1000/w",
    ),
    (
        "springer-cite-this-article",
        {**PORTAL, "author": FOUR[:2], "title": "What is a marsh?"},
        "Miller, A.B. & Okoye, C. What is a marsh? Journal of Wetlands 104, 20151–20158 (2007).",
    ),
    (
        "neuroscience-bulletin",
        {**PORTAL, "container-title-short": "J Wetl", "DOI": "10.1000/w"},
        "Miller AB, Okoye C, Sato K. Signals of the marsh. J Wetl 2007, 104: 20151–20158.",
    ),
    (
        "neuroscience-bulletin",
        {**PORTAL, "page": "1274-1282.e6"},
        "Miller AB, Okoye C, Sato K. Signals of the marsh. "
        "Journal of Wetlands 2007, 104: 1274-1282.e6.",
    ),
    (
        "neuroscience-bulletin",
        {**PORTAL, "author": [{"family": "Koninck", "given": "Y.", "non-dropping-particle": "de"}]},
        "de Koninck Y. Signals of the marsh. Journal of Wetlands 2007, 104: 20151–20158.",
    ),
    (
        "neuroscience-bulletin",
        CHAPTER,
        "Doe J. Small. In: Roe J, Poe A (eds.). Handbook, Oxford: Press, 2012, 1–10.",
    ),
    ("neuroscience-bulletin", BOOK, "Doe J. Large. Oxford: Press, 2012."),
]


@pytest.mark.parametrize(("style", "data", "expected"), CASES)
def test_prints_as_the_page(style: str, data: dict[str, object], expected: str) -> None:
    straight = cite([item({"id": "x", **data})], style=style)
    assert straight == [expected]


def test_titles_stand_out_in_html() -> None:
    (entry,) = cite([article()], style="pure-standard", output="html")
    assert entry.startswith("<b>A study of things.</b> / Doe, Jane A.; Roe, Richard. In: ")


@pytest.mark.parametrize("path", sorted(own_folder().glob("*.csl")), ids=lambda path: path.stem)
def test_styles_say_what_they_are(path: Path) -> None:
    root = parse(path.read_bytes())
    cs = "{http://purl.org/net/xbiblio/csl}"
    info = root.find(f"{cs}info")
    assert info is not None
    for element in ("title", "id", "updated", "rights"):
        assert info.findtext(f"{cs}{element}"), element
    assert "MIT" in (info.findtext(f"{cs}rights") or "")
    assert (info.findtext(f"{cs}id") or "").endswith(f"/{path.stem}")
    assert find_style(path.stem).data == path.read_bytes()


needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed pages are not beside the checkout"
)


@needs_seeds
def test_the_fourteen_references_print_exactly_as_on_the_page() -> None:
    truth = json.loads((SEEDS / "truth.json").read_text("utf-8"))["springer"]
    page = (SEEDS / truth["file"]).read_text("utf-8")
    printed = re.findall(r"^ +\d+\. (.*)$", page, re.MULTILINE)
    assert len(printed) == 14
    assert cite(map(item, truth["references"]), style="neuroscience-bulletin") == printed


@needs_seeds
def test_the_article_prints_as_its_page_cites_it() -> None:
    truth = json.loads((SEEDS / "truth.json").read_text("utf-8"))["springer"]
    page = (SEEDS / truth["file"]).read_text("utf-8").splitlines()
    (line,) = cite([item(truth["article"])], style="springer-cite-this-article")
    assert line in page
