"""A compiled style: layouts and sort keys as closures, options read once, reused for any items.

>>> # CompiledStyle(parse_style(xml), load_locale("de-DE"))
"""

from __future__ import annotations

from collections.abc import Mapping

from bibconv.csl.compile import Compiler
from bibconv.csl.elements.decorate import formatting
from bibconv.csl.elements.group import sequence
from bibconv.csl.node import Render
from bibconv.csl.output.runs import QuoteMarks
from bibconv.csl.passes.sort import SortKey, compile_sort
from bibconv.csl.style.locale import Locale, load_locale
from bibconv.csl.style.model import Element, Style

# citeproc-js tries year suffixes before the ``disambiguate`` condition; CSL 1.0.2's text has it
# the other way round. Real documents were written against the former.
CONDITION_BEFORE_SUFFIX = False


_NUMBERS = ("citation-number", "citation-label")


class Layout:
    """The ``layout`` of citation or bibliography."""

    __slots__ = ("affixes", "delimiter", "fmt", "renders", "whole")

    def __init__(self, compiler: Compiler, area: Element) -> None:
        layout = area.find("layout")
        assert layout is not None
        self.renders = compiler.children(layout)
        self.whole: Render = sequence(self.renders)
        self.delimiter = layout.get("delimiter")
        self.affixes = (layout.get("prefix"), layout.get("suffix"))
        self.fmt = formatting(layout.attributes)


class CompiledStyle:
    """All that rendering needs to know of a style in a locale."""

    def __init__(self, style: Style, locale_tag: str = "") -> None:
        self.style = style
        self.locale: Locale = load_locale(locale_tag or style.default_locale, style.locales)
        self.marks = QuoteMarks(self.locale)
        self.english = self.locale.lang.startswith("en")
        citation = style.citation
        compiler = Compiler(style, self.locale, citation)
        self.citation = Layout(compiler, citation)
        sorting = Compiler(style, self.locale, citation, sorting=True)
        self.citation_sort: list[SortKey] = compile_sort(sorting, citation.find("sort"))
        self.bibliography: Layout | None = None
        self.bibliography_sort: list[SortKey] = []
        area = style.bibliography
        if area is not None:
            self.bibliography = Layout(Compiler(style, self.locale, area), area)
            sorting = Compiler(style, self.locale, area, sorting=True)
            self.bibliography_sort = compile_sort(sorting, area.find("sort"))
        self._read_options(citation.attributes, area)

    def _read_options(self, citation: Mapping[str, str], area: Element | None) -> None:
        def flag(name: str) -> bool:
            return citation.get(name) == "true"

        self.is_note = self.style.is_note
        self.add_names = flag("disambiguate-add-names")
        self.add_givenname = flag("disambiguate-add-givenname")
        self.add_year_suffix = flag("disambiguate-add-year-suffix")
        self.givenname_rule = citation.get("givenname-disambiguation-rule", "by-cite")
        self.keeps_particles = self.style.root.get("demote-non-dropping-particle") == "never"
        self.has_condition = self._has_condition()
        self.numbered = self._compares_numbers(area)
        self.collapse = citation.get("collapse", "")
        delimiter = self.citation.delimiter
        self.groups_cites = "cite-group-delimiter" in citation or self.collapse.startswith("year")
        explicit = citation.get("cite-group-delimiter")
        # Unsorted citations keep the layout's delimiter in notes and in styles that set one after
        # groups.
        keeps = self.is_note or "after-collapse-delimiter" in citation
        default = delimiter if keeps and not self.citation_sort else ", "
        self.cite_group_delimiter = default if explicit is None else explicit
        self.year_suffix_delimiter = citation.get(
            "year-suffix-delimiter", delimiter if explicit is None else explicit
        )
        self.after_collapse_delimiter = citation.get("after-collapse-delimiter")
        distance = citation.get("near-note-distance", "5")
        self.near_note_distance = int(distance[:9]) if distance.isdecimal() else 5
        self.second_field_align = area.get("second-field-align") if area else ""
        self.subsequent_substitute = (
            area.attributes.get("subsequent-author-substitute") if area else None
        )
        self.substitute_rule = (
            area.get("subsequent-author-substitute-rule", "complete-all") if area else ""
        )
        self.hanging_indent = area is not None and area.get("hanging-indent") == "true"
        self.entry_spacing = _number(area, "entry-spacing")
        self.line_spacing = _number(area, "line-spacing")

    def _has_condition(self) -> bool:
        elements = [self.style.citation, *self.style.macros.values()]
        return any("disambiguate" in inner.attributes for e in elements for inner in e.walk())

    def _compares_numbers(self, area: Element | None) -> bool:
        """Whether a cite or a sort key may depend on the item's number, or on a label."""
        sort = area.find("sort") if area else None
        elements = [self.style.citation, *([sort] if sort else [])]
        seen: set[str] = set()
        while elements:
            for inner in elements.pop().walk():
                values = inner.attributes.values()
                if any(name in value for value in values for name in _NUMBERS):
                    return True
                macro = inner.get("macro")
                if macro not in seen and macro in self.style.macros:
                    seen.add(macro)
                    elements.append(self.style.macros[macro])
        return False

    @property
    def disambiguates(self) -> bool:
        """Whether cites have to be compared at all."""
        return self.add_names or self.add_givenname or self.add_year_suffix or self.has_condition


def _number(area: Element | None, name: str) -> int:
    value = area.get(name, "1") if area else "1"
    return int(value[:9]) if value.isdecimal() else 1
