"""How whole references come out of PDFs: papers are typeset, and their text is looked at.

    python benchmarks/pdf.py RECORDS.jsonl... [--folder FOLDER] [--papers N] [--held-out]

Records are CSL-JSON, one a line. Papers are printed in many styles, layouts and by the typesetters
that are installed (see ``pdf_typeset.py``); every third is kept apart for ``--held-out``.
Printed for each layout:

in order    the letters of the reference stand in one piece in the text
set apart   in one piece, and its lines show where it begins and ends: where the list has a hanging
            indent, only its first line is at the outer edge; elsewhere blank lines are around it,
            and none is in it
one record  its letters are those of one record that bibconv reads

each for the text as bibconv has it, and as pypdf's plain extraction gives it.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import itertools
import json
import logging
import os
import random
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pdf_typeset import LATEX_SIGNS, Paper, typesetters

import bibconv
from bibconv import pdf
from bibconv.limits import DEFAULT_LIMITS

MARK = re.compile(r"^\s*(?:\[\w{1,8}\]|\(\d+\)|\d{1,3}[.)]|\d{1,3}(?=\s))\s*")
STYLES = {
    "en": """apa chicago-author-date harvard-cite-them-right modern-language-association elsevier-harvard
        american-sociological-association unified-style-sheet-for-linguistics springer-basic-author-date
        chicago-note-bibliography taylor-and-francis-chicago-author-date""",
    "de": """deutsche-gesellschaft-fur-psychologie din-1505-2 theologie-und-philosophie soziologie
        zeitschrift-fur-padagogik deutsche-sprache zeitschrift-fur-kunstgeschichte geographische-zeitschrift
        neues-jahrbuch-fur-geologie-und-palaontologie kolner-zeitschrift-fur-soziologie-und-sozialpsychologie""",
}
NUMERIC = "ieee vancouver nature american-chemical-society springer-basic-brackets".split()
SENTENCES = {
    "en": """We ask how small things grow in cold water, and what follows for larger ones.
        Earlier work has looked at this from several sides (Doe and Roe 2011; Poe 2014).
        The answer depends on the season, the depth, and the patience of those who measure.
        In 2009, twelve of the forty stations were moved, which makes comparison difficult.
        As Roe (2012) has shown, the effect is weaker where the ground is warm.
        None of this is surprising. It has, however, never been counted before.""",
    "de": """Die Frage, wie kleine Dinge in kaltem Wasser wachsen, ist nicht neu.
        Frühere Arbeiten haben sie von mehreren Seiten betrachtet (Müller und Schmidt 2011; Weiß 2014).
        Die Antwort hängt von der Jahreszeit, der Tiefe und der Geduld der Messenden ab.
        Im Jahr 2009 wurden zwölf der vierzig Messstellen verlegt, was Vergleiche erschwert.
        Wie Schmidt (2012) gezeigt hat, ist die Wirkung auf warmem Grund schwächer.
        Nichts davon überrascht; gezählt worden ist es jedoch bisher nicht.""",
}
TITLES = {"en": "On the growth of small things", "de": "Über das Wachstum kleiner Dinge"}
HEADINGS = {"en": ["References", "Bibliography"], "de": ["Literatur", "Literaturverzeichnis"]}
LAYOUTS = ("hanging", "flush", "spaced", "hanging", "numbered")


def letters(text: str) -> str:
    """Letters and digits only; a dotless i with an accent is an i with one."""
    text = unicodedata.normalize("NFC", text.replace("ı", "i"))
    return "".join(char for char in text.casefold() if char.isalnum())


def papers(records: dict[str, list[dict[str, object]]], count: int) -> Iterator[tuple[str, Paper]]:
    """Papers of all kinds, with their names; the same ones for the same records."""
    setters = sorted(typesetters())
    for number in range(count):
        chance = random.Random(number)
        setter = setters[number % len(setters)]
        language = "de" if chance.random() < 0.4 else "en"
        layout = LAYOUTS[(number // len(setters)) % len(LAYOUTS)]
        style = chance.choice(NUMERIC if layout == "numbered" else STYLES[language].split())
        items = chance.sample(records[language], chance.randint(15, 45))
        texts = bibconv.cite(
            bibconv.loads(json.dumps(items), format="csl-json"), style, locale=language
        )
        texts = [" ".join(text.split()) for text in texts]
        if setter == "latex":
            texts = [text for text in texts if LATEX_SIGNS.fullmatch(text)]
        references = []
        for text in texts:
            mark = MARK.match(text) if layout == "numbered" else None
            label = f"[{len(references) + 1}]" if setter == "latex" else mark and mark[0].strip()
            references.append((label, text[mark.end() :]) if mark else ("", text))
        sentences = [sentence.strip() for sentence in SENTENCES[language].split("\n")]
        prose = [
            " ".join(chance.choices(sentences, k=chance.randint(4, 9)))
            for _ in range(chance.randint(3, 25))
        ]
        notes = chance.sample(texts, min(3, len(texts))) if chance.random() < 0.4 else []
        yield f"{number:03}-{setter}-{language}-{style}", Paper(
            TITLES[language], language, prose, notes, chance.choice(HEADINGS[language]), references,
            chance.choice((1, 2, 2)), layout, chance.random() < 0.7, chance.choice((9, 10, 10.5, 11)),
        )  # fmt: skip


def cpu() -> float:
    """Seconds of this process and its children."""
    return sum(os.times()[:4])


def plain(data: bytes) -> str:
    """The text as pypdf's plain extraction gives it."""
    import io

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(data))
    return "\f".join(page.extract_text().rstrip() + "\n" for page in reader.pages)


