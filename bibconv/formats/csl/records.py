"""Decoded object + places -> record, and findings at the places of the values.

>>> make_record(source, 0, 9, {"id": "a"}, fields, report).item.id
'a'
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bibconv.diagnostics import Diagnostic, Edit, Fix, Report, Severity
from bibconv.formats.csl.item import read_item
from bibconv.formats.csl.problems import SEVERITIES, Problem
from bibconv.formats.csl.schema import SHAPES
from bibconv.model import Field, Item, Record
from bibconv.source import Source, Span

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def make_record(
    source: Source,
    start: int,
    end: int,
    members: Mapping[str, Any],
    fields: Sequence[Field],
    report: Report,
    *,
    edtf_strings: bool = False,
) -> Record:
    """The record of one object between ``start`` and ``end``."""
    indexes = {field.name: index for index, field in enumerate(fields)}
    numbers = {}
    for key, value in members.items():
        if (value.__class__ is int or value.__class__ is float) and key in indexes:
            written = fields[indexes[key]].value
            if _NUMBER.fullmatch(written):  # and no anchor, tag or alias of YAML
                numbers[key] = written
    read = read_item(members, numbers, edtf_strings=edtf_strings)
    item = read.item
    variables = item.variables
    origins = {key: index for key, index in indexes.items() if key in variables}
    if "type" in indexes:
        origins["type"] = indexes["type"]
    for variable, key in read.sources.items():
        if key in indexes:
            origins[variable] = indexes[key]
    for problem in read.problems:
        index = indexes.get(problem.key)
        if index is None:
            span = Span(source, start, min(start + 1, end))
        elif problem.code == "S151":
            field = fields[index]
            span = Span(source, field.name_start, field.end)
            if problem.key in SHAPES:
                span = Span(source, field.start, field.end)
        else:
            span = Span(source, fields[index].start, fields[index].end)
        report(_diagnostic(problem, span, item))
    index = indexes.get("id")
    return Record(
        item,
        raw=source.text[start:end],
        source=source,
        start=start,
        end=end,
        fields=tuple(fields),
        origins=origins,
        id_span=None if index is None else (fields[index].start, fields[index].end),
    )


def _diagnostic(problem: Problem, span: Span, item: Item) -> Diagnostic:
    fix = None
    if problem.replacement is not None:
        edit = Edit(span, problem.replacement)
        fix = Fix(f"replace by {problem.replacement}", (edit,))
    return Diagnostic(
        code=problem.code,
        severity=SEVERITIES[problem.code],
        message=problem.message,
        span=span,
        item_id=item.id or None,
        variable=problem.key if problem.key in item.variables else None,
        help=problem.help,
        fix=fix,
    )


def syntax_finding(source: Source, position: int, message: str, help: str | None) -> Diagnostic:
    """S150: the text is not what the notation allows."""
    position = max(0, min(position, len(source.text)))
    end = min(position + 1, len(source.text))
    return Diagnostic(
        code="S150",
        severity=Severity.ERROR,
        message=message,
        span=Span(source, position, end),
        help=help,
    )
