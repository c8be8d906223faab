"""The extra of an item as fields: leftovers of BibTeX as they were, all else in one field.

``bibtex:FIELD`` becomes the field again. What is no field, or would be the second field of its
name, is kept aside (see ``aside``): no entry has two fields of one name.

``{"bibtex:file": "a.pdf", "funding": ["X"]}`` gives ``file = {a.pdf}`` and
``csl-custom = {{"funding": ["X"]}}``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bibconv.formats.bibtex.aside import FIELD, pack, texts
from bibconv.formats.bibtex.braces import balanced
from bibconv.formats.bibtex.issued import read_back, read_issued
from bibconv.formats.bibtex.tables_fields import SUBTITLES
from bibconv.model import Item, Outcome
from bibconv.patterns import late

Lose = Callable[[str, Outcome, str], None]

_FIELD_NAME = late(r"[^\s\"#%'(),={}@0-9][^\s\"#%'(),={}@]*")
_DATES = frozenset({"date", "year", "month", "day"})
_MAPS = frozenset({"bibtex:fields", "bibtex:tex"})


class Leftovers:
    """Writes the extra of one item into ``fields``."""

    def __init__(
        self, item: Item, fields: dict[str, str], dialect: str, parents: bool, lose: Lose
    ) -> None:
        self.item = item
        self.fields = fields
        self.dialect = dialect
        self.parents = parents
        self.lose = lose
        self.aside: dict[str, Any] = {}

    def write(self) -> None:
        """Write all of it."""
        for key, value in self.item.extra.items():
            if key == "bibtex:type":
                if not isinstance(value, str) or not is_type(value):
                    self.aside[key] = value
            elif key in _MAPS:
                if texts(value) != value:
                    self.aside[key] = value
            elif key == "bibtex:inherited":
                if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                    self.aside[key] = value
            elif key.startswith("bibtex:"):
                self._leftover(key, key[7:], value)
            else:
                names = self.item.variables.get(key.removesuffix("-truncated"))
                if not isinstance(names, tuple) or value is not True:
                    self.aside[key] = value
        if self.aside:
            self._keep_aside()

    def _leftover(self, key: str, name: str, value: object) -> None:
        """A field that CSL has no variable for, as it was."""
        fields = self.fields
        if not isinstance(value, str) or name == FIELD or not _FIELD_NAME.fullmatch(name):
            self.aside[key] = value
            return
        if name in fields and fields[name] == value:
            return
        if not self.parents and not value:
            self.lose(f"extra:{key}", Outcome.LEFT_OUT, "an empty field says nothing")
            return
        link = name in ("crossref", "xdata") or "xdata=" in value
        if link and not self.parents and "bibtex:inherited" in self.item.extra:
            reason = "the entry it names is not written or lends otherwise; its data stand here"
            self.lose(f"extra:{key}", Outcome.LEFT_OUT, reason)
            self.lose("extra:bibtex:inherited", Outcome.LEFT_OUT, reason)
            return
        if self.dialect == "bibtex" and name in SUBTITLES.values() and name not in fields:
            self.lose(f"extra:{key}", Outcome.APPROXIMATED, "joined to the title")
            return
        if name in fields or name != name.lower() or self._is_date(name, value):
            self.aside[key] = value
            return
        sound = balanced(value)
        if sound != value:
            self.lose(f"extra:{key}", Outcome.APPROXIMATED, "its braces have no partners")
        fields[name] = sound

    def _is_date(self, name: str, value: str) -> bool:
        """Whether the field would change the date that the fields say."""
        if name not in _DATES or self.parents:
            return False
        before = read_back(self.fields)
        return read_issued({**before, name: value})[0] != read_issued(before)[0]

    def _keep_aside(self) -> None:
        text = pack(self.aside)
        for key in self.aside:
            if text is None:
                self.lose(f"extra:{key}", Outcome.LEFT_OUT, "JSON cannot hold it")
            else:
                self.lose(f"extra:{key}", Outcome.KEPT_ASIDE, f"in the field {FIELD}")
        if text is not None:
            self.fields[FIELD] = text


_TYPE = late(r"[A-Za-z][\w:+.-]*")
# Written after "@", these make something else than an item.
_NO_ITEMS = frozenset("comment preamble string xdata set".split())


def is_type(name: str) -> bool:
    """Whether an entry of this type is read as an item."""
    return _TYPE.fullmatch(name) is not None and name.lower() not in _NO_ITEMS
