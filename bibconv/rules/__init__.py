"""The rules: what is checked, and what is found.

A family of rules is one file here; importing it registers its functions. Public names:

* ``RULES``: code -> :class:`~bibconv.rules.base.Rule`
* ``check(library, select=..., ignore=...)``: reader findings and rule findings, by place
* ``resolve(selectors)``: codes, prefixes, names, ``ALL`` -> codes
* ``explain(code)``: the page of a rule
"""

from __future__ import annotations

from bibconv.rules import (
    dates,
    dois,
    duplicates,
    entries,
    hygiene,
    identifiers,
    layout,
    links,
    names,
    pages,
    required,
    schema,
    separators,
    syntax,
)
from bibconv.rules.base import REGISTERED, Context, Finding, Rule
from bibconv.rules.run import check
from bibconv.rules.select import default_codes, explain, resolve

FAMILIES = (
    syntax,
    schema,
    required,
    entries,
    dois,
    identifiers,
    dates,
    names,
    separators,
    pages,
    duplicates,
    links,
    layout,
    hygiene,
)

RULES: dict[str, Rule] = dict(sorted(REGISTERED.items()))

__all__ = [
    "REGISTERED",
    "RULES",
    "Context",
    "Finding",
    "Rule",
    "check",
    "default_codes",
    "explain",
    "resolve",
]
