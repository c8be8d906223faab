"""The output tree as a flat list of runs: formatting resolved, quotes set, punctuation repaired.

A run is text in a frame; a frame is one formatting token within another frame. Italics inside
italics flip to upright, quotes alternate between outer and inner (CSL 1.0.2, "Formatting",
"Quotes"). Writers open and close frames; they never see the tree.
"""

from __future__ import annotations

from bibconv.csl.node import UNQUOTED, Node, Piece
from bibconv.csl.output.model import CLOSE, CLOSE_STILL, OPEN, REPEATED, TEXT, Frame, Run
from bibconv.csl.passes.punctuation import (
    TOUCHY,
    append,
    append_content,
    append_delimiter,
    append_prefix,
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
    _walk(out, Frame(None, ""), marks, runs)
    return [run for run in runs if run.text]


# What a prefix at the beginning of a piece stands behind.
_OPEN, _SEALED, _PREFIX, _DELIMITER = range(4)


def _walk(
    out: Piece | str, frame: Frame, marks: QuoteMarks, runs: list[Run], edge: int = _OPEN
) -> None:
    """Depth is bounded: styles by their check, values by the markup parser.

    ``edge``: what a prefix at the beginning stands behind: ``_SEALED`` a formatting, ``_PREFIX``
    that of an element around, ``_DELIMITER``, or ``_OPEN`` whatever it is.
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
    elif not isinstance(prefix, str):
        _walk(prefix, frame, marks, runs)
    elif edge == _SEALED and prefix[0] != " ":
        runs.append(Run(prefix, frame))
    elif edge == _OPEN:
        append(runs, prefix, frame, TEXT)
    else:
        append_prefix(runs, prefix, frame, after_prefix=edge == _PREFIX)
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
            edge = _PREFIX if prefix else edge
        elif delimiter:
            _delimit(delimiter, before, inner, marks, runs)
            edge = _DELIMITER
        else:
            edge = _edge(before, kid, runs)
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
            _walk(kid, inner, marks, runs, edge)
    if tag == "display-right-inline" and runs and runs[-1].text.endswith(" "):
        runs[-1].text = runs[-1].text.rstrip(" ")
        runs.append(Run(" ", frame))
    if close:
        append(runs, close, frame, CLOSE if marks.moves else CLOSE_STILL)
    suffix = out.suffix
    if isinstance(suffix, str):
        if not suffix:
            pass
        elif _stays(out, suffix, marks, runs):
            runs.append(Run(suffix, frame))
        elif _repeats(out, suffix, marks, runs):
            # A suffix that the last part has itself: established processors lose its end, too.
            if len(suffix) > 1:
                append_suffix(runs, suffix[:-1], frame, out.seam)
            if not out.fmt:
                runs[-1].role = REPEATED
        else:
            append_suffix(runs, suffix, frame, out.seam)
    else:
        _walk(suffix, frame, marks, runs)


def _edge(before: Piece, after: Piece, runs: list[Run]) -> int:
    """What a prefix of ``after`` stands behind: it is not settled with the end of ``before`` if
    one of them has a formatting; a suffix and a prefix meet outside of that of ``after``."""
    if runs and runs[-1].role == REPEATED:
        return _DELIMITER
    if isinstance(before, Node):
        if before.fmt:
            return _SEALED
        if before.suffix:
            return _OPEN
    return _SEALED if isinstance(after, Node) and after.fmt else _OPEN


def _delimit(
    delimiter: Piece, before: Piece, frame: Frame, marks: QuoteMarks, runs: list[Run]
) -> None:
    """Set a delimiter behind ``before``; behind a box of its own it ends what stands in the box."""
    if isinstance(before, Node) and before.tag.startswith("display-") and runs:
        box = runs[-1].frame
        while box.parent is not None and not box.token.startswith("display-"):
            box = box.parent
        if isinstance(delimiter, str) and delimiter.strip():
            append_delimiter(runs, delimiter.rstrip(), box, behind_suffix=False)
    elif _stays(before, delimiter, marks, runs):
        runs.append(Run(delimiter, frame))  # type: ignore[arg-type]
    elif isinstance(delimiter, str):
        behind_suffix = isinstance(before, Node) and bool(before.suffix)
        append_delimiter(runs, delimiter, frame, behind_suffix=behind_suffix)
    else:
        _walk(delimiter, frame, marks, runs)


def _repeats(around: Node, suffix: str, marks: QuoteMarks, runs: list[Run]) -> bool:
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
        and not (last.quotes and marks.moves)
        and bool(runs)
        and runs[-1].text == last.suffix
    )


def _stays(formatted: Piece, text: Piece, marks: QuoteMarks, runs: list[Run]) -> bool:
    """Whether a full stop or colon stays behind a question or exclamation mark: where the element
    that ends with the mark has a formatting or quotation marks of its own, and it does not move
    into these, established processors see no collision."""
    if not (isinstance(text, str) and text.startswith((".", ":")) and isinstance(formatted, Node)):
        return False
    last = len(runs) - 1
    if formatted.quotes and not formatted.fmt:
        if marks.moves and text[0] == ".":
            return False
        while last >= 0 and runs[last].role in (CLOSE, CLOSE_STILL):
            last -= 1
    elif not formatted.fmt and formatted.payload != UNQUOTED:
        return False
    return last >= 0 and runs[last].text.endswith(("?", "!"))


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
