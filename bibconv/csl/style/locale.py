"""Terms, date formats and options of a language, with the style's own overrides.

CSL 1.0.2, "Locale Fallback": overrides in the style for the dialect, then for the language,
then for all; the locale file of the dialect, of the language's main dialect, and en-US. Later
layers win in :func:`load_locale`, which merges from the last to the first.

>>> load_locale("de").term("and")
'und'
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from bibconv.csl.style.model import Element

_FORM_FALLBACK = {
    "verb-short": ("verb-short", "verb", "long"),
    "verb": ("verb", "long"),
    "symbol": ("symbol", "short", "long"),
    "short": ("short", "long"),
    "long": ("long",),
}

TermKey = tuple[str, str, bool]


class Locale:
    """The merged terms, dates and options for one language and style."""

    __slots__ = (
        "date_formats", "genders", "lang", "limit_day_ordinals", "ordinals",
        "punctuation_in_quote", "terms",
    )  # fmt: skip

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.terms: dict[TermKey, str] = {}
        self.genders: dict[str, str] = {}
        # (name, gender form) -> (text, match)
        self.ordinals: dict[tuple[str, str], tuple[str, str]] = {}
        self.date_formats: dict[str, Element] = {}
        self.punctuation_in_quote = False
        self.limit_day_ordinals = False

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """The text of a term, other forms tried in CSL's order; ``None`` if there is no such."""
        terms = self.terms
        for candidate in _FORM_FALLBACK.get(form, ("long",)):
            text = terms.get((name, candidate, plural))
            if text is not None:
                return text
        return None

    def has_term(self, name: str) -> bool:
        """Whether any form of the term exists."""
        return self.term(name, "verb-short") is not None or self.term(name, "symbol") is not None

    def add(self, element: Element) -> None:
        """Lay a ``locale`` element over what is there."""
        for child in element.children:
            if child.name == "terms":
                self._add_terms(child)
            elif child.name == "date":
                self.date_formats[child.get("form")] = child
            elif child.name == "style-options":
                if "punctuation-in-quote" in child.attributes:
                    self.punctuation_in_quote = child.get("punctuation-in-quote") == "true"
                if "limit-day-ordinals-to-day-1" in child.attributes:
                    self.limit_day_ordinals = child.get("limit-day-ordinals-to-day-1") == "true"

    def _add_terms(self, terms: Element) -> None:
        if any(_is_ordinal(term) for term in terms.children):
            # A layer with ordinals of its own replaces those below it as a whole.
            self.ordinals = {k: v for k, v in self.ordinals.items() if k[0].startswith("long-")}
        for term in terms.children:
            if term.name != "term":
                continue
            name, form = term.get("name"), term.get("form", "long")
            if name == "ordinal" or name.startswith(("ordinal-", "long-ordinal-")):
                self.ordinals[name, term.get("gender-form")] = (term.text, term.get("match"))
                continue
            if "gender" in term.attributes:
                self.genders[name] = term.get("gender")
            single, multiple = term.find("single"), term.find("multiple")
            if single is not None or multiple is not None:
                if single is not None:
                    self.terms[name, form, False] = single.text
                if multiple is not None:
                    self.terms[name, form, True] = multiple.text
            else:
                self.terms[name, form, False] = self.terms[name, form, True] = term.text


def _is_ordinal(term: Element) -> bool:
    name = term.get("name")
    return name == "ordinal" or name.startswith("ordinal-")


@lru_cache(maxsize=1)
def _folder() -> Path:
    """Where citeproc-py keeps the locale files; found without importing the package."""
    spec = find_spec("citeproc")
    origin = spec.origin if spec else None
    return Path(origin or ".").parent / "data" / "locales"


@lru_cache(maxsize=1)
def _primary_dialects() -> dict[str, str]:
    """Language -> the dialect that stands for it, as the locale repository says."""
    path = _folder() / "locales.json"
    if not path.is_file():
        return {"en": "en-US"}
    dialects = json.loads(path.read_bytes()).get("primary-dialects", {})
    return {str(key): str(value) for key, value in dialects.items()}


@lru_cache(maxsize=128)
def _file(tag: str) -> Element | None:
    from bibconv.csl.style.parse import read_element

    if not tag.replace("-", "").isalnum():
        return None
    path = _folder() / f"locales-{tag}.xml"
    return read_element(path.read_bytes(), path.name) if path.is_file() else None


def normal_tag(tag: str) -> str:
    """``de_at-x-sort`` -> ``de-AT``: language and region as the locale files spell them.

    >>> normal_tag("de_at-x-sort")
    'de-AT'
    """
    parts = tag.replace("_", "-").split("-")
    language = parts[0].lower()
    if len(parts) > 1 and len(parts[1]) == 2 and parts[1].isalpha():
        return f"{language}-{parts[1].upper()}"
    return language


def _chain(tag: str) -> list[str]:
    """The locale files for a tag, most general first."""
    language = tag.partition("-")[0]
    chain = ["en-US", _primary_dialects().get(language, language), tag]
    return list(dict.fromkeys(chain))


def load_locale(tag: str, overrides: Iterable[Element] = ()) -> Locale:
    """The locale for a language tag, with the style's ``locale`` elements laid over it."""
    tag = normal_tag(tag) if tag else "en-US"
    language = tag.partition("-")[0]
    if "-" not in tag:
        tag = _primary_dialects().get(tag, tag)
    locale = Locale(tag)
    for name in _chain(tag):
        element = _file(name)
        if element is not None:
            if name != "en-US" and any(child.name == "style-options" for child in element.children):
                locale.punctuation_in_quote = locale.limit_day_ordinals = False
            locale.add(element)
    layers: dict[str, list[Element]] = {"": [], language: [], tag: []}
    for override in overrides:
        wanted = override.get("xml:lang")
        key = normal_tag(wanted) if wanted else ""
        if key in layers:
            layers[key].append(override)
    for elements in layers.values():
        for element in elements:
            locale.add(element)
    return locale
