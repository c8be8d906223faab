"""One list of invented works in every usual layout, and how many references come back whole.

>>> text = LAYOUTS["[1]"](printed("apa"))
"""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Callable, Sequence

import bibconv
from bibconv.model.segment import Segment

STYLES = ("apa", "vancouver", "chicago-author-date")
_FAMILIES = (
    "Marek Ostrom Quillan Haverby Tennick Adeyo Lindqvarn Rossetti Vandermolen Okafor Brandt Szabo "
    "Carrow Iwata Pellegri Dunmore Fenwick Grale Holloran Jessup"
).split()
_GIVEN = "Anna Tomas Birgit Jonas Elena Peter Maria Samuel Ruth Kenji Olga Victor".split()
_TITLES = (
    "Slow tides and the growth of salt marshes",
    "Trust in small towns: A survey of neighbours",
    "Early detection of bark damage in northern forests",
    "The price of bread in harbour cities",
    "Nerve fibres after injury: What regeneration costs",
    "Teachers, pupils and the length of the school day",
    "Estimating snow depth from satellite radar",
    "Why committees fail",
    "Dietary fibre and inflammation in older adults",
    "Copper mining and water quality in upland streams",
)
_CONTAINERS = (
    "Journal of Shore Biology",
    "Town and Country Studies",
    "Northern Forestry",
    "Annals of Economic Geography",
    "Pain Research",
)
_PUBLISHERS = (
    ("Cambridge", "Harbour Press"),
    ("Berlin", "Verlag Norden"),
    ("New York", "Routledge"),
)


def items(count: int = 20, seed: int = 4) -> bibconv.Library:
    """Articles, and every fourth a book."""
    rng = random.Random(seed)
    made = []
    for index in range(count):
        names = [
            {"family": family, "given": " ".join(rng.sample(_GIVEN, rng.randint(1, 2)))}
            for family in rng.sample(_FAMILIES, rng.randint(1, 5))
        ]
        item: dict[str, object] = {
            "id": f"w{index}",
            "author": names,
            "title": f"{_TITLES[index % len(_TITLES)]}{', revisited' if index >= 10 else ''}",
            "issued": {"date-parts": [[rng.randint(1978, 2023)]]},
        }
        if index % 4 == 3:
            place, publisher = rng.choice(_PUBLISHERS)
            item |= {"type": "book", "publisher": publisher, "publisher-place": place}
        else:
            page = rng.randint(1, 900)
            item |= {
                "type": "article-journal",
                "container-title": rng.choice(_CONTAINERS),
                "volume": str(rng.randint(1, 90)),
                "issue": str(rng.randint(1, 12)),
                "page": f"{page}-{page + rng.randint(2, 20)}",
            }
            if rng.random() < 0.4:
                item["DOI"] = f"10.1234/sb.{rng.randint(1000, 9999)}"
        made.append(item)
    return bibconv.loads(json.dumps(made), format="csl-json")


def printed(style: str) -> list[str]:
    """The bibliography without the style's own numbers."""
    lines = bibconv.cite(items(), style)
    return [line.partition(" ")[2] if line.split(".")[0].isdigit() else line for line in lines]


def _numbered(form: str) -> Callable[[Sequence[str]], str]:
    return lambda works: "".join(
        f"{form.format(number)} {work}\n" for number, work in enumerate(works, 1)
    )


def _wrapped(indent: str, *, gap: str = "", form: str = "") -> Callable[[Sequence[str]], str]:
    return lambda works: "".join(
        textwrap.fill(
            f"{form.format(number)} {work}" if form else work,
            70,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
        + "\n"
        + gap
        for number, work in enumerate(works, 1)
    )


def hyphenated(work: str, width: int, indent: str) -> str:
    """Lines filled to the last character, long words cut with a hyphen."""
    lines, line = [], ""
    for word in work.split():
        room = width - len(line) - 2
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}" if line.strip() else line + word
        elif word.isalpha() and word.islower() and room >= 3 and len(word) - room >= 3:
            lines.append(f"{line} {word[:room]}-")
            line = indent + word[room:]
        else:
            lines.append(line)
            line = indent + word
    return "\n".join([*lines, line])


def _hyphenated(indent: str) -> Callable[[Sequence[str]], str]:
    return lambda works: "".join(hyphenated(work, 70, indent) + "\n" for work in works)


def _paged(form: str, indent: str, *, blank: bool) -> Callable[[Sequence[str]], str]:
    """Every 14 lines a page ends: its number below, the running head above the next."""

    def lay(works: Sequence[str]) -> str:
        lines = _wrapped(indent, form=form)(works).splitlines()
        edge = [""] if blank else []
        made = []
        for at in range(0, len(lines), 14):
            head = ["Tides and Towns", "H. Carrow et al."][at // 14 % 2]
            made += [*lines[at : at + 14], *edge, str(211 + at // 14), head, *edge]
        return "\n".join(made[: -2 - len(edge) * 2]) + "\n"

    return lay


LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "a line each": lambda works: "\n".join(works) + "\n",
    "1.": _numbered("{}."),
    "[1]": _numbered("[{}]"),
    "(1)": _numbered("({})"),
    "1. wrapped": _wrapped("", form="{}."),
    "[1] wrapped, hanging": _wrapped("    ", form="[{}]"),
    "hanging": _wrapped("    "),
    "wrapped": _wrapped(""),
    "hyphenated": _hyphenated(""),
    "hyphenated, hanging": _hyphenated("    "),
    "pages, hanging": _paged("", "    ", blank=True),
    "pages, hanging, dense": _paged("", "    ", blank=False),
    "pages, wrapped": _paged("", "", blank=True),
    "pages, wrapped, dense": _paged("", "", blank=False),
    "pages, [1]": _paged("[{}]", "", blank=True),
    "pages, [1], dense": _paged("[{}]", "", blank=False),
    "blank lines": _wrapped("", gap="\n"),
}


def whole(found: Sequence[Segment], works: Sequence[str]) -> int:
    """How many works are the text of one segment."""
    texts = {"".join(piece.text.split()) for piece in found}
    return sum("".join(work.split()) in texts for work in works)
