"""One walk through WordprocessingML in reading order, as if all tracked changes were accepted.

Notes are walked where they are referred to. Deleted text, fallbacks of drawings, comments and
pictures are passed over. Source: ECMA-376 part 1, sections 17.3 (paragraphs), 17.13 (changes) and
17.16 (fields); part 3 (alternate content).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bibconv.wordprocessor.links import Links
from bibconv.wordprocessor.ooxml_names import MATH, WORD, child, children, is_on, local, value
from bibconv.wordprocessor.ooxml_notes import Notes
from bibconv.wordprocessor.ooxml_numbering import Numbering
from bibconv.wordprocessor.ooxml_styles import Styles, outline_level
from bibconv.wordprocessor.paragraphs import Mark
from bibconv.wordprocessor.story import Composer
from bibconv.wordprocessor.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose contents are not walked: properties, what was deleted or moved away, fallbacks.
_PASSED_OVER = frozenset(
    """
    pPr rPr sdtPr sdtEndPr tblPr tblPrEx tblGrid trPr tcPr sectPr del moveFrom delText
    delInstrText rt Fallback instrText t fldChar sym annotationRef
    """.split()
)
_CARRYING = ("ZOTERO", "Mendeley")  # bookmarks that citations are kept under
_DELETED = ("del", "moveFrom")
_NESTED = 2


class Walker:
    """Walks parts of a document and tells a composer what is in them."""

    def __init__(
        self, composer: Composer, styles: Styles, numbering: Numbering, notes: Mapping[str, Notes]
    ) -> None:
        self._composer = composer
        self._styles = styles
        self._links = Links(composer)
        self._numbering = numbering
        self._notes = notes
        self._targets: Mapping[str, str] = {}
        self._hidden = False
        self._depth = 0  # of notes within notes, which only damaged documents have
        self._marks: dict[object, Mark] = {}  # of controls and links, by their elements
        self._bookmarks: dict[str, Mark] = {}
        self._rows: list[bool] = []
        self._boxes: list[tuple[list[bool], bool]] = []
        self._handlers: dict[str, tuple[_Handler | None, _Handler | None, bool]] = {}
        self.elsewhere = 0  # parts of the text that are other files

    def walk(self, root: _Element, targets: Mapping[str, str]) -> None:
        """Everything in ``root``; ``targets`` are the addresses it refers to."""
        from lxml import etree

        outside, self._targets = self._targets, targets
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            known = self._handlers.get(tag)
            if known is None:
                known = self._handlers[tag] = _handlers_of(tag)
            begin, end, passed_over = known
            if event == "start":
                if (begin is not None and begin(self, element)) or passed_over:
                    steps.skip_subtree()
            elif end is not None:
                end(self, element)
        self._targets = outside

    def finish(self) -> None:
        """There is nothing more to walk."""
        self._links.finish()

    # Paragraphs

    def _begin_paragraph(self, element: _Element) -> None:
        self._composer.begin_paragraph()
        properties = child(element, "pPr")
        style = self._styles[value(child(properties, "pStyle")) or self._styles.default]
        level = outline_level(properties)
        numbers = child(properties, "numPr")
        name, depth = style.list, style.depth
        if numbers is not None:
            name = value(child(numbers, "numId")) or name
            depth = value(child(numbers, "ilvl")) or depth
        label = self._numbering.label(name, depth) if name and not self._gone(element) else ""
        self._composer.describe(
            style.name, style.level if level is None else level, label, bool(label)
        )

    def _gone(self, element: _Element) -> bool:
        """Whether the paragraph's end is deleted, or moved away."""
        run = child(child(element, "pPr"), "rPr")
        return any(child(run, name) is not None for name in _DELETED)

    def _end_paragraph(self, element: _Element) -> None:
        self._composer.end_paragraph(joins=self._gone(element))

    def _begin_row(self, element: _Element) -> bool:
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            self._rows.append(False)
            return True
        cells = children(element, "tc")
        simple = bool(cells) and all(_is_simple(cell) for cell in cells) and not any(self._rows)
        self._rows.append(simple)
        if simple:
            self._composer.begin_row()
        return False

    def _end_row(self, _: _Element) -> None:
        if self._rows.pop():
            self._composer.end_row()

    def _begin_cell(self, _: _Element) -> None:
        self._composer.begin_cell()

    # Runs

    def _begin_run(self, element: _Element) -> None:
        run = child(element, "rPr")
        self._hidden = run is not None and is_on(child(run, "vanish"))

    def _end_run(self, _: _Element) -> None:
        self._hidden = False

    def _text(self, element: _Element) -> None:
        if not self._hidden:
            self._composer.text(element.text or "")

    def _tab(self, _: _Element) -> None:
        if not self._hidden:
            self._composer.text("\t")

    def _break(self, element: _Element) -> None:
        if not self._hidden and value(element, "type") in ("", "textWrapping"):
            self._composer.text("\n")

    def _hyphen(self, _: _Element) -> None:
        self._composer.text("-")

    def _symbol(self, element: _Element) -> None:
        if not self._hidden:
            self._composer.text(symbol(value(element, "font"), value(element, "char")))

    # Fields

    def _field_character(self, element: _Element) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            data = child(element, "fldData")
            self._composer.begin_field((data.text or "") if data is not None else "")
        elif kind == "separate":
            self._composer.result()
        elif kind == "end":
            self._composer.end_field()

    def _code(self, element: _Element) -> None:
        self._composer.code(element.text or "")

    def _begin_simple(self, element: _Element) -> None:
        data = child(element, "fldData")
        self._composer.begin_field((data.text or "") if data is not None else "")
        self._composer.code(value(element, "instr"))
        self._composer.result()

    def _end_simple(self, _: _Element) -> None:
        self._composer.end_field()

    # Controls, links, bookmarks, notes

    def _begin_control(self, element: _Element) -> None:
        properties = child(element, "sdtPr")
        mark = self._composer.open("control", value(child(properties, "tag")))
        gallery = value(child(child(properties, "docPartObj"), "docPartGallery"))
        if child(properties, "bibliography") is not None or gallery == "Bibliographies":
            mark.attributes["list"] = "yes"
        self._marks[element] = mark

    def _end_control(self, element: _Element) -> None:
        mark = self._marks.pop(element, None)
        if mark is not None:
            self._composer.close(mark)

    def _begin_link(self, element: _Element) -> None:
        self._marks[element] = self._links.begin(self._targets.get(value(element, "id"), ""))

    def _end_link(self, element: _Element) -> None:
        mark = self._marks.pop(element, None)
        if mark is not None:
            self._links.end(mark)

    def _begin_bookmark(self, element: _Element) -> None:
        name = value(element, "name")
        if name.startswith(_CARRYING):
            self._bookmarks[value(element, "id")] = self._composer.open("bookmark", name)

    def _end_bookmark(self, element: _Element) -> None:
        mark = self._bookmarks.pop(value(element, "id"), None)
        if mark is not None:
            self._composer.close(mark)

    def _note(self, element: _Element) -> None:
        if self._depth >= _NESTED:
            return
        notes = self._notes.get(local(element).removesuffix("Reference"))
        note = notes.take(value(element, "id")) if notes is not None else None
        if notes is None or note is None:
            return
        self._inner(note, f"{notes.kind} {notes.count}", notes.targets)

    def _inner(self, element: _Element, place: str, targets: Mapping[str, str]) -> None:
        """A story within the story; what is open around it stays as it is."""
        rows, hidden, self._rows, self._hidden = self._rows, self._hidden, [], False
        self._composer.enter(place)
        self._depth += 1
        self.walk(element, targets)
        self._depth -= 1
        self._composer.leave()
        self._rows, self._hidden = rows, hidden

    def _begin_box(self, element: _Element) -> bool:
        """A text box: its paragraphs are walked as a story of their own."""
        if not len(element):
            return True
        rows, hidden, self._rows, self._hidden = self._rows, self._hidden, [], False
        self._marks[element] = Mark("box", "", None, "")
        self._boxes.append((rows, hidden))
        self._composer.enter("text box")
        return False

    def _end_box(self, element: _Element) -> None:
        if self._marks.pop(element, None) is not None:
            self._composer.leave()
            self._rows, self._hidden = self._boxes.pop()

    def _elsewhere(self, _: _Element) -> None:
        self.elsewhere += 1


