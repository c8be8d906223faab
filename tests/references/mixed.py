"""Sixty invented works of many types, half of them no articles, and a set of styles to print them in."""

from __future__ import annotations

import json
import random
from typing import Any

import bibconv

STYLES = (
    "apa chicago-author-date chicago-notes-bibliography modern-language-association "
    "harvard-cite-them-right american-medical-association nature science vancouver ieee elsevier-harvard "
    "elsevier-with-titles springer-basic-author-date springer-lecture-notes-in-computer-science "
    "american-chemical-society american-physics-society royal-society-of-chemistry "
    "american-sociological-association american-political-science-association "
    "council-of-science-editors turabian-author-date bluebook-law-review oscola "
    "din-1505-2 iso690-author-date-fr associacao-brasileira-de-normas-tecnicas "
    "modern-humanities-research-association plos cell the-lancet"
).split()

_FAMILIES = (
    "Marek Ostrom Quillan Haverby Tennick Adeyo Lindqvarn Rossetti Vandermolen Okafor Brandt Szabo Carrow "
    "Iwata Pellegri Dunmore Fenwick Grale Holloran Jessup Ødegård Čapek Núñez Łaski Müllner"
).split()
_GIVEN = "Anna Tomas Birgit Jonas Elena Peter María Samuel Ruth Kenji Olga Victor Jean-Paul".split()
_ORGANISATIONS = ("World Reef Office", "Harbour Standards Board", "Tide Watch", "Ministry of Ports")
_TITLES = (
    "Slow tides and the growth of salt marshes|Trust in small towns: A survey of neighbours|"
    "Early detection of bark damage in northern forests|The price of bread in harbour cities|"
    "Nerve fibres after injury: What regeneration costs|Teachers, pupils and the school day|"
    "Estimating snow depth from satellite radar|Why committees fail|In the shadow of the reef|"
    "Copper mining and water quality in upland streams|What is a pier?|Der Hafen und seine Stadt|"
    "El puerto y la ciudad|Les marées de l’ouest|2001: A year of storms"
).split("|")
_CONTAINERS = (
    "Journal of Shore Biology|Town and Country Studies|Pain Research|Annals of Ports".split("|")
)
_PLACES = (("Cambridge", "Harbour Press"), ("Berlin", "Verlag Norden"), ("New York", "Quay"))
_TYPES = (
    "article-journal book article-journal chapter article-journal report article-journal thesis article-journal "
    "webpage article-journal paper-conference article-journal article-newspaper article-journal book"
).split()


def items(count: int = 60, seed: int = 11) -> list[dict[str, Any]]:
    """CSL-JSON of invented works."""
    chance = random.Random(seed)
    return [_item(index, chance) for index in range(count)]


def _item(index: int, chance: random.Random) -> dict[str, Any]:
    kind = _TYPES[index % len(_TYPES)]
    place, publisher = chance.choice(_PLACES)
    first = chance.randint(1, 800)
    made: dict[str, Any] = {
        "id": f"w{index}",
        "type": kind,
        "title": f"{_TITLES[index % len(_TITLES)]}{f', part {index}' if index >= len(_TITLES) else ''}",
        "author": _names(chance, kind),
        "issued": {
            "date-parts": [[chance.randint(1948, 2023), 3, 14][: 3 if "news" in kind else 1]]
        },
    }
    if kind.startswith("article"):
        made |= {"container-title": chance.choice(_CONTAINERS), "page": f"{first}-{first + 9}"}
    if kind == "article-journal":
        made |= {"volume": str(chance.randint(1, 90)), "issue": str(chance.randint(1, 12))}
        if chance.random() < 0.5:
            made["DOI"] = f"10.5555/sb.{index}"
    elif kind in ("book", "report", "thesis"):
        made |= {"publisher": publisher, "publisher-place": place}
    elif kind in ("chapter", "paper-conference"):
        made |= {
            "container-title": "Handbook of shores",
            "editor": _names(chance, kind),
            "page": f"{first}-{first + 9}",
            "publisher": publisher,
            "publisher-place": place,
        }
    elif kind == "webpage":
        made |= {"URL": f"https://example.org/{index}", "accessed": {"date-parts": [[2021, 5, 3]]}}
    return made


def _names(chance: random.Random, kind: str) -> list[dict[str, str]]:
    if kind in ("report", "webpage") and chance.random() < 0.6:
        return [{"literal": chance.choice(_ORGANISATIONS)}]
    return [
        {"family": family, "given": " ".join(chance.sample(_GIVEN, chance.randint(1, 2)))}
        for family in chance.sample(_FAMILIES, chance.choice((1, 1, 2, 3, 5, 9)))
    ]


def printed(style: str) -> list[str]:
    """The bibliography in ``style``, an entry a line."""
    library = bibconv.loads(json.dumps(items()), format="csl-json")
    return [" ".join(entry.split()) for entry in bibconv.cite(library, style)]
