"""What makes a style unusable, found before anything is rendered: line and remedy included.

Not a schema validation (many styles in use fail the schema and work): the root element, the
layout, macros that are missing or call each other in a circle, and expansion. A style of 2 kB can
call macros that call macros until the sun burns out; so every element is counted as often as one
entry would render it, of the branches of a ``choose`` the largest.

For ``<book/>``: ``x.csl:1: the root element is book, not style``.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from bibconv.errors import StyleError

_NS = "{http://purl.org/net/xbiblio/csl}"
MAX_ELEMENTS = 20_000  # rendered for one entry; the largest official style has 3,047
MAX_DEPTH = 150  # elements within each other, macros unfolded; official styles reach 72

Size = tuple[int, int]
"""Elements and levels."""


def check_style(root: etree._Element, file: str) -> None:
    """Raise :class:`StyleError` unless ``root`` is an independent style that can be rendered."""
    if root.tag != f"{_NS}style":
        found = etree.QName(root).localname
        raise _error(file, root, f"the root element is <{found}>, not a <style> of CSL 1.0")
    if root.find(f"{_NS}citation/{_NS}layout") is None:
        raise _error(file, root, "there is no <layout> in a <citation>: add it, CSL requires one")
    macros: dict[str, etree._Element] = {}
    for macro in root.iterfind(f"{_NS}macro"):
        macros.setdefault(macro.get("name") or "", macro)
    sizes = _macro_sizes(macros, file)
    for part in root:
        if part.tag in (f"{_NS}citation", f"{_NS}bibliography"):
            _require_macros(part, macros, file)
            _size(part, sizes, file)


def _error(file: str, element: etree._Element, message: str) -> StyleError:
    return StyleError(f"{file}:{element.sourceline or 1}: {message}")


def _calls(element: etree._Element) -> list[tuple[etree._Element, str]]:
    """The elements that call a macro, with its name."""
    found = []
    for node in element.iter(f"{_NS}text", f"{_NS}key"):
        name = node.get("macro")
        if name is not None:
            found.append((node, name))
    return found


def _require_macros(
    element: etree._Element, macros: Mapping[str, etree._Element], file: str
) -> None:
    for node, name in _calls(element):
        if name not in macros:
            raise _error(file, node, f"there is no macro {name!r}: define it or correct the name")


def _macro_sizes(macros: Mapping[str, etree._Element], file: str) -> dict[str, Size]:
    """The size of each macro with all it calls; depth-first without recursion."""
    sizes: dict[str, Size] = {}
    for start in macros:
        path: dict[str, None] = {}
        todo = [(start, False)]
        while todo:
            name, called_are_done = todo.pop()
            if called_are_done:
                del path[name]
                sizes[name] = _size(macros[name], sizes, file)
            elif name not in sizes:
                _require_macros(macros[name], macros, file)
                path[name] = None
                todo.append((name, True))
                for node, called in _calls(macros[name]):
                    if called in path:
                        names = list(path)
                        circle = " -> ".join([*names[names.index(called) :], called])
                        raise _error(file, node, f"macros call each other in a circle: {circle}")
                    todo.append((called, False))
    return sizes


def _size(element: etree._Element, sizes: Mapping[str, Size], file: str) -> Size:
    """Elements rendered at most and levels of ``element``; children before parents."""
    done: dict[etree._Element, Size] = {}
    for _, node in etree.iterwalk(element, events=("end",)):
        inner = [done.pop(child) for child in node if child in done]
        called = sizes.get(node.get("macro") or "")
        if called is not None:
            inner.append(called)
        counts = [count for count, _ in inner]
        choice = node.tag == f"{_NS}choose"
        count = 1 + (max(counts, default=0) if choice else sum(counts))
        depth = 1 + max((levels for _, levels in inner), default=0)
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise _error(
                file,
                node,
                f"the style expands to more than {MAX_ELEMENTS:,} elements or {MAX_DEPTH} levels "
                "for one entry: let its macros call fewer macros",
            )
        done[node] = (count, depth)
    return done[element]
