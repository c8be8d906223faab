"""BibTeX to CSL-JSON, RIS and BibTeX, side by side with the peers: CPU, memory, ratio.

    python benchmarks/convert.py [SIZE ...] [--targets csl-json,ris,bibtex]
        [--citation-js FOLDER] [--pybtex PYTHON]

FOLDER is where ``npm install @citation-js/core @citation-js/plugin-bibtex @citation-js/plugin-ris
@citation-js/plugin-csl`` was run; PYTHON an interpreter that has pybtex. A peer that is not there
is named and left out. Every program gets ten minutes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from entries import entries
from measure import Measure, measure

_LIMIT = 600  # seconds
_BIBTEXPARSER = (
    "import bibtexparser, sys; "
    "bibtexparser.write_file(sys.argv[2], bibtexparser.parse_file(sys.argv[1]))"
)
_PYBTEX = (
    "import sys; from pybtex.database import parse_file; "
    "parse_file(sys.argv[1], 'bibtex').to_file(sys.argv[2], 'bibtex')"
)
_CITATION_JS = """
const fs = require('fs'), { Cite } = require('@citation-js/core')
for (const name of ['bibtex', 'ris', 'csl']) require('@citation-js/plugin-' + name)
const [source, target, format] = process.argv.slice(-3)
fs.writeFileSync(target, new Cite(fs.readFileSync(source, 'utf8')).format(format))
"""
_CITATION_JS_NAMES = {"csl-json": "data", "ris": "ris", "bibtex": "bibtex"}


class Peers:
    """The programs that are there."""

    def __init__(self, citation_js: Path | None, pybtex: str | None) -> None:
        self.citation_js, self.pybtex = citation_js, pybtex
        self.bibutils = bool(shutil.which("bib2xml") and shutil.which("xml2ris"))
        self.pandoc = bool(shutil.which("pandoc"))
        for name in ("citation_js", "pybtex", "bibutils", "pandoc"):
            if not getattr(self, name):
                print(f"{name.replace('_', '-')} is not there: left out")

    def commands(self, source: Path, target: str, out: Path) -> dict[str, list[str]]:
        """Name of each program that writes ``target`` -> its command."""
        files = [str(source), str(out)]
        found = {
            "bibconv": [sys.executable, "-m", "bibconv", "convert", "-q", files[0], "-t", target, "-o", files[1]],
        }  # fmt: skip
        if target == "bibtex":  # which keeps the text of records, unless told to lay them out anew
            found["bibconv anew"] = [*found["bibconv"], "--canonical"]
        if self.citation_js:
            script = self.citation_js / "convert.js"
            script.write_text(_CITATION_JS)
            memory = "--max-old-space-size=6000"
            found["citation-js"] = ["node", memory, str(script), *files, _CITATION_JS_NAMES[target]]
        if self.bibutils and target == "ris":
            found["bibutils"] = ["sh", "-c", f"bib2xml {source} | xml2ris > {out}"]
        if self.bibutils and target == "bibtex":
            found["bibutils"] = ["sh", "-c", f"bib2xml {source} | xml2bib > {out}"]
        if self.pandoc and target in ("csl-json", "bibtex"):
            writer = {"csl-json": "csljson", "bibtex": "bibtex"}[target]
            found["pandoc"] = ["pandoc", "-f", "bibtex", "-t", writer, files[0], "-o", files[1]]
        if target == "bibtex":
            found["bibtexparser"] = [sys.executable, "-c", _BIBTEXPARSER, *files]
            if self.pybtex:
                found["pybtex"] = [self.pybtex, "-c", _PYBTEX, *files]
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--targets", default="csl-json,ris,bibtex")
    parser.add_argument("--citation-js", type=Path, metavar="FOLDER")
    parser.add_argument("--pybtex", metavar="PYTHON")
    arguments = parser.parse_args()
    peers = Peers(arguments.citation_js, arguments.pybtex)
    with tempfile.TemporaryDirectory() as folder:
        for target in arguments.targets.split(","):
            previous: Measure | None = None
            for size in arguments.sizes:
                source = Path(folder) / f"{size}.bib"
                source.write_text("".join(entries(size)), encoding="utf-8")
                commands = peers.commands(source, target, Path(folder) / "out")
                ours = _compare(target, size, commands)
                if previous is not None:
                    print(f"bibconv against the size before: {ours.cpu / previous.cpu:.1f}x")
                previous = ours


def _compare(target: str, size: int, commands: dict[str, list[str]]) -> Measure:
    """Measure all programs; the measure of bibconv, which is the first."""
    print(f"\nto {target}, {size:,} entries")
    print(f"{'':<14}{'CPU s':>9}{'ratio':>8}{'peak MiB':>10}{'ratio':>8}")
    ours: Measure | None = None
    for name, command in commands.items():
        measure(command, timeout=_LIMIT) if size <= 1_000 else None  # files are at hand then
        result = measure(command, runs=3 if size <= 10_000 else 1, timeout=_LIMIT)
        ours = ours or result
        note = "" if result.ok else "  (failed)"
        print(
            f"{name:<14}{result.cpu:>9.2f}{result.cpu / ours.cpu:>7.1f}x"
            f"{result.memory:>10.0f}{result.memory / ours.memory:>7.1f}x{note}",
            flush=True,
        )
    assert ours is not None
    return ours


if __name__ == "__main__":
    main()
