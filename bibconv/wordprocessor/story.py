"""A document's text in reading order, put together piece by piece, with what is marked in it.

A walker of either container tells a :class:`Composer` what it meets: paragraphs, text, fields,
marks, notes. A note's paragraphs stand behind the paragraph that refers to it. Fields nest and may
end in another paragraph, so their stack is kept for a whole story (the body, one note, one text
box): what is left open in a note does not swallow the body.

>>> composer = Composer()
>>> composer.begin_paragraph()
>>> composer.text("So it is "); composer.begin_field(); composer.code("PAGE"); composer.result()
>>> composer.text("7"); composer.end_field(); composer.end_paragraph()
>>> text, paragraphs = laid_out(composer.paragraphs)
>>> text, [(mark.code, mark.printed(text)) for mark in composer.marks]
('So it is 7\\n', [('PAGE', '7')])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bibconv.patterns import late

# No-break spaces of all widths are spaces to a reader; soft hyphens are nothing.
_SPACES = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0xAD: None}
_ODD = late("[\u00a0\u202f\u2007\u00ad]")


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
        """Offset in the document's text behind the label."""
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
        """The text with its label, standing at ``start`` from now on."""
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
    """A stretch of the document that something hidden goes with.

    Attributes:
        kind: ``field``, ``mark``, ``section``, ``control``, ``bookmark``, ``link`` or ``source``
            (a mark of LibreOffice's own bibliography).
        code: what is hidden: a field code, a name, a tag, a target.
        data: further data: of fields as in ``w:fldData``, of the others by name.
        inside: the field that it stands in.
        fields: the fields that stand in it, in order (fields and controls only).
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
        """A piece of the code; pieces are cut anywhere."""
        self._codes.append(text)

    def join_code(self) -> None:
        """The code is whole."""
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
        """What of the document's text is printed for it, on one line."""
        start, end = self.span
        return " ".join(text[start:end].split())


class _Story:
    """The state of one story: what is open in it."""

    __slots__ = (
        "cell",
        "current",
        "fields",
        "joins",
        "last",
        "paragraphs",
        "place",
        "row",
        "waiting",
    )

    def __init__(self, paragraphs: list[Paragraph], place: str) -> None:
        self.paragraphs = paragraphs
        self.place = place
        self.current: Paragraph | None = None
        self.last: Paragraph | None = None
        self.fields: list[Mark] = []
        self.waiting: list[Mark] = []  # marks that begin with the next paragraph
        self.joins = False  # the paragraph's end was deleted: the next one goes on in it
        self.row = False
        self.cell = False  # the next text in the row is that of a new cell


