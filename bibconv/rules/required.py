"""F: the fields of a record: required, empty, given twice.

Authorities: btxdoc section 3.1, plain.bst, biblatex's data model; tables in
:mod:`bibconv.rules.tables_required`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Label, Severity
from bibconv.model import Field, Record
from bibconv.rules.base import BIB, JSON, RIS, TEXT, Context, Finding, rule
from bibconv.rules.cells import cell_of
from bibconv.rules.tables_required import BLX_REQUIRED, BTX_REQUIRED, CSL_REQUIRED, MEETS
from bibconv.source import Source, Span

_ENTRY_TYPE = re.compile(r"\s*@\s*([^\s{(]+)")
_COMMA = re.compile(r"\s*,\s*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")


@rule("F101", "missing-required-field", Severity.WARNING)
def missing_required_field(record: Record, context: Context) -> Iterator[Finding]:
    """The record lacks what its type requires.

    Why: without it the entry cannot be printed properly; BibTeX warns. What is inherited from a
    parent (crossref, xdata) counts; an empty field does not. If the information stands in
    another field, the finding may be ignored.

    Example: ``@article{doe, author = {Doe, Jane}, title = {A Title}, year = 2004}``
    (no ``journal``)
    Use instead: add the field; ``author|editor`` means one of the two.
    Source: btxdoc, section 3.1; biblatex data model. Milder than biber for ``@book`` (an editor
    will do) and for parts of collections (no editor asked for).
    """
    kind, groups = _requirements(record, context)
    own: set[str] | None = None
    for group in groups:
        if any(MEETS[word][0] & record.item.variables.keys() for word in group):
            continue
        if own is None:
            own = {
                field.name.lower()
                for field in record.fields
                if (cell := cell_of(record, field)) is None or cell.text
            }
        if any(MEETS[word][1] & own for word in group):
            continue
        words = " or ".join(group)
        yield Finding(
            message=f"{kind} lacks {words}",
            span=record.span_of("id"),
            variable=min(MEETS[group[0]][0], default=None),
            help=f"add {words}",
        )


def _requirements(record: Record, context: Context) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """What the record calls itself, and its groups of required fields."""
    if context.family == BIB and record.raw:
        match = _ENTRY_TYPE.match(record.raw)
        if match:
            entry_type = match[1].lower()
            table = BLX_REQUIRED if context.format == "biblatex" else BTX_REQUIRED
            found = table.get(entry_type)
            if found is None:
                found = BLX_REQUIRED.get(entry_type, ())
            return f"@{entry_type}", found
    type_ = record.item.type
    return type_, CSL_REQUIRED.get(type_, ())


@rule("F108", "empty-field", Severity.WARNING, BIB, JSON, RIS)
def empty_field(record: Record, context: Context) -> Iterator[Finding]:
    """A field has no value.

    Why: it says nothing, and some styles print the punctuation around it.

    Example: ``note = {}``
    Use instead: no field.
    Fix: safe; the field goes.
    """
    for field in record.fields:
        if field.value.strip("{}[]\"' \t\r\n"):
            continue
        if context.family == RIS and field.name.upper() in ("TY", "ER"):
            continue
        if context.family == JSON and field.name in ("id", "type"):
            continue
        cell = cell_of(record, field)
        if (
            cell is None
            or cell.text
            or (context.family == BIB and not field.value.startswith(("{", '"')))
        ):
            continue
        if record.source is None:
            continue
        yield Finding(
            message=f"{field.name} is empty",
            span=_line_of(record.source, field)
            if context.family == RIS
            else Span(record.source, field.name_start, field.end),
            help="fill it in or delete it",
            fix=deletion(record, field, context.family),
        )


def _line_of(source: Source, field: Field) -> Span:
    line = _LINE.match(source.text, field.name_start)
    text = line[0].rstrip() if line else field.name
    return Span(source, field.name_start, field.name_start + len(text))


def deletion(record: Record, field: Field, family: str) -> Fix | None:
    """A fix that deletes a field with the comma or line that belongs to it."""
    source = record.source
    if source is None:
        return None
    start, end = field.name_start, field.end
    if family == RIS:
        line = _LINE.match(source.text, start)
        end = line.end() if line else end
    elif family == BIB:
        comma = _COMMA.match(source.text, end)
        end = comma.end() if comma else end
        # At the end of an entry the line break before its delimiter stays.
        if comma and source.text[end : end + 1] in ("}", ")"):
            end = comma.start() + comma[0].index(",") + 1
    else:
        return None
    return Fix(f"delete {field.name}", (Edit(Span(source, start, end), ""),))


@rule("F109", "duplicate-field", Severity.ERROR, BIB)
def duplicate_field(record: Record, context: Context) -> Iterator[Finding]:
    """A field is given twice in one entry.

    Why: BibTeX keeps the first and drops the other, biber the last: one of them is lost.

    Example: ``year = 2004, title = {A Title}, year = 2005``
    Use instead: one of them.
    Fix: safe where both values are the same; otherwise somebody has to decide.
    Source: bibtex.web, "I'm ignoring ... extra field".
    """
    if len({field.name.lower() for field in record.fields}) == len(record.fields):
        return
    first: dict[str, Field] = {}
    for field in record.fields:
        seen = first.setdefault(field.name.lower(), field)
        if seen is field or record.source is None:
            continue
        same = seen.value == field.value
        yield Finding(
            message=f"{field.name} is given twice" + ("" if same else ", with different values"),
            span=Span(record.source, field.name_start, field.end),
            help="keep one of them",
            labels=(Label(Span(record.source, seen.name_start, seen.end), "first given here"),),
            fix=deletion(record, field, context.family) if same else None,
        )


@rule("F121", "missing-identifier", Severity.INFO, TEXT)
def missing_identifier(record: Record, _: Context) -> Iterator[Finding]:
    """A reference read from text has no DOI or other identifier.

    Why: bibconv adds nothing that the text does not say. With the DOI the reference can be
    found, compared and completed.

    Example: a reference list that prints no DOIs.
    Use instead: look the DOI up and add it.
    """
    item = record.item
    if item.type in _WITH_DOI and not {"DOI", "PMID", "PMCID", "URL"} & item.variables.keys():
        yield Finding(
            message="the text gives no DOI",
            span=record.span,
            variable="DOI",
            help="look it up and add it; bibconv does not invent it",
        )


@rule("F122", "missing-volume", Severity.WARNING, TEXT)
def missing_volume(record: Record, _: Context) -> Iterator[Finding]:
    """A journal article read from text has no volume.

    Why: most styles print it, and many journals cannot be searched without it. bibconv adds
    nothing that the text does not say.

    Example: a record page that gives the issue of a journal and not the volume.
    Use instead: the volume from the journal's page.
    """
    item = record.item
    if item.type == "article-journal" and "container-title" in item and "volume" not in item:
        yield Finding(
            message="the text gives no volume of the journal",
            span=record.span,
            variable="volume",
            help="look it up and add it; bibconv does not invent it",
        )


_WITH_DOI = frozenset(["article-journal", "paper-conference", "chapter"])
