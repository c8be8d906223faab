"""``cs:date``: parts in the style's or the locale's order, ranges, literals.

CSL 1.0.2, "Date", "Date-part", "Date Ranges".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bibconv.csl.context import Context
from bibconv.csl.data.dates import PDate, Point
from bibconv.csl.elements.datepart import DatePart, compile_part
from bibconv.csl.elements.decorate import decorate
from bibconv.csl.node import Node, Out, Piece, Render
from bibconv.csl.richtext import parse
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

_PRECISION = {"year": ("year",), "year-month": ("year", "month")}
_DATE_FORMAT = ("font-style", "font-weight", "font-variant", "text-decoration", "vertical-align",
                "prefix", "suffix", "text-case", "display", "quotes")  # fmt: skip
_RANK = {"day": 0, "month": 1, "year": 2}


def compile_date(compiler: Compiler, element: Element) -> Render:
    """A date variable."""
    variable = element.get("variable")
    parts, delimiter, attributes = _parts(compiler, element)
    if compiler.sorting:
        shown = frozenset(part.name for part in parts)
        return _sort_key(variable, shown)
    accessed = variable == "accessed"
    implicit = not compiler.explicit_suffix and not accessed
    year = next((part for part in parts if part.name == "year"), None)

    def date(context: Context) -> Out:
        context.called = True
        value = context.item.date(variable)
        if value is None or (context.suppressed and variable in context.suppressed):
            return None
        if accessed and context.comparing:
            context.filled = True  # the day of access tells no two items apart
            return None
        if value.start is None:
            # Words stand for the whole date: where its year stands, and only there.
            out: Out = year.words(parse(value.literal)) if year is not None else None
            if implicit and context.suffix and not context.suffix_done and out:
                context.suffix_done = True
                out = Node([out, Node([context.suffix], tag="suffix")])
        else:
            out = _render(context, value, parts, delimiter, implicit)
        if out is None:
            return None
        context.filled = True
        if context.used is not None:
            context.used.append(variable)
        return Node([out], tag="date")

    # The case is that of the parts: neither words nor the letter behind the year change.
    return decorate({k: v for k, v in attributes.items() if k != "text-case"}, date)


def _parts(compiler: Compiler, element: Element) -> tuple[list[DatePart], str, Mapping[str, str]]:
    """The parts in order, their delimiter, and the attributes of the whole."""
    form = element.get("form")
    localized = compiler.locale.date_formats.get(form) if form else None
    if localized is None:
        named = [part for part in element.findall("date-part") if part.get("name") in _RANK]
        parts = [compile_part(compiler, part.attributes) for part in named]
        return parts, element.get("delimiter"), element.attributes
    precision = _PRECISION.get(element.get("date-parts"), ("year", "month", "day"))
    overrides = {part.get("name"): part.attributes for part in element.findall("date-part")}
    parts = []
    for part in localized.findall("date-part"):
        name = part.get("name")
        if name in precision:
            # The specification has no affixes here; styles that set them expect them.
            parts.append(compile_part(compiler, {**part.attributes, **overrides.get(name, {})}))
    attributes = {key: value for key, value in localized.attributes.items() if key in _DATE_FORMAT}
    attributes.update(element.attributes)
    return parts, localized.get("delimiter"), attributes


def _render(
    context: Context, date: PDate, parts: list[DatePart], delimiter: str, implicit: bool
) -> Out:
    assert date.start is not None
    if date.end is not None:
        return _range(context, date.start, date.end, parts, delimiter, implicit)
    out: list[Piece] = []
    for part in parts:
        piece = part.write(context, date.start, implicit)
        if piece is not None:
            out.append(piece)
    if date.open_end and out:
        out.append(parts[-1].range_delimiter)
        return Node(out)
    if not out:
        return None
    return Node(out, delimiter=delimiter) if len(out) > 1 else out[0]


def _largest_difference(start: Point, end: Point, parts: list[DatePart]) -> str:
    """The largest shown part in which the two differ, ``""`` if none."""
    names = {part.name for part in parts}
    if start[0] != end[0] and "year" in names:
        return "year"
    if (start[1] != end[1] or start[3] != end[3]) and "month" in names:
        return "month"
    if start[2] != end[2] and "day" in names:
        return "day"
    return ""


def _range(
    context: Context, start: Point, end: Point, parts: list[DatePart], delimiter: str,
    implicit: bool,
) -> Out:  # fmt: skip
    """Parts that both share once, the others twice with the range delimiter of the largest."""
    largest = _largest_difference(start, end, parts)
    if not largest:
        return _render(context, PDate(start), parts, delimiter, implicit)
    rank = _RANK[largest]
    differing = [index for index, part in enumerate(parts) if _RANK[part.name] <= rank]
    first, last = differing[0], differing[-1]
    dash = next(part.range_delimiter for part in parts if part.name == largest)
    groups: list[Piece] = []
    before = _some(context, parts[:first], start, delimiter, implicit)
    one = _some(context, parts[first : last + 1], start, delimiter, False, no_suffix=True)
    two = _some(context, parts[first : last + 1], end, delimiter, implicit, no_prefix=True)
    after = _some(context, parts[last + 1 :], end, delimiter, implicit)
    middle: list[Piece] = []
    if one is not None:
        middle.append(one)
    if two is not None:
        if middle:
            middle.append(dash)
        middle.append(two)
    for group in (before, Node(middle) if middle else None, after):
        if group is not None:
            groups.append(group)
    return Node(groups, delimiter=delimiter) if groups else None


def _some(
    context: Context, parts: list[DatePart], point: Point, delimiter: str, implicit: bool,
    *, no_suffix: bool = False, no_prefix: bool = False,
) -> Out:  # fmt: skip
    pieces: list[Piece] = []
    for part in parts:
        piece = part.write(context, point, implicit)
        if piece is not None:
            pieces.append(piece)
    if not pieces:
        return None
    if no_suffix and isinstance(pieces[-1], Node):
        pieces[-1] = _without(pieces[-1], suffix=True)
    if no_prefix and isinstance(pieces[0], Node):
        pieces[0] = _without(pieces[0], suffix=False)
    return Node(pieces, delimiter=delimiter)


def _without(node: Node, *, suffix: bool) -> Node:
    copy = node.with_kids(node.kids)
    if suffix:
        copy.suffix = ""
    else:
        copy.prefix = ""
    return copy


def _sort_key(variable: str, shown: frozenset[str]) -> Render:
    def key(context: Context) -> Out:
        context.called = True
        date = context.item.date(variable)
        if date is None:
            return None
        context.filled = True
        return date_key(date, shown) or None

    return key


def date_key(date: PDate, shown: frozenset[str] = frozenset(("year", "month", "day"))) -> str:
    """Digits that sort as the dates do; a date before Christ sorts before the others. Words have
    no place among them: ``""``, which sorts as a date that is missing."""
    if date.start is None:
        return ""
    out = []
    for point in (date.start, date.end):
        if point is not None:
            year = point[0] if "year" in shown else 0
            month = point[1] if "month" in shown else 0
            day = point[2] if "day" in shown else 0
            out.append(f"{5_000_000_000 + year:010d}{month:02d}{day:02d}")
    return "-".join(out)
