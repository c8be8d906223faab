"""What makes a style unusable: unknown macros, macros that call themselves, expansion bombs.

CSL 1.0.2, "Macro". Found once, at load, so that rendering needs no guards: the size of every
macro with everything that it calls is added up along the calls.
"""

from __future__ import annotations

from bibconv.csl.style.model import Element, Style
from bibconv.errors import LimitExceededError, StyleError
from bibconv.limits import DEFAULT_LIMITS

_DEPTH = 150  # elements within elements, macros unfolded


def check_style(style: Style, limit: int = DEFAULT_LIMITS.render_steps) -> None:
    """Raise if ``style`` cannot be rendered."""
    for area in (style.citation, style.bibliography):
        if area is not None and area.find("layout") is None:
            raise StyleError(f"{style.name}:{area.line}: <{area.name}> has no <layout>")
    sizes = _macro_sizes(style)
    for area in (style.citation, style.bibliography):
        if area is None:
            continue
        size, _ = _size(style, area, sizes)
        if size > limit:
            raise LimitExceededError(
                f"{style.name}:{area.line}: <{area.name}> expands to {size:,} elements, more than "
                f"the limit of {limit:,} (render_steps); macros call each other too often"
            )


def _calls(element: Element) -> list[tuple[str, int]]:
    return [
        (inner.attributes["macro"], inner.line)
        for inner in element.walk()
        if inner.name in ("text", "key") and "macro" in inner.attributes
    ]


def _size(style: Style, element: Element, sizes: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """How many elements, and how many levels of them, ``element`` unfolds to."""
    size = deepest = 0
    stack = [(element, 1)]
    while stack:
        inner, depth = stack.pop()
        size += 1
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in inner.children)
        name = inner.attributes.get("macro")
        if name is None or inner.name not in ("text", "key"):
            continue
        if name not in style.macros:
            raise StyleError(
                f'{style.name}:{inner.line}: there is no macro "{name}"; '
                f"the style has {len(style.macros)} macros"
            )
        macro_size, macro_depth = sizes[name]
        size += macro_size
        deepest = max(deepest, depth + macro_depth)
    if deepest > _DEPTH:
        raise LimitExceededError(
            f"{style.name}:{element.line}: <{element.name}> is more than {_DEPTH} elements deep "
            "when its macros are unfolded"
        )
    return size, deepest


def _macro_sizes(style: Style) -> dict[str, tuple[int, int]]:
    """Depth-first over the calls with an explicit stack; a call back into the stack is a cycle."""
    sizes: dict[str, tuple[int, int]] = {}
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
                sizes[name] = _size(style, style.macros[name], sizes)
                active.pop(name, None)
                stack.pop()
    return sizes
