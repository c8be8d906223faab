"""A style as citeproc-py wants it: an lxml tree of its element classes, with its locales.

Parsed by the one safe parser with a class lookup of our own, so that the corrected classes of
:mod:`.elements` stand in for the originals.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from bibconv.csl.citeproc_py.common import FORMATTER
from bibconv.csl.citeproc_py.elements import CLASSES
from bibconv.csl.finish import Quotes
from bibconv.csl.locales import locale_files, locale_of_style, resolve_locale
from bibconv.csl.styles import NAMESPACE, StyleFile
from bibconv.errors import StyleError
from bibconv.text.xml import XmlError, make_parser, parse

_NS = f"{{{NAMESPACE}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class LoadedStyle:
    """A prepared style. Keeps the Python side of the elements alive that carry state."""

    def __init__(self, style: StyleFile, locale: str | None) -> None:
        self.file = style.file
        self.locale = (
            locale_of_style(style.default_locale) if locale is None else resolve_locale(locale)
        )
        self.root: Any = self._parse(style.data)
        self.root.set("default-locale", self.locale)
        self.root.formatter = FORMATTER
        self.root.sorting = False
        self.root.calls = {}
        self.root.known_terms = {}
        self.root.macros = {}
        for macro in self.root.iterfind(f"{_NS}macro"):
            self.root.macros.setdefault(macro.get("name"), macro)
        self.root.locales = self._locales()
        for element in self.root.locales:
            element.style = self.root
        self._give_every_names_a_name()
        self.citation: Any = self.root.find(f"{_NS}citation")
        self.bibliography: Any = self.root.find(f"{_NS}bibliography")
        self.citation.cites = []
        self.quotes = self._quotes()

    def _parse(self, data: bytes) -> Any:
        parser = make_parser()
        lookup = etree.ElementNamespaceClassLookup()
        names: Any = lookup.get_namespace(NAMESPACE)
        names.update(CLASSES)
        parser.set_element_class_lookup(lookup)
        try:
            return parse(data, parser)
        except XmlError as error:
            raise StyleError(f"{self.file}:{error.line}: {error.message}") from None

    def _locales(self) -> list[Any]:
        """In-style locales for the dialect, the language, any; then the locale files."""
        language = self.locale.split("-", 1)[0]
        found = []
        for wanted in (self.locale, language, None):
            for element in self.root.iterfind(f"{_NS}locale"):
                if element.get(_LANG) == wanted and element not in found:
                    found.append(element)
        return [*found, *(self._parse(path.read_bytes()) for path in locale_files(self.locale))]

    def _give_every_names_a_name(self) -> None:
        """``<names/>`` means ``<names><name/></names>``, except where it inherits its form."""
        for names in self.root.iter(f"{_NS}names"):
            parent = names.getparent()
            if names.find(f"{_NS}name") is None and parent.tag != f"{_NS}substitute":
                names.insert(0, names.makeelement(f"{_NS}name"))

    def _quotes(self) -> Quotes:
        def term(name: str, otherwise: str) -> str:
            return str(self.root.get_single_term(name=name)) or otherwise

        inside = str(self.root.get_locale_option("punctuation-in-quote") or "")
        return Quotes(
            (term("open-quote", "“"), term("close-quote", "”")),
            (term("open-inner-quote", "‘"), term("close-inner-quote", "’")),
            inside.lower() == "true",
        )
