"""Papers as PDF, typeset with what is installed: Typst, Chromium, LibreOffice, LaTeX.

A paper is prose, then a list of references, in one of several layouts. Used by ``pdf.py``.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paper:
    """What is typeset: ``references`` are pairs of a list mark (or "") and a text."""

    title: str
    language: str  # en or de
    prose: list[str]
    notes: list[str]  # footnotes, put in one by one
    heading: str
    references: list[tuple[str, str]]
    columns: int
    layout: str  # hanging, flush, spaced or numbered
    heads: bool  # running heads and page numbers
    size: float


def typst(paper: Paper, target: Path) -> None:
    """By Typst, the Python package of that name."""
    import typst as engine

    head = 'counter(page).display() + h(1fr) + "Jane Doe: " + ' + json.dumps(paper.title)
    rows = [
        f'#set text(size: {paper.size}pt, lang: "{paper.language}", font: ("Libertinus Serif", "DejaVu Serif"))',
        "#set par(justify: true, leading: 0.6em, spacing: 0.6em, first-line-indent: 1em)",
        f'#set page(paper: "a4", columns: {paper.columns}, margin: 2.2cm{", header: context if counter(page).get().first() > 1 [#(" + head + ")], footer: align(center, context counter(page).display())" if paper.heads else ""})',
        f'#place(top + center, scope: "parent", float: true, text(size: 18pt, weight: "bold", {json.dumps(paper.title, ensure_ascii=False)}))',
    ]
    for number, text in enumerate(paper.prose):
        note = paper.notes[number] if number < len(paper.notes) else ""
        mark = f"#footnote[#{json.dumps(note, ensure_ascii=False)}]" if note else ""
        rows.append(f"\n#{json.dumps(text, ensure_ascii=False)}{mark}\n")
    rows.append(f"#heading(numbering: none, {json.dumps(paper.heading, ensure_ascii=False)})\n")
    hanging = {"hanging": "1.4em", "numbered": "2em"}.get(paper.layout, "0pt")
    space = "1.1em" if paper.layout == "spaced" else "0.6em"
    rows.append(f"#set par(first-line-indent: 0pt, hanging-indent: {hanging}, spacing: {space})")
    for mark, text in paper.references:
        label = f"#box(width: 2em, {json.dumps(mark)})" if mark else ""
        rows.append(f"\n{label}#{json.dumps(text, ensure_ascii=False)}\n")
    source = target.with_suffix(".typ")
    source.write_text("\n".join(rows), "utf-8")
    engine.compile(str(source), output=str(target))


def chromium(paper: Paper, target: Path) -> None:
    """By Chromium, printing a page."""
    indent = {"hanging": 18, "numbered": 26}.get(paper.layout, 0)
    items = "".join(
        f"<p class=ref>{f'<span class=mark>{mark}</span>' if mark else ''}{html.escape(text)}</p>"
        for mark, text in paper.references
    )
    prose = "".join(f"<p>{html.escape(text)}</p>" for text in paper.prose)
    notes = "".join(
        f"<p class=note><sup>{n}</sup>{html.escape(note)}</p>"
        for n, note in enumerate(paper.notes, 1)
    )
    margins = (
        f"@bottom-center {{ content: counter(page) }} @top-right {{ content: {json.dumps(paper.title, ensure_ascii=False)} }}"
        if paper.heads
        else ""
    )
    page = f"""<html lang={paper.language}><meta charset=utf-8><style>
    @page {{ size: A4; margin: 22mm 18mm; {margins} }}
    body {{ font: {paper.size}pt/1.25 'Liberation Serif', serif; text-align: justify; hyphens: auto; margin: 0 }}
    .text {{ columns: {paper.columns}; column-gap: 7mm; column-fill: auto }}
    h1 {{ text-align: center }} p {{ margin: 0; text-indent: 1em; orphans: 1; widows: 1 }}
    .ref {{ text-indent: -{indent}px; padding-left: {indent}px; margin-bottom: {6 if paper.layout == "spaced" else 0}px }}
    .mark {{ display: inline-block; width: {indent}px; text-indent: 0 }} .note {{ font-size: 80% }}
    </style><h1>{html.escape(paper.title)}</h1>
    <div class=text>{prose}{notes}<h2>{paper.heading}</h2>{items}</div></html>"""
    source = target.with_suffix(".html")
    source.write_text(page, "utf-8")
    program = shutil.which("chromium") or "chromium"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    _run([*command, f"--print-to-pdf={target}", str(source)], target)


_STYLES = """<office:automatic-styles>
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"><style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:page-layout-properties><style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style></style:page-layout>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="0.4cm"/><style:text-properties fo:font-size="{size}pt" style:font-name="F" fo:language="{language}" fo:hyphenate="true"/></style:style>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="{size}pt" fo:font-weight="bold"/></style:style>
<style:style style:name="R" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-left="{left}cm" fo:text-indent="-{left}cm" fo:margin-bottom="{below}cm" fo:orphans="0" fo:widows="0"><style:tab-stops><style:tab-stop style:position="{left}cm"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="{size}pt" style:font-name="F" fo:language="{language}" fo:hyphenate="true"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>
</office:automatic-styles>"""


def libreoffice(paper: Paper, target: Path) -> None:
    """By LibreOffice, from a flat OpenDocument file."""
    styles = _STYLES.format(
        columns=paper.columns, size=paper.size, language=paper.language,
        left=0.6 if paper.layout in ("hanging", "numbered") else 0,
        below=0.2 if paper.layout == "spaced" else 0,
    )  # fmt: skip
    master = '<style:master-page style:name="Standard" style:page-layout-name="pl">'
    if paper.heads:
        title = html.escape(paper.title)
        master += f'<style:header><text:p text:style-name="N">{title}<text:tab/><text:page-number/></text:p></style:header>'
    body = [f'<text:p text:style-name="T">{html.escape(paper.title)}</text:p>']
    for number, text in enumerate(paper.prose):
        note = ""
        if number < len(paper.notes):
            note = f'<text:note text:note-class="footnote"><text:note-citation>{number + 1}</text:note-citation><text:note-body><text:p text:style-name="N">{html.escape(paper.notes[number])}</text:p></text:note-body></text:note>'
        body.append(f'<text:p text:style-name="P">{html.escape(text)}{note}</text:p>')
    body.append(f'<text:p text:style-name="H">{paper.heading}</text:p>')
    for mark, text in paper.references:
        tab = f"{mark}<text:tab/>" if mark else ""
        body.append(f'<text:p text:style-name="R">{tab}{html.escape(text)}</text:p>')
    names = ("office", "style", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    more = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    fonts = '<office:font-face-decls><style:font-face style:name="F" svg:font-family="Liberation Serif"/></office:font-face-decls>'
    source = target.with_suffix(".fodt")
    source.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} {more} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">{fonts}{styles}<office:master-styles>{master}</style:master-page></office:master-styles><office:body><office:text>{"".join(body)}</office:text></office:body></office:document>',
        "utf-8",
    )
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(target.parent)]
    _run([*command, str(source)], target)


_SPECIAL = {c: "\\" + c for c in "#$%&_{}"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "[": "{[}", "]": "{]}",
}  # fmt: skip
LATEX_SIGNS = re.compile(r"[\x20-\x7e\u00a0-\u00ff–—‘’“”„…]*")
"""What plain LaTeX sets without further packages."""


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)


def latex(paper: Paper, target: Path) -> None:
    """By pdfLaTeX: Computer Modern, accents set over letters."""
    options = f"{'twocolumn,' if paper.columns == 2 else ''}a4paper,{round(paper.size)}pt"
    babel = "ngerman" if paper.language == "de" else "english"
    heads = (
        rf"\usepackage{{fancyhdr}}\pagestyle{{fancy}}\fancyhf{{}}\fancyhead[LE,RO]{{\thepage}}\fancyhead[RE]{{J. Doe}}\fancyhead[LO]{{{_tex(paper.title)}}}"
        if paper.heads
        else r"\pagestyle{empty}"
    )
    prose = "\n\n".join(
        _tex(text) + (rf"\footnote{{{_tex(paper.notes[n])}}}" if n < len(paper.notes) else "")
        for n, text in enumerate(paper.prose)
    )
    if paper.layout == "numbered":
        items = "\n".join(
            rf"\bibitem{{k{n}}} {_tex(t)}" for n, (_, t) in enumerate(paper.references)
        )
        listed = rf"\begin{{thebibliography}}{{99}}{items}\end{{thebibliography}}"
    else:
        hang = r"\hangindent=1.5em\hangafter=1" if paper.layout == "hanging" else ""
        skip = "5pt" if paper.layout == "spaced" else "0pt"
        items = "\n\n".join(rf"\noindent{hang} {_tex(text)}" for _, text in paper.references)
        listed = rf"\section*{{{paper.heading}}}\parskip={skip}" + "\n\n" + items
    source = target.with_suffix(".tex")
    source.write_text(
        rf"\documentclass[{options}]{{article}}\usepackage[utf8]{{inputenc}}\usepackage{{textcomp}}"
        rf"\usepackage[{babel}]{{babel}}{heads}\providecommand{{\quotedblbase}}{{,,}}\DeclareUnicodeCharacter{{201E}}{{,,}}"
        rf"\title{{{_tex(paper.title)}}}\author{{Jane Doe}}\date{{}}\begin{{document}}\emergencystretch=3em\maketitle {prose}"
        "\n\n" + listed + "\n\n" + r"\end{document}",
        "utf-8",
    )
    command = ["pdflatex", "-interaction=batchmode", f"-output-directory={target.parent}"]
    _run([*command, str(source)], target)


def _run(command: list[str], target: Path) -> None:
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    if not target.exists():
        raise RuntimeError(f"{command[0]} made no PDF of {target.stem}")


def typesetters() -> dict[str, object]:
    """Those that are installed, by name."""
    found = {
        "typst": (typst, importlib.util.find_spec("typst")),
        "chromium": (chromium, shutil.which("chromium")),
        "libreoffice": (libreoffice, shutil.which("soffice")),
        "latex": (latex, shutil.which("pdflatex")),
    }
    return {name: setter for name, (setter, there) in found.items() if there}
