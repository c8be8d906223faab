"""BibTeX to RIS, side by side with the peers: CPU, memory, ratio.

Usage: python benchmarks/convert.py [SIZE ...]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from entries import entries
from measure import Measure, measure

_BIBTEXPARSER = (
    "import bibtexparser, sys; "
    "bibtexparser.write_file(sys.argv[2], bibtexparser.parse_file(sys.argv[1]))"
)


def commands(source: Path, target: Path) -> dict[str, list[str]]:
    """Name of each program -> its command; programs that are not there are left out."""
    found = {
        "bibconv": [sys.executable, "-m", "bibconv", "convert", "-q", str(source), "-t", "ris", "-o", str(target)],
        "bibtexparser (read, write)": [sys.executable, "-c", _BIBTEXPARSER, str(source), str(target)],
    }  # fmt: skip
    if shutil.which("bib2xml") and shutil.which("xml2ris"):
        found["bibutils"] = ["sh", "-c", f"bib2xml {source} | xml2ris > {target}"]
    else:
        print("bibutils is not installed: left out")
    if shutil.which("pandoc"):
        found["pandoc (to CSL-JSON)"] = ["pandoc", "-f", "bibtex", "-t", "csljson", str(source), "-o", str(target)]  # fmt: skip
    else:
        print("pandoc is not installed: left out")
    return found


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
    previous: Measure | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            source = Path(folder) / f"{size}.bib"
            source.write_text("".join(entries(size)), encoding="utf-8")
            print(f"\n{size:,} entries, {source.stat().st_size / 1e6:.1f} MB")
            print(f"{'':<28}{'CPU s':>9}{'entries/s':>11}{'peak MiB':>10}{'CPU ratio':>11}")
            ours: Measure | None = None
            for name, command in commands(source, Path(folder) / "out").items():
                result = measure(command, runs=3 if size <= 10_000 else 1)
                ours = ours or result
                note = "" if result.ok else "  (failed)"
                print(
                    f"{name:<28}{result.cpu:>9.2f}{size / result.cpu:>11,.0f}"
                    f"{result.memory:>10.0f}{result.cpu / ours.cpu:>10.1f}x{note}"
                )
            if previous is not None and ours is not None:
                print(f"bibconv's growth against the size before: {ours.cpu / previous.cpu:.1f}x")
            previous = ours


if __name__ == "__main__":
    main()
