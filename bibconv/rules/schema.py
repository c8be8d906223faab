"""S151 to S154: types, variables and kinds of CSL.

For CSL-JSON and CSL-YAML the readers report these where they stand in the text. The functions
here look at items that were made in memory or by other readers.

Authorities: csl-data.json and csl-variables.rnc, version 1.0.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.diagnostics import Severity
from bibconv.model import ITEM_TYPES, KINDS, TYPE_ALIASES, Date, Kind, Name, Record
from bibconv.rules.base import BIB, RIS, Context, Finding, rule


def _made_by_reader(record: Record, context: Context) -> bool:
    """Whether a reader chose variables and kinds itself: then they are CSL's."""
    return record.raw is not None and context.family in (BIB, RIS)


@rule("S151", "csl-unknown-property", Severity.WARNING)
def unknown_property(record: Record, context: Context) -> Iterator[Finding]:
    """An item, name or date has a property that CSL does not know.

    Why: schema and processors refuse or ignore it. The five variables that csl-data.json 1.0.2
    forgot (license, part-number, printing-number, supplement-number, editor-translator) are
    known.

    Example: ``"journal": "Nature"``
    Use instead: ``"container-title": "Nature"``, or put it into ``"custom"``.
    Source: csl-data.json, additionalProperties; csl-variables.rnc.
    """
    if _made_by_reader(record, context):
        return
    for variable in record.item.variables:
        if variable not in KINDS:
            yield Finding(
                message=f"{variable!r} is not a variable of CSL",
                span=record.span_of(variable),
                variable=variable,
                help="use a CSL variable, or keep it in the item's extra",
            )


@rule("S152", "csl-wrong-type", Severity.ERROR)
def wrong_type(record: Record, context: Context) -> Iterator[Finding]:
    """A variable holds a value of the wrong kind: text for names, a list for text.

    Why: processors stop at it or print nonsense.

    Example: ``"author": "Jane Doe"``
    Use instead: ``"author": [{"family": "Doe", "given": "Jane"}]``
    Source: csl-data.json.
    """
    if _made_by_reader(record, context):
        return
    for variable, value in record.item.variables.items():
        kind = KINDS.get(variable)
        if kind is None:
            continue
        if kind is Kind.NAME:
            right = isinstance(value, tuple) and all(isinstance(name, Name) for name in value)
            wanted = "names"
        elif kind is Kind.DATE:
            right, wanted = isinstance(value, Date), "a date"
        else:
            right, wanted = isinstance(value, str), "text"
        if not right:
            yield Finding(
                message=f"{variable} takes {wanted}",
                span=record.span_of(variable),
                variable=variable,
            )


@rule("S153", "csl-unknown-item-type", Severity.ERROR)
def unknown_item_type(record: Record, _: Context) -> Iterator[Finding]:
    """The type is missing or none of CSL's item types.

    Why: styles choose the form by the type.

    Example: ``"type": "journal-article"``
    Use instead: ``"type": "article-journal"``
    Source: csl-data.json, type.
    """
    type_ = record.item.type
    if type_ not in ITEM_TYPES:
        alias = TYPE_ALIASES.get(type_)
        yield Finding(
            message=f"{type_!r} is not an item type of CSL",
            variable="type",
            help=f"write {alias}" if alias else "document fits what nothing else fits",
        )


@rule("S154", "csl-date-shape", Severity.ERROR)
def date_shape(record: Record, context: Context) -> Iterator[Finding]:
    """A date is not one or two lists of year, month and day.

    Why: processors stop at an empty list, or print a wrong date.

    Example: ``"issued": {"date-parts": [[null]]}``
    Use instead: ``"issued": {"date-parts": [[2004, 5]]}``, or no date.
    Source: csl-data.json, date-variable.
    """
    if _made_by_reader(record, context):
        return
    for variable, value in record.item.variables.items():
        if not isinstance(value, Date):
            continue
        sound = len(value.parts) <= 2 and all(1 <= len(part) <= 3 for part in value.parts)
        if not sound:
            yield Finding(
                message=f"{variable} takes one date, or two for a range",
                span=record.span_of(variable),
                variable=variable,
            )
