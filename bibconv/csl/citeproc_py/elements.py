"""citeproc-py's element classes, corrected.

Each class overrides only what is wrong, in the terms of CSL 1.0.2. All of them share
:class:`Common`: term forms fall back as the specification says, text is always citeproc-py's own
string class (plain ``str`` crashes it), text case works on marked text.
"""

from __future__ import annotations

import re
import unicodedata
from types import SimpleNamespace
from typing import Any

from citeproc import model
from citeproc.source import DateRange, LiteralDate, VariableError
from citeproc.string import String, join

from bibconv.csl.case import apply_case
from bibconv.csl.marks import (
    BOLD,
    ITALIC,
    QUOTE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Pair,
    strip,
)
from bibconv.csl.pages import last_page

_NS = "{http://purl.org/net/xbiblio/csl}"
TRUNCATED = "names-truncated"  # key of a reference: variables whose lists end in "et al."
_LARGEST_ROMAN = 3999


def _wrapper(pair: Pair) -> Any:
    def wrap(text: Any) -> Any:
        return String(f"{pair[0]}{text}{pair[1]}") if text else text

    return wrap


def _same(text: Any) -> Any:
    return text


# What citeproc-py calls a formatter: marks instead of tags, see bibconv.csl.marks.
FORMATTER = SimpleNamespace(
    preformat=_same,
    Italic=_wrapper(ITALIC),
    Oblique=_wrapper(ITALIC),
    Bold=_wrapper(BOLD),
    Light=_same,
    Underline=_wrapper(UNDERLINE),
    Superscript=_wrapper(SUPERSCRIPT),
    Subscript=_wrapper(SUBSCRIPT),
    SmallCaps=_wrapper(SMALL_CAPS),
)

# Form of a term -> the form to take where it is missing (CSL 1.0.2, "Terms").
_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": None, "short": None}


class Common:
    """Mixed into every element class."""

    def get_macro(self: Any, name: str) -> Any:
        return self.get_root().macros[name]

    def _term(self: Any, name: str, form: str | None, kwargs: dict[str, Any]) -> Any:
        while True:
            term = self.get_term(name=name, form=form, **kwargs)
            if term is not None or form is None:
                return term
            form = _FORM_FALLBACK.get(form)

    def get_single_term(self: Any, name: str, form: str | None = None, **kwargs: Any) -> Any:
        term = Common._term(self, name, form, kwargs)
        return term.single if term is not None else String("")

    def get_plural_term(self: Any, name: str, form: str | None = None, **kwargs: Any) -> Any:
        term = Common._term(self, name, form, kwargs)
        return term.multiple if term is not None else String("")

    def case(self: Any, text: Any, language: str | None = None) -> Any:
        case = self.get("text-case")
        if text is None or not case:
            return text
        language = language or str(self.get_root().get("default-locale", "en"))
        return String(apply_case(str(text), case, english=language.startswith("en")))

    def strip_periods(self: Any, text: Any) -> Any:
        text = String(text)
        return text.replace(".", "") if self.get("strip-periods") == "true" else text

    def format(self: Any, text: Any) -> Any:
        if text is None or text == "":
            return text
        return super().format(String(text))  # type: ignore[misc]


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

    def _term(self, item: Any, *_: Any) -> Any:
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


_BARE_INITIALS = re.compile(r"[A-Z]{2,3}")  # "NB", as PubMed writes initials


class Names(Common, model.Names):
    pass


class Name(Common, model.Name):
    """Lists that their source truncated print the style's "et al." after the printed names."""

    def process(self, item: Any, variable: str, **kwargs: Any) -> Any:
        names = item.reference.get(variable, [])
        truncated = variable in item.reference.get(TRUNCATED, ())
        self._printed = len(names) - 1 if truncated else None
        try:
            return super().process(item, variable, **kwargs)
        finally:
            self._printed = None

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        value = super().get_option(name, context, sort_options)
        printed = self._printed
        if printed is None or name not in ("et-al-min", "et-al-use-first", "et-al-use-last"):
            return value
        if name == "et-al-use-last":
            return False
        least = super().get_option("et-al-min", context, sort_options)
        fires = 0 < least <= printed + 1
        if name == "et-al-min":
            return least if fires else printed + 1
        return min(value, printed) if fires else printed

    def initialize(self, given: str, mark: str, context: Any) -> str:
        if self.get("initialize") == "false" or not any(c.isupper() for c in given):
            return given
        if _BARE_INITIALS.fullmatch(given):
            given = " ".join(given)
        return str(super().initialize(given, mark, context))


class NamePart(Common, model.Name_Part):
    """Gives back plain strings, which is what the name is put together from."""

    def format_part(self, given: Any, family: Any) -> tuple[str | None, str | None]:
        parts = super().format_part(given, family)
        return tuple(None if part is None else str(part) for part in parts)  # type: ignore[return-value]


