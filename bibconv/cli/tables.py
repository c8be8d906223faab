"""``bibconv convert`` of Parquet tables: folder out, rejects kept, to be gone on with."""

from __future__ import annotations

import sys

from bibconv.cli import EXIT_FINDINGS
from bibconv.cli.progress import Meter
from bibconv.engines import cluster, processes
from bibconv.errors import MisuseError
from bibconv.parquet import convert_parquet, groups_of
from bibconv.rows import RowPlan

SUFFIX = ".parquet"


def are_tables(files: list[str]) -> bool:
    """Whether the inputs are Parquet tables.

    Raises:
        MisuseError: some are and some are not.
    """
    tables = [file.endswith(SUFFIX) for file in files]
    if any(tables) and not all(tables):
        raise MisuseError("Parquet tables and other files cannot be one output; convert them apart")
    return any(tables)


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
    place = processes(jobs) if scheduler is None else cluster(scheduler)
    with place as (engine, ahead):
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
