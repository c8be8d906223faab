"""Small documents, built from pieces of XML: what a word processor writes, and what it should not."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from typing import Any
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("meta", "meta"), ("draw", "drawing"),
    )
) + ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def work(
    family: str = "Adler", year: int = 2003, title: str = "The quiet kilns", **more: Any
) -> dict[str, Any]:
    """A work in CSL-JSON."""
    return {
        "id": 5,
        "type": "book",
        "title": title,
        "author": [{"family": family, "given": "Ruth"}],
        "issued": {"date-parts": [[str(year)]]},
        "publisher": "Mill Lane Press",
        **more,
    }


def cite(item: dict[str, Any] | None, uri: str | None = None, **more: Any) -> dict[str, Any]:
    """A cite of a work."""
    data: dict[str, Any] = {"id": 5, **more}
    if uri is not None:
        data["uris"] = [uri]
    if item is not None:
        data["itemData"] = item
    return data


def zotero(*cites: dict[str, Any]) -> str:
    """A field code of Zotero's."""
    return " ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(
        {"citationID": "x1", "properties": {"noteIndex": 0}, "citationItems": list(cites)},
        ensure_ascii=False,
    )


def mendeley(*cites: dict[str, Any]) -> str:
    """A field code of Mendeley Desktop's."""
    return "ADDIN CSL_CITATION " + json.dumps({"citationItems": list(cites), "mendeley": {}})


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def instructions(code: str, size: int = 0) -> str:
    """The code of a field, in runs of ``size`` characters."""
    pieces = [code] if not size else [code[i : i + size] for i in range(0, len(code), size)]
    return "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>'
        for piece in pieces
    )


def character(kind: str, data: str = "") -> str:
    inner = f"<w:fldData>{data}</w:fldData>" if data else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def field(code: str, printed: str = "(x)", size: int = 0, data: str = "", inner: str = "") -> str:
    """A field: its code and what is printed; ``inner`` are fields within the code."""
    return (
        character("begin", data)
        + instructions(code, size)
        + inner
        + character("separate")
        + run(printed)
        + character("end")
    )


def paragraph(*runs: str, properties: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{''.join(runs)}</w:p>"


def styled(style: str, text: str) -> str:
    return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>')


def packed(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(
    *body: str,
    parts: dict[str, str | bytes] | None = None,
    links: dict[str, str] | None = None,
    strict: bool = False,
    main: str = "word/document.xml",
    head: str = "",
) -> bytes:
    """A Word document.

    Args:
        body: its paragraphs.
        parts: further parts of the package; those of ``word/`` are referred to by their names.
        links: id of a relationship -> address.
        strict: in the strict form of the standard.
        main: name of the part with the text.
        head: what stands before the root element.
    """
    word, relations = (STRICT_W, STRICT_R) if strict else (W, R)
    wrap = f'xmlns:w="{word}" xmlns:r="{relations}" xmlns:mc="{MC}"'
    targets = "".join(
        f'<Relationship Id="{id}" Type="{relations}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        for id, target in (links or {}).items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
        f'Type="{relations}/officeDocument" Target="{main}"/></Relationships>',
        main: f"{head}<w:document {wrap}><w:body>{''.join(body)}</w:body></w:document>",
    }
    for name, data in (parts or {}).items():
        if name.startswith("word/") and name.count("/") == 1:
            kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
            file = name.removeprefix("word/")
            targets += f'<Relationship Id="{file}" Type="{relations}/{kind}" Target="{file}"/>'
            data = f"<w:{kind} {wrap}>{data}</w:{kind}>" if isinstance(data, str) else data
        files[name] = data
    folder, _, file = main.rpartition("/")
    files[f"{folder}/_rels/{file}.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">{targets}</Relationships>'
    )
    return packed(files)


def properties(values: dict[str, str]) -> str:
    """Custom properties of a Word document."""
    inner = "".join(
        f'<property name={quoteattr(name)}><vt:lpwstr xmlns:vt="urn:vt">{escape(text)}</vt:lpwstr></property>'
        for name, text in values.items()
    )
    return f"<Properties>{inner}</Properties>"


def cut(name: str, code: str, size: int = 255) -> dict[str, str]:
    """A code in numbered properties."""
    pieces = [code[i : i + size] for i in range(0, len(code), size)]
    return {f"{name}_{number}": piece for number, piece in enumerate(pieces, 1)}


def content(body: str, automatic: str = "") -> str:
    return (
        f"<office:document-content {ODF}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(body: str, automatic: str = "", meta: dict[str, str] | None = None) -> bytes:
    """An OpenDocument text."""
    defined = "".join(
        f"<meta:user-defined meta:name={quoteattr(name)}>{escape(text)}</meta:user-defined>"
        for name, text in (meta or {}).items()
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content(body, automatic),
            "meta.xml": f"<office:document-meta {ODF}><office:meta>{defined}</office:meta></office:document-meta>",
        }
    )


def mark(name: str, printed: str = "(x)") -> str:
    """A reference mark."""
    quoted = quoteattr(name)
    return (
        f"<text:reference-mark-start text:name={quoted}/>{escape(printed)}"
        f"<text:reference-mark-end text:name={quoted}/>"
    )


def coded(text: str | bytes) -> str:
    """Base64 as word processors write it, in lines."""
    data = text.encode() if isinstance(text, str) else text
    return base64.encodebytes(data).decode().replace("\n", "\r\n")
