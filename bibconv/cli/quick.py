"""The short way into ``check``, ``format``, ``convert`` and ``cite``: their options, read without the option parser.

A commit hook runs ``check`` at every commit, an editor ``cite`` at every change, and most of what
they would wait for is the import of the option parser. Whatever is not in the tables here (``--help``, an
abbreviation, a mistake) takes the long way, which explains and complains.

>>> parse(["refs.bib", "--ignore=T104", "-q"], CHECK)
{'files': ['refs.bib'], 'ignore': ['T104'], 'quiet': True}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Words(NamedTuple):
    """The options of a command: each with the attribute that it sets."""

    lists: dict[str, str]
    values: dict[str, str]
    flags: dict[str, str]


# Attributes of CheckOptions.
CHECK = Words(
    lists={"--select": "select", "--extend-select": "extend_select", "--ignore": "ignore"},
    values={
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
        "-j": "jobs",
        "--jobs": "jobs",
    },
    flags={
        "--exit-zero": "exit_zero",
        "--no-config": "no_config",
        "--force-exclude": "force_exclude",
        "--statistics": "statistics",
        "--fix": "fix",
        "--unsafe-fixes": "unsafe_fixes",
        "--diff": "diff",
        "-q": "quiet",
        "--quiet": "quiet",
    },
)

# Attributes of CiteOptions.
CITE = Words(
    lists={"--citation": "citation"},
    values={
        "-s": "style",
        "--style": "style",
        "--like": "like",
        "--save-style": "save_style",
        "-l": "locale",
        "--locale": "locale",
        "-t": "output",
        "--to": "output",
        "--citations": "citations",
        "--engine": "engine",
        "-f": "from_format",
        "--from": "from_format",
        "--encoding": "encoding",
    },
    flags={},
)

# Attributes of ConvertOptions.
CONVERT = Words(
    lists={},
    values={
        "-f": "from_format",
        "--from": "from_format",
        "-t": "to_format",
        "--to": "to_format",
        "-o": "output",
        "--output": "output",
        "--for": "for_manager",
        "--loss-report": "loss_report",
        "--columns": "columns",
        "--encoding": "encoding",
        "--model": "model",
        "--min-trust": "min_trust",
        "--doubtful": "doubtful",
        "-j": "jobs",
        "--jobs": "jobs",
        "--engine": "engine",
        "--scheduler": "scheduler",
        "--text-column": "text_column",
    },
    flags={
        "--strict": "strict",
        "--canonical": "canonical",
        "-i": "in_place",
        "--in-place": "in_place",
        "-q": "quiet",
        "--quiet": "quiet",
    },
)

# Attributes of FormatOptions.
FORMAT = Words(
    lists={},
    values={
        "-f": "from_format",
        "--from": "from_format",
        "--sort": "sort",
        "--config": "config",
        "--encoding": "encoding",
    },
    flags={
        "--check": "check",
        "--diff": "diff",
        "--sort-fields": "sort_fields",
        "--align": "align",
        "--no-config": "no_config",
        "--force-exclude": "force_exclude",
        "-q": "quiet",
        "--quiet": "quiet",
    },
)


def parse(arguments: Sequence[str], words: Words) -> dict[str, Any] | None:
    """What ``arguments`` (without the command) set; ``None`` for the long way."""
    lists, values, flags = words
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
        if argument in flags:
            chosen[flags[argument]] = True
            continue
        option, equals, value = argument.partition("=")
        if option not in lists and option not in values:
            return None
        if not equals or not option.startswith("--"):
            value = next(waiting, "-") if option == argument else "-"
            if value.startswith("-"):
                return None
        if option in lists:
            chosen.setdefault(lists[option], []).append(value)
        else:
            chosen[values[option]] = value
    return {"files": files, **chosen}
