"""Packages: recognised by what is in them, bounded, and never trusted."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from building import (
    ODF,
    cite,
    content,
    docx,
    field,
    mark,
    odt,
    packed,
    paragraph,
    run,
    work,
    zotero,
)

import bibconv
from bibconv.errors import BibconvError, LimitExceededError, UnreadableInputError
from bibconv.limits import Limits

URI = "http://zotero.org/users/1/items/AAAA2345"
WORD = docx(paragraph(run("So "), field(zotero(cite(work(), URI)), "(Adler)")))
ODT_CODE = zotero(cite(work(), URI)).strip().removeprefix("ADDIN ")
OPEN = odt(f"<text:p>So {mark(ODT_CODE)}</text:p>")
FLAT = (
    f'<?xml version="1.0"?>\n<office:document {ODF} office:mimetype="application/vnd.oasis.opendocument.text">'
    f"<office:body><office:text><text:p>So {mark(ODT_CODE)}</text:p></office:text></office:body></office:document>"
)


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("thesis.docx", WORD, "docx"),
        ("thesis.docm", WORD, "docx"),
        ("no-ending", WORD, "docx"),
        ("thesis.odt", OPEN, "odt"),
        ("called.docx", OPEN, "odt"),
        ("thesis.fodt", FLAT.encode(), "odt"),
        ("thesis.xml", FLAT.encode(), "odt"),
    ],
)
def test_documents_are_known_by_what_is_in_them(
    name: str, data: bytes, format: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for library in (bibconv.load(path), bibconv.loads(data), bibconv.loads(data, name=name)):
        assert library.format == format
        assert [item.text("title") for item in library.items] == ["The quiet kilns"]
        assert "".join(block.raw or "" for block in library.blocks) == library.sources[0].text
    assert bibconv.check(bibconv.load(path)) == []


def test_a_flat_document_in_a_string() -> None:
    assert len(bibconv.loads(FLAT)) == 1


def test_the_commands_take_documents(tmp_path: Path) -> None:
    path = tmp_path / "thesis.docx"
    path.write_bytes(WORD)

    def bibconv_(*arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "bibconv", *arguments]
        return subprocess.run(command, input=data, capture_output=True, check=False)

    converted = bibconv_("convert", str(path), "-t", "bibtex")
    assert converted.returncode == 0
    assert b"title = {The quiet kilns}" in converted.stdout
    assert b"@book{adler2003quiet," in converted.stdout
    piped = bibconv_("convert", "-", "-t", "bibtex", data=WORD)
    assert piped.stdout == converted.stdout
    several = bibconv_("convert", "-j", "2", str(path), "-t", "bibtex")
    assert several.stdout == converted.stdout
    checked = bibconv_("check", "--fix", str(path))
    assert checked.returncode == 0, checked.stdout
    assert path.read_bytes() == WORD
    cited = bibconv_("cite", str(path), "-s", "apa")
    assert cited.stdout.decode() == "Adler, R. (2003). The quiet kilns. Mill Lane Press.\n"
    refused = bibconv_("convert", str(path), "-t", "odt")
    assert refused.returncode == 2
    assert b"only read" in refused.stderr


def test_citing_says_which_works_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "thesis.docx"
    path.write_bytes(docx(paragraph(field(zotero(cite(None, URI)), "(Adler)"))))
    command = [sys.executable, "-m", "bibconv", "cite", str(path), "-s", "apa"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"E111" in done.stderr


def test_text_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    body = [
        paragraph(field(zotero(cite(work(), URI)))),
        paragraph(run("References")),
        paragraph(run("Bode L. Salt roads of the north. J Salt. 1999;12(3):11-19.")),
    ]
    path = tmp_path / "thesis.docx"
    path.write_bytes(docx(*body))
    assert [item.text("title") for item in bibconv.load(path).items] == ["The quiet kilns"]
    asked = bibconv.load(path, "text")
    assert [item.text("title") for item in asked.items] == ["Salt roads of the north"]


# What is hostile, damaged, or something else


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = docx(paragraph(run("x")), parts={"word/styles.xml": b" " * 60_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(LimitExceededError):
        bibconv.loads(bomb)


def test_more_paragraphs_than_any_document_has() -> None:
    with pytest.raises(LimitExceededError, match="paragraphs"):
        bibconv.loads(docx("<w:p/>" * 250_000))


def test_a_part_that_lies_about_its_size() -> None:
    data = bytearray(docx(paragraph(run("x" * 50_000))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    for at in range(len(data) - 4):  # both headers say it
        if data[at : at + 4] == info.file_size.to_bytes(4, "little"):
            data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(BibconvError):
        bibconv.loads(bytes(data))


def test_parts_that_nobody_asks_for_are_not_unpacked() -> None:
    large = docx(paragraph(run("x")), parts={"media/picture.bin": b" " * 60_000_000})
    assert bibconv.loads(large).sources[0].text == "x\n"


def test_the_limits_hold() -> None:
    with pytest.raises(LimitExceededError):
        bibconv.loads(WORD, limits=Limits(bytes=len(WORD) + 10))
    many = docx(
        paragraph(*(field(zotero(cite(work(title=f"W{n}"), URI + str(n)))) for n in range(4)))
    )
    with pytest.raises(LimitExceededError):
        bibconv.loads(many, limits=Limits(items=3))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
    ],
)
def test_a_doctype_is_refused(head: str) -> None:
    with pytest.raises(UnreadableInputError, match="DOCTYPE"):
        bibconv.loads(docx(paragraph(run("x")), head=head))


def test_nothing_outside_is_opened() -> None:
    data = docx(
        paragraph(run("x")),
        '<w:altChunk r:id="far"/>',
        links={"far": "http://127.0.0.1:9/chunk", "near": "file:///etc/hostname"},
    )
    library = bibconv.loads(data)
    assert library.sources[0].text == "x\n"
    assert [finding.code for finding in library.diagnostics] == ["E110", "E104"]


def test_a_document_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = content(f"<text:p>So {mark(ODT_CODE)} and on</text:p><text:p>more</text:p>")
    files = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": whole[:-80]}
    library = bibconv.loads(packed(files))
    assert len(library) == 1
    assert [finding.code for finding in library.diagnostics] == ["E110"]
    assert "content.xml" in library.diagnostics[0].message


def test_a_package_that_is_cut_off() -> None:
    for share in (0.3, 0.6, 0.95):
        with pytest.raises(UnreadableInputError):
            bibconv.loads(WORD[: int(share * len(WORD))])


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("x.docx", b"", "empty"),
        ("x.docx", packed({"a.txt": "a"}), "without the text"),
        ("x.odt", packed({"a.txt": "a"}), "content.xml"),
        ("x.docx", b"{\\rtf1 x}", "RTF"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("x.pptx", packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<p:presentation xmlns:p='urn:p'/>"}), "not the text"),
        ("x.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x", "META-INF/manifest.xml": "<a><encryption-data/></a>"}), "password"),
        ("x.fodt", f"<office:document {ODF}><office:body><office:spreadsheet/></office:body></office:document>".encode(), "not a text"),
    ],
)  # fmt: skip
def test_what_is_no_document_says_so(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError, match=says):
        bibconv.load(path)


def test_the_first_of_two_parts_counts_and_no_part_lies_outside() -> None:
    stream = io.BytesIO(WORD)
    with zipfile.ZipFile(stream, "a") as archive:
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<x/>")
        archive.writestr("../../word/document.xml", "<y/>")
    assert len(bibconv.loads(stream.getvalue())) == 1


@pytest.mark.parametrize("depth", [100, 300, 5000])
def test_deep_documents(depth: int) -> None:
    body = "<w:smartTag>" * depth + run("x") + "</w:smartTag>" * depth
    try:
        library = bibconv.loads(docx(paragraph(body)))
    except BibconvError:
        return
    told = [finding.code for finding in library.diagnostics]
    assert library.sources[0].text == "x\n" or "E110" in told


def test_notes_that_refer_to_notes_end() -> None:
    def note(id: int) -> str:
        return f'<w:footnote w:id="{id}">{paragraph(run(str(id)), reference(id + 1))}</w:footnote>'

    def reference(id: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'

    notes = "".join(note(id) for id in range(2, 3000))
    data = docx(paragraph(reference(2), reference(2)), parts={"word/footnotes.xml": notes})
    assert bibconv.loads(data).sources[0].text == "\n2\n3\n"


def test_other_text_in_the_format_of_documents() -> None:
    library = bibconv.loads("only words", "docx")
    assert [finding.code for finding in library.diagnostics] == ["E104"]
