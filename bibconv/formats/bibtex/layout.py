"""The layout of a ``.bib`` text: the same entries, evenly laid out.

What values say is not touched, nor are macros, ``#``, comments and text between entries; an entry
whose syntax is doubtful stays as it is.

>>> print(lay_out('@Book{k, Title="A {B}",year=2020}', Layout()), end="")
@book{k,
  title = {A {B}},
  year = 2020,
}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from bibconv.formats.bibtex.blocks import Comment, Entry, Junk, Preamble, RawBlock, String
from bibconv.formats.bibtex.scanner import scan
from bibconv.formats.bibtex.tables_fields import FIELD_ORDER
from bibconv.model import Field
from bibconv.patterns import late

_PLACE = {name: place for place, name in enumerate(FIELD_ORDER)}
_HEAD = late(r"@\s*[^\s{(]+\s*[{(]\s*")
_BLANK_LINES = late(r"\n[ \t]*(?:\n[ \t]*)+\n")
_TRAILING = late(r"[ \t]+(?=\n|\Z)")
_DIGITS = late(r"[0-9]+")
_PARENTS = ("crossref", "xdata", "xref")


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """How entries are laid out.

    Attributes:
        indent: blanks before a field; 0 and more.
        align: the equals signs of an entry stand below each other.
        delimiters: ``braces``, ``quotes``, or ``keep`` what is there.
        case: ``lower`` writes types and names of fields in small letters, ``keep`` as they are.
        trailing_comma: behind the last field too.
        blank_lines: between two entries.
        sort: what entries are sorted by: ``key``, ``type`` or names of fields, in this order;
            ``-year`` is the latest first; ``()`` leaves them as they are.
        sort_fields: whether fields are put in order.
        field_order: that order; ``()`` is the usual one.
    """

    indent: int = 2
    align: bool = False
    delimiters: str = "braces"
    case: str = "lower"
    trailing_comma: bool = True
    blank_lines: int = 1
    sort: tuple[str, ...] = ()
    sort_fields: bool = False
    field_order: tuple[str, ...] = ()


class _Part(msgspec.Struct):
    """A laid-out block: its text, its block, and how many line ends stood before it."""

    text: str
    block: RawBlock
    lines_before: int = 2


def lay_out(text: str, layout: Layout) -> str:
    """The text in the layout; line ends are the text's own."""
    newline = "\r\n" if "\r\n" in text else "\n"
    parts = list(_parts(text.replace("\r\n", "\n"), layout))
    if layout.sort:
        parts = _sorted(parts, layout)
    out = "".join(_joined(parts, layout))
    return out.replace("\n", newline)


def _parts(text: str, layout: Layout) -> Iterator[_Part]:
    waiting = 0  # line ends of white space that was passed over
    for block in scan(text):
        raw = text[block.start : block.end]
        if isinstance(block, (Comment, Junk)) and not getattr(block, "explicit", False):
            lead = raw[: len(raw) - len(raw.lstrip())].count("\n")
            if raw.strip():
                trail = raw[len(raw.rstrip()) :].count("\n")
                yield _Part(_tidied(raw), block, waiting + lead)
                waiting = trail
            else:
                waiting += lead
            continue
        yield _Part(_printed(block, raw, layout), block, waiting)
        waiting = 0


def _tidied(raw: str) -> str:
    """Free text without blanks at the ends of lines and more than one blank line."""
    return _BLANK_LINES.sub("\n\n", _TRAILING.sub("", raw.strip()))


def _printed(block: RawBlock, raw: str, layout: Layout) -> str:
    if isinstance(block, Entry):
        return _entry(block, raw, layout) or raw.strip()
    if isinstance(block, String) and not block.faults and layout.case == "lower":
        return f"@string{{{block.name} = {_value_of_string(block, layout)}}}"
    if isinstance(block, Preamble) and layout.case == "lower":
        return "@preamble" + raw.strip()[9:]
    return raw.strip()


def _value_of_string(block: String, layout: Layout) -> str:
    if isinstance(block.value, str):
        return _delimited(block.raw_value.strip(), layout.delimiters)
    return block.raw_value.strip()


def _entry(entry: Entry, raw: str, layout: Layout) -> str | None:
    """The entry laid out; ``None`` if something in it is not understood."""
    if entry.faults or not _is_all(entry, raw):
        return None
    fields = _ordered(entry.fields, layout)
    names = [f.name.lower() if layout.case == "lower" else f.name for f in fields]
    width = max(map(len, names), default=0) if layout.align else 0
    values = {id(f): v for f, v in zip(entry.fields, entry.values, strict=True)}
    type_ = entry.type.lower() if layout.case == "lower" else entry.type
    lines = []
    for name, field in zip(names, fields, strict=True):
        value = field.value.strip()
        if isinstance(values[id(field)], str):
            value = _delimited(value, layout.delimiters)
        lines.append(f"{' ' * layout.indent}{name:<{width}} = {value}")
    if not lines:
        return f"@{type_}{{{entry.key},\n}}" if entry.key else None
    last = "," if layout.trailing_comma else ""
    return f"@{type_}{{{entry.key},\n" + ",\n".join(lines) + f"{last}\n}}"


