"""An item as the processor reads it: variables by name, each prepared when first asked for.

CSL 1.0.2, "Appendix IV - Variables"; the ``note`` lines ``key: value`` that Zotero's users
write for variables that their program lacks.

>>> PreparedItem({"id": 1, "note": "original-date: 1900", "title": "T"}).id
'1'
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from bibconv.csl.data.dates import PDate, prepare_date
from bibconv.csl.data.names import KnownNames, PName, prepare_names
from bibconv.csl.marks import clean
from bibconv.csl.node import Piece
from bibconv.csl.richtext import parse
from bibconv.model import DATE_VARIABLES, KINDS, NAME_VARIABLES, TYPE_ALIASES, VARIABLE_ALIASES
from bibconv.patterns import late

# "original-date: 1900" on a line of its own, or "{:original-date: 1900}".
_NOTE_LINE = late(r"\{?:?([A-Za-z][A-Za-z _-]{1,30}):[ \t]*(.*?)\}?\s*")
_EN_DASH_PAGE = late(r"[-–,&\s]")


class PreparedItem:
    """One item; see the module."""

    __slots__ = ("_dates", "_known", "_names", "_rich", "data", "id", "is_english", "language",
                 "present", "truncated", "type")  # fmt: skip

    def __init__(self, data: Mapping[str, Any], known: KnownNames | None = None) -> None:
        """``known``: names that other items have as well, which share what is made of them."""
        raw = data.get("id")
        self.id = "" if raw is None else str(raw)
        values = dict(data)
        if not VARIABLE_ALIASES.keys().isdisjoint(values):
            values = {VARIABLE_ALIASES.get(key, key): value for key, value in data.items()}
        note = values.get("note")
        if isinstance(note, str) and ":" in note:
            _read_note(note, values)
        kind = values.get("type")
        kind = kind if isinstance(kind, str) else ""
        self.type = TYPE_ALIASES.get(kind, kind)
        if "page-first" not in values and isinstance(values.get("page"), (str, int)):
            values["page-first"] = _EN_DASH_PAGE.split(str(values["page"]), maxsplit=1)[0]
        self.data: dict[str, Any] = values
        language = values.get("language")
        self.language = language if isinstance(language, str) else ""
        self.is_english = not self.language or self.language.lower().startswith("en")
        custom = values.get("custom")
        # Lists that their source ended in "et al.": "author-truncated" and so on.
        self.truncated = (
            frozenset(
                str(key).removesuffix("-truncated") for key, yes in custom.items() if yes is True
            )
            if isinstance(custom, dict)
            else frozenset()
        )
        self._rich: dict[str, Piece] = {}
        self._known = known
        self._names: dict[str, list[PName]] = {}
        self._dates: dict[str, PDate | None] = {}
        self.present = frozenset(filter(self._has, values))  # variables with content

    def text(self, variable: str) -> str:
        """The value as written, ``""`` if there is none."""
        value = self.data.get(variable)
        if isinstance(value, str):
            return clean(value)
        if value is None or isinstance(value, (bool, dict, list, tuple)):
            return ""
        if isinstance(value, int) and value.bit_length() > 4096:
            return ""  # Python refuses to write numbers of thousands of digits
        return str(value)

    def rich(self, variable: str) -> Piece:
        """The value with its markup parsed, ``""`` if there is none."""
        found = self._rich.get(variable)
        if found is None:
            # Empty values are in no variable that is present.
            text = self.text(variable) if variable in self.present else ""
            found = self._rich[variable] = parse(text) if text else ""
        return found

    def names(self, variable: str) -> list[PName]:
        """The names of a name variable."""
        found = self._names.get(variable)
        if found is None:
            value = self.data.get(variable)
            found = self._names[variable] = prepare_names(value, self._known) if value else []
            if found and variable in self.truncated:
                found[-1] = copy(found[-1])
                found[-1].more = True
        return found

    def date(self, variable: str) -> PDate | None:
        """The date of a date variable."""
        if variable in self._dates:
            return self._dates[variable]
        value = self.data.get(variable)
        date = self._dates[variable] = prepare_date(value) if value else None
        return date

    def _has(self, variable: str) -> bool:
        """Whether the variable has content."""
        if variable in DATE_VARIABLES:
            return self.date(variable) is not None
        if variable in NAME_VARIABLES:
            return bool(self.names(variable))
        value = self.data[variable]
        if isinstance(value, str) and value.isprintable():
            return bool(value)
        return bool(self.text(variable))


def _read_note(note: str, values: dict[str, Any]) -> None:
    """Take ``key: value`` lines of a note into ``values``, where they say something new."""
    lines = note.split("\n") if "{:" not in note else note.replace("}", "}\n").split("\n")
    rest = []
    taken: dict[str, list[dict[str, str]]] = {}
    for line in lines:
        match = _NOTE_LINE.fullmatch(line.strip())
        key = match[1].strip().lower().replace(" ", "-") if match else ""
        variable = key if key in KINDS else {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN",
            "url": "URL", "pmid": "PMID", "pmcid": "PMCID"}.get(key, "")  # fmt: skip
        if match is None or not match[2] or not (variable or key == "type"):
            rest.append(line)
            continue
        value = match[2].strip()
        if key == "type":
            values["type"] = value
        elif variable in NAME_VARIABLES:
            family, bars, given = value.partition("||")
            name = {"family": family.strip(), "given": given.strip()}
            taken.setdefault(variable, []).append(name if bars else {"literal": value})
        elif not values.get(variable):
            values[variable] = value
    for variable, names in taken.items():
        if not values.get(variable):
            values[variable] = names
    if len(rest) != len(lines):
        values["note"] = "\n".join(rest).strip()
