"""The rules: what is checked, and what is found.

A family of rules is one file here; importing it registers its functions. Public names:

* ``RULES``: code -> :class:`~bibconv.rules.base.Rule`
* ``check(library, select=..., ignore=...)``: reader findings and rule findings, by place
* ``resolve(selectors)``: codes, prefixes, names, ``ALL`` -> codes
* ``explain(code)``: the page of a rule
"""

from __future__ import annotations

from bibconv.rules import (
    characters,
    cited,
    consistency,
    contents,
    dates,
    doi_places,
    dois,
    duplicates,
    entries,
    fields,
    hygiene,
    identifiers,
    latex_text,
    layout,
    link_style,
    links,
    markup,
    names,
    page_style,
    pages,
    people,
    published,
    required,
    same_work,
    schema,
    separators,
    syntax,
    titles,
    user_schema,
    whole_file,
)
from bibconv.rules.base import REGISTERED, Context, Finding, Rule
from bibconv.rules.options import Demand, Options
from bibconv.rules.run import check
from bibconv.rules.select import default_codes, explain, resolve
from bibconv.rules.user_schema import demands

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
    fields,
    contents,
    doi_places,
    people,
    page_style,
    titles,
    characters,
    markup,
    latex_text,
    link_style,
    user_schema,
    published,
    same_work,
    consistency,
    cited,
    whole_file,
)

RULES: dict[str, Rule] = dict(sorted(REGISTERED.items()))

__all__ = [
    "REGISTERED",
    "RULES",
    "Context",
    "Demand",
    "Finding",
    "Options",
    "Rule",
    "check",
    "default_codes",
    "demands",
    "explain",
    "resolve",
]
