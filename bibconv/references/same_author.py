"""The dash that stands for the names of the reference above: ``———. 1990. The Logic of Practice.``

>>> found = dash("———, ed. 1990. A Title.")
>>> found.length, found.editor
(9, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from bibconv.model import Item, Name
from bibconv.model.segment import Segment

# Two dashes or three underscores at least; a single dash only where a mark follows at once: with a
# blank behind it is a bullet.
_DASH = re.compile(
    r"\s*(?:[—–―⸺⸻]{2,8}|[⸺⸻]|_{3,20}|-{3,20}|—(?=[.,:]|\s+\(?(?:1[5-9]|20)\d\d)|"
    # "the same": of him, of her, of them
    r"(?:Ders|Dies)\.?(?=:|,|\s?\()|(?:Id|Idem|Ead|Eadem)\.?(?=[:,]\s?[^\W\d_]|\s?\())"
    r"(?P<editor>[.,]?\s*\(?(?:eds?|hrsg|hgg?|coord|dir)\b\.?\)?)?[\s.,:;]*(?=[\w(\[\"“„«‘'])"
)
_AND = re.compile(r"(?:and|und|et|y|e|&)\s", re.IGNORECASE)


class Dash(msgspec.Struct, frozen=True):
    """A dash in place of names: how much of the text it is, and whether it names editors."""

    length: int
    editor: bool


def dash(text: str) -> Dash | None:
    """The dash that ``text`` begins with, if it does."""
    match = _DASH.match(text)
    if match is None:
        return None
    return Dash(match.end(), match["editor"] is not None)


def without_dash(segment: Segment) -> tuple[Segment, Dash | None]:
    """The reference from behind its dash on."""
    found = dash(segment.text)
    if found is None:
        return segment, None
    return msgspec.structs.replace(segment, text=segment.text[found.length :]), found


def with_names(
    items: Sequence[Item], dashes: Sequence[Dash | None], texts: Sequence[str]
) -> list[Item]:
    """The items, those with a dash with the names of the one above.

    ``texts`` are the references behind their dashes: ``and Roe`` there are further authors.
    """
    done: list[Item] = []
    for item, found, text in zip(items, dashes, texts, strict=True):
        if found is not None and done:
            item = _named(item, done[-1], found, text)
        done.append(item)
    return done


def _named(item: Item, above: Item, found: Dash, text: str) -> Item:
    names: tuple[Name, ...] = above.names("author") or above.names("editor")
    if not names:
        return item
    editors = found.editor or (not above.names("author") and not item.names("author"))
    variable = "editor" if editors else "author"
    own = item.names(variable)
    if own and not _AND.match(text):
        return item
    # A dash that more names follow stands for the first author alone.
    lent = (names[0], *own) if own else names
    return item.with_variables({variable: lent})