def _is_all(entry: Entry, raw: str) -> bool:
    """Whether the entry is its type, its key and its fields, and nothing between them."""
    head = _HEAD.match(raw)
    if head is None or not entry.key:
        return False
    at = head.end() + entry.start
    if not raw.startswith(entry.key, at - entry.start):
        return False
    at += len(entry.key)
    for field in entry.fields:
        name_end = field.name_start + len(field.name)
        between = raw[at - entry.start : field.name_start - entry.start]
        equals = raw[name_end - entry.start : field.start - entry.start]
        if between.strip() != "," or equals.strip() != "=":
            return False
        at = field.end
    rest = raw[at - entry.start :].strip()
    return rest[-1:] in ("}", ")") and rest[:-1].strip() in ("", ",")


def _delimited(value: str, delimiters: str) -> str:
    """A value with other delimiters, where those can hold it."""
    inner = value[1:-1]
    if delimiters == "braces" and value[:1] == '"' and value[-1:] == '"' and len(value) > 1:
        return "{" + inner + "}"
    if delimiters == "quotes" and value[:1] == "{" and value[-1:] == "}" and '"' not in inner:
        return f'"{inner}"'
    return value


def _ordered(fields: Sequence[Field], layout: Layout) -> list[Field]:
    if not layout.sort_fields:
        return list(fields)
    place = {name: n for n, name in enumerate(layout.field_order)} or _PLACE
    return sorted(fields, key=lambda field: place.get(field.name.lower(), len(place)))


def _joined(parts: Sequence[_Part], layout: Layout) -> Iterator[str]:
    previous: _Part | None = None
    for part in parts:
        if previous is not None:
            yield _gap(previous, part, layout)
        yield part.text
        previous = part
    if previous is not None:
        yield "\n"


def _gap(previous: _Part, part: _Part, layout: Layout) -> str:
    free = isinstance(part.block, (Comment, Junk))
    if free and part.lines_before == 0:
        return " "  # a remark behind an entry, on its line
    close = part.lines_before == 1
    if close and (free or isinstance(previous.block, (Comment, Junk))):
        return "\n"  # a remark right above an entry, or below it
    if close and type(part.block) is type(previous.block) and not isinstance(part.block, Entry):
        return "\n"  # definitions in a row
    return "\n" * (1 + (layout.blank_lines if isinstance(part.block, Entry) else 1))


def _sorted(parts: Sequence[_Part], layout: Layout) -> list[_Part]:
    """Entries sorted, with the remarks right above them; definitions first, as BibTeX needs
    them; entries that others take fields from last, as it needs those."""
    first: list[_Part] = []
    units: list[list[_Part]] = []
    above: list[_Part] = []
    for part in parts:
        if isinstance(part.block, Entry):
            if not units and part.lines_before > 1:
                first, above = first + above, []  # the head of the file
            units.append([*above, part])
            above = []
        elif isinstance(part.block, (Comment, Junk)) and part.lines_before == 0 and units:
            units[-1].append(part)
        elif isinstance(part.block, (Comment, Junk)):
            above.append(part)
        elif units or above:
            first += [*above, part]
            above = []
        else:
            first.append(part)
    for unit in units:
        unit[0].lines_before = 2  # wherever it will stand
    parents = {
        field.value.strip('{}" ').lower()
        for unit in units
        for part in unit
        if isinstance(part.block, Entry)
        for field in part.block.fields
        if field.name.lower() in _PARENTS
    }
    for word in reversed(layout.sort):
        name = word.lstrip("-")
        units.sort(key=lambda unit: _sort_value(unit, name), reverse=word.startswith("-"))
    units.sort(key=lambda unit: _key(unit).lower() in parents)
    return first + [part for unit in units for part in unit] + above


def _key(unit: Sequence[_Part]) -> str:
    return next(part.block.key for part in unit if isinstance(part.block, Entry))


def _sort_value(unit: Sequence[_Part], name: str) -> tuple[bool, str]:
    """What a unit is sorted by; entries without it come last."""
    entry = next(part.block for part in unit if isinstance(part.block, Entry))
    if name in ("key", "type"):
        value = entry.key if name == "key" else entry.type
    else:
        value = next((f.value for f in entry.fields if f.name.lower() == name), "")
    value = value.strip('{}" ').casefold()
    return not value, _DIGITS.sub(lambda match: match[0].zfill(12), value)
