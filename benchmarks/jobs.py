"""``bibconv convert`` with one process and with several: seconds of waiting, and the ratio.

    python benchmarks/jobs.py [--size 100000] [--jobs 2] [--runs 3]

The runs alternate, so that what else the machine does meets both; the outputs are compared.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from entries import entries

TARGETS = ("csl-json", "ris", "bibtex")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="entries")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "in.bib"
        file.write_text("".join(entries(arguments.size)), "utf-8")
        print(f"{arguments.size:,} entries\n{'':<10}{'1 job s':>9}{'jobs s':>9}{'ratio':>8}")
        for target in TARGETS:
            seconds: dict[int, list[float]] = {1: [], arguments.jobs: []}
            outputs = []
            for _ in range(arguments.runs):
                for jobs, taken in seconds.items():
                    output = Path(folder) / f"out-{jobs}"
                    taken.append(convert(file, target, output, jobs))
                    outputs.append(output.read_bytes())
            assert len(set(outputs)) == 1, "the outputs differ"
            one, many = (median(taken) for taken in seconds.values())
            print(f"{target:<10}{one:>9.2f}{many:>9.2f}{one / many:>7.2f}x")


def convert(file: Path, target: str, output: Path, jobs: int) -> float:
    """Seconds of waiting for one conversion."""
    command = [sys.executable, "-m", "bibconv", "convert", "-q", str(file), "-t", target]
    start = time.perf_counter()
    subprocess.run([*command, "-o", str(output), "--jobs", str(jobs)], check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
