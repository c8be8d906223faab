"""Tables whose rows hold records as text: one row out for each row in, or one reject.

For tables that no single machine holds: :func:`convert_frames` is what Spark's ``mapInPandas``
and Dask's ``map_partitions`` call on each partition. Nothing is kept between rows, so that it
does not matter where the table is cut.

>>> convert_row("@book{a, title = {A}}", RowPlan(target="ris")).record.splitlines()[0]
'TY  - BOOK'
>>> convert_row("no reference", RowPlan(source="bibtex")).rejected
'the file holds no BibTeX entry'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from bibconv.detect import format_named, target_format
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import BibconvError, MisuseError
from bibconv.intake import read_blocks, source_format
from bibconv.loss import LossReport
from bibconv.managers import manager_named
from bibconv.model import Record
from bibconv.outlet import identified, write_blocks
from bibconv.source import Source

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ADDED", "ConvertedRow", "RowPlan", "convert_frame", "convert_frames", "convert_row"]

ADDED = ("id", "record", "lost", "findings", "rejected")
"""The columns that a converted table has besides its own."""


class RowPlan(msgspec.Struct, frozen=True, kw_only=True):
    """How rows are converted, in values that can be sent to another machine.

    Attributes:
        text: name of the column with the records' text.
        source: name of its format; each row is looked at if ``None``.
        target: name of the format to write.
        manager: name of the reference manager to write for.
    """

    text: str = "text"
    source: str | None = None
    target: str = "csl-json"
    manager: str | None = None

    def require(self) -> None:
        """Raise if a name in the plan means nothing.

        Raises:
            UnknownFormatError: no format is called so.
            MisuseError: the target is only read, or the manager is unknown.
        """
        if self.source is not None:
            format_named(self.source)
        target_format(self.target, None)
        if self.manager is not None:
            manager_named(self.manager)


class ConvertedRow(msgspec.Struct, frozen=True):
    """What a row came to.

    Attributes:
        id: of its record; of the first if it holds several.
        record: the text in the target format; in CSL-JSON one object, an array if there are
            several records.
        lost: how many values the target format could not hold.
        findings: what was wrong with the text, one finding a line: ``line:column code message``.
        rejected: why there is no record; ``None`` if there is one.
    """

    id: str | None = None
    record: str | None = None
    lost: int = 0
    findings: str = ""
    rejected: str | None = None


def convert_row(text: object, plan: RowPlan) -> ConvertedRow:
    """Convert the record (or records) of one row; whatever is wrong with it is in the answer."""
    if not isinstance(text, str) or not text.strip():
        return ConvertedRow(rejected="the row has no text")
    found: list[Diagnostic] = []
    try:
        source = Source(text, "row")
        blocks = list(
            identified(read_blocks(source, source_format(source, plan.source), found.append))
        )
        records = [block for block in blocks if isinstance(block, Record)]
        if not records:
            return ConvertedRow(findings=_told(found), rejected=_reason(found))
        losses = LossReport(keep=False)
        record = _written(records, plan, losses)
    except BibconvError as error:
        return ConvertedRow(findings=_told(found), rejected=str(error))
    return ConvertedRow(records[0].item.id, record, losses.lost, _told(found))


def convert_frame(frame: pd.DataFrame, plan: RowPlan) -> pd.DataFrame:
    """A table with the columns of ``frame`` and those of :data:`ADDED`, one row for each row.

    Raises:
        MisuseError: the table has no column of the plan's name, or one that would be written over.
    """
    if plan.text not in frame.columns:
        names = ", ".join(map(str, frame.columns))
        raise MisuseError(f"the table has no column {plan.text!r}; it has {names}")
    taken = [name for name in ADDED if name in frame.columns]
    if taken:
        raise MisuseError(f"the table has a column {taken[0]!r} already; rename it first")
    rows = [convert_row(text, plan) for text in frame[plan.text]]
    added = {name: [getattr(row, name) for row in rows] for name in ADDED}
    return frame.assign(**added)


def convert_frames(frames: Iterable[pd.DataFrame], plan: RowPlan) -> Iterator[pd.DataFrame]:
    """:func:`convert_frame` of each part of a table, as ``mapInPandas`` wants it."""
    plan.require()
    for frame in frames:
        yield convert_frame(frame, plan)


def _written(records: list[Record], plan: RowPlan, losses: LossReport) -> str:
    target = target_format(plan.target, None)
    manager = manager_named(plan.manager) if plan.manager is not None else None
    text = "".join(write_blocks(records, target, canonical=True, lose=losses, manager=manager))
    if target.name != "csl-json":
        return text
    items: list[dict[str, Any]] = json.loads(text)
    return json.dumps(items[0] if len(items) == 1 else items, ensure_ascii=False)


def _told(found: list[Diagnostic]) -> str:
    return "\n".join(f"{f.line}:{f.column} {f.code} {f.message}" for f in found)


def _reason(found: list[Diagnostic]) -> str:
    errors = [finding.message for finding in found if finding.severity is Severity.ERROR]
    return errors[0] if errors else "there is no record in the text"