class Date(Common, model.Date):
    """Ranges print the parts that differ around the dash; in sort keys dates are numbers."""

    def process(self, item: Any, variable: Any = None, **kwargs: Any) -> Any:
        if self.get_root().sorting and not self.is_locale_date():
            date = item.reference[(variable or self.get("variable")).replace("-", "_")]
            return String(_sort_key(date, self._wanted_parts()))
        return super().process(item, variable, **kwargs)

    def render_single_date(self, date: Any, show_parts: Any = None, context: Any = None) -> Any:
        parts = self.parts(date, show_parts, None if context is self else context)
        return self.join(parts) if parts else None

    def wrap(self, text: Any) -> Any:
        return super().wrap(self.format(self.case(text)))

    def _wanted_parts(self) -> list[str]:
        if self.get("form") is not None:
            return str(self.get("date-parts", "year-month-day")).split("-")
        return [part.get("name") for part in self.iterchildren(f"{_NS}date-part")]

    def render_date_range(self, date_range: Any, show_parts: Any = None, context: Any = None) -> Any:
        begin, end = date_range.begin, date_range.end
        shown = [p.get("name") for p in self.iterchildren(f"{_NS}date-part")]
        shown = [name for name in shown if name in (show_parts or ())]
        dash = "\N{EN DASH}"
        join = self.join
        other = context if context is not self else None
        if end.is_nil():
            text = str(join(self.parts(begin, shown, other))).rstrip(" ,")
            return String(text + dash) if text else None
        differing = _differing(begin, end)
        places = [index for index, name in enumerate(shown) if name in differing]
        if not places:
            return self.render_single_date(end, shown, context)
        first, last = places[0], places[-1] + 1
        one = str(join(self.parts(begin, shown[first:last], other))).rstrip(" ,")
        two = str(join(self.parts(end, shown[first:last], other)))
        middle = String(one + dash + two) if one else String(two)
        pieces = [
            *self.parts(end, shown[:first], other),
            middle,
            *self.parts(end, shown[last:], other),
        ]
        return join([piece for piece in pieces if piece])


def _differing(begin: Any, end: Any) -> set[str]:
    """The largest part in which the dates differ, and all smaller ones."""
    parts = ["year", "month", "day"]
    for index, name in enumerate(parts):
        if begin.get(name) != end.get(name):
            return set(parts[index:])
    return {"month"} if begin.get("season") != end.get("season") else set()


def _sort_key(date: Any, parts: list[str]) -> str:
    if isinstance(date, LiteralDate):
        return str(date.text)
    if isinstance(date, DateRange):
        return _sort_key(date.begin, parts)
    key = f"{date.year + 100000:06}"
    for name in ("month", "day"):
        if name in parts:
            key += f"{date.get(name) or 0:02}"
    return key


class DatePart(Common, model.Date_Part):
    """Leaves the locale's own date parts as they were; a season has no number."""

    def render(self, date: Any, context: Any = None) -> Any:
        before = dict(self.attrib)
        try:
            return super().render(date, context)
        except AssertionError:  # a season where the style asks for the month's number
            return None
        finally:
            self.attrib.clear()
            self.attrib.update(before)


class Conditions:
    """``if`` and ``else-if``: ``disambiguate`` is false, numbers are what CSL calls numeric."""

    def render(self: Any, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        results: list[Any] = []
        for attribute, test in (
            ("type", self._type),
            ("variable", self._variable),
            ("is-numeric", self._is_numeric),
            ("is-uncertain-date", self._is_uncertain_date),
            ("locator", self._locator),
        ):
            if attribute in self.attrib:
                results += test(item)
        if "position" in self.attrib:
            results += self._position(item, context)
        if "disambiguate" in self.attrib:
            results.append(False)
        match = self.get("match", "all")
        met = (
            any(results) if match == "any" else not any(results) if match == "none" else all(results)
        )
        if not met:
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    def _is_numeric(self: Any, item: Any) -> list[bool]:
        results = []
        for name in self.get("is-numeric").split():
            if name == "locator":
                value = item.locator.identifier if item.has_locator else ""
            else:
                value = item.reference.get(name.replace("-", "_"), "")
            results.append(is_numeric(str(value)))
        return results

    def _position(self: Any, item: Any, context: Any) -> list[bool]:
        try:
            return list(super()._position(item, context))  # type: ignore[misc]
        except (KeyError, AttributeError, TypeError, VariableError):
            return [position == "first" for position in self.get("position").split()]


_NUMERIC = re.compile(r"[^\W\d]{0,20}[0-9]+[^\W\d]{0,20}")
_BETWEEN = re.compile(r"\s*[-,&\u2013]\s*")


def is_numeric(text: str) -> bool:
    """``2nd``, ``1-3, 5 & 7``, ``A12`` are numeric; ``third``, ``2nd edition`` are not."""
    return all(_NUMERIC.fullmatch(part) for part in _BETWEEN.split(strip(text)))


class If(Common, Conditions, model.If):
    pass


class ElseIf(Common, Conditions, model.Else_If):
    pass


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
        if self.known is None:
            self.known = {}
        key = (name, form, zero_padded)
        if key not in self.known:
            try:
                self.known[key] = super().get_term(name, form, zero_padded)
            except IndexError:
                self.known[key] = None
        if self.known[key] is None:
            raise IndexError(name)
        return self.known[key]


def _classes() -> dict[str | None, Any]:
    """Element name -> class: ours, else the original with :class:`Common` mixed in."""
    base = model.CitationStylesElement
    ours = (Text, Number, Names, Name, Date, DatePart, If, ElseIf, Key, Layout, Locale, NamePart)
    table: dict[str | None, Any] = {None: base}
    for original in base.__subclasses__():
        if original.__module__ != model.__name__:
            continue
        name = original.__name__.replace("_", "-").lower()
        own = next((cls for cls in ours if issubclass(cls, original) and cls is not original), None)
        if own is None or (own is ElseIf and name != "else-if"):
            own = type(original.__name__, (Common, original), {})
        table[name] = own
    table["if"], table["else-if"] = If, ElseIf
    return table


CLASSES = _classes()
