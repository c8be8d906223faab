"""The short way into ``bibconv check``: its usual options, read without the option parser.

A commit hook runs ``check`` at every commit, on a file or two, and most of what it would wait for
is the import of the option parser. Whatever is not in the tables here (``--help``, an
abbreviation, a mistake) takes the long way, which explains and complains.

>>> parse(["refs.bib", "--ignore=T104", "-q"]).ignore
['T104']
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibconv.cli.checking import CheckOptions

# Option -> attribute of CheckOptions.
LISTS = {"--select": "select", "--extend-select": "extend_select", "--ignore": "ignore"}
VALUES = {
    "-f": "from_format",
    "--from": "from_format",
    "--preset": "preset",
    "--fail-on": "fail_on",
    "--config": "config",
    "--baseline": "baseline",
    "--write-baseline": "write_baseline",
    "--since": "since",
    "--output-format": "output_format",
    "-o": "output",
    "--output": "output",
    "--encoding": "encoding",
}
FLAGS = {
    "--exit-zero": "exit_zero",
    "--no-config": "no_config",
    "--force-exclude": "force_exclude",
    "--statistics": "statistics",
    "--fix": "fix",
    "--unsafe-fixes": "unsafe_fixes",
    "--diff": "diff",
    "-q": "quiet",
    "--quiet": "quiet",
}


def parse(arguments: Sequence[str]) -> CheckOptions | None:
    """The options that ``arguments`` (without ``check``) mean; ``None`` for the long way."""
    files: list[str] = []
    chosen: dict[str, Any] = {}
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            files.extend(waiting)
            break
        if argument == "-" or not argument.startswith("-"):
            files.append(argument)
            continue
        if argument in FLAGS:
            chosen[FLAGS[argument]] = True
            continue
        option, equals, value = argument.partition("=")
        if option not in LISTS and option not in VALUES:
            return None
        if not equals or not option.startswith("--"):
            value = next(waiting, "-") if option == argument else "-"
            if value.startswith("-"):
                return None
        if option in LISTS:
            chosen.setdefault(LISTS[option], []).append(value)
        else:
            chosen[VALUES[option]] = value
    return CheckOptions(files=files, **chosen)
