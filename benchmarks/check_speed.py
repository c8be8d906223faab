"""``bibconv check`` beside the peers that check BibTeX: CPU of whole processes, start included.

    python benchmarks/check_speed.py [--sizes 100,1000] [--bibtex-tidy PATH] [--bibclean PATH] ...

Every peer reads the same generated file. Where a program is not found under its name, its path can
be given; a peer that is not there is named and left out. bibclean is the Python package of that
name; bibtex-tidy prints the file anew while it looks for duplicates.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from entries import entries
from measure import measure

FILE = "FILE"  # stands for the path

# Peer -> its arguments.
PEERS = {
    "bibtex-tidy": [FILE, "--duplicates", "--v2"],
    "bibclean": ["check", FILE],
    "badness": ["lint", FILE],
    "bibtool": ["-d", FILE],
    "biber": ["--tool", "--validate-datamodel", "--output-file", "/dev/null", FILE],
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of entries")
    parser.add_argument("--runs", type=int, default=5, help="runs of each; the median counts")
    for peer in PEERS:
        parser.add_argument(f"--{peer}", default=peer, metavar="PATH", help=f"where {peer} is")
    return parser.parse_args()


def _programs(arguments: argparse.Namespace) -> dict[str, list[str]]:
    """Name of each program -> its command."""
    found = {
        "bibconv": [sys.executable, "-m", "bibconv", "check", "--exit-zero", "--no-config", FILE]
    }
    for peer, options in PEERS.items():
        path = shutil.which(getattr(arguments, peer.replace("-", "_")))
        if path is None:
            print(f"{peer} is not there: left out")
        else:
            found[peer] = [path, *options]
    return found


def main() -> None:
    arguments = _arguments()
    programs = _programs(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, arguments.sizes.split(",")):
            text = "".join(entries(size))
            print(f"\n{size:,} entries\n{'':<14}{'CPU s':>8}{'ratio':>8}{'peak MiB':>10}")
            ours = 0.0
            for name, command in programs.items():
                file = Path(folder) / f"{name}-{size}.bib"
                file.write_text(text, encoding="utf-8")
                filled = [str(file) if word == FILE else word for word in command]
                measure(filled)  # compiled modules and the file are at hand then
                result = measure(filled, runs=arguments.runs)
                ours = ours or result.cpu
                note = "" if result.ok else "  (exit code not 0)"
                print(
                    f"{name:<14}{result.cpu:>8.3f}{result.cpu / ours:>7.1f}x"
                    f"{result.memory:>10.0f}{note}"
                )


if __name__ == "__main__":
    main()
