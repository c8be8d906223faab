"""Tables of records: one row out for each row in, whatever stands in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bibconv.cli import run
from bibconv.errors import MisuseError
from bibconv.rows import ADDED, ConvertedRow, RowPlan, convert_frame, convert_frames, convert_row

pd = pytest.importorskip("pandas", reason="tables need the extra cluster")
pq = pytest.importorskip("pyarrow.parquet", reason="tables need the extra cluster")

RECORD = "@book{{k{0}, title = {{Title {0}}}, author = {{Doe, Jane}}, year = {1}}}"
REJECTED = {3: "no record here", 11: "", 17: None}


def texts(count: int) -> list[str | None]:
    return [REJECTED.get(n, RECORD.format(n, 1990 + n % 30)) for n in range(count)]


def table(count: int) -> Any:
    return pd.DataFrame({"number": range(count), "text": texts(count)})


def write(path: Path, count: int, group: int) -> None:
    table(count).to_parquet(path, row_group_size=group, index=False)


def read(folder: Path) -> tuple[Any, Any]:
    """Rows written and rows rejected, in order."""
    parts, rejects = sorted(folder.glob("*.parquet")), sorted(folder.glob("rejects/*.parquet"))
    return pd.concat(map(pd.read_parquet, parts)), pd.concat(map(pd.read_parquet, rejects))


def test_a_row_becomes_one_object() -> None:
    row = convert_row(RECORD.format(1, 1999), RowPlan())
    assert json.loads(row.record or "") == {
        "id": "k1",
        "type": "book",
        "title": "Title 1",
        "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[1999]]},
    }
    assert (row.id, row.lost, row.findings, row.rejected) == ("k1", 0, "", None)


def test_a_row_with_several_records_becomes_a_list() -> None:
    text = f"{RECORD.format(1, 1999)}\n{RECORD.format(2, 2000)}"
    row = convert_row(text, RowPlan())
    assert [item["id"] for item in json.loads(row.record or "")] == ["k1", "k2"]


def test_a_record_without_id_gets_one() -> None:
    row = convert_row("TY  - BOOK\nTI  - A\nAU  - Doe, J\nPY  - 1999\nER  - \n", RowPlan())
    assert row.id == "doe1999"


@pytest.mark.parametrize("text", ["", "  ", None, 7, "just words", "@book{", "%PDF-1.7", "\0" * 50])
def test_what_is_no_record_is_rejected_with_a_reason(text: object) -> None:
    row = convert_row(text, RowPlan(source="ris"))
    assert row.rejected
    assert row.record is None


def test_findings_and_losses_are_told() -> None:
    row = convert_row("@book{a, title = {A}\n  year = 1999}", RowPlan(target="ris"))
    assert row.findings.startswith("1:21 S103 ")
    lossy = convert_row("@book{a, title = {A <b>bold</b> x}}", RowPlan(target="nbib"))
    assert lossy == ConvertedRow(lossy.id, lossy.record, lossy.lost, lossy.findings, None)


def test_rows_in_are_rows_out() -> None:
    frame = convert_frame(table(20), RowPlan(target="ris"))
    assert list(frame.columns) == ["number", "text", *ADDED]
    assert list(frame.number) == list(range(20))
    assert set(frame[frame.rejected.notna()].number) == set(REJECTED)


def test_the_cut_makes_no_difference() -> None:
    whole = convert_frame(table(20), RowPlan())
    parts = pd.concat(convert_frames([table(20)[:7], table(20)[7:]], RowPlan()))
    pd.testing.assert_frame_equal(whole, parts)


def test_a_table_without_the_column_is_refused() -> None:
    with pytest.raises(MisuseError, match="it has number, text"):
        convert_frame(table(1), RowPlan(text="bibtex"))
    with pytest.raises(MisuseError, match="has a column 'id' already"):
        convert_frame(table(1).assign(id=1), RowPlan())


def test_parquet_in_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "in.parquet", 50, 8)
    code = run(["convert", str(tmp_path / "in.parquet"), "-t", "ris", "-o", str(tmp_path / "out")])
    assert code == 1
    assert capsys.readouterr().err == "50 rows: 47 written, 3 rejected\n"
    written, rejects = read(tmp_path / "out")
    assert list(written.number) == [n for n in range(50) if n not in REJECTED]
    assert list(rejects.number) == list(REJECTED)
    assert list(rejects.rejected) == [
        "no reference found in this text",
        "the row has no text",
        "the row has no text",
    ]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_run_that_was_ended_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "in.parquet", 50, 8)
    command = ["convert", str(tmp_path / "in.parquet"), "-q", "-o", str(tmp_path / "out")]
    run(command)
    whole = files(tmp_path / "out")
    assert len(whole) == 15
    kept = tmp_path / "out" / "part-00002.parquet"
    before = kept.stat().st_mtime_ns
    for name in ("part-00000", "part-00005", "rejects/part-00005"):
        (tmp_path / "out" / f"{name}.parquet").unlink()
    assert run([*command[:-3], *command[-2:], "--jobs", "2"]) == 1
    assert capsys.readouterr().err == "50 rows: 47 written, 3 rejected\n"
    assert files(tmp_path / "out") == whole
    assert kept.stat().st_mtime_ns == before


def test_another_job_does_not_write_over_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in.parquet", 5, 8)
    command = ["convert", str(tmp_path / "in.parquet"), "-o", str(tmp_path / "out")]
    run(command)
    assert run([*command, "-t", "ris"]) == 2
    assert "output of another conversion" in capsys.readouterr().err


def test_a_table_that_changed_is_another_job(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in.parquet", 5, 8)
    command = ["convert", str(tmp_path / "in.parquet"), "-o", str(tmp_path / "out")]
    run(command)
    changed = table(5).assign(text=RECORD.format(1, 2000))
    changed.to_parquet(tmp_path / "in.parquet", row_group_size=8, index=False)
    assert run(command) == 2
    assert "output of another conversion" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["in.parquet"], "name it with -o FOLDER"),
        (["in.parquet", "a.bib", "-o", "out"], "convert them apart"),
        (["gone.parquet", "-o", "out"], "gone.parquet: no such file"),
        (["no.parquet", "-o", "out"], "no.parquet: is no Parquet file"),
        (["in.parquet", "-o", "out", "--text-column", "bib"], "it has number, text"),
        (["in.parquet", "-o", "out", "-t", "nonsense"], "no format is called 'nonsense'"),
        (["in.parquet", "-o", "out", "--engine", "dask"], "--scheduler ADDRESS belong together"),
        (["in.parquet", "-o", "a.bib"], "is a file"),
        (["in.parquet", "-o", "out", "--strict"], "--strict is not for Parquet tables"),
        (["in.parquet", "-o", "out", "--min-trust", "0.5"], "--min-trust is not for"),
    ],
)
def test_mistakes_are_told(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in.parquet", 5, 8)
    (tmp_path / "a.bib").write_text("@book{a}", "utf-8")
    (tmp_path / "no.parquet").write_text("words", "utf-8")
    assert run(["convert", *arguments]) == 2
    assert words in capsys.readouterr().err
