"""Affixes, formatting, quotes, text case, strip-periods and display around any element.

CSL 1.0.2, "Affixes", "Formatting", "Quotes", "Strip-periods", "Text-case", "Display".
"""

from __future__ import annotations

from collections.abc import Mapping

from bibconv.csl import textcase
from bibconv.csl.context import Context
from bibconv.csl.node import LEAF, UNQUOTED, WHOLE, Node, Out, Piece, Render, plain
from bibconv.patterns import late

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
    if out.tag == "link":
        return out  # without its full stops it would lead nowhere
    return out.with_kids([strip_periods(kid) for kid in out.kids])


# Scripts that have an italic, and Arabic digits; others stand upright.
_HAS_ITALIC = late(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f\u1e00-\u1fff]")
_SLANTED = ("i", "oblique")


def stands_upright(out: Piece) -> bool:
    """Whether a text is in a script without italics (Chinese, Korean, Devanagari ...)."""
    text = out if isinstance(out, str) else plain(out)
    if text.isascii() or _HAS_ITALIC.search(text):
        return False
    return any(char.isalpha() for char in text)


def _as_outer(out: Piece) -> Piece:
    """Single quotes of a text that is expressly not quoted are outer ones."""
    if isinstance(out, str) or not any(isinstance(kid, Node) for kid in out.kids):
        return out
    kids = [
        kid if isinstance(kid, str) or kid.payload != "'" else _with_outer_quotes(kid)
        for kid in out.kids
    ]
    return out.with_kids(kids)


def _with_outer_quotes(node: Node) -> Node:
    copy = node.with_kids(node.kids)
    copy.payload = ""
    return copy


def decorate(
    attributes: Mapping[str, str],
    inner: Render,
    *,
    sorting: bool = False,
    tag: str = "",
    leaf: bool = False,
    words: bool = False,
    seam: int | None = None,
) -> Render:
    """``inner`` with the attributes applied; ``inner`` itself if there are none.

    ``leaf``: it is a text of its own, not several elements. ``words``: the text is the style's
    or the locale's, so that title case is meant whatever the item's language. ``seam``: whose
    suffix it is, where that is not that of a leaf or of a whole.
    """
    kind = seam if seam is not None else LEAF if leaf else WHOLE
    case = attributes.get("text-case", "")
    strip = attributes.get("strip-periods") == "true"
    quotes = attributes.get("quotes") == "true" and not sorting
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    fmt = () if sorting else formatting(attributes)
    upright = tuple(token for token in fmt if token not in _SLANTED)
    slants = leaf and upright != fmt
    display = attributes.get("display", "")
    box = f"display-{display}" if display and not sorting else ""
    wraps = bool(prefix or suffix or fmt or quotes or tag or box)
    unquoted = attributes.get("quotes") == "false"
    if not (case or strip or wraps or unquoted):
        return inner

    if not (strip or case or unquoted or slants or box):

        def wrapped(context: Context) -> Out:
            out = inner(context)
            if out is None:
                return None
            return Node(
                [out], prefix=prefix, suffix=suffix, fmt=fmt, quotes=quotes, tag=tag, seam=kind
            )

        return wrapped

    def decorated(context: Context) -> Out:
        out = inner(context)
        if out is None:
            return None
        if strip:
            out = strip_periods(out)
        if case:
            out = textcase.apply(out, case, words or context.english)
        if unquoted:
            out = _as_outer(out)
        if not (wraps or unquoted):
            return out
        shown = upright if slants and stands_upright(out) else fmt
        out = Node(
            [out], prefix=prefix, suffix=suffix, fmt=shown, quotes=quotes, tag=tag, seam=kind
        )
        if unquoted:
            out.payload = UNQUOTED
        return Node([out], tag=box) if box else out

    return decorated
