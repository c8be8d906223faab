"""XML text -> the elements of its records, each parsed by itself, with places; the rest between.

An element that is not well-formed costs itself at most, and a file is never one tree in memory.
Source: XML 1.0 (fifth edition), sections 2.1 to 2.8; Namespaces in XML 1.0. Prefixes that are
declared around the records hold within them; a document that declares entities is refused.

>>> [part.raw if isinstance(part, Comment) else part.root.tag
...  for part in pieces(Source("<all><r>1</r> <r/></all>"), {"r"}, ReadContext())]
['<all>', 'r', ' ', 'r', '</all>']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import msgspec

from bibconv.diagnostics import Diagnostic, Severity
from bibconv.formats.base import ReadContext
from bibconv.model import Comment, Junk
from bibconv.patterns import late
from bibconv.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

# What begins with "<": a tag (its slash, its name, its attributes, the slash of an empty one),
# or the opening of something that tags do not count in.
MARKUP = late(
    r"""<(?:(/?)([^\W\d][\w.:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(/?)>
    |(!--)|(!\[CDATA\[)|(\?)|(!))""",
    re.VERBOSE,
)
_CLOSERS = ((5, "-->"), (6, "]]>"), (7, "?>"))
_NAMESPACE = late(r"""xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_ENTITY = "<!ENTITY"
_ENCODING = late(r"<\?xml[^>]*\?>")


class Piece:
    """One record's element.

    Attributes:
        root: the parsed element.
        start, end: offsets of the element in the source.
    """

    __slots__ = ("_places", "_spans", "_tags", "end", "root", "source", "start")

    def __init__(
        self, source: Source, start: int, end: int, root: _Element, tags: list[tuple[int, int]]
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.root = root
        self._tags = tags
        self._places: dict[_Element, tuple[int, int]] | None = None
        self._spans: dict[_Element, tuple[int, int]] | None = None

    def place(self, element: _Element) -> tuple[int, int]:
        """Offsets of an element's text; of the element's start tag where it holds others."""
        if self._places is None:
            elements = [node for node in self.root.iter() if isinstance(node.tag, str)]
            self._places = dict(zip(elements, self._tags, strict=False))
        begin, after = self._places.get(element, (self.start, self.start))
        if len(element) or after == begin:
            return begin, after
        stop = self.source.text.find("<", after, self.end)
        return (after, stop) if stop > after else (begin, after)

    def inner_spans(self) -> dict[_Element, tuple[int, int]]:
        """Offsets of what stands between the tags of each element; ``{}`` where the tags do not
        agree with the elements, because the XML is damaged."""
        if self._spans is None:
            self._spans = self._found()
        return self._spans

    def _found(self) -> dict[_Element, tuple[int, int]]:
        elements = [node for node in self.root.iter() if isinstance(node.tag, str)]
        if len(elements) != len(self._tags):
            return {}
        spans: dict[_Element, tuple[int, int]] = {}
        text, position = self.source.text, self.start
        opened: list[tuple[_Element, int]] = []
        waiting = iter(elements)
        element: _Element | None
        while (match := MARKUP.search(text, position, self.end)) is not None:
            position = match.end() if match[2] else behind(text, match)
            if match[2] and not match[1] and (element := next(waiting, None)) is not None:
                opened.append((element, position))
            if match[2] and (match[1] or match[4]) and opened:
                element, begin = opened.pop()
                spans[element] = (begin, position if match[4] else match.start())
        return spans


class _Open(msgspec.Struct):
    """An element that is being passed over."""

    name: str
    start: int
    tags: list[tuple[int, int]]
    depth: int = 1


def pieces(
    source: Source, names: Collection[str], context: ReadContext, *, nests: Collection[str] = ()
) -> Iterator[Piece | Comment | Junk]:
    """The elements called one of ``names`` (without prefix), and what stands between them.

    Args:
        source: the document; several documents one after the other are read as one.
        names: local names of the elements to find.
        context: where findings go (S160).
        nests: those of ``names`` that may hold others of their name; of the rest one that begins
            within another shows that the other was not closed.
    """
    text = source.text
    declared = text.find(_ENTITY)
    if declared >= 0:
        message = "the document declares entities of its own, which are not read for safety"
        _report(source, context, declared, message, "replace them by what they stand for")
        yield Junk(text)
        return
    done, around = 0, dict[str, str]()
    for start, end, tags in _elements(source, names, nests, around):
        if start > done:
            yield Comment(text[done:start])
        yield _parsed(source, start, end, tags, around, context)
        done = end
    if done < len(text):
        yield Comment(text[done:])


def _elements(
    source: Source,
    names: Collection[str],
    nests: Collection[str],
    around: dict[str, str],
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Start, end and places of the tags of each element; ``around`` gets the namespaces that
    are declared outside of them."""
    text, position, held = source.text, 0, None
    while (match := MARKUP.search(text, position)) is not None:
        position = match.end()
        name = match[2]
        if name is None:
            position = behind(text, match)
            continue
        if held is None:
            if match[1]:
                continue
            if name.rpartition(":")[2] not in names:
                if "xmlns" in match[3]:
                    around.update((d.partition("=")[0], d) for d in _NAMESPACE.findall(match[3]))
                continue
            if match[4]:
                yield match.start(), position, [match.span()]
                continue
            held = _Open(name, match.start(), [match.span()])
        elif match[1]:
            if name == held.name:
                held.depth -= 1
                if held.depth == 0:
                    yield held.start, position, held.tags
                    held = None
        elif name == held.name and name.rpartition(":")[2] not in nests:
            yield held.start, match.start(), held.tags
            held = _Open(name, match.start(), [match.span()])
            if match[4]:
                yield match.start(), position, held.tags
                held = None
        else:
            held.tags.append(match.span())
            held.depth += name == held.name and not match[4]
    if held is not None:
        yield held.start, len(text), held.tags


def behind(text: str, match: re.Match[str]) -> int:
    """Offset behind the comment, section of characters or instruction that a match of
    :data:`MARKUP` opens."""
    for group, closer in _CLOSERS:
        if match[group]:
            end = text.find(closer, match.end())
            return len(text) if end < 0 else end + len(closer)
    return match.end()


def _parsed(
    source: Source,
    start: int,
    end: int,
    tags: list[tuple[int, int]],
    around: dict[str, str],
    context: ReadContext,
) -> Piece | Junk:
    from bibconv.text.xml import XmlError, make_parser, parse

    raw = source.text[start:end]
    data = f"<around {' '.join(around.values())}>{raw}</around>".encode("utf-8", "replace")
    try:
        outer = parse(data)
    except XmlError as error:
        at = _offset(
            source,
            start,
            error.line,
            error.column,
            len(data) - len(raw.encode("utf-8", "replace")) - 9,
        )
        _report(source, context, min(at, end), f"the XML is not well-formed: {error.message}")
        try:
            outer = parse(_mended(data.decode()).encode(), make_parser(recover=True))
        except XmlError:
            return Junk(raw)
        if not len(outer) or not (len(outer[0]) or outer[0].text):
            return Junk(raw)
    return Piece(source, start, end, outer[0], tags)


# An ampersand that begins no reference, and references by names that XML does not have.
_AMPERSAND = late(r"&(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:(\w{2,31});)?")


def _mended(xml: str) -> str:
    """Bare ampersands escaped, names of HTML's characters replaced by the characters."""
    from html.entities import html5

    def mend(match: re.Match[str]) -> str:
        name = match[1]
        if name and f"{name};" in html5:
            return html5[f"{name};"].replace("<", "&lt;")
        return f"&amp;{name};" if name else "&amp;"

    return _AMPERSAND.sub(mend, xml)


def _offset(source: Source, start: int, line: int, column: int, before: int) -> int:
    """Offset in the source of a line and column in a piece that ``before`` bytes stand before."""
    if line == 1:
        return start + max(column - 1 - before, 0)
    at = start
    for _ in range(line - 1):
        following = source.text.find("\n", at)
        if following < 0:
            break
        at = following + 1
    return at + column - 1


def _report(
    source: Source, context: ReadContext, at: int, message: str, help: str | None = None
) -> None:
    at = min(at, max(len(source.text) - 1, 0))
    context.report(
        Diagnostic(
            code="S160",
            severity=Severity.ERROR,
            message=message,
            span=source.span(at, min(at + 1, len(source.text))),
            help=help or "mend the element; what can be read of it is read",
        )
    )
