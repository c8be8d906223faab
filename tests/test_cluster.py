"""A Dask cluster of several processes, one of which is killed; Spark on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bibconv.cli import run
from bibconv.rows import ADDED, RowPlan, convert_frame, convert_frames
from tests.test_rows import files, read, table, write

distributed = pytest.importorskip("distributed", reason="Dask is not installed (extra cluster)")

ENTRY = (
    "@book{{k{0}, title = {{Title {0} of \\emph{{many}}}}, author = {{Doe, Jane}}, year = {1}}}\n\n"
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster


def kill_one_worker(cluster: Any, killed: list[int]) -> threading.Thread:
    """Kill the first worker to be seen at work, and write down which."""

    def kill() -> None:
        deadline = time.monotonic() + 30
        with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
            while time.monotonic() < deadline:
                for address, calls in client.processing().items():
                    if calls:
                        pids = client.run(os.getpid)
                        os.kill(pids[address], signal.SIGKILL)
                        killed.append(pids[address])
                        return
                time.sleep(0.01)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_the_output_of_the_cluster_is_that_of_one_process(cluster: Any, tmp_path: Path) -> None:
    text = "".join(ENTRY.format(n, 1900 + n % 120) for n in range(40_000))
    (tmp_path / "big.bib").write_text(text, "utf-8")
    command = ["convert", "-q", str(tmp_path / "big.bib"), "-t", "csl-json"]
    assert run([*command, "-o", str(tmp_path / "one.json")]) == 0
    killed: list[int] = []
    killer = kill_one_worker(cluster, killed)
    dask = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert run([*command, "-o", str(tmp_path / "many.json"), *dask]) == 0
    killer.join()
    assert killed
    assert (tmp_path / "many.json").read_bytes() == (tmp_path / "one.json").read_bytes()


def test_parquet_on_the_cluster(
    cluster: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in.parquet", 4000, 100)
    command = ["convert", str(tmp_path / "in.parquet"), "-t", "ris"]
    assert run([*command, "-o", str(tmp_path / "one")]) == 1
    killed: list[int] = []
    killer = kill_one_worker(cluster, killed)
    dask = ["--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert run([*command, "-o", str(tmp_path / "many"), *dask]) == 1
    killer.join()
    assert killed
    told = "4,000 rows: 3,997 written, 3 rejected\n"
    assert capsys.readouterr().err == told * 2
    assert files(tmp_path / "many") == files(tmp_path / "one")
    written, rejects = read(tmp_path / "many")
    assert len(written) + len(rejects) == 4000


def test_a_scheduler_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title = {A}}", "utf-8")
    command = ["convert", str(tmp_path / "a.bib"), "-t", "ris", "--engine", "dask"]
    assert run([*command, "--scheduler", "nonsense://x"]) == 2
    assert "no Dask scheduler answers at nonsense://x" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore")  # what Spark and pandas say about each other
def test_spark_on_this_machine() -> None:
    sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed")
    types = pytest.importorskip("pyspark.sql.types")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    spark = sql.SparkSession.builder.master("local[2]").appName("bibconv").getOrCreate()
    try:
        frame = spark.createDataFrame(
            [(n, text) for n, text in table(60)[["number", "text"]].itertuples(index=False)],
            "number long, text string",
        ).repartition(4)
        added = [
            types.StructField(name, types.LongType() if name == "lost" else types.StringType())
            for name in ADDED
        ]
        schema = types.StructType([*frame.schema.fields, *added])
        converted = frame.mapInPandas(partial(convert_frames, plan=RowPlan(target="ris")), schema)
        rows = sorted(converted.toPandas().itertuples(index=False), key=lambda row: row.number)
    finally:
        spark.stop()
    expected = convert_frame(table(60), RowPlan(target="ris"))
    assert [row.record for row in rows if isinstance(row.record, str)] == [
        record for record in expected.record if isinstance(record, str)
    ]
    assert sum(isinstance(row.rejected, str) for row in rows) == 3
    assert len(rows) == 60