_Handler = Callable[[Walker, "_Element"], "bool | None"]

_BEGIN: dict[str, _Handler] = {
    "p": Walker._begin_paragraph,
    "tr": Walker._begin_row,
    "tc": Walker._begin_cell,
    "r": Walker._begin_run,
    "t": Walker._text,
    "tab": Walker._tab,
    "ptab": Walker._tab,
    "br": Walker._break,
    "cr": Walker._break,
    "noBreakHyphen": Walker._hyphen,
    "sym": Walker._symbol,
    "fldChar": Walker._field_character,
    "instrText": Walker._code,
    "fldSimple": Walker._begin_simple,
    "sdt": Walker._begin_control,
    "hyperlink": Walker._begin_link,
    "bookmarkStart": Walker._begin_bookmark,
    "bookmarkEnd": Walker._end_bookmark,
    "footnoteReference": Walker._note,
    "endnoteReference": Walker._note,
    "txbxContent": Walker._begin_box,
    "altChunk": Walker._elsewhere,
    "subDoc": Walker._elsewhere,
}
_END: dict[str, _Handler] = {
    "p": Walker._end_paragraph,
    "tr": Walker._end_row,
    "r": Walker._end_run,
    "fldSimple": Walker._end_simple,
    "sdt": Walker._end_control,
    "hyperlink": Walker._end_link,
    "txbxContent": Walker._end_box,
}


def _handlers_of(tag: str) -> tuple[_Handler | None, _Handler | None, bool]:
    namespace, _, name = tag[1:].rpartition("}")
    if namespace in WORD:
        return _BEGIN.get(name), _END.get(name), name in _PASSED_OVER
    if namespace in MATH and name == "t":
        return Walker._text, None, True
    return None, None, name == "Fallback"


def _is_simple(cell: _Element) -> bool:
    """Whether a cell of a table holds one paragraph and nothing else that has paragraphs."""
    names = [local(inner) for inner in cell if local(inner) != "tcPr"]
    return names.count("p") == 1 and not {"tbl", "sdt"} & set(names)
