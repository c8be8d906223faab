"""Variables that an item states in its note, set on the item.

Which lines are statements is :mod:`bibconv.formats.csl.note`'s business. A variable that the item
has already stays as it is, and the line stays in the note.
"""

from __future__ import annotations

from bibconv.formats.csl.dates import date_of_text
from bibconv.formats.csl.names import plain_name
from bibconv.formats.csl.note import NOTE_LINES, comes_from_zotero, split_note
from bibconv.formats.csl.reading import Reading, known_type
from bibconv.model import ITEM_TYPES, KINDS, Kind, Name


def state_from_note(reading: Reading, item_id: str, item_type: str, note: str) -> str:
    """Variables stated at the start of the note; gives the type, which one may be stated too."""
    if NOTE_LINES in reading.extra:  # was done when this was written
        if reading.extra[NOTE_LINES] == "":
            del reading.extra[NOTE_LINES]
        return item_type
    zotero = comes_from_zotero(item_id, "citation-key" in reading.variables)
    if not zotero and "{:" not in note:
        return item_type
    split = split_note(note, lines=zotero)
    taken: list[str] = []
    left: list[str] = []
    people: dict[str, list[Name]] = {}
    for statement in split.statements:
        name, value = statement.name, statement.value
        done = False
        if name == "type":
            known = value if value in ITEM_TYPES else known_type(value)
            if known is not None:
                item_type, done = known, True
        elif name.startswith("tex"):
            done = f"bibtex:{name.partition('.')[2]}" not in reading.extra
            if done:
                reading.extra[f"bibtex:{name.partition('.')[2]}"] = value
        elif name not in reading.variables and value and name != "note":
            done = _state(reading, name, value, people)
        (taken if done else left).append(statement.raw)
    for name, names in people.items():
        reading.variables[name] = tuple(names)
        reading.sources[name] = "note"
    if taken:
        reading.extra[NOTE_LINES] = "".join(taken)
        rest = "".join(left) + split.rest
        if rest.strip():
            reading.variables["note"] = rest
        else:
            del reading.variables["note"]
    return item_type


def _state(reading: Reading, name: str, value: str, people: dict[str, list[Name]]) -> bool:
    """Set one variable from a line of the note."""
    kind = KINDS.get(name)
    if kind is Kind.NAME:
        family, bars, given = value.partition("||")
        person = (
            Name(family=family.strip() or None, given=given.strip() or None)
            if bars
            else plain_name(value)
        )
        if person:
            people.setdefault(name, []).append(person)
        return bool(person)
    if kind is Kind.DATE:
        date = date_of_text(value)
        if date is None:
            return False
        reading.variables[name] = date
    else:
        reading.variables[name] = value
    reading.sources[name] = "note"
    return True
