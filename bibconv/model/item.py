"""An item: what a reference says, in CSL's vocabulary, free of any file format.

>>> item = Item("doe2020", "book", {"title": "A Title", "author": (Name(family="Doe"),)})
>>> item.to_csl()["title"]
'A Title'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bibconv.model.dates import Date
from bibconv.model.names import Name

Value = str | Date | tuple[Name, ...]
"""What a variable holds: text in CSL-JSON inline markup, a date, or names."""

Extra = Mapping[str, Any]
"""JSON values that CSL has no variable for."""


class Item(msgspec.Struct, frozen=True):
    """One bibliographic item. Items are equal when they mean the same; where they came from
    is the :class:`~bibconv.model.record.Record`'s business.

    Attributes:
        id: citation key; ``""`` if the input gave none.
        type: one of the CSL 1.0.2 item types.
        variables: CSL variable -> value of the variable's kind. Never holds empty values.
        extra: what CSL has no variable for, as JSON values. Keys are ``format:field``
            (``bibtex:timestamp``) for leftovers that the same format gets back, and plain names
            for facts of our own (``author-truncated``). It is CSL-JSON's ``custom``.
    """

    id: str
    type: str
    variables: Mapping[str, Value] = msgspec.field(default_factory=dict)
    extra: Extra = msgspec.field(default_factory=dict)

    def __getitem__(self, variable: str) -> Value:
        return self.variables[variable]

    def __contains__(self, variable: object) -> bool:
        return variable in self.variables

    def __iter__(self) -> Iterator[str]:
        return iter(self.variables)

    def text(self, variable: str) -> str:
        """The value of a text variable, ``""`` if it is not set."""
        value = self.variables.get(variable)
        return value if isinstance(value, str) else ""

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a name variable, ``()`` if it is not set."""
        value = self.variables.get(variable)
        return value if isinstance(value, tuple) else ()

    def date(self, variable: str) -> Date | None:
        """The date of a date variable, ``None`` if it is not set."""
        value = self.variables.get(variable)
        return value if isinstance(value, Date) else None

    def with_(self, **changes: Any) -> Item:
        """A copy with other ``id``, ``type``, ``variables`` or ``extra``."""
        return msgspec.structs.replace(self, **changes)

    def with_variables(self, changes: Mapping[str, Value | None]) -> Item:
        """A copy with variables set, or removed where the value is ``None``."""
        variables = {**self.variables, **{k: v for k, v in changes.items() if v is not None}}
        for name, value in changes.items():
            if value is None:
                variables.pop(name, None)
        return msgspec.structs.replace(self, variables=variables)

    def to_csl(self) -> dict[str, Any]:
        """The item as a plain CSL-JSON object; ``extra`` travels in ``custom``."""
        data: dict[str, Any] = {"id": self.id, "type": self.type}
        for variable, value in self.variables.items():
            if isinstance(value, str):
                data[variable] = value
            elif isinstance(value, tuple):
                data[variable] = [name.to_csl() for name in value]
            else:
                data[variable] = value.to_csl()
        custom = dict(self.extra)
        exact = {k: v.edtf for k, v in self.variables.items() if isinstance(v, Date) and v.edtf}
        if exact:
            custom["edtf"] = exact
        if custom:
            data["custom"] = custom
        return data
