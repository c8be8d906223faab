"""One MARC record as its fields, whatever it was written in.

>>> field = parse_field("245", "10$aOn trees :$ba study /")
>>> field.first("a"), str(field)
('On trees :', '10$aOn trees :$ba study /')
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

_DOLLAR = "{dollar}"


class MarcField(msgspec.Struct):
    """A field: three characters of tag, and a value or subfields.

    Attributes:
        tag: as written.
        indicators: two characters; ``""`` in a control field.
        subfields: code and value of each; of a control field, one with the code ``""``.
        start, end: offsets in the source.
    """

    tag: str
    indicators: str
    subfields: list[tuple[str, str]]
    start: int = 0
    end: int = 0

    def all(self, code: str) -> list[str]:
        """Values of the subfields with this code, trimmed."""
        return [value.strip() for own, value in self.subfields if own == code and value.strip()]

    def first(self, code: str) -> str:
        """The first of them, ``""`` if there is none."""
        return next(iter(self.all(code)), "")

    def joined(self, codes: str, joint: str = " ") -> str:
        """Values of all subfields with one of these codes, in order."""
        return joint.join(v.strip() for own, v in self.subfields if own in codes and v.strip())

    @property
    def value(self) -> str:
        """All of it, without codes; of a control field every character counts."""
        if not self.indicators:
            return "".join(value for _, value in self.subfields)
        return " ".join(value.strip() for _, value in self.subfields)

    def __str__(self) -> str:
        if not self.indicators:
            return self.value
        inner = "".join(f"${code}{value.replace('$', _DOLLAR)}" for code, value in self.subfields)
        return self.indicators.replace(" ", "#") + inner


class MarcRecord(msgspec.Struct):
    """Leader (24 characters) and fields in order."""

    leader: str
    fields: list[MarcField]

    def all(self, *tags: str) -> Iterator[MarcField]:
        """The fields with one of these tags, in order of the record."""
        return (field for field in self.fields if field.tag in tags)

    def control(self, tag: str) -> str:
        """The value of a control field, ``""`` if it is not there."""
        return next((field.value for field in self.all(tag)), "")


def parse_field(tag: str, text: str) -> MarcField:
    """The field that ``str`` of a field gives; a control field if the tag begins with ``00``."""
    if tag.startswith("00"):
        return MarcField(tag, "", [("", text)])
    head, *parts = text.split("$")
    pairs = [(part[:1], part[1:].replace(_DOLLAR, "$")) for part in parts]
    return MarcField(tag, (head.replace("#", " ") + "  ")[:2], pairs)
