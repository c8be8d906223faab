"""Runs the rules over a library and puts all findings in the order of their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibconv.diagnostics import Diagnostic
from bibconv.model import Library, Record
from bibconv.rules.as_items import library_of_items
from bibconv.rules.base import JSON, REGISTERED, Context, RecordRule, Rule
from bibconv.rules.cells import by_name
from bibconv.rules.options import DEFAULT_OPTIONS, Options
from bibconv.rules.select import default_codes, resolve

# A page reader says of its article what these rules say of any reference read from text.
_ABSENT = "E106"
_SAID_BY_PAGES = frozenset(["F121", "F122"])
_MOST_SHAPES = 5_000
_MANY = 2_000  # records that are worth another process
_Chosen = list[tuple[Rule, RecordRule]]


def check(
    library: Library,
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    options: Options = DEFAULT_OPTIONS,
    jobs: int = 1,
) -> list[Diagnostic]:
    """What is wrong with ``library``: the reader's findings and the rules', in order of place.

    Args:
        library: what to check.
        select: codes, code prefixes, rule names or ``"ALL"``; the default set if ``None``.
        ignore: the same, taken away from ``select``.
        options: settings of rules.
        jobs: how many processes look at records, where there are many of them.

    Raises:
        MisuseError: a selector means no rule.
    """
    codes = default_codes() if select is None else resolve(select)
    codes -= resolve(ignore)
    told = {
        (*_place(diagnostic)[1:], diagnostic.variable)
        for diagnostic in library.diagnostics
        if diagnostic.code == _ABSENT
    }
    found = [
        diagnostic
        for diagnostic in _findings(library, codes, options, jobs)
        if diagnostic.code not in _SAID_BY_PAGES
        or (*_place(diagnostic)[1:], diagnostic.variable) not in told
    ]
    # A reader may see what a rule sees too; the rule's finding has the fix.
    seen = {_place(diagnostic) for diagnostic in found}
    found.extend(
        diagnostic
        for diagnostic in library.diagnostics
        if (diagnostic.code in codes or (select is None and diagnostic.code not in REGISTERED))
        and _place(diagnostic) not in seen
    )
    return _ordered(library, found)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (diagnostic.code, id(span.source), span.start) if span else (diagnostic.code, 0, -1)


def _findings(
    library: Library, codes: frozenset[str], options: Options, jobs: int
) -> Iterator[Diagnostic]:
    context = Context.of(library, options)
    if not context.family and library.format:
        library = library_of_items(library)
    # Values of other formats stand in their files in forms that rules do not know how to write.
    fixable = bool(context.family) or not library.format
    # Items made in memory, and mixtures, are CSL like CSL-JSON.
    chosen = [
        rule
        for code, rule in sorted(REGISTERED.items())
        if code in codes
        and (context.family or JSON) in rule.families
        and (not rule.dialect or rule.dialect == library.format)
    ]
    record_rules = [(rule, rule.check_record) for rule in chosen if rule.check_record]

    def look(records: Sequence[Record]) -> list[Diagnostic]:
        return list(_of_records(records, record_rules, context, fixable))

    records = library.records
    if jobs > 1 and len(records) >= _MANY:
        from bibconv.rules.apart import looked_at

        yield from looked_at(records, look, library.sources, jobs)
    else:
        yield from look(records)
    for rule in chosen:
        if rule.check_library:
            for finding in rule.check_library(library, context):
                yield rule.diagnostic(finding, finding.record, fixable)


def _of_records(
    records: Sequence[Record], rules: _Chosen, context: Context, fixable: bool
) -> Iterator[Diagnostic]:
    # Records with the same fields have the same rules.
    by_shape: dict[tuple[tuple[str, ...], tuple[str, ...]], _Chosen] = {}
    for record in records:
        names = by_name(record) if record.fields else record.item.variables
        shape = (tuple(names), tuple(record.origins))
        fitting = by_shape.get(shape)
        if fitting is None:
            present = {*names, *record.origins}
            fitting = [
                (rule, function)
                for rule, function in rules
                if not rule.needs or not rule.needs.isdisjoint(present)
            ]
            if len(by_shape) < _MOST_SHAPES:
                by_shape[shape] = fitting
        for rule, function in fitting:
            for finding in function(record, context):
                yield rule.diagnostic(finding, record, fixable)


def _ordered(library: Library, found: list[Diagnostic]) -> list[Diagnostic]:
    """By source, place and code; what is said twice is said once."""
    order = {id(source): index for index, source in enumerate(library.sources)}
    unique: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in found:
        span = diagnostic.span
        source = order.get(id(span.source), len(order)) if span else -1
        start, end = (span.start, span.end) if span else (-1, -1)
        key = (source, start, diagnostic.code, end, diagnostic.message, diagnostic.item_id)
        unique.setdefault(key, diagnostic)
    places = {id(d): key[:3] for key, d in unique.items()}
    return sorted(unique.values(), key=lambda d: places[id(d)])