class Found:
    """A text, and where the letters of a reference stand in it."""

    def __init__(self, text: str) -> None:
        self.lines = ["", *text.replace("\f", "\n").split("\n"), ""]
        pieces = [letters(line) for line in self.lines]
        self.starts = [0, *itertools.accumulate(map(len, pieces))]
        self.letters = "".join(pieces)

    def look(self, mark: str, text: str, hanging: bool) -> tuple[bool, bool]:
        """Whether the reference is in order, and whether it is set apart."""
        want = letters(mark) + letters(text)
        places = [match.start() for match in re.finditer(re.escape(want), self.letters)]
        return bool(places), any(self._apart(at, at + len(want), hanging) for at in places)

    def _apart(self, start: int, end: int, hanging: bool) -> bool:
        first = bisect.bisect_right(self.starts, start) - 1
        last = bisect.bisect_left(self.starts, end)
        if self.starts[first] != start or self.starts[last] != end:
            return False
        lines = self.lines[first:last]
        if not hanging:
            around = self.lines[first - 1].strip() + self.lines[last].strip()
            return not around and all(line.strip() for line in lines)
        indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        return all(indent > indents[0] for indent in indents[1:])


def measure(text: str, paper: Paper, row: list[float]) -> None:
    """Add the figures of a text to a row: references, in order, set apart, one record."""
    found = Found(text)
    raws = collections.Counter(
        letters(MARK.sub("", record.raw or ""))
        for record in bibconv.loads(text, format="text").records
    )
    for mark, reference in paper.references:
        hanging = paper.layout in ("hanging", "numbered")
        in_order, apart = found.look(mark, reference, hanging)
        row[0] += 1
        row[1] += in_order
        row[2] += apart
        row[3] += raws[letters(reference)] > 0


def read(paths: list[Path]) -> dict[str, list[dict[str, object]]]:
    """The records by language: German ones, and those in English or in no stated language."""
    records: dict[str, list[dict[str, object]]] = {"en": [], "de": []}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            language = str(item.get("language", "en"))[:2]
            if language in records:
                records[language].append(item)
    return records


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("records", nargs="+", type=Path)
    parser.add_argument("--folder", type=Path, help="where the PDFs are kept, and taken from again")
    parser.add_argument("--papers", type=int, default=60)
    parser.add_argument("--held-out", action="store_true", help="only every third paper")
    parser.add_argument("--each", action="store_true", help="print the figures of each paper")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    setters = typesetters()
    total: dict[str, list[float]] = collections.defaultdict(lambda: [0.0] * 8)
    seconds, pages = [0.0, 0.0], 0
    for number, (name, paper) in enumerate(papers(read(options.records), options.papers)):
        if (number % 3 == 2) != options.held_out:
            continue
        target = folder / f"{name}.pdf"
        if not target.exists():
            setters[name.split("-")[1]](paper, target)  # type: ignore[operator]
        data = target.read_bytes()
        start = cpu()
        ours = pdf.text_of(data, name, DEFAULT_LIMITS)
        middle = cpu()
        theirs = plain(data)
        seconds = [seconds[0] + middle - start, seconds[1] + cpu() - middle]
        pages += theirs.count("\f") + 1
        rows = [[0.0] * 4, [0.0] * 4]
        measure(ours, paper, rows[0])
        measure(theirs, paper, rows[1])
        values = [*rows[0], *rows[1]]
        kind = (
            f"{paper.layout}, {paper.columns} column{'s' * (paper.columns > 1)}, {paper.language}"
        )
        for key in (kind, f"by {name.split('-')[1]}", "all"):
            total[key] = [a + b for a, b in zip(total[key], values, strict=True)]
        if options.each:
            show(f"{name} {kind}", values)
    print(f"{'':30} references, bibconv: in order, set apart, one record; pypdf: the same (%)")
    for key in sorted(total):
        show(key, total[key])
    print(
        f"pages {pages}, CPU ms a page: {1000 * seconds[0] / pages:.0f}, pypdf {1000 * seconds[1] / pages:.0f}"
    )


def show(name: str, row: list[float]) -> None:
    count = row[0] or 1
    shares = [f"{100 * value / count:6.1f}" for value in (*row[1:4], *row[5:8])]
    print(f"{name:30} {row[0]:6.0f} {' '.join(shares[:3])} | {' '.join(shares[3:])}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
