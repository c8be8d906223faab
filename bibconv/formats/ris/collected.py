"""What is known of a record while its tags are read.

The procedures of this folder fill a :class:`Collected`; nothing given to it is lost: a value
whose variable is taken goes to ``extra`` under its tag.
"""

from __future__ import annotations

from typing import Any

import msgspec

from bibconv.formats.ris.remember import remembered
from bibconv.model import Item, Name
from bibconv.text.names import parse_inverted

Values = list[tuple[str, str, int]]
"""Values of tags that are read together: tag, value, index of the field."""


@remembered(65536)
def parse_name(text: str) -> Name:
    """A name of RIS. One word without a comma is a family name (``Plato``), unless capitals
    show an organisation (``NASA``); ``NASA,`` is a family name."""
    name = parse_inverted(text)
    return Name(literal=name.family) if is_acronym(text) else name


def is_acronym(word: str) -> bool:
    """Whether one word without a comma names an organisation."""
    return word.isupper() and word.isalnum() and 1 < len(word) < 9


ET_AL = frozenset(["et al", "et al.", "et. al.", "and others", "others"])


@remembered(65536)
def read_name(text: str) -> Name | None:
    """A name, ``None`` for "et al."."""
    return None if text.lower() in ET_AL else parse_name(text)


class Collected(msgspec.Struct):
    """A record in the making.

    Attributes:
        ris_type: the reference type, ``""`` if unknown.
        variables, origins, extra, id, type: as in the record to be.
        groups: values that a procedure has to read.
        aside: values that bibconv itself put aside when it wrote the record.
        id_index: the field the id was read from.
        unknown: the TY field to report, if no TY has a known type.
    """

    ris_type: str = ""
    variables: dict[str, Any] = msgspec.field(default_factory=dict)
    origins: dict[str, int] = msgspec.field(default_factory=dict)
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
    groups: dict[str, Values] = msgspec.field(default_factory=dict)
    aside: dict[str, Any] = msgspec.field(default_factory=dict)
    id: str = ""
    type: str = "document"
    id_index: int | None = None
    unknown: int | None = None

    def item(self) -> Item:
        """The item, as far as it is known."""
        return Item(self.id, self.type, self.variables, self.extra)

    def set(self, variable: str, tag: str, value: str, index: int) -> None:
        """Set a text variable that has no value yet; another value for it is left over."""
        held = self.variables.get(variable)
        if held is None:
            self.variables[variable] = value
            self.origins[variable] = index
        elif held != value:
            self.leave(tag, value)

    def add_name(self, variable: str, value: str, index: int) -> None:
        """Add a name to a name variable; "et al." is a fact about the list, not a name."""
        name = read_name(value)
        if name is None:
            self.extra[f"{variable}-truncated"] = True
            return
        names = self.variables.get(variable)
        if names is None:
            names = self.variables[variable] = []
            self.origins[variable] = index
        names.append(name)

    def leave(self, tag: str, value: str) -> None:
        """Keep a value that has no variable under its tag."""
        key = f"ris:{tag}"
        held = self.extra.get(key)
        if held is None:
            self.extra[key] = value
        elif isinstance(held, list):
            held.append(value)
        else:
            self.extra[key] = [held, value]
