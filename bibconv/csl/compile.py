"""A style and a locale -> closures: ``f(context) -> Node | str | None`` for every element.

Compiled once per style and locale; what is constant (name options, terms, formatting) is
settled here and not while rendering. Each kind of element lives in ``elements/``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from bibconv.csl.context import Context
from bibconv.csl.elements.choose import compile_choose
from bibconv.csl.elements.date import compile_date
from bibconv.csl.elements.facts import Facts, group_facts
from bibconv.csl.elements.group import compile_group, is_wide, suppressible
from bibconv.csl.elements.label import compile_label
from bibconv.csl.elements.names import compile_names
from bibconv.csl.elements.number import compile_number
from bibconv.csl.elements.options import inherited_options
from bibconv.csl.elements.static import Static
from bibconv.csl.elements.text import compile_text
from bibconv.csl.node import Out, Render
from bibconv.csl.style.locale import Locale
from bibconv.csl.style.model import Element, Style
from bibconv.csl.textcase import for_language

_ELEMENTS: dict[str, Callable[[Compiler, Element], Render]] = {}


class Compiler:
    """Compiles elements of one area (citation or bibliography) of a style.

    Attributes:
        style, locale: what is compiled.
        area: the ``citation`` or ``bibliography`` element.
        sorting: compile for a sort key: names inverted, dates as digits, no formatting.
        names: name options inherited from style and area.
        explicit_suffix: the area prints ``year-suffix`` itself.
    """

    def __init__(self, style: Style, locale: Locale, area: Element, *, sorting: bool = False):
        self.style = style
        self.locale = locale
        self.area = area
        self.sorting = sorting
        self.names = inherited_options(style.root.attributes, area.attributes)
        self.explicit_suffix = self._prints("year-suffix", "citation-label")
        self.forced_names: dict[str, Any] = {}
        self.substituted: Element | None = None  # the names around the cs:substitute
        self.alternatives = False  # directly in cs:substitute: only the first that prints
        self.dated = False  # within the key of a sort that prints dates
        self.depth = 0  # groups and macros around the element that is compiled
        self.static = Static()
        self.facts: dict[int, Facts] = {}
        self._macros: dict[tuple[str, tuple[Any, ...]], Render] = {}
        self._kept: list[Element] = []

    def element(self, element: Element) -> Render:
        """The closure for one rendering element; unknown ones print nothing."""
        compile_ = _ELEMENTS.get(element.name)
        if (self.depth and "display" in element.attributes) or "text-case" in element.attributes:
            element = self._adapted(element)
        return compile_(self, element) if compile_ else _nothing

    def children(self, element: Element) -> list[Render]:
        """The closures of the children."""
        return [self.element(child) for child in element.children]

    def inner(self, element: Element) -> list[Render]:
        """The closures of the children of a group or macro."""
        self.depth += 1
        found = self.children(element)
        self.depth -= 1
        return found

    def _adapted(self, element: Element) -> Element:
        """The element as it is meant here. Boxes are parts of an entry: established processors
        set them directly in the layout only, and pass over ``display`` within groups and macros.
        Text cases are those of the language."""
        attributes = dict(element.attributes)
        if self.depth:
            attributes.pop("display", None)
        if "text-case" in attributes:
            attributes["text-case"] = for_language(attributes["text-case"], self.locale.lang)
        adapted = msgspec.structs.replace(element, attributes=attributes)
        self._kept.append(adapted)  # facts are known by identity: it has to stay
        return adapted

    def macro(self, name: str) -> Render:
        """The closure for a macro, compiled when first called for."""
        key = (name, tuple(self.forced_names.items()))
        found = self._macros.get(key)
        if found is None:
            outer = self.substituted, self.alternatives
            self.substituted, self.alternatives = None, False
            macro = self.style.macros[name]
            needs = group_facts(self, macro).needs
            inner, wide = self.inner(macro), is_wide(macro)
            found = self._macros[key] = suppressible(self.static, inner, "", needs, wide=wide)
            self.substituted, self.alternatives = outer
        return found

    def prints_date(self, name: str) -> bool:
        """Whether a macro, or one that it calls, has a ``cs:date``."""
        seen, names = set[str](), [name]
        while names:
            macro = self.style.macros.get(names.pop())
            for inner in macro.walk() if macro else ():
                if inner.name == "date":
                    return True
                called = inner.attributes.get("macro", "")
                if called and called not in seen:
                    seen.add(called)
                    names.append(called)
        return False

    def option(self, name: str, default: str = "") -> str:
        """A global option of the style."""
        return self.style.root.get(name, default)

    def _prints(self, *variables: str) -> bool:
        seen: set[str] = set()
        layout = self.area.find("layout")
        stack = [layout] if layout else []
        while stack:
            for inner in stack.pop().walk():
                if inner.attributes.get("variable") in variables:
                    return True
                name = inner.attributes.get("macro")
                if name and name not in seen and name in self.style.macros:
                    seen.add(name)
                    stack.append(self.style.macros[name])
        return False


def _nothing(_context: Context) -> Out:
    return None


def _register(table: Mapping[str, Callable[[Compiler, Element], Render]]) -> None:
    _ELEMENTS.update(table)


_register(
    {
        "text": compile_text,
        "number": compile_number,
        "label": compile_label,
        "date": compile_date,
        "names": compile_names,
        "group": compile_group,
        "choose": compile_choose,
    }
)