class Composer:
    """Puts a document together.

    Attributes:
        paragraphs: of the body, with those of notes and text boxes in them.
        marks: all marks in the order in which they begin.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.marks: list[Mark] = []
        self._stories = [_Story(self.paragraphs, "body")]
        self._captures: list[list[str]] = []
        self._controls: list[Mark] = []

    @property
    def _story(self) -> _Story:
        return self._stories[-1]

    @property
    def in_paragraph(self) -> bool:
        """Whether text would stand in a paragraph."""
        return self._story.current is not None

    # Paragraphs

    def begin_paragraph(self) -> None:
        """A new paragraph; in a row of a table, more text of the row."""
        story = self._story
        if story.row and story.current is not None:
            return
        if story.joins and story.current is not None:
            story.joins = False
            return
        story.current = story.last = Paragraph(story.place)
        story.paragraphs.append(story.current)
        for mark in story.waiting:
            mark.begin = (story.current, 0)
        story.waiting = []

    def describe(self, style: str, level: int, label: str, listed: bool) -> None:
        """What is known of the paragraph that was begun; in a row, its label is text."""
        story = self._story
        if story.current is None:
            return
        if story.row:
            self.text(f"{label} " if label else "")
            return
        if not story.current.size:
            story.current.style, story.current.level = style, level
            story.current.label, story.current.listed = label, listed

    def end_paragraph(self, *, joins: bool = False) -> None:
        """The paragraph ends; ``joins`` if its end is deleted."""
        story = self._story
        if story.row:
            return
        story.joins = joins
        if not joins:
            story.current = None

    def begin_row(self) -> None:
        """A row of a table whose cells are to stand side by side."""
        self.begin_paragraph()
        self._story.row = True
        self._story.cell = False

    def begin_cell(self) -> None:
        """The next text is that of another cell."""
        story = self._story
        if story.row and story.current is not None and story.current.size:
            story.cell = True

    def end_row(self) -> None:
        """The row ends."""
        self._story.row = False
        self.end_paragraph()

    # Stories

    def enter(self, place: str | None = None) -> None:
        """A note or a text box begins; its paragraphs stand behind the current one."""
        story = self._story
        holder = story.current or story.last
        inner = holder.inner if holder is not None else story.paragraphs
        self._stories.append(_Story(inner, place or story.place))

    def enter_aside(self, place: str) -> list[Paragraph]:
        """A story that is no part of the body (a header); its paragraphs."""
        paragraphs: list[Paragraph] = []
        self._stories.append(_Story(paragraphs, place))
        return paragraphs

    def leave(self) -> None:
        """The story ends; fields that were left open in it end, too."""
        while self._story.fields:
            self.end_field()
        self._stories.pop()

    def finish(self) -> None:
        """The document ends."""
        while self._story.fields:
            self.end_field()
        for mark in self.marks:
            mark.join_code()

    # Text

    def text(self, text: str) -> None:
        """Text that is printed, unless it stands in the code of a field."""
        if self._captures:
            self._captures[-1].append(text)
            return
        story = self._story
        if not text or any(mark.result is None for mark in story.fields):
            return
        if story.current is None:  # damaged: text outside of paragraphs
            if not text.strip():
                return
            self.begin_paragraph()
        assert story.current is not None
        if not text.isascii() and _ODD.search(text):
            text = text.translate(_SPACES)
        if story.cell:
            story.current.add("\t")
            story.cell = False
        story.current.add(text)

    def ends_in_space(self) -> bool:
        """Whether white space here would follow white space, or the beginning."""
        current = self._story.current
        return current is None or not current.size or current._pieces[-1][-1:] in (" ", "\t", "\n")

    def _point(self) -> Point | None:
        story = self._story
        if story.current is not None:
            return (story.current, story.current.size)
        return None

    # Fields

    def begin_field(self, data: str = "") -> None:
        """A field begins: its code follows."""
        mark = self.open("field")
        mark.data = data
        if self._controls:
            self._controls[-1].fields.append(mark)
        if self._story.fields:
            mark.inside = self._story.fields[-1]
            mark.inside.fields.append(mark)
        self._story.fields.append(mark)

    def code(self, text: str) -> None:
        """A piece of the code of the innermost field that is open."""
        if self._story.fields and self._story.fields[-1].result is None:
            self._story.fields[-1].add_code(text)

    def result(self) -> None:
        """The code is whole, and what is printed follows."""
        if self._story.fields:
            mark = self._story.fields[-1]
            mark.join_code()
            mark.result = self._point() or mark.begin or self._end_of_last()

    def end_field(self) -> None:
        """The innermost field ends; an end too many is nothing."""
        if self._story.fields:
            mark = self._story.fields.pop()
            mark.join_code()
            self.close(mark)

    def _end_of_last(self) -> Point:
        last = self._story.last
        if last is None:
            last = Paragraph(self._story.place)
        return (last, last.size)

    # Other marks

    def open(self, kind: str, code: str = "") -> Mark:
        """A mark that begins here."""
        story = self._story
        mark = Mark(kind, code, self._point(), story.place)
        if mark.begin is None:
            story.waiting.append(mark)
        if kind == "control":
            self._controls.append(mark)
        self.marks.append(mark)
        return mark

    def close(self, mark: Mark) -> None:
        """The mark ends here."""
        if self._controls and self._controls[-1] is mark:
            self._controls.pop()
        mark.end = self._point() or self._end_of_last()
        if mark.begin is None:
            mark.begin = mark.end
            if mark in self._story.waiting:
                self._story.waiting.remove(mark)

    def capture(self) -> None:
        """What would be text from here on is none: it is the code of a mark."""
        self._captures.append([])

    def captured(self) -> str:
        """The text since :meth:`capture`."""
        return "".join(self._captures.pop())


def _joined(text: str) -> str:
    """Lines within a paragraph are one line."""
    return text.replace("\n", " ")


def laid_out(
    paragraphs: Sequence[Paragraph], breaks: Callable[[str], str] = _joined
) -> tuple[str, list[Paragraph]]:
    """The document's text, a line for each paragraph, and the paragraphs in its order.

    ``breaks`` says what becomes of line breaks within a paragraph; the length stays.
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
