"""F201 to F203: what the user's own schema asks of records.

>>> demands({"article": {"required": ["doi"]}})[0].variable
'doi'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from bibconv.diagnostics import Severity
from bibconv.errors import MisuseError
from bibconv.model import Record
from bibconv.rules.base import Context, Finding, rule
from bibconv.rules.cells import by_name, cell_of, one_line
from bibconv.rules.options import Demand
from bibconv.rules.written import type_name
from bibconv.source import Span

_LONGEST = 1_000  # values are matched up to here, so that a slow pattern stays bounded
# "(a+)+": a repetition of a group that repeats, which can take for ever.
_NESTED = re.compile(r"[*+}][^()]*\)\s*(?:[*+]|\{[0-9]*,)")
_KINDS = ("required", "forbidden", "pattern")


def demands(schema: Mapping[str, Any]) -> tuple[Demand, ...]:
    """The lines of a schema: type -> ``required`` and ``forbidden`` (lists of variables or
    fields), ``pattern`` (variable or field -> regular expression).

    Types are entry types or CSL item types, ``"*"`` for all.

    Raises:
        MisuseError: the schema has another form, or a pattern is none.
    """
    found: list[Demand] = []
    for type_, parts in schema.items():
        if not isinstance(parts, Mapping):
            raise MisuseError(f"schema of {type_}: a table of {', '.join(_KINDS)} is expected")
        for kind, names in parts.items():
            if kind not in _KINDS:
                raise MisuseError(f"schema of {type_}: {kind!r} is none of {', '.join(_KINDS)}")
            wanted = Mapping if kind == "pattern" else list
            if not isinstance(names, wanted) or not all(isinstance(name, str) for name in names):
                shape = "a table" if kind == "pattern" else "a list of names"
                raise MisuseError(f"schema of {type_}: {kind} takes {shape}")
            for name in names:
                pattern = names[name] if isinstance(names, Mapping) else ""
                if kind == "pattern":
                    _compiled(pattern, f"schema of {type_}, {name}")
                found.append(Demand(type_.lower().lstrip("@"), name, kind, pattern))
    return tuple(found)


def _compiled(pattern: Any, where: str) -> None:
    if not isinstance(pattern, str):
        raise MisuseError(f"{where}: a pattern is text")
    try:
        re.compile(pattern)
    except re.error as error:
        raise MisuseError(f"{where}: {pattern!r} is no regular expression ({error})") from None
    if _NESTED.search(pattern):
        raise MisuseError(f"{where}: {pattern!r} repeats a repetition, which can take for ever")


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _fitting(record: Record, context: Context, kind: str) -> Iterator[Demand]:
    if not context.options.demands:
        return
    names = ("*", type_name(record), record.item.type)
    for demand in context.options.demands:
        if demand.kind == kind and demand.type in names:
            yield demand


def _value(record: Record, name: str) -> tuple[str, Span | None] | None:
    """The value of a variable or field, and its place; ``None`` if the record has none."""
    for field in by_name(record).get(name.lower(), ()):
        cell = cell_of(record, field)
        if cell is None or cell.text:
            return (cell.text if cell else field.value), (cell.span if cell else None)
    if name in record.item.variables:
        return record.item.text(name), record.span_of(name)
    return None


@rule("F201", "schema-required", Severity.ERROR)
def schema_required(record: Record, context: Context) -> Iterator[Finding]:
    """The record lacks what your own schema requires.

    Why: the schema in your configuration says so.

    Example: ``[tool.bibconv.schema.article] required = ["doi"]`` and an article without DOI
    Use instead: add the field.
    Source: your configuration.
    """
    for demand in _fitting(record, context, "required"):
        if _value(record, demand.variable) is None:
            yield Finding(
                message=f"the schema requires {demand.variable}",
                span=record.span_of("id"),
                variable=demand.variable,
                help=f"add {demand.variable}",
            )


@rule("F202", "schema-forbidden", Severity.ERROR)
def schema_forbidden(record: Record, context: Context) -> Iterator[Finding]:
    """The record has what your own schema forbids.

    Why: the schema in your configuration says so.

    Example: ``[tool.bibconv.schema."*"] forbidden = ["abstract"]`` and a record with one
    Use instead: take the field out.
    Source: your configuration.
    """
    for demand in _fitting(record, context, "forbidden"):
        found = _value(record, demand.variable)
        if found is not None:
            yield Finding(
                message=f"the schema forbids {demand.variable}",
                span=found[1],
                variable=demand.variable,
                help="take it out",
            )


@rule("F203", "schema-pattern", Severity.ERROR)
def schema_pattern(record: Record, context: Context) -> Iterator[Finding]:
    """A value has not the form that your own schema asks for.

    Why: the schema in your configuration says so. The whole value must match.

    Example: ``[tool.bibconv.schema.article.pattern] volume = "[0-9]+"`` and ``volume = {B12}``
    Use instead: a value of that form.
    Source: your configuration.
    """
    for demand in _fitting(record, context, "pattern"):
        found = _value(record, demand.variable)
        if found is None or _pattern(demand.pattern).fullmatch(found[0][:_LONGEST]):
            continue
        yield Finding(
            message=f"{demand.variable} {one_line(found[0])} does not match {demand.pattern}",
            span=found[1],
            variable=demand.variable,
            help="write it in the form that the schema asks for",
        )
