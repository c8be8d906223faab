"""What makes a style unusable: unknown macros, macros that call themselves, expansion bombs.

CSL 1.0.2, "Macro". Found once, at load, so that rendering needs no guards: what every macro with
all that it calls would render at most is added up along the calls, of the branches of a ``choose``
the largest.

A macro of two texts that both call a macro of one text: 1 + 2 * (1 + 1 + 1) elements, 4 levels.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bibconv.csl.style.model import Element, Style
from bibconv.errors import LimitExceededError, StyleError
from bibconv.limits import DEFAULT_LIMITS, Limits

_DEPTH = 150  # elements within elements, macros unfolded; official styles reach 72
_TEXTS = ("prefix", "suffix", "value", "delimiter", "and", "sort-separator", "initialize-with")
_LONG = 100  # characters of a term; the shorter ones are bounded by the number of elements


class Size(NamedTuple):
    """What is rendered at most: elements, levels of them, characters of the style's own text."""

    elements: int = 0
    depth: int = 0
    text: int = 0


def check_style(style: Style, limits: Limits = DEFAULT_LIMITS) -> None:
    """Raise if ``style`` cannot be rendered."""
    for area in (style.citation, style.bibliography):
        if area is not None and area.find("layout") is None:
            raise StyleError(f"{style.name}:{area.line}: <{area.name}> has no <layout>")
    terms = _long_terms(style)
    sizes = _macro_sizes(style, terms)
    for area in (style.citation, style.bibliography):
        if area is None:
            continue
        size = _size(style, area, sizes, terms)
        for value, bound, what in (
            (size.elements, limits.render_steps, "elements (render_steps)"),
            (size.text, limits.render_text, "characters of text (render_text)"),
        ):
            if value > bound:
                raise LimitExceededError(
                    f"{style.name}:{area.line}: <{area.name}> expands to {value:,} {what}, more "
                    f"than the limit of {bound:,}: let its macros call fewer macros"
                )


def _long_terms(style: Style) -> dict[str, int]:
    """Name of a term that the style itself sets -> its length, where it is a long one."""
    lengths: dict[str, int] = {}
    for locale in style.locales:
        for term in locale.walk():
            if term.name == "term":
                length = max(len(inner.text) for inner in term.walk())
                if length > _LONG:
                    name = term.get("name")
                    lengths[name] = max(length, lengths.get(name, 0))
    return lengths


def _calls(element: Element) -> list[tuple[str, int]]:
    return [
        (inner.attributes["macro"], inner.line)
        for inner in element.walk()
        if inner.name in ("text", "key") and "macro" in inner.attributes
    ]


def _own_text(element: Element, terms: Mapping[str, int]) -> int:
    """Characters that the element itself can print of the style's text."""
    attributes = element.attributes
    length = sum(len(attributes[name]) for name in _TEXTS if name in attributes)
    length += len(attributes.get("delimiter", "")) * len(element.children)
    if terms:
        length += terms.get(attributes.get("term", ""), max(terms.values()))
    return length


def _size(
    style: Style, element: Element, sizes: Mapping[str, Size], terms: Mapping[str, int]
) -> Size:
    """What ``element`` unfolds to; children before parents, without recursion."""
    done: dict[int, Size] = {}
    for inner in reversed(list(element.walk())):
        parts = [done[id(child)] for child in inner.children]
        name = inner.attributes.get("macro")
        if name is not None and inner.name in ("text", "key"):
            if name not in style.macros:
                raise StyleError(
                    f'{style.name}:{inner.line}: there is no macro "{name}": define it or correct '
                    f"the name; the style has {len(style.macros)} macros"
                )
            parts.append(sizes[name])
        together = max if inner.name == "choose" else sum
        done[id(inner)] = Size(
            1 + together([part.elements for part in parts] or [0]),
            1 + max((part.depth for part in parts), default=0),
            _own_text(inner, terms) + together([part.text for part in parts] or [0]),
        )
    size = done[id(element)]
    if size.depth > _DEPTH:
        raise LimitExceededError(
            f"{style.name}:{element.line}: <{element.name}> is more than {_DEPTH} elements deep "
            "when its macros are unfolded"
        )
    return size


def _macro_sizes(style: Style, terms: Mapping[str, int]) -> dict[str, Size]:
    """Depth-first over the calls with an explicit stack; a call back into the stack is a cycle."""
    sizes: dict[str, Size] = {}
    for start in style.macros:
        stack = [(start, iter(_calls(style.macros[start])))]
        active = {start: None} if start not in sizes else {}
        while stack and active:
            name, calls = stack[-1]
            for called, line in calls:
                if called in active:
                    cycle = [*list(active)[list(active).index(called) :], called]
                    raise StyleError(
                        f"{style.name}:{line}: macros call each other in a circle: "
                        + " -> ".join(f'"{step}"' for step in cycle)
                    )
                if called in style.macros and called not in sizes:
                    active[called] = None
                    stack.append((called, iter(_calls(style.macros[called]))))
                    break
            else:
                sizes[name] = _size(style, style.macros[name], sizes, terms)
                active.pop(name, None)
                stack.pop()
    return sizes
