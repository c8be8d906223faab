"""The output tree as a flat list of runs: formatting resolved, quotes set, punctuation repaired.

A run is text in a frame; a frame is one formatting token within another frame. Italics inside
italics flip to upright, quotes alternate between outer and inner (CSL 1.0.2, "Formatting",
"Quotes"). Writers open and close frames; they never see the tree.
"""

from __future__ import annotations

from bibconv.csl.node import Node, Piece
from bibconv.csl.output.model import CLOSE, CLOSE_STILL, OPEN, TEXT, Frame, Run
from bibconv.csl.passes.punctuation import (
    TOUCHY,
    append,
    append_content,
    append_delimiter,
    append_suffix,
)
from bibconv.csl.style.locale import Locale

# Token -> (property, value when set, value when not).
_PROPERTY = {
    "i": ("style", "i"), "oblique": ("style", "oblique"), "i0": ("style", ""),
    "sc": ("variant", "sc"), "sc0": ("variant", ""),
    "b": ("weight", "b"), "light": ("weight", "light"), "b0": ("weight", ""),
    "u": ("decoration", "u"), "u0": ("decoration", ""),
}  # fmt: skip
_PLAIN = {"style": "i0", "variant": "sc0", "weight": "b0", "decoration": "u0"}


class QuoteMarks:
    """The quotation marks of a locale and whether full stops and commas move into them."""

    __slots__ = ("inner", "moves", "outer")

    def __init__(self, locale: Locale) -> None:
        self.outer = (locale.term("open-quote") or "“", locale.term("close-quote") or "”")
        self.inner = (
            locale.term("open-inner-quote") or "‘",
            locale.term("close-inner-quote") or "’",
        )
        self.moves = locale.punctuation_in_quote

    def still(self) -> QuoteMarks:
        """The same marks with punctuation left where it is."""
        copy = object.__new__(QuoteMarks)
        copy.outer, copy.inner, copy.moves = self.outer, self.inner, False
        return copy


def flatten(out: Piece, marks: QuoteMarks) -> list[Run]:
    """The runs of ``out``."""
    runs: list[Run] = []
    _walk(out, Frame(None, ""), marks, runs, sealed=False)
    return [run for run in runs if run.text]


def _walk(
    out: Piece | str, frame: Frame, marks: QuoteMarks, runs: list[Run], *, sealed: bool
) -> None:
    """Depth is bounded: styles by their check, values by the markup parser.

    ``sealed``: a formatting lies between a prefix at the beginning and what stands before it.
    """
    if isinstance(out, str):
        if out:
            append(runs, out, frame, TEXT)
        return
    tag = out.tag
    if tag == "affix":
        marks = marks.still()
    prefix = out.prefix
    if not prefix:
        pass
    elif sealed and isinstance(prefix, str) and prefix[0] != " ":
        runs.append(Run(prefix, frame))
    else:
        _walk(prefix, frame, marks, runs, sealed=False)
    inner = frame
    close = ""
    if out.quotes:
        inner, close = _quoted(out, frame, marks, runs)
    if out.fmt or tag:
        inner = _enter(out, inner)
    delimiter = out.delimiter
    first = True
    before: Piece = ""
    for kid in out.kids:
        if first:
            first = False
            seals = sealed and not prefix
        elif delimiter:
            _delimit(delimiter, before, inner, marks, runs)
            seals = False
        else:
            seals = _seals(before, kid)
        before = kid
        if isinstance(kid, str):
            if not kid:
                continue
            if runs and kid[0] not in TOUCHY:
                last = runs[-1]
                if last.frame is inner and last.role == TEXT:
                    last.text += kid  # what ``append`` does, for most strings there are
                    continue
            append_content(runs, kid, inner)
        else:
            _walk(kid, inner, marks, runs, sealed=seals)
    if tag == "display-right-inline" and runs and runs[-1].text.endswith(" "):
        runs[-1].text = runs[-1].text.rstrip(" ")
        runs.append(Run(" ", frame))
    if close:
        append(runs, close, frame, CLOSE if marks.moves else CLOSE_STILL)
    suffix = out.suffix
    if isinstance(suffix, str):
        if not suffix:
            pass
        elif _stays(out, suffix, runs):
            runs.append(Run(suffix, frame))
        elif _repeats(out, suffix, runs):
            # A suffix that the last part has itself: established processors lose its end, too.
            if len(suffix) > 1:
                append_suffix(runs, suffix[:-1], frame, out.seam)
        else:
            append_suffix(runs, suffix, frame, out.seam)
    else:
        _walk(suffix, frame, marks, runs, sealed=False)


