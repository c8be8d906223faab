"""N106 to N111: people look like people.

Authorities: btxdoc section 4. Most names are plain; what is looked at closer is what the read
names of the item show to be odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Name, Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import fields_named, memo, one_line
from bibconv.rules.name_lists import lists, people
from bibconv.rules.separators import is_organisation
from bibconv.source import Span

_RIS_FIELDS = frozenset("au a1 a2 a3 a4 ed".split())
_MARK = late(r"[0-9¹²³⁴⁵†‡§*]")
_SWAPPED = late(r"[A-Z][a-z'’-]+(?:\s+[A-Z]\.?){1,3}|[A-Z][a-z'’-]+\s+[A-Z]{1,3}")
_PLACEHOLDERS = frozenset(
    "anonymous anon anon. unknown n/a na n.a. test tba tbd none null author authors noauthor "
    "no-author unbekannt anonyme".split()
) | {"no author", "unknown author", "various authors", "first author", "author unknown"}
_MANY = 4  # letters of a family name in capitals that is no acronym any more


def _own(record: Record) -> list[tuple[str, tuple[Name, ...]]]:
    """The name lists that the record itself states."""
    known: list[tuple[str, tuple[Name, ...]]] | None = memo(record).get("people")
    if known is None:
        known = memo(record)["people"] = [
            (variable, value)
            for variable, value in record.item.variables.items()
            if isinstance(value, tuple) and (not record.fields or variable in record.origins)
        ]
    return known


def _place(record: Record, variable: str, text: str) -> Span | None:
    """Where ``text`` stands in the fields that a name list was read from, or the list."""
    source = record.source
    if source is None or not text:
        return record.span
    index = record.origins.get(variable)
    fields = [record.fields[index]] if index is not None else []
    if index is not None and record.fields[index].name.lower() in _RIS_FIELDS:
        fields = fields_named(record, _RIS_FIELDS)
    for field in fields:
        at = source.text.find(text, field.start, field.end)
        if at >= 0:
            return Span(source, at, at + len(text))
    return record.span_of(variable)


@rule("N106", "all-caps-name", Severity.WARNING, BIB, JSON, RIS)
def all_caps_name(record: Record, _: Context) -> Iterator[Finding]:
    """A family name is written in capitals.

    Why: it is printed so, beside others that are not.

    Example: ``author = {SMITH, John}``
    Use instead: ``author = {Smith, John}``
    Fix: unsafe; leaves the first letter of each part large.
    """
    for variable, names in _own(record):
        for name in names:
            family = name.family
            if not family or not name.given or not family.isupper():
                continue
            if sum(map(str.isalpha, family)) < _MANY:
                continue
            span = _place(record, variable, family)
            exact = span is not None and span.text == family
            small = "".join(part.capitalize() if len(part) > 1 else part for part in _parts(family))
            yield Finding(
                message=f"the family name {one_line(family)} is written in capitals",
                span=span,
                variable=variable,
                help=f"write {one_line(small)}",
                fix=Fix("write small letters", (Edit(span, small),), safe=False)
                if exact and span is not None
                else None,
            )


def _parts(family: str) -> list[str]:
    return re.split(r"([\s'’-]+)", family)


@rule("N107", "digits-in-name", Severity.WARNING, BIB, JSON, RIS)
def digits_in_name(record: Record, context: Context) -> Iterator[Finding]:
    """A person's name has digits or marks of footnotes in it.

    Why: they were copied with the name from a page that numbers affiliations.

    Example: ``author = {Doe1, Jane}``
    Use instead: ``author = {Doe, Jane}``
    """
    for variable, names in _own(record):
        index = record.origins.get(variable, -1)
        if context.family == BIB and index >= 0 and not _MARK.search(record.fields[index].value):
            continue
        for name in names:
            family, given = name.family or "", name.given or ""
            if (family.isalpha() and given.isalpha()) or not given or is_organisation(family):
                continue
            for part in (family, given):
                if _MARK.search(part) and "=" not in part:  # biblatex's options of a name have "="
                    yield Finding(
                        message=f"the name {one_line(part)} has digits or footnote marks in it",
                        span=_place(record, variable, part),
                        variable=variable,
                        help="take them out",
                    )


@rule("N108", "unprotected-corporate-name", Severity.INFO, BIB, default=False)
def unprotected_corporate_name(record: Record, _: Context) -> Iterator[Finding]:
    """An organisation stands in a list of names without braces around it.

    Why: BibTeX takes it for a person: "University of Oxford" becomes "Oxford, University of".

    Example: ``author = {University of Oxford}``
    Use instead: ``author = {{University of Oxford}}``
    Fix: unsafe; puts the braces.
    Source: btxdoc, section 4, item 18.
    """
    for cell, variable in lists(record):
        if not is_organisation(cell.text):
            continue
        for person in people(cell.text):
            text = cell.text[person.start : person.end]
            name = text.strip()
            if "{" in name or "," in name or len(name.split()) < 2 or not is_organisation(name):
                continue
            start = person.start + len(text) - len(text.lstrip())
            yield Finding(
                message=f"{one_line(name)} is an organisation",
                span=cell.part(start, start + len(name)),
                variable=variable,
                help="put braces around it",
                fix=Fix(
                    "put braces around it",
                    cell.edit(f"{{{name}}}", start, start + len(name)),
                    safe=False,
                ),
            )


@rule("N109", "swapped-name-parts", Severity.INFO, BIB, default=False)
def swapped_name_parts(record: Record, _: Context) -> Iterator[Finding]:
    """A name ends with initials, and has no comma.

    Why: ``Smith J H`` is a person called H whose given names are Smith J.

    Example: ``author = {Smith J H}``
    Use instead: ``author = {Smith, J. H.}``
    Source: btxdoc, section 4, item 18.
    """
    for cell, variable in lists(record):
        for person in people(cell.text):
            text = cell.text[person.start : person.end]
            name = text.strip()
            if not person.commas and _SWAPPED.fullmatch(name):
                start = person.start + len(text) - len(text.lstrip())
                yield Finding(
                    message=f"the name {one_line(name)} ends with initials",
                    span=cell.part(start, start + len(name)),
                    variable=variable,
                    help="put a comma behind the family name",
                )


@rule("N111", "placeholder-name", Severity.WARNING)
def placeholder_name(record: Record, _: Context) -> Iterator[Finding]:
    """A name stands for an unknown one: Anonymous, Unknown, n/a, test.

    Why: it is printed and sorted as a person. Styles know what to do without an author.

    Example: ``author = {Anonymous}``
    Use instead: no ``author``, and ``key`` to sort by.
    """
    for variable, names in _own(record):
        for name in names:
            if name.given and name.family:
                continue
            text = name.literal or name.family or name.given or ""
            if len(text) <= 16 and text.lower() in _PLACEHOLDERS:
                yield Finding(
                    message=f"{one_line(text)} stands for an unknown name",
                    span=_place(record, variable, text),
                    variable=variable,
                    help="leave the name out",
                )
