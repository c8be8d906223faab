"""One walk through an OpenDocument text in reading order.

What was deleted under tracked changes is kept in a place of its own and passed over, and so are
annotations. Source: ODF 1.3 part 3, sections 5 to 8; the field marks of LibreOffice
(``field:fieldmark-start``), which keep what Word's fields say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibconv.patterns import late
from bibconv.wordprocessor.links import Links
from bibconv.wordprocessor.odf_lists import Lists
from bibconv.wordprocessor.ooxml_names import children, local, value
from bibconv.wordprocessor.paragraphs import Mark
from bibconv.wordprocessor.story import Composer

if TYPE_CHECKING:
    from lxml.etree import _Element

_PASSED_OVER = frozenset(
    """
    tracked-changes annotation bibliography-source table-of-content-source user-index-source
    alphabetical-index-source illustration-index-source table-index-source object-index-source
    note-citation ruby-text number hidden-text event-listeners forms sequence-decls
    variable-decls user-field-decls param image object binary-data
    """.split()
)
# What text may stand in directly.
_TEXTUAL = frozenset(
    """
    p h span a meta meta-field ruby-base bibliography-mark bookmark-ref reference-ref
    note-ref sequence user-field-get text-input placeholder title-field conditional-text
    """.split()
)
_SPACE = late(r"[ \t\r\n]+")
_MOST_SPACES = 40


class OdfWalker:
    """Walks an OpenDocument text and tells a composer what is in it.

    Args:
        composer: is told.
        lists: the document's lists.
        hidden: names of text styles that are not printed.
        names: name of an automatic paragraph style -> name of the style it is based on.
    """

    def __init__(
        self, composer: Composer, lists: Lists, hidden: frozenset[str], names: dict[str, str]
    ) -> None:
        self._composer = composer
        self._links = Links(composer)
        self._lists = lists
        self._hidden_styles = hidden
        self._names = names
        self._hidden = 0
        self._marks: dict[object, Mark] = {}  # by their elements
        self._named: dict[tuple[str, str], list[Mark]] = {}  # by kind and name
        self._rows: list[bool] = []
        self._counts = {"footnote": 0, "endnote": 0}

    def walk(self, root: _Element) -> None:
        """Everything in ``root``."""
        from lxml import etree

        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            name = tag.rpartition("}")[2]
            if event == "start":
                if name in _PASSED_OVER:
                    if name == "number":
                        self._lists.give("".join(map(str, element.itertext())).strip())
                    steps.skip_subtree()
                    continue
                begin = _BEGIN.get(name)
                if begin is not None:
                    begin(self, element)
                if element.text and name in _TEXTUAL:
                    self._text(element.text)
                continue
            end = _END.get(name)
            if end is not None and name not in _PASSED_OVER:
                end(self, element)
            if element.tail and element is not root:
                above = element.getparent()
                if above is not None and local(above) in _TEXTUAL:
                    self._text(element.tail)

    def finish(self) -> None:
        """There is nothing more to walk."""
        self._links.finish()

    def _text(self, text: str) -> None:
        """Text in which a run of white space is one space, and none at a beginning."""
        if self._hidden or not self._composer.in_paragraph:
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and self._composer.ends_in_space():
            text = text[1:]
        self._composer.text(text)

    # Paragraphs, lists, tables

    def _begin_paragraph(self, element: _Element) -> None:
        self._composer.begin_paragraph()
        style = value(element, "style-name")
        style = self._names.get(style, style).replace("_20_", " ").lower()
        level = value(element, "outline-level") if local(element) == "h" else ""
        number = int(level) if level.isdecimal() and len(level) < 3 else 0
        if local(element) == "h" and not number:
            number = 1
        if not number and style.startswith("heading"):
            number = int(style[-1]) if style[-1].isdecimal() else 1
        label = self._lists.label()
        self._composer.describe(style, number, label, self._lists.inside)

    def _end_paragraph(self, _: _Element) -> None:
        self._composer.end_paragraph()

    def _begin_list(self, element: _Element) -> None:
        self._lists.begin(element)

    def _end_list(self, _: _Element) -> None:
        self._lists.end()

    def _begin_item(self, element: _Element) -> None:
        self._lists.begin_item(element)

    def _begin_row(self, element: _Element) -> None:
        cells = children(element, "table-cell")
        simple = bool(cells) and all(_is_simple(cell) for cell in cells) and not any(self._rows)
        self._rows.append(simple)
        if simple:
            self._composer.begin_row()

    def _end_row(self, _: _Element) -> None:
        if self._rows and self._rows.pop():
            self._composer.end_row()

    def _begin_cell(self, _: _Element) -> None:
        self._composer.begin_cell()

    # Text

    def _spaces(self, element: _Element) -> None:
        count = value(element, "c")
        if not self._hidden:
            number = int(count) if count.isdecimal() and len(count) < 5 else 1
            self._composer.text(" " * min(number, _MOST_SPACES))

    def _tab(self, _: _Element) -> None:
        self._composer.text("\t")

    def _break(self, _: _Element) -> None:
        self._composer.text("\n")

    def _begin_span(self, element: _Element) -> None:
        self._hidden += value(element, "style-name") in self._hidden_styles

    def _end_span(self, element: _Element) -> None:
        self._hidden -= value(element, "style-name") in self._hidden_styles

    # Stories

    def _begin_note(self, element: _Element) -> None:
        kind = "endnote" if value(element, "note-class") == "endnote" else "footnote"
        self._counts[kind] += 1

    def _begin_body(self, element: _Element) -> None:
        above = element.getparent()
        kind = "endnote" if value(above, "note-class") == "endnote" else "footnote"
        self._composer.enter(f"{kind} {self._counts[kind]}")
        self._rows.append(False)

    def _begin_box(self, _: _Element) -> None:
        self._composer.enter("text box")
        self._rows.append(False)

    def _leave(self, _: _Element) -> None:
        self._composer.leave()
        self._rows.pop()

    # Marks

    def _begin_mark(self, element: _Element) -> None:
        kind = "bookmark" if local(element).startswith("bookmark") else "mark"
        name = value(element, "name")
        mark = self._composer.open(kind, name)
        if local(element).endswith("-start"):
            self._named.setdefault((kind, name), []).append(mark)
        else:
            self._composer.close(mark)

    def _end_mark(self, element: _Element) -> None:
        kind = "bookmark" if local(element).startswith("bookmark") else "mark"
        marks = self._named.get((kind, value(element, "name")))
        if marks:
            self._composer.close(marks.pop())

    def _begin_element(self, element: _Element) -> None:
        """A section, an index, a link, a mark of a bibliography: an element around its text."""
        name = local(element)
        if name == "a":
            mark = self._links.begin(value(element, "href"))
        elif name == "bibliography-mark":
            mark = self._composer.open("source", value(element, "identifier"))
            mark.attributes = {
                str(key).rpartition("}")[2]: str(text) for key, text in element.attrib.items()
            }
        else:
            mark = self._composer.open("section", value(element, "name"))
            if name == "bibliography":
                mark.attributes["list"] = "yes"
        self._marks[element] = mark

    def _end_element(self, element: _Element) -> None:
        mark = self._marks.pop(element, None)
        if mark is not None and mark.kind == "link":
            self._links.end(mark)
        elif mark is not None:
            self._composer.close(mark)

    # Fields that came from Word

    def _begin_field(self, element: _Element) -> None:
        self._composer.begin_field()
        for parameter in children(element, "param"):
            if value(parameter, "name").endswith("code"):
                self._composer.code(value(parameter, "value"))
        if local(element) == "fieldmark":
            self._composer.end_field()

    def _result(self, _: _Element) -> None:
        self._composer.result()

    def _end_field(self, _: _Element) -> None:
        self._composer.end_field()


_Handler = Callable[[OdfWalker, "_Element"], None]

# Shapes that paragraphs may stand in.
_SHAPES = """
    text-box custom-shape rect ellipse circle line polyline polygon path caption connector regular-polygon
