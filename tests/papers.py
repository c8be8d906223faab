"""PDFs made for tests: text at places, in the fonts that every PDF reader has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FONTS = {"text": "Courier", "bold": "Courier-Bold"}
WIDTH = 0.6  # of the size: a sign in Courier


@dataclass(frozen=True)
class Print:
    """A line of text: its left end, its baseline from the top of the page, and how it is set."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "text"


def block(x: float, y: float, lines: Sequence[str], step: float = 12) -> list[Print]:
    """Lines below each other; two leading blanks are an indent of 12 points."""
    return [
        Print(x + 6 * (len(line) - len(line.lstrip())), y + n * step, line.strip())
        for n, line in enumerate(lines)
        if line.strip()
    ]


def pdf(pages: Sequence[Sequence[Print]], *, rotate: int = 0, trailer: str = "") -> bytes:
    """A PDF with these pages, A4; ``trailer`` is put into its trailer."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS, 3))
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        for base in FONTS.values()
    ]
    kids = []
    for page in pages:
        drawn = "".join(map(_drawn, page))
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} "
            f"/Resources << /Font << {fonts} >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return whole(objects, trailer)


def whole(objects: Sequence[str], trailer: str = "") -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    text = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start, size = len(text), len(objects) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
    text += f"<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return text.encode("cp1252")


def _drawn(line: Print) -> str:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{line.font} {line.size} Tf {line.x} {842 - line.y} Td ({text}) Tj ET\n"
