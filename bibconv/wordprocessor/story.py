"""Compose the text of a document in reading order, with its marks.

The walker of a container reports to a :class:`Composer` what it meets: paragraphs, text, fields,
marks, notes. The paragraphs of a note follow the paragraph that refers to it. Fields nest and may end
in another paragraph, so their stack belongs to a whole story (the body, one note, one text box): a
field left open in a note does not swallow the body.

>>> composer = Composer()
>>> composer.begin_paragraph()
>>> composer.text("So it is "); composer.begin_field(); composer.code("PAGE"); composer.result()
>>> composer.text("7"); composer.end_field(); composer.end_paragraph()
>>> from bibconv.wordprocessor.paragraphs import laid_out
>>> text, paragraphs = laid_out(composer.paragraphs)
>>> text, [(mark.code, mark.printed(text)) for mark in composer.marks]
('So it is 7\\n', [('PAGE', '7')])
"""

from __future__ import annotations

from bibconv.errors import LimitExceededError
from bibconv.patterns import late
from bibconv.wordprocessor.paragraphs import Mark, Paragraph, Point

# No-break spaces of all widths become spaces; soft hyphens are dropped.
_SPACES = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0xAD: None}
_MOST_PARAGRAPHS = 200_000  # a book has ten thousand
_ODD = late("[\u00a0\u202f\u2007\u00ad]")


class _Story:
    """The state of one story."""

    __slots__ = (
        "cell",
        "coded",
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
        self.coded = 0  # open fields whose code is not complete yet
        self.waiting: list[Mark] = []  # marks that begin with the next paragraph
        self.joins = False  # the end of the paragraph was deleted: the next one continues it
        self.row = False
        self.cell = False  # the next text in the row is that of a new cell


class Composer:
    """Puts a document together.

    Args:
        name: of the document, for messages.

    Attributes:
        paragraphs: of the body, with those of notes and text boxes in them.
        marks: all marks in the order in which they begin.
    """

    def __init__(self, name: str = "the document") -> None:
        self._name = name
        self._count = 0
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
        """A new paragraph; in a row of a table, more text of the row.

        Raises:
            LimitExceededError: there are more than any document has.
        """
        story = self._story
        if story.row and story.current is not None:
            return
        if story.joins and story.current is not None:
            story.joins = False
            return
        self._count += 1
        if self._count > _MOST_PARAGRAPHS:
            raise LimitExceededError(
                f"{self._name}: has more than {_MOST_PARAGRAPHS:,} paragraphs; split the document"
            )
        story.current = story.last = Paragraph(story.place)
        story.paragraphs.append(story.current)
        for mark in story.waiting:
            if mark.end is None:
                mark.begin = (story.current, 0)
        story.waiting = []

    def describe(self, style: str, level: int, label: str, listed: bool) -> None:
        """Describe the paragraph that was begun; in a row of a table, its label becomes text."""
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
        """A note or a text box begins; its paragraphs follow the current one."""
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
        """The story ends, and with it the fields that are still open in it."""
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
        """Text that is printed, unless it is in the code of a field."""
        if self._captures:
            self._captures[-1].append(text)
            return
        story = self._story
        if not text or story.coded:
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
        self._story.coded += 1

    def code(self, text: str) -> None:
        """A piece of the code of the innermost field that is open."""
        if self._story.fields and self._story.fields[-1].result is None:
            self._story.fields[-1].add_code(text)

    def result(self) -> None:
        """The code is complete, and what is printed follows."""
        if self._story.fields:
            mark = self._story.fields[-1]
            mark.join_code()
            self._story.coded -= mark.result is None
            mark.result = self._point() or mark.begin or self._end_of_last()

    def end_field(self) -> None:
        """The innermost field ends; without an open field, nothing happens."""
        if self._story.fields:
            mark = self._story.fields.pop()
            self._story.coded -= mark.result is None
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

    def capture(self) -> None:
        """Text from here on is the code of a mark, and not printed."""
        self._captures.append([])

    def captured(self) -> str:
        """The text since :meth:`capture`."""
        return "".join(self._captures.pop())
