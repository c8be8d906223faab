"""What all of citeproc-py's corrected element classes share.

Term forms fall back as CSL 1.0.2 says, text is always citeproc-py's own string class (plain
``str`` crashes it), text case works on marked text, and its formatter sets marks, not tags.
"""

# mypy: allow-subclassing-any

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from citeproc.string import String

from bibconv.csl.case import apply_case
from bibconv.csl.marks import BOLD, ITALIC, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, UNDERLINE, Pair

NS = "{http://purl.org/net/xbiblio/csl}"


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

    def find_term(self: Any, name: str, form: str | None, kwargs: dict[str, Any]) -> Any:
        while True:
            term = self.get_term(name=name, form=form, **kwargs)
            if term is not None or form is None:
                return term
            form = _FORM_FALLBACK.get(form)

    def get_single_term(self: Any, name: str, form: str | None = None, **kwargs: Any) -> Any:
        term = Common.find_term(self, name, form, kwargs)
        return term.single if term is not None else String("")

    def get_plural_term(self: Any, name: str, form: str | None = None, **kwargs: Any) -> Any:
        term = Common.find_term(self, name, form, kwargs)
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
