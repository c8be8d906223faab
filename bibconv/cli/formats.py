"""``bibconv formats``: the formats that can be read and written, and what each can hold."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bibconv import api
from bibconv.detect import FORMATS, format_named
from bibconv.formats.base import Format
from bibconv.model import ITEM_TYPES, KINDS, Date, Item, Kind, Loss, Name, Outcome, Value

_WORKS = ("article-journal", "book", "chapter")


def formats(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A format: what it holds, tried out and listed."),
    ] = None,
) -> None:
    """List the formats: name, whether it is read and written, extensions, what it holds.

    With NAME, every variable and type is written in that format and read again, and those that
    do not come back are listed.
    """
    if name is not None:
        _describe(format_named(name))
        return
    for format in FORMATS.values():
        cells = (format.name, _ways(format), " ".join(format.extensions), format.holds)
        if sys.stdout.isatty():
            print(f"{cells[0]:<14} {cells[1]:<11} {cells[2]:<26} {cells[3]}")
        else:
            print("\t".join(cells))


def _ways(format: Format) -> str:
    return "+".join(way for way, can in (("read", format.reads), ("write", format.writes)) if can)


def _describe(format: Format) -> None:
    print(f"{format.name}: {format.title}")
    print(f"  {_ways(format)}; {', '.join(format.extensions)}")
    print(f"  holds: {format.holds}")
    if not format.writes:
        return
    lost = {outcome: _lost(format, outcome) for outcome in Outcome}
    for what, names in (("types", ITEM_TYPES), ("variables", KINDS)):
        kept = [name for name in names if not any(name in lost[o] for o in Outcome)]
        print(f"  {what}: {len(kept)} of {len(names)} as they are")
        for outcome in Outcome:
            found = sorted(name for name in names if name in lost[outcome])
            if found:
                print(f"    {outcome.value}: {', '.join(found)}")


def _lost(format: Format, outcome: Outcome) -> set[str]:
    """The types and variables whose writing ends in ``outcome``: variables in every work tried."""
    found = {t for t in ITEM_TYPES if _ends(format, Item("a", t, {"title": "T"}), "type", outcome)}
    for variable in KINDS:
        works = (_sample(variable, type) for type in _WORKS)
        if all(_ends(format, work, variable, outcome) for work in works):
            found.add(variable)
    return found


def _ends(format: Format, item: Item, variable: str, outcome: Outcome) -> bool:
    losses: list[Loss] = []
    api.dumps([item], format.name, lose=losses.append)
    return any(loss.variable == variable and loss.outcome is outcome for loss in losses)


def _sample(variable: str, type: str) -> Item:
    """A work with a value in ``variable``, beside what every such work has."""
    values: dict[Kind, Value] = {
        Kind.NAME: (Name("Doe", "Jane"),),
        Kind.DATE: Date(((2020, 5, 17),)),
        Kind.NUMBER: "12",
    }
    variables: dict[str, Value] = {"title": "T"}
    if type != "book":
        variables["container-title"] = "J"
    usual = {"DOI": "10.1000/x", "ISSN": "1234-5679", "ISBN": "978-3-16-148410-0", "page": "1-9"}
    value = values.get(
        KINDS[variable], usual.get(variable, "en" if variable == "language" else "x")
    )
    return Item("a", type, variables | {variable: value})
