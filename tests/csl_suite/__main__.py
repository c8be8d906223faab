"""Run a directory of CSL suite fixtures: ``python -m tests.csl_suite DIRECTORY [--failures]``.

The last line is ``N of M passed``; with ``--failures`` every failing fixture is shown with what
was expected and what came out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.csl_suite.fixture import attempt


def main(arguments: list[str]) -> int:
    """Run and report; exit code 1 if anything failed."""
    names = [argument for argument in arguments if not argument.startswith("--")]
    if len(names) != 1:
        sys.stderr.write("usage: python -m tests.csl_suite DIRECTORY [--failures]\n")
        return 2
    show = "--failures" in arguments
    outcomes = [(path.stem, *attempt(path)) for path in sorted(Path(names[0]).glob("*_*.txt"))]
    failed = [outcome for outcome in outcomes if outcome[1] != outcome[2]]
    if show:
        for name, result, expected in failed:
            sys.stdout.write(f"== {name}\n-- expected\n{expected}\n-- got\n{result}\n")
    categories = Counter(name.partition("_")[0] for name, _, _ in failed)
    for category, count in sorted(categories.items()):
        sys.stdout.write(f"failed in {category}: {count}\n")
    sys.stdout.write(f"{len(outcomes) - len(failed)} of {len(outcomes)} passed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
