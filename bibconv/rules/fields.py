"""F: types and fields of the other dialect, fields that the type passes over, unlisted fields.

Authorities: btxdoc section 3; biblatex manual sections 2.1 and 2.2. Tables:
:mod:`bibconv.rules.tables_dialect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Field, Record
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.cells import by_name, field_text
from bibconv.rules.tables_dialect import (
    BIBLATEX_ONLY,
    BIBTEX_TYPES,
    FIELD_ALIASES,
    SAME_TYPES,
    TYPE_ALIASES,
    USED_BY,
)
from bibconv.rules.tables_known import ENTRY_TYPES, FIELDS, OTHER_FIELDS
from bibconv.rules.written import entry_type, renamed, type_name
from bibconv.source import Span

_YEAR = re.compile(r"[0-9]{4}")


@rule("F104", "biblatex-only-type", Severity.WARNING, BIB, dialect="bibtex")
def biblatex_only_type(record: Record, _: Context) -> Iterator[Finding]:
    """The entry type is one of biblatex's, and the file is for BibTeX.

    Why: plain.bst warns "entry type isn't style-file defined" and prints the entry as
    ``@misc``. Some styles define a few of these types themselves.

    Example: ``@online{doe2004, ...}``
    Use instead: ``@misc{doe2004, ...}`` with ``howpublished = {\\url{...}}``, or biblatex.
    Source: plain.bst; biblatex manual, section 2.1.
    """
    written = entry_type(record)
    if (
        written is None
        or record.source is None
        or written.name in BIBTEX_TYPES
        or written.name not in ENTRY_TYPES
    ):
        return
    yield Finding(
        message=f"@{written.name} is a type of biblatex; BibTeX's standard styles do not have it",
        span=Span(record.source, written.start, written.end),
        variable="type",
        help="use @misc or the nearest type of BibTeX, or set the dialect to biblatex",
    )


@rule(
    "F105",
    "biblatex-only-field",
    Severity.WARNING,
    BIB,
    dialect="bibtex",
    needs=" ".join(BIBLATEX_ONLY),
)
def biblatex_only_field(record: Record, _: Context) -> Iterator[Finding]:
    """A field is one of biblatex's, and the file is for BibTeX.

    Why: BibTeX passes it over, and what it says is not printed.

    Example: ``journaltitle = {Nature}``
    Use instead: ``journal = {Nature}``
    Fix: unsafe; gives the field BibTeX's name where it has one.
    Source: biblatex manual, section 2.2.
    """
    own = by_name(record)
    for field in record.fields:
        name = BIBLATEX_ONLY.get(field.name.lower())
        if name is None or record.source is None:
            continue
        fits = name and name not in own
        if name == "year" and not _YEAR.fullmatch(field_text(record, "date").strip("{}")):
            fits = False
        yield Finding(
            message=f"{field.name} is a field of biblatex; BibTeX passes it over",
            span=_name_span(record, field),
            help=f"BibTeX's name for it is {name}" if name else "biblatex prints it, BibTeX not",
            fix=_rename(record, field, name) if fits else None,
        )


@rule("F107", "field-not-for-type", Severity.INFO, BIB, default=False, needs=" ".join(USED_BY))
def field_not_for_type(record: Record, _: Context) -> Iterator[Finding]:
    """A field is known, but entries of this type do not use it.

    Why: it is not printed. Often the type is the wrong one.

    Example: ``@book{doe, journal = {Nature}, ...}``
    Use instead: ``@article{doe, journal = {Nature}, ...}``
    Source: btxdoc, section 3.1; biblatex data model.
    """
    type_ = type_name(record)
    if type_ not in ENTRY_TYPES or type_ == "misc":
        return
    for field in record.fields:
        types = USED_BY.get(field.name.lower())
        if types is not None and type_ not in types and field.value.strip('{}" '):
            yield Finding(
                message=f"@{type_} does not use {field.name}",
                span=_name_span(record, field),
                help="check the type of the entry; what is not printed may go to a note",
            )


@rule(
    "F110",
    "alias-field",
    Severity.INFO,
    BIB,
    default=False,
    dialect="biblatex",
    needs=" ".join(FIELD_ALIASES),
)
def alias_field(record: Record, _: Context) -> Iterator[Finding]:
    """A field has BibTeX's name in a file for biblatex.

    Why: biblatex understands it, but two names for one thing make a library hard to search.

    Example: ``journal = {Nature}``
    Use instead: ``journaltitle = {Nature}``
    Fix: unsafe; BibTeX would no longer find the field.
    Source: biblatex manual, section 2.2.5.
    """
    own = by_name(record)
    for field in record.fields:
        name = FIELD_ALIASES.get(field.name.lower())
        if name is not None:
            yield Finding(
                message=f"biblatex's own name for {field.name} is {name}",
                span=_name_span(record, field),
                help=f"write {name}",
                fix=_rename(record, field, name) if name not in own else None,
            )


@rule("F111", "alias-type", Severity.INFO, BIB, default=False)
def alias_type(record: Record, context: Context) -> Iterator[Finding]:
    """The entry type is another name of a type.

    Why: two names for one thing make a library hard to search. For ``@phdthesis``,
    ``@mastersthesis`` and ``@techreport`` biblatex has ``@thesis`` and ``@report`` with
    a ``type``.

    Example: ``@conference{doe2004, ...}``
    Use instead: ``@inproceedings{doe2004, ...}``
    Fix: safe where nothing but the name changes.
    Source: biblatex manual, section 2.1.1.2; btxdoc, section 3.1.
    """
    written = entry_type(record)
    name = TYPE_ALIASES.get(written.name) if written else None
    if written is None or name is None or record.source is None:
        return
    if context.format != "biblatex" and name != "inproceedings":
        return
    span = Span(record.source, written.start, written.end)
    same = written.name in SAME_TYPES
    yield Finding(
        message=f"@{written.name} is another name of @{name}",
        span=span,
        variable="type",
        help=f"write @{name}" + ("" if same else f" with type = {{{written.name}}}"),
        fix=Fix(f"write @{name}", (Edit(span, name),)) if same else None,
    )


@rule("F118", "unlisted-field", Severity.INFO, BIB, default=False)
def unlisted_field(record: Record, _: Context) -> Iterator[Finding]:
    """A field is none of BibTeX's, biblatex's or other programs'.

    Why: no style prints it. Files hold many such fields on purpose, so that this is for those
    who want to know of each; slips of the hand are F106.

    Example: ``shelf = {B 12}``
    Use instead: a known field, if there is one.
    Source: btxdoc, section 3.1; biblatex data model.
    """
    for field in record.fields:
        name = field.name.lower()
        if name not in FIELDS and name not in OTHER_FIELDS:
            yield Finding(
                message=f"{field.name} is no field of BibTeX, biblatex or the usual programs",
                span=_name_span(record, field),
                help="no style prints it; leave it if a program of yours uses it",
            )


def _name_span(record: Record, field: Field) -> Span | None:
    if record.source is None:
        return None
    return Span(record.source, field.name_start, field.name_start + len(field.name))


def _rename(record: Record, field: Field, name: str) -> Fix | None:
    edit = renamed(record, field, name)
    return Fix(f"write {name}", (edit,), safe=False) if edit else None