""".split()

_BEGIN: dict[str, _Handler] = {
    **dict.fromkeys(_SHAPES, OdfWalker._begin_box),
    "p": OdfWalker._begin_paragraph,
    "h": OdfWalker._begin_paragraph,
    "list": OdfWalker._begin_list,
    "list-item": OdfWalker._begin_item,
    "table-row": OdfWalker._begin_row,
    "table-cell": OdfWalker._begin_cell,
    "s": OdfWalker._spaces,
    "tab": OdfWalker._tab,
    "line-break": OdfWalker._break,
    "span": OdfWalker._begin_span,
    "note": OdfWalker._begin_note,
    "note-body": OdfWalker._begin_body,
    "reference-mark-start": OdfWalker._begin_mark,
    "reference-mark": OdfWalker._begin_mark,
    "reference-mark-end": OdfWalker._end_mark,
    "bookmark-start": OdfWalker._begin_mark,
    "bookmark": OdfWalker._begin_mark,
    "bookmark-end": OdfWalker._end_mark,
    "section": OdfWalker._begin_element,
    "bibliography": OdfWalker._begin_element,
    "a": OdfWalker._begin_element,
    "bibliography-mark": OdfWalker._begin_element,
    "fieldmark-start": OdfWalker._begin_field,
    "fieldmark": OdfWalker._begin_field,
    "fieldmark-separator": OdfWalker._result,
    "fieldmark-end": OdfWalker._end_field,
}
_END: dict[str, _Handler] = {
    **dict.fromkeys(_SHAPES, OdfWalker._leave),
    "p": OdfWalker._end_paragraph,
    "h": OdfWalker._end_paragraph,
    "list": OdfWalker._end_list,
    "table-row": OdfWalker._end_row,
    "span": OdfWalker._end_span,
    "note-body": OdfWalker._leave,
    "section": OdfWalker._end_element,
    "bibliography": OdfWalker._end_element,
    "a": OdfWalker._end_element,
    "bibliography-mark": OdfWalker._end_element,
}


def _is_simple(cell: _Element) -> bool:
    """Whether a cell of a table holds one paragraph at most."""
    names = [local(inner) for inner in cell]
    return len(names) < 2 and not {"list", "table", "section"} & set(names)
