"""The parts of a document's text: paragraphs, and the marks in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence


class Paragraph:
    """A paragraph, or a row of a table whose cells hold one paragraph each.

    Attributes:
        style: name of its style, in lower case.
        level: of a heading, from 1; 0 for text.
        label: the number or sign that automatic numbering prints before it.
        listed: it is in a list, with a label or as a further paragraph of an item.
        place: ``body``, ``footnote 2``, ``endnote 1``, ``text box`` or ``header``.
        start, end: offsets in the document's text, the label included; known when laid out.
    """

    __slots__ = (
        "_pieces",
        "_shift",
        "_size",
        "end",
        "inner",
        "label",
        "level",
        "listed",
        "place",
        "start",
        "style",
    )

    def __init__(self, place: str = "body") -> None:
        self.place = place
        self.style = ""
        self.level = 0
        self.label = ""
        self.listed = False
        self.inner: list[Paragraph] = []
        self.start = self.end = 0
        self._pieces: list[str] = []
        self._size = 0
        self._shift = 0

    @property
    def size(self) -> int:
        """Characters so far, the label left out."""
        return self._size

    @property
    def body(self) -> int:
        """Offset in the document's text after the label."""
        return self.start + self._shift

    @property
    def text(self) -> str:
        """The text without the label."""
        return "".join(self._pieces)

    def add(self, text: str) -> None:
        """Text at the end."""
        self._pieces.append(text)
        self._size += len(text)

    def lay_out(self, start: int, breaks: Callable[[str], str]) -> str:
        """Place the paragraph at ``start``; returns its text with the label."""
        text = self.text
        if "\n" in text:
            text = breaks(text)
            self._pieces = [text]
        label = f"{self.label} " if self.label and text.strip() else ""
        self._shift = len(label)
        self.start, self.end = start, start + len(label) + len(text)
        return label + text

    def offset(self, at: int) -> int:
        """Offset in the document's text of the character ``at`` of this paragraph."""
        return min(self.start + self._shift + at, self.end)


Point = tuple[Paragraph, int]


class Mark:
    """A stretch of the document with hidden data.

    Attributes:
        kind: ``field``, ``mark``, ``section``, ``control``, ``bookmark``, ``link`` or ``source``
            (a mark of LibreOffice's own bibliography).
        code: the hidden data: a field code, a name, a tag, a target.
        data: further data: of fields as in ``w:fldData``, of the others by name.
        inside: the field that contains it.
        fields: the fields in it, in order (of fields and controls only).
        place: as in :class:`Paragraph`.
    """

    __slots__ = (
        "_codes",
        "attributes",
        "begin",
        "code",
        "data",
        "end",
        "fields",
        "fixed",
        "inside",
        "kind",
        "place",
        "result",
    )

    def __init__(self, kind: str, code: str, begin: Point | None, place: str) -> None:
        self.kind = kind
        self.code = code
        self.begin = begin
        self.result: Point | None = None
        self.end: Point | None = None
        self.place = place
        self.data = ""
        self.fixed: tuple[int, int] | None = None  # offsets, for what was found in the text
        self.attributes: dict[str, str] = {}
        self.inside: Mark | None = None
        self.fields: list[Mark] = []
        self._codes: list[str] = []

    def add_code(self, text: str) -> None:
        """Add a piece of the code; it may be cut anywhere."""
        self._codes.append(text)

    def join_code(self) -> None:
        """Join the pieces of the code."""
        if self._codes:
            self.code = "".join(self._codes)
            self._codes = []

    @property
    def span(self) -> tuple[int, int]:
        """Offsets in the document's text of what is printed."""
        if self.fixed is not None:
            return self.fixed
        first = self.result or self.begin
        if first is None:
            return 0, 0
        start = first[0].offset(first[1])
        end = self.end[0].offset(self.end[1]) if self.end is not None else start
        return start, max(start, end)

    def printed(self, text: str) -> str:
        """What is printed for it in the document's text, on one line."""
        start, end = self.span
        return " ".join(text[start:end].split())


def _joined(text: str) -> str:
    """Lines within a paragraph are one line."""
    return text.replace("\n", " ")


def laid_out(
    paragraphs: Sequence[Paragraph], breaks: Callable[[str], str] = _joined
) -> tuple[str, list[Paragraph]]:
    """The document's text, a line for each paragraph, and the paragraphs in its order.

    ``breaks`` replaces line breaks within a paragraph, without changing its length.
    """
    lines: list[str] = []
    ordered: list[Paragraph] = []
    position = 0
    for paragraph in _flat(paragraphs):
        line = paragraph.lay_out(position, breaks)
        lines.append(line)
        ordered.append(paragraph)
        position += len(line) + 1
    return "".join(f"{line}\n" for line in lines), ordered


def _flat(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    stack = [iter(paragraphs)]
    while stack:
        paragraph = next(stack[-1], None)
        if paragraph is None:
            stack.pop()
            continue
        yield paragraph
        if paragraph.inner:
            stack.append(iter(paragraph.inner))
