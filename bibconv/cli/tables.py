"""``bibconv convert`` of Parquet tables: folder out, rejects kept, to be gone on with."""

from __future__ import annotations

import sys

from bibconv.cli import EXIT_FINDINGS
from bibconv.cli.progress import Meter
from bibconv.engines import engine_at
from bibconv.errors import MisuseError
from bibconv.parquet import convert_parquet, groups_of
from bibconv.rows import RowPlan


def convert_tables(
    files: list[str],
    folder: str | None,
    plan: RowPlan,
    jobs: int,
    scheduler: str | None,
    quiet: bool,
) -> int:
    """Convert tables into a folder; the exit code is 1 if a row was rejected."""
    if folder is None:
        raise MisuseError("the output of Parquet is a folder: name it with -o FOLDER")
    meter = Meter(sum(group.rows for group in groups_of(files)), quiet)
    with engine_at(jobs, scheduler) as (engine, ahead):
        try:
            totals = convert_parquet(files, folder, plan, engine, ahead=ahead, told=meter.advance)
        finally:
            meter.close()
    if not quiet:
        print(
            f"{totals.rows:,} rows: {totals.written:,} written, {totals.rejected:,} rejected",
            file=sys.stderr,
        )
    return EXIT_FINDINGS if totals.rejected else 0
