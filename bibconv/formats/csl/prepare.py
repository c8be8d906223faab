"""Item -> an object that keeps to csl-data.json 1.0.2; what has no place there goes to custom.

The names of a ``co-investigator`` become ``custom["csl:co-investigator"]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from bibconv.formats.base import WriteContext
from bibconv.formats.csl.note import NOTE_LINES, comes_from_zotero, split_note
from bibconv.formats.csl.schema import WRITTEN
from bibconv.model import ITEM_TYPES, Block, Date, Item, Lose, Loss, Outcome, Value
from bibconv.model.dates import in_words


def unchanged(
    blocks: Iterable[Block], context: WriteContext
) -> tuple[list[str] | None, Iterable[Block]]:
    """The text of the blocks if they came from this very format and none was changed, else
    ``None``; and the blocks."""
    if not context.verbatim:
        return None, blocks
    blocks = list(blocks)
    texts = [block.raw for block in blocks if block.raw is not None]
    return (texts if blocks and len(texts) == len(blocks) else None), blocks


def schema_object(item: Item, lose: Lose) -> dict[str, Any]:
    """The item as an object that the schema allows."""
    data = _with_possible_dates(item, lose).to_csl()
    if _note_could_be_mistaken(item):
        data["custom"] = {**data.get("custom", {}), NOTE_LINES: ""}
    if item.type in ITEM_TYPES and item.variables.keys() <= WRITTEN:
        return data
    custom = dict(data.pop("custom", {}))
    if item.type not in ITEM_TYPES:
        data["type"] = "document"
        custom.setdefault("csl:type", item.type)
        lose(Loss(item.id, "type", Outcome.APPROXIMATED, f"CSL has no type {item.type!r}"))
    for variable in item.variables:
        if variable not in WRITTEN:
            custom[f"csl:{variable}"] = data.pop(variable)
            lose(Loss(item.id, variable, Outcome.KEPT_ASIDE, "the CSL schema has no such property"))
    data["custom"] = custom
    return data


def _with_possible_dates(item: Item, lose: Lose) -> Item:
    """The item with dates that cannot be, such as a month 13, in words: as numbers they would be
    read as something else."""
    changed: dict[str, Value] = {}
    for variable, value in item.variables.items():
        if value.__class__ is Date and (date := in_words(value)) is not value:
            changed[variable] = date
            reason = "there is no such date; written in words"
            lose(Loss(item.id, variable, Outcome.APPROXIMATED, reason))
    if not changed:
        return item
    return msgspec.structs.replace(item, variables={**item.variables, **changed})


def _note_could_be_mistaken(item: Item) -> bool:
    """Whether a reader would take lines of the note for statements of variables."""
    note = item.text("note")
    if ":" not in note or NOTE_LINES in item.extra:
        return False
    zotero = comes_from_zotero(item.id, "citation-key" in item.variables)
    return (zotero or "{:" in note) and bool(split_note(note, lines=zotero).statements)
