"""Run a directory of CSL suite fixtures: ``python -m tests.csl_suite DIRECTORY [--failures]``.

The last line is ``N of M passed``; with ``--failures`` every failing fixture is shown with what
was expected and what came out.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from pathlib import Path

from tests.csl_suite.fixture import run_fixture


def main(arguments: list[str]) -> int:
    """Run and report; exit code 1 if anything failed."""
    names = [argument for argument in arguments if not argument.startswith("--")]
    if len(names) != 1:
        sys.stderr.write("usage: python -m tests.csl_suite DIRECTORY [--failures]\n")
        return 2
    show = "--failures" in arguments
    passed, total = 0, 0
    categories: Counter[str] = Counter()
    for path in sorted(Path(names[0]).glob("*_*.txt")):
        total += 1
        try:
            result, expected = run_fixture(path)
        except Exception:  # a crash is a failure of this fixture, not of the run
            result, expected = traceback.format_exc(), "no exception"
        if result == expected:
            passed += 1
            continue
        categories[path.stem.partition("_")[0]] += 1
        if show:
            sys.stdout.write(f"== {path.stem}\n-- expected\n{expected}\n-- got\n{result}\n")
    for category, count in sorted(categories.items()):
        sys.stdout.write(f"failed in {category}: {count}\n")
    sys.stdout.write(f"{passed} of {total} passed\n")
    return 0 if passed == total else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
