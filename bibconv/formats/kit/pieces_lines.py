"""Lines of text -> fields of a tag and a value, with places; for the tagged formats.

A format says with one pattern how a line with a tag looks; a line without one continues the
value before it. Used by MEDLINE, Refer, Web of Science and their kin.

>>> [(f.tag, f.value) for f in tagged("PMID- 1\\nTI  - A long\\n      title\\n", MEDLINE)]
[('PMID', '1'), ('TI', 'A long\\ntitle')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from bibconv.patterns import late

# The groups are tag and value.
MEDLINE = late(r"([A-Z][A-Z0-9]{1,3})[ \t]*- ?(.*)")
_LINE = late(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class TaggedField(msgspec.Struct):
    """One tag with its value.

    Attributes:
        tag: as written, ``""`` for text before the first tag.
        value: its lines, trimmed, joined with ``\\n``.
        at: offset of the line that it begins in.
        start, end: offsets of the value.
        behind: offset behind its last line.
    """

    tag: str
    value: str
    at: int
    start: int
    end: int
    behind: int


def tagged(text: str, pattern: re.Pattern[str], *, indented: bool = False) -> Iterator[TaggedField]:
    """The fields of a text; blank lines belong to the field before them.

    ``indented``: only a line that begins with a space continues a value; other lines without a
    tag are fields of their own, with the tag ``""``.
    """
    limit = len(text)
    held: TaggedField | None = None
    position = 0
    while position < limit:
        line = _LINE.match(text, position)
        assert line is not None  # it matches everywhere
        behind = min(line.end(), limit)
        found = pattern.match(text, position, line.end(1))
        if found is not None:
            if held is not None:
                yield held
            value = found[2].strip()
            held = TaggedField(found[1], value, position, found.start(2), found.end(2), behind)
        elif held is None or (indented and line[1].strip() and line[1][0] not in " \t"):
            if held is not None:
                yield held
            held = TaggedField("", line[1].strip(), position, position, line.end(1), behind)
        else:
            if line[1].strip():
                joint = "\n" if held.value else ""
                held.value += joint + line[1].strip()
                held.end = line.end(1)
            held.behind = behind
        position = behind
    if held is not None:
        yield held
