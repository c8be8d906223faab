"""Parquet tables of records: row groups are converted apart, here or on other machines.

The output is a folder: ``part-00000.parquet`` and so on for the rows with a record,
``rejects/part-00000.parquet`` for the others, ``job.json`` for what was converted and how. A part
is written wholly or not at all, the rejects before it; a run that was ended goes on with the parts
that are missing.
"""

from __future__ import annotations

import io
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bibconv import atomic
from bibconv.errors import MisuseError, UnreadableInputError
from bibconv.rows import RowPlan, convert_frame
from bibconv.spread import Engine, Future

__all__ = ["RowGroup", "Totals", "convert_group", "convert_parquet", "groups_of"]

_JOB = "job.json"
_REJECTS = "rejects"


class RowGroup(msgspec.Struct, frozen=True):
    """A row group of a file, and the number of the part that it becomes.

    ``state`` is the file's size and when it was changed: a part is of the file as it was.
    """

    path: str
    group: int
    part: int
    rows: int
    state: tuple[int, int] = (0, 0)


class Totals(msgspec.Struct):
    """Rows in, rows out, rejects: ``rows == written + rejected``."""

    rows: int = 0
    written: int = 0
    rejected: int = 0

    def add(self, other: Totals) -> None:
        """Take over the numbers of another part."""
        self.rows += other.rows
        self.written += other.written
        self.rejected += other.rejected


def groups_of(paths: Sequence[str]) -> list[RowGroup]:
    """The row groups of all files, in order.

    Raises:
        UnreadableInputError: a file is missing, or no Parquet.
    """
    found: list[RowGroup] = []
    for path in paths:
        file = _opened(path)
        found_at = Path(path).stat()
        state = (found_at.st_size, found_at.st_mtime_ns)
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            found.append(RowGroup(path, group, len(found), rows, state))
    return found


def convert_parquet(
    paths: Sequence[str],
    folder: str,
    plan: RowPlan,
    engine: Engine,
    *,
    ahead: int,
    told: Callable[[int, int], None] | None = None,
) -> Totals:
    """Convert all row groups; those whose part is there already are left as they are.

    Args:
        paths: Parquet files, where every worker finds them.
        folder: of the output, likewise; made if it is not there.
        plan: how rows are converted.
        engine: where.
        ahead: how many calls to begin before the first one is done.
        told: called with the rows that are done.

    Raises:
        MisuseError: the folder holds the output of another job.
    """
    plan.require()
    groups = groups_of(paths)
    _claim(Path(folder), groups, plan)
    totals = Totals()
    for done in _done(groups, folder, plan, engine, ahead):
        totals.add(done)
        if told is not None:
            told(done.rows, done.rows)
    return totals


def convert_group(group: RowGroup, folder: str, plan: RowPlan) -> Totals:
    """Convert one row group and write its part, unless that is there; the numbers of its rows."""
    part, rejects = _places(Path(folder), group)
    if part.exists():
        return _counted(group, part, rejects)
    frame = _opened(group.path).read_row_group(group.group).to_pandas()
    converted = convert_frame(frame, plan)
    kept = converted["rejected"].isna()
    _write(rejects, converted[~kept])
    _write(part, converted[kept].drop(columns="rejected"))
    return Totals(group.rows, int(kept.sum()), int((~kept).sum()))


def _done(
    groups: Sequence[RowGroup], folder: str, plan: RowPlan, engine: Engine, ahead: int
) -> Iterator[Totals]:
    waiting: deque[Future] = deque()
    for group in groups:
        if len(waiting) == ahead:
            yield waiting.popleft().result()
        waiting.append(engine.submit(convert_group, group, folder, plan))
    for future in waiting:
        yield future.result()


def _places(folder: Path, group: RowGroup) -> tuple[Path, Path]:
    name = f"part-{group.part:05}.parquet"
    return folder / name, folder / _REJECTS / name


def _claim(folder: Path, groups: Sequence[RowGroup], plan: RowPlan) -> None:
    """Make the folder ours: what is in it is of this very job, or nothing is."""
    job = {"plan": msgspec.to_builtins(plan), "groups": msgspec.to_builtins(list(groups))}
    text = json.dumps(job, indent=1, sort_keys=True) + "\n"
    try:
        (folder / _REJECTS).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise MisuseError(f"{folder}: is a file; the output of Parquet is a folder") from None
    path = folder / _JOB
    if path.exists():
        if path.read_text("utf-8") != text:
            raise MisuseError(
                f"{folder}: holds the output of another conversion; name another folder, "
                "or remove this one"
            )
    elif any(folder.glob("*.parquet")):
        raise MisuseError(f"{folder}: holds files that are not of this conversion")
    else:
        atomic.write_bytes(str(path), [text.encode()])


def _counted(group: RowGroup, part: Path, rejects: Path) -> Totals:
    written, rejected = (_opened(str(path)).metadata.num_rows for path in (part, rejects))
    return Totals(group.rows, written, rejected)


def _opened(path: str) -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MisuseError(
            'Parquet needs the extra "cluster": pip install "bibconv[cluster]"'
        ) from None
    try:
        return pq.ParquetFile(path)
    except FileNotFoundError:
        raise UnreadableInputError(f"{path}: no such file") from None
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableInputError(f"{path}: is no Parquet file ({error})") from None


def _write(path: Path, frame: Any) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, preserve_index=False)
    # Columns without a single value still are what they are in the other parts.
    fields = [_field(pa, field) for field in table.schema]
    buffer = io.BytesIO()
    pq.write_table(table.cast(pa.schema(fields)), buffer)
    atomic.write_bytes(str(path), [buffer.getvalue()])


def _field(pa: Any, field: Any) -> Any:
    return pa.field(field.name, pa.string()) if pa.types.is_null(field.type) else field
