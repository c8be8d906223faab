"""PDFs as input: their text, and what is said where there is none."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bibconv.cli import run

pytest.importorskip("pypdf", reason="PDFs need the extra pdf")

LINES = [
    "References",
    "[1] Doe, J. (2001). On small things in water. Journal of Things, 4(2), 11-19.",
    "[2] Roe, R., & Poe, E. (2002). On the growth of large things. Journal of",
    "Things, 5(1), 21-29.",
    "[3] Lee, A. (2003). Things at last. Journal of Things, 6(3), 31-39.",
]


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of these lines."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 10 Tf 50 {800 - 12 * n} Td ({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET\n"
            for n, line in enumerate(lines)
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    text = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    start = len(text)
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{text}startxref\n{start}\n%%EOF\n".encode("latin-1")


def titles(file: Path, output: Path) -> list[str]:
    assert run(["convert", "-q", str(file), "-t", "csl-json", "-o", str(output)]) == 0
    return [item["title"] for item in json.loads(output.read_text("utf-8"))]


EXPECTED = ["On small things in water", "On the growth of large things", "Things at last"]


def test_a_pdf_is_read(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf([LINES]))
    assert titles(tmp_path / "paper.pdf", tmp_path / "out.json") == EXPECTED


def test_a_list_goes_on_over_pages(tmp_path: Path) -> None:
    (tmp_path / "paper").write_bytes(pdf([["A title of a paper", "Words."], LINES[:3], LINES[3:]]))
    assert titles(tmp_path / "paper", tmp_path / "out.json") == EXPECTED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([[]]), "holds no text"),
        (b"%PDF-1.4\nnothing more", "cannot be read"),
        (pdf([LINES])[:300], "cannot be read"),
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


def test_without_pypdf_a_way_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf([LINES]))
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert run(["convert", str(tmp_path / "paper.pdf"), "-t", "ris"]) == 2
    assert "pdftotext" in capsys.readouterr().err
