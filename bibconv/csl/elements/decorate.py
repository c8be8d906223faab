"""Affixes, formatting, quotes, text case, strip-periods and display around any element.

CSL 1.0.2, "Affixes", "Formatting", "Quotes", "Strip-periods", "Text-case", "Display".
"""

from __future__ import annotations

from collections.abc import Mapping

from bibconv.csl import textcase
from bibconv.csl.context import Context
from bibconv.csl.node import Node, Out, Piece, Render

# Attribute and value -> formatting token; in nesting order, outermost first.
_FORMATS: tuple[tuple[str, dict[str, str]], ...] = (
    ("vertical-align", {"sup": "sup", "sub": "sub", "baseline": "base"}),
    ("text-decoration", {"underline": "u", "none": "u0"}),
    ("font-weight", {"bold": "b", "light": "light", "normal": "b0"}),
    ("font-variant", {"small-caps": "sc", "normal": "sc0"}),
    ("font-style", {"italic": "i", "oblique": "oblique", "normal": "i0"}),
)


def formatting(attributes: Mapping[str, str]) -> tuple[str, ...]:
    """The formatting tokens of an element."""
    tokens = []
    for attribute, values in _FORMATS:
        value = attributes.get(attribute)
        if value is not None and value in values:
            tokens.append(values[value])
    return tuple(tokens)


def strip_periods(out: Piece) -> Piece:
    """``out`` without full stops; affixes of its parts keep theirs."""
    if isinstance(out, str):
        return out.replace(".", "")
    return out.with_kids([strip_periods(kid) for kid in out.kids])


def decorate(
    attributes: Mapping[str, str], inner: Render, *, sorting: bool = False, tag: str = ""
) -> Render:
    """``inner`` with the attributes applied; ``inner`` itself if there are none."""
    case = attributes.get("text-case", "")
    strip = attributes.get("strip-periods") == "true"
    quotes = attributes.get("quotes") == "true" and not sorting
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    fmt = () if sorting else formatting(attributes)
    display = attributes.get("display", "")
    box = f"display-{display}" if display and not sorting else ""
    wraps = bool(prefix or suffix or fmt or quotes or tag or box)
    if not (case or strip or wraps):
        return inner

    def decorated(context: Context) -> Out:
        out = inner(context)
        if out is None:
            return None
        if strip:
            out = strip_periods(out)
        if case:
            out = textcase.apply(out, case, context.english)
        if not wraps:
            return out
        out = Node([out], prefix=prefix, suffix=suffix, fmt=fmt, quotes=quotes, tag=tag)
        return Node([out], tag=box) if box else out

    return decorated
