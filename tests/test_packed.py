"""Packed inputs: what is in them is read as if it were not packed, bombs are refused."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from bibconv import load
from bibconv.errors import BibconvError, LimitExceededError, UnreadableInputError
from bibconv.packed import open_sources, unpacked

BIB = "@book{a, title = {Bäume}}\n"


def zipped(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard", reason="needs bibconv[zstd]")
    packed: bytes = zstandard.ZstdCompressor().compress(data)
    return packed


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("refs.bib.gz", gzip.compress),
        ("two.bib.gz", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
        ("no-ending", gzip.compress),
        ("refs.bib.zst", zstd),
        ("refs.zip", lambda data: zipped({"folder/refs.bib": data, "__MACOSX/._refs.bib": b"x"})),
    ],
)
def test_packed_is_read_like_unpacked(name: str, pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_bytes(pack(BIB.encode()))
    library = load(path)
    assert [item["title"] for item in library.items] == ["Bäume"]
    assert library.sources[0].name.startswith(f"{path}/")


def test_all_files_of_an_archive_are_read(tmp_path: Path) -> None:
    path = tmp_path / "refs.zip"
    path.write_bytes(zipped({"a.bib": BIB, "b.ris": "TY  - BOOK\nTI  - B\nER  - \n"}))
    sources = open_sources(str(path))
    assert [source.name for source in sources] == [f"{path}/a.bib", f"{path}/b.ris"]


WORKBOOK = {
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Refs" sheetId="1" r:id="rId3"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId3" Target="worksheets/sheet7.xml"/></Relationships>'
    ),
    "xl/sharedStrings.xml": (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>Title</t></si><si><t>Author</t></si><si><t>Date</t></si>"
        "<si><r><t>On </t></r><r><t>trees</t></r><rPh><t>no</t></rPh></si></sst>"
    ),
    "xl/styles.xml": (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    ),
    "xl/worksheets/sheet7.xml": (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="D1" t="s"><v>2</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>3</v></c>'
        '<c r="B2" t="str"><f>HYPERLINK("http://x")</f><v>Doe, Jane</v></c>'
        '<c r="D2" s="1"><v>43588</v></c></row></sheetData></worksheet>'
    ),
}


def test_an_excel_table_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "refs.xlsx"
    path.write_bytes(zipped(dict(WORKBOOK)))
    library = load(path)
    (item,) = library.items
    assert library.format == "csv"
    assert item.to_csl() == {
        "id": "",
        "type": "document",
        "title": "On trees",
        "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[2019, 5, 3]]},
    }


BROKEN = {
    "half": gzip.compress(BIB.encode() * 99)[:-20],
    "no gzip": b"\x1f\x8b\x08" + bytes(40),
    "no zip": b"PK\x03\x04" + bytes(40),
    "empty archive": zipped({"folder/": b""}),
    "no sheet": zipped({"xl/workbook.xml": b"<workbook/>"}),
    "broken sheet": zipped({**WORKBOOK, "xl/worksheets/sheet7.xml": "<worksheet>"}),
    "an entity": zipped({**WORKBOOK, "xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_damage_is_told_by_name(name: str) -> None:
    with pytest.raises(BibconvError, match=r"^x\.bin: "):
        list(unpacked(BROKEN[name], "x.bin"))


BOMBS = {
    "gzip": gzip.compress(bytes(300_000_000), 9),
    "zip": zipped({"a.bib": bytes(300_000_000)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str) -> None:
    with pytest.raises(LimitExceededError, match="unpacks to more than 200 times"):
        list(unpacked(BOMBS[name], "bomb"))


def test_what_is_packed_is_not_fixed(tmp_path: Path) -> None:
    from bibconv.cli import main

    path = tmp_path / "refs.bib.gz"
    data = gzip.compress(b"@book{a, title={x}, doi={https://doi.org/10.1000/x}}\n")
    path.write_bytes(data)
    with pytest.raises(SystemExit):
        main(["check", "--fix", str(path)])
    assert path.read_bytes() == data


def test_a_missing_file_is_told() -> None:
    with pytest.raises(UnreadableInputError, match="no such file"):
        open_sources("none.bib.gz")
