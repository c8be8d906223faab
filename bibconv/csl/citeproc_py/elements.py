"""citeproc-py's element classes, corrected where they are wrong, by element name."""

# mypy: allow-subclassing-any

from __future__ import annotations

import re
import unicodedata
from typing import Any

from citeproc import model
from citeproc.source import VariableError
from citeproc.string import String, join

from bibconv.csl.citeproc_py.common import Common
from bibconv.csl.citeproc_py.conditions import ElseIf, If
from bibconv.csl.citeproc_py.dates import Date, DatePart
from bibconv.csl.citeproc_py.names import Name, NamePart, Names
from bibconv.csl.marks import QUOTE, strip
from bibconv.csl.pages import last_page

_LARGEST_ROMAN = 3999


class Pages:
    """Ranges of pages as ``page-range-format`` wants them."""

    def _format_last_page(self: Any, first: str, last: str) -> str:
        return last_page(first, last, self.get_root().get("page-range-format"))


class Text(Common, Pages, model.Text):
    """Quotation marks become marks; which macros call variables is found once."""

    def calls_variable(self) -> bool:
        name = self.get("macro")
        if name is None:
            return bool(super().calls_variable())
        calls: dict[str, bool] = self.get_root().calls
        if name not in calls:
            calls[name] = bool(self.get_macro(name).calls_variable())
        return calls[name]

    def _term(self, *_: Any) -> Any:
        form = self.get("form", "long")
        find = self.get_plural_term if self.get("plural") == "true" else self.get_single_term
        return find(name=self.get("term"), form=None if form == "long" else form)

    def quote(self, text: Any) -> Any:
        if self.get("quotes") == "true":
            return String(f"{QUOTE[0]}{text}{QUOTE[1]}")
        return text


class Number(Common, Pages, model.Number):
    """Roman numerals only where there are any."""

    def format_number(self, number: str) -> str:
        if self.get("form") == "roman" and number.isdigit() and len(number) < 10:
            if not 0 < int(number) <= _LARGEST_ROMAN:
                return number
        elif number.isdigit() and len(number) > 9:
            return number
        return str(super().format_number(number))


class Label(Common, model.Label):
    """Whether a number is plural is found in linear time."""

    RE_MULTIPLE_NUMBERS = re.compile(r"(?<!\d)\d+[^\d.]+\d")


class Key(Common, model.Key):
    """Keys compare as text without markup, case and accents; dates by year, month, day."""

    def sort_keys(self, items: Any, context: Any) -> list[str | None]:
        root = self.get_root()
        root.sorting = True
        try:
            keys = super().sort_keys(items, context)
        finally:
            root.sorting = False
        return [None if key is None or str(key) == "" else _collate(str(key)) for key in keys]


def _collate(text: str) -> str:
    text = unicodedata.normalize("NFKD", strip(text)).casefold()
    return "".join(c for c in text if not unicodedata.combining(c)).strip("\"'“”‘’«» ")


class Layout(Common, model.Layout):
    """With ``second-field-align`` the first field stands apart from the rest."""

    def render_children(self, item: Any, delimiter: str = "", **kwargs: Any) -> Any:
        if not self.getparent().get("second-field-align"):
            return super().render_children(item, delimiter, **kwargs)
        fields: list[str] = []
        for child in self.iterchildren():
            try:
                field = child.render(item, **kwargs)
            except VariableError:
                continue
            if field:
                fields.append(str(field))
        if len(fields) < 2:
            return String(fields[0]) if fields else None
        return join([String(fields[0].rstrip() + " "), *map(String, fields[1:])])


class Locale(Common, model.Locale):
    """Terms are looked up once."""

    def get_term(self, name: str, form: str | None = None, zero_padded: bool = False) -> Any:
        known: dict[Any, Any] = self.style.known_terms
        key = (id(self), name, form, zero_padded)
        if key not in known:
            try:
                known[key] = super().get_term(name, form, zero_padded)
            except IndexError:
                known[key] = None
        if known[key] is None:
            raise IndexError(name)
        return known[key]


def _classes() -> dict[str | None, Any]:
    """Element name -> class: ours, else the original with :class:`Common` mixed in."""
    base = model.CitationStylesElement
    ours = (
        Text,
        Number,
        Names,
        Name,
        Date,
        DatePart,
        If,
        ElseIf,
        Key,
        Label,
        Layout,
        Locale,
        NamePart,
    )
    table: dict[str | None, Any] = {None: base}
    for original in base.__subclasses__():
        if original.__module__ != model.__name__:
            continue
        name = original.__name__.replace("_", "-").lower()
        own: Any = next(
            (cls for cls in ours if issubclass(cls, original) and cls is not original), None
        )
        if own is None or (own is ElseIf and name != "else-if"):
            own = type(original.__name__, (Common, original), {})
        table[name] = own
    table["if"], table["else-if"] = If, ElseIf
    return table


CLASSES = _classes()
