"""Start-up of ``bibconv --version`` beside a bare interpreter, and one that imports typer."""

from __future__ import annotations

import sys

from measure import measure

COMMANDS = {
    "python -c 'import typer'": [sys.executable, "-c", "import typer"],
    "python -c pass": [sys.executable, "-c", "pass"],
    "bibconv --version": [sys.executable, "-m", "bibconv", "--version"],
    "bibconv formats": [sys.executable, "-m", "bibconv", "formats"],
}


def main() -> None:
    baseline: float | None = None
    for name, command in COMMANDS.items():
        result = measure(command, runs=15)
        baseline = baseline or result.cpu
        print(f"{name:<28}{result.cpu:>8.3f} s CPU{result.cpu / baseline:>8.2f}x")


if __name__ == "__main__":
    main()
