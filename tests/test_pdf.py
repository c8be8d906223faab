"""PDFs as input: their references, and what is said where there is nothing to read."""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path

import pytest
from papers import Print, block, pdf, whole

from bibconv.cli import run
from bibconv.errors import LimitExceededError
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.pdf import child, text_of

pytest.importorskip("pypdfium2", reason="PDFs need the extra pdf")

LINES = [
    "References",
    "[1] Doe, J. (2001). On small things in water. Journal of Things, 4(2), 11-19.",
    "[2] Roe, R., & Poe, E. (2002). On the growth of large things. Journal of",
    "Things, 5(1), 21-29.",
    "[3] Lee, A. (2003). Things at last. Journal of Things, 6(3), 31-39.",
]
EXPECTED = ["On small things in water", "On the growth of large things", "Things at last"]


def printed(*pages: list[str]) -> bytes:
    return pdf([block(50, 60, lines) for lines in pages])


def titles(file: Path, output: Path) -> list[str]:
    assert run(["convert", "-q", str(file), "-t", "csl-json", "-o", str(output)]) == 0
    return [item["title"] for item in json.loads(output.read_text("utf-8"))]


def test_a_pdf_is_read(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(printed(LINES))
    assert titles(tmp_path / "paper.pdf", tmp_path / "out.json") == EXPECTED


def test_a_list_goes_on_over_pages(tmp_path: Path) -> None:
    (tmp_path / "paper").write_bytes(
        printed(["A title of a paper", "Words."], LINES[:3], LINES[3:])
    )
    assert titles(tmp_path / "paper", tmp_path / "out.json") == EXPECTED


def test_two_columns_with_a_hanging_indent(tmp_path: Path) -> None:
    left = [
        "Doe, J. (2001). On small things",
        "  in water. Journal of Things,",
        "  4(2), 11-19.",
        "Lee, A. (2003). Things at last.",
        "  Journal of Things, 6(3), 31-39.",
        "Poe, E. (2004). Things before.",
    ]
    right = [
        "  Journal of Things, 7(1), 41-49.",
        "Roe, R. (2005). On the growth",
        "  of large things. Journal of",
        "  Things, 8(1), 51-59.",
        "Zoe, Z. (2006). The end of all",
        "  things. Place: Press.",
    ]
    page = [Print(50, 60, "References", 14), *block(50, 90, left), *block(300, 90, right)]
    page.sort(key=lambda line: line.y)
    (tmp_path / "paper.pdf").write_bytes(pdf([page]))
    assert titles(tmp_path / "paper.pdf", tmp_path / "out.json") == [
        "On small things in water",
        "Things at last",
        "Things before",
        "On the growth of large things",
        "The end of all things",
    ]


LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + "41" * 32
    + "> /U <"
    + "42" * 32
    + "> >> "
    "/ID [<4344> <4344>]"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (printed([]), "has no text"),
        (pdf([block(50, 60, LINES)], trailer=LOCKED), "needs a password"),
        (b"%PDF-1.4\nnothing more", "cannot be read"),
        (b"%PDF-1.4\n" + b"\0\xff" * 500, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told(
    data: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.pdf").write_bytes(data)
    assert run(["convert", str(tmp_path / "paper.pdf"), "-t", "ris"]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "paper.pdf" in err


def test_the_end_of_the_child_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(child, "_CODE", "import os; os.abort()")
    (tmp_path / "paper.pdf").write_bytes(printed(LINES))
    assert run(["convert", str(tmp_path / "paper.pdf"), "-t", "ris"]) == 2
    assert "PDFium stopped" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of memory on Windows")
def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_CODE", child._CODE.replace("main;", "main; import bibconv.pdf.child as c; c._MEMORY = 300_000_000;"))  # fmt: skip
    drawn = zlib.compress(b"1 1 m 2 2 l S\n" * 1_000_000)
    stream = f"<< /Filter /FlateDecode /Length {len(drawn)} >>\nstream\nDRAWN\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    data = whole(["<< /Type /Catalog /Pages 2 0 R >>", pages, page, stream])
    assert child.read(data.replace(b"DRAWN", drawn), 10**6).kind == "died"


def test_too_many_pages_and_too_much_text() -> None:
    with pytest.raises(LimitExceededError, match="5,001 pages"):
        text_of(pdf([[]] * 5_001), "paper.pdf", DEFAULT_LIMITS)
    with pytest.raises(LimitExceededError, match="bytes"):
        text_of(printed(LINES), "paper.pdf", Limits(bytes=100))


def test_nothing_is_imported_from_the_folder_one_is_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit(3)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Things at last" in text_of(printed(LINES), "paper.pdf", DEFAULT_LIMITS)


def test_without_pypdfium2_a_way_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.pdf").write_bytes(printed(LINES))
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert run(["convert", str(tmp_path / "paper.pdf"), "-t", "ris"]) == 2
    assert "pdftotext" in capsys.readouterr().err
