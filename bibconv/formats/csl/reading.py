"""The state of reading one CSL object, shared by the parts of the item reader.

>>> known_type("journal-article")
'article-journal'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bibconv.formats.csl.problems import Problem
from bibconv.model import ITEM_TYPES, TYPE_ALIASES, Value


class Reading(msgspec.Struct):
    """What is gathered while the members of one object are read."""

    members: Mapping[str, Any]
    written: Mapping[str, str]
    edtf_strings: bool
    variables: dict[str, Value] = msgspec.field(default_factory=dict)
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    sources: dict[str, str] = msgspec.field(default_factory=dict)

    def problem(
        self,
        code: str,
        key: str,
        message: str,
        help: str | None = None,
        replacement: str | None = None,
    ) -> None:
        self.problems.append(Problem(code, key, message, help, replacement))


def known_type(label: str) -> str | None:
    """The item type that a label means, by its known aliases and whatever its separators."""
    lower = label.strip().lower().replace(" ", "-")
    for spelling in (lower, lower.replace("_", "-"), lower.replace("-", "_")):
        if spelling in ITEM_TYPES:
            return spelling
        if spelling in TYPE_ALIASES:
            return TYPE_ALIASES[spelling]
    return None