def _seals(before: Piece, after: Piece) -> bool:
    """Whether a prefix of ``after`` is not settled with the end of ``before``, since one of
    them has a formatting; a suffix and a prefix meet outside of the formatting of ``after``."""
    if isinstance(before, Node):
        if before.fmt:
            return True
        if before.suffix:
            return False
    return isinstance(after, Node) and bool(after.fmt)


def _delimit(
    delimiter: Piece, before: Piece, frame: Frame, marks: QuoteMarks, runs: list[Run]
) -> None:
    """Set a delimiter behind ``before``."""
    if _stays(before, delimiter, runs):
        runs.append(Run(delimiter, frame))  # type: ignore[arg-type]
    elif isinstance(delimiter, str):
        behind_suffix = isinstance(before, Node) and bool(before.suffix)
        append_delimiter(runs, delimiter, frame, behind_suffix=behind_suffix)
    else:
        _walk(delimiter, frame, marks, runs, sealed=False)


def _repeats(around: Node, suffix: str, runs: list[Run]) -> bool:
    """Whether the last part of an element ends with a suffix of its own, one mark, with which
    the element's suffix begins."""
    last: Piece = around
    if around.kids and not around.quotes:
        last = around.kids[-1]
        if isinstance(last, Node) and last.kids and not (last.suffix or last.fmt or last.tag):
            last = last.kids[-1]
    return (
        isinstance(last, Node)
        and last is not around
        and last.suffix == suffix[0]
        and not last.quotes
        and bool(runs)
        and runs[-1].text == last.suffix
    )


def _stays(formatted: Piece, text: Piece, runs: list[Run]) -> bool:
    """Whether a full stop stays behind a question or exclamation mark: where the element that
    ends with the mark has a formatting of its own, established processors see no collision."""
    return (
        isinstance(text, str)
        and text.startswith((".", ":"))
        and isinstance(formatted, Node)
        and bool(formatted.fmt)
        and bool(runs)
        and runs[-1].text.endswith(("?", "!"))
    )


def _quoted(out: Node, frame: Frame, marks: QuoteMarks, runs: list[Run]) -> tuple[Frame, str]:
    """The opening quotation mark is set; the frame of what is quoted, and the closing mark."""
    opening, close = marks.inner if frame.quotes % 2 else marks.outer
    level = frame.quotes + 1
    if out.payload == "'" and not frame.quotes:
        opening, close = marks.inner
        level += 1
    elif out.payload and not frame.quotes:
        # Typographic already: only nested ones alternate.
        opening, close = out.payload[0], out.payload[1]
        level += opening == "‘"
    append(runs, opening, frame, OPEN)
    inner = Frame(frame, "")
    inner.quotes = level
    return inner, close


def _enter(node: Node, frame: Frame) -> Frame:
    tag = node.tag
    if not tag:
        pass
    elif tag.startswith("display-"):
        frame = Frame(frame, tag)
    elif tag == "link":
        frame = Frame(frame, "link", node.payload)
    elif tag == "nodecor":
        for name, token in _PLAIN.items():
            if getattr(frame, name):
                frame = Frame(frame, token)
                setattr(frame, name, "")
    for token in node.fmt:
        found = _PROPERTY.get(token)
        if found is None:
            frame = Frame(frame, token)
            continue
        name, value = found
        current = getattr(frame, name)
        if current == value:
            if not value and token != "u0":
                continue
            if tag == "markup":
                token, value = _PLAIN[name], ""  # the field's own markup flips
        frame = Frame(frame, token)
        setattr(frame, name, value)
    return frame
