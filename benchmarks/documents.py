"""Documents as input: CPU seconds for a thesis in Word, and the ratio to other programs.

    python benchmarks/documents.py [--pages 300] [--citations 500] [--runs 3]

The document is made here: pages of prose, fields of Zotero's that are cut into runs, footnotes, a
list at the end. pandoc and python-docx are measured where they are installed; they only read the
text, which is less than what bibconv does.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from measure import measure

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PARAGRAPHS_A_PAGE = 5
WORDS_A_PARAGRAPH = 80
WORDS = (
    "kiln salt river bell harbour lamp moss tide slate wool copper field ash stone glass".split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--citations", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        thesis = Path(folder) / "thesis.docx"
        thesis.write_bytes(document(arguments.pages, arguments.citations))
        printed = Path(folder) / "printed.docx"
        printed.write_bytes(document(arguments.pages, arguments.citations, live=False))
        print(
            f"{arguments.pages} pages, {arguments.citations} citations, {thesis.stat().st_size:,} bytes"
        )
        own = [
            sys.executable,
            "-m",
            "bibconv",
            "convert",
            "-q",
            "-t",
            "bibtex",
            "-o",
            f"{folder}/out.bib",
        ]
        commands = {
            "bibconv, live citations": [*own, str(thesis)],
            "bibconv, printed list": [*own, str(printed)],
        }
        if shutil.which("pandoc"):
            plain = ["-t", "plain", "-o", f"{folder}/out.txt"]
            commands["pandoc, text"] = ["pandoc", "-f", "docx", str(thesis), *plain]
        if find_spec("docx") is not None:
            reads = f"import docx; d = docx.Document({str(thesis)!r}); len([p.text for p in d.paragraphs])"
            commands["python-docx, text"] = [sys.executable, "-c", reads]
        first = 0.0
        for name, command in commands.items():
            taken = measure(command, arguments.runs)
            first = first or taken.cpu
            state = "" if taken.ok else "  failed"
            print(
                f"{name:<26}{taken.cpu:>7.2f} s{taken.memory:>8.0f} MiB{taken.cpu / first:>7.1f}x{state}"
            )


def document(pages: int, citations: int, *, live: bool = True) -> bytes:
    """A Word document: prose with fields, a fifth of them in footnotes, and a list."""
    chance = random.Random(7)
    count = pages * PARAGRAPHS_A_PAGE
    cited = {i * count // citations: i for i in range(citations)}
    body: list[str] = []
    notes: list[str] = []
    for number in range(count):
        words = " ".join(chance.choice(WORDS) for _ in range(WORDS_A_PARAGRAPH))
        runs = "".join(text(words[i : i + 120]) for i in range(0, len(words), 120))
        place = cited.get(number)
        if place is not None and live:
            citation = field(code(place), f"({family(place)}, {year(place)})")
            if place % 5:
                runs += citation
            else:
                notes.append(f'<w:footnote w:id="{place + 1}"><w:p>{citation}</w:p></w:footnote>')
                runs += f'<w:r><w:footnoteReference w:id="{place + 1}"/></w:r>'
        body.append(f"<w:p>{runs}</w:p>")
    body.append(f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{text("References")}</w:p>')
    body += [f"<w:p>{text(reference(place))}</w:p>" for place in range(citations)]
    return packed("".join(body), "".join(notes))


def family(place: int) -> str:
    return f"{WORDS[place % 15].title()}{WORDS[place // 15 % 15]}"


def year(place: int) -> int:
    return 1960 + place % 60


def title(place: int) -> str:
    return f"On the {WORDS[place % 13]} of {WORDS[place // 13 % 15]} and {WORDS[place // 195 % 15]}"


def reference(place: int) -> str:
    pages = f"{place + 1}-{place + 12}"
    return f"{family(place)} R, Bode L. {title(place)}. J Kilns. {year(place)};{place % 40 + 1}(2):{pages}."


def code(place: int) -> str:
    item = {
        "id": place,
        "type": "article-journal",
        "title": title(place),
        "container-title": "Journal of Kilns",
        "author": [{"family": family(place), "given": "R."}, {"family": "Bode", "given": "L."}],
        "issued": {"date-parts": [[str(year(place)), 5]]},
        "volume": str(place % 40 + 1),
        "page": f"{place + 1}-{place + 12}",
        "DOI": f"10.5555/kilns.{place}",
        "abstract": " ".join(WORDS * 12),
    }
    cite = {"id": place, "uris": [f"http://zotero.org/users/1/items/{place:08}"], "itemData": item}
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [cite]})} "


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def field(code: str, printed: str) -> str:
    pieces = [code[i : i + 200] for i in range(0, len(code), 200)]
    instructions = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>'
        for piece in pieces
    )
    return f"{character('begin')}{instructions}{character('separate')}{text(printed)}{character('end')}"


def character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def packed(body: str, notes: str) -> bytes:
    import io

    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{main}.footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="n" Type="{R}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>',
    }  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


if __name__ == "__main__":
    main()
