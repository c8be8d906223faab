"""Does the changed text say the same as before, but for what was declared?

Both texts are read and compared, record by record: what no edit touched has to be there again,
to the letter; where one did, all other fields, and the variables read from them, have to be as
they were. Text between records is compared too, but for white space.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from bibconv.diagnostics import Edit, Severity
from bibconv.model import Library, Record


def difference(before: Library, after: Library, edits: Sequence[Edit]) -> str | None:
    """What changed besides ``edits`` (in order of place), in words; ``None`` if nothing did."""
    touched = _Touched(edits)
    old = [r for r in before.records if not touched.removes(r.start, r.end)]
    new = after.records
    if len(old) != len(new):
        return f"there would be {len(new)} records instead of {len(old)}"
    for one, other in zip(old, new, strict=True):
        problem = _record_difference(one, other, touched)
        if problem is not None:
            return f"{one.item.id or 'a record without id'}: {problem}"
    if _between(before, touched) != _others(after):
        return "text between the records would change"
    if _syntax_errors(after) > _syntax_errors(before):
        return "the file would have a new syntax error"
    return None


class _Touched:
    """The edits, looked up by place."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts = [edit.span.start for edit in edits]

    def within(self, start: int, end: int) -> Sequence[Edit]:
        """The edits that touch the characters ``start`` to ``end``, insertions at either end
        included."""
        index = bisect_left(self.starts, start)
        while index and self.edits[index - 1].span.end > start:
            index -= 1
        last = index
        while last < len(self.edits) and self.edits[last].span.start <= end:
            last += 1
        return self.edits[index:last]

    def removes(self, start: int, end: int) -> bool:
        """Whether one edit takes all these characters away."""
        return any(
            edit.span.start <= start and end <= edit.span.end and not edit.replacement.strip()
            for edit in self.within(start, end)
        )


def _record_difference(old: Record, new: Record, touched: _Touched) -> str | None:
    if not touched.within(old.start, old.end):
        return None if old.raw == new.raw else "it would change, although no fix is for it"
    if old.item.id != new.item.id and not (old.id_span and touched.within(*old.id_span)):
        return f"its key would be {new.item.id!r}"
    same = [
        index
        for index, field in enumerate(old.fields)
        if not touched.within(field.name_start, field.end)
    ]
    kept = Counter((old.fields[index].name, old.fields[index].value) for index in same)
    kept.subtract((field.name, field.value) for field in new.fields)
    lost = next((name for (name, _), count in kept.items() if count > 0), None)
    if lost is not None:
        return f"its field {lost} would change, although no fix is for it"
    untouched = set(same)
    for variable, index in old.origins.items():
        if index in untouched and old.item.variables.get(variable) != new.item.variables.get(
            variable
        ):
            return f"its {variable} would change, although no fix is for it"
    return None


def _between(library: Library, touched: _Touched) -> str:
    """The text outside of records, with the edits that are for it, without its white space
    (what stands at the border of a record may be either's)."""
    pieces: list[str] = []
    position = 0
    for block in library.blocks:
        raw = block.raw or ""
        end = position + len(raw)
        if not isinstance(block, Record):
            pieces.append(_with_edits(raw, position, touched.within(position, end)))
        position = end
    return "".join("".join(pieces).split())


def _with_edits(raw: str, start: int, edits: Sequence[Edit]) -> str:
    """The text of a block that begins at ``start``, with the part of ``edits`` inside it."""
    end = start + len(raw)
    pieces: list[str] = []
    position = start
    for edit in edits:
        first, last = max(edit.span.start, start), min(edit.span.end, end)
        if edit.span.start == edit.span.end and not start < edit.span.start < end:
            continue
        pieces.append(raw[position - start : first - start])
        if edit.span.start >= start:
            pieces.append(edit.replacement)
        position = max(position, last)
    pieces.append(raw[position - start :])
    return "".join(pieces)


def _others(library: Library) -> str:
    raws = (block.raw or "" for block in library.blocks if not isinstance(block, Record))
    return "".join("".join(raws).split())


def _syntax_errors(library: Library) -> int:
    return sum(
        finding.severity is Severity.ERROR and finding.code.startswith("S")
        for finding in library.diagnostics
    )
