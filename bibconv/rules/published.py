"""F102, F115: what a style would like to have, and what a published file should not.

Sources: IEEE Editorial Style Manual; Publication Manual of the APA, 7th edition; ACM reference
formats. The tables hold what those print for the usual types, no more.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bibconv.diagnostics import Severity
from bibconv.model import Record
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.cells import by_name
from bibconv.rules.required import deletion
from bibconv.rules.written import type_name
from bibconv.source import Span

# Profile -> entry type -> groups of fields; "a|b": one of them.
PROFILES: dict[str, dict[str, str]] = {
    "usual": {
        "article": "volume pages|eid doi",
        "inproceedings": "pages|eid doi",
        "incollection": "pages editor",
        "book": "publisher",
    },
    "ieee": {
        "article": "volume number pages|eid month|date doi",
        "inproceedings": "pages|eid address|location|venue month|date doi",
        "book": "publisher address|location",
        "incollection": "publisher address|location pages editor",
        "techreport": "number address|location",
        "report": "number address|location",
        "phdthesis": "address|location",
        "online": "urldate",
    },
    "apa": {
        "article": "volume number|issue pages|eid doi|url",
        "book": "publisher doi|url|isbn",
        "incollection": "publisher editor pages",
        "inproceedings": "pages publisher|doi|url",
        "phdthesis": "url|doi",
        "online": "author|organization|institution",
    },
    "acm": {
        "article": "volume number pages|eid|articleno doi",
        "inproceedings": "pages|articleno address|location|venue publisher doi",
        "book": "publisher address|location",
        "incollection": "publisher pages editor",
    },
}
_SAME = {"conference": "inproceedings", "mastersthesis": "phdthesis", "thesis": "phdthesis"}

PRIVATE: frozenset[str] = frozenset(
    """
    abstract file keywords keyword timestamp owner comment review groups priority ranking
    readstatus qualityassured printed relevance creationdate modificationdate date-added
    date-modified rating read username
    """.split()
)
_PREFIXES = ("bdsk-", "mendeley-", "zotero-")


@rule("F102", "missing-recommended-field", Severity.INFO, BIB, default=False)
def missing_recommended_field(record: Record, context: Context) -> Iterator[Finding]:
    """The entry lacks what its style prints, though nothing requires it.

    Why: volume, pages and DOI let a reader find the work. The profile (``usual``, ``ieee``,
    ``apa``, ``acm``) says what is looked for.

    Example: an ``@article`` without ``volume``
    Use instead: add the field.
    Source: IEEE, APA and ACM style manuals.
    """
    type_ = type_name(record)
    table = PROFILES.get(context.options.profile, PROFILES["usual"])
    groups = table.get(_SAME.get(type_, type_), "")
    own = {name for name, fields in by_name(record).items() if fields[0].value.strip('{}" ')}
    if not groups or "crossref" in own:
        return
    for group in groups.split():
        if own.isdisjoint(group.split("|")):
            words = group.replace("|", " or ")
            yield Finding(
                message=f"@{type_} has no {words}",
                span=record.span_of("id"),
                help=f"add {words}, if the publication has it",
            )


@rule("F115", "private-field", Severity.INFO, BIB, default=False)
def private_field(record: Record, context: Context) -> Iterator[Finding]:
    """A field is for its owner and not for the readers of a published file.

    Why: paths, ratings and time stamps mean nothing to others; abstracts may not be yours to
    publish.

    Example: ``owner = {jane}, timestamp = {2004-05-03}``
    Use instead: no such fields in a published file.
    Fix: deletes the field; safe for fields that you listed yourself, otherwise unsafe.
    """
    listed = {name.lower() for name in context.options.private_fields}
    for field in record.fields:
        name = field.name.lower()
        private = name in listed if listed else name in PRIVATE or name.startswith(_PREFIXES)
        if not private or record.source is None:
            continue
        fix = deletion(record, field, context.family)
        yield Finding(
            message=f"{field.name} is private",
            span=Span(record.source, field.name_start, field.end),
            help="take it out of a file that others get",
            fix=fix and msgspec.structs.replace(fix, safe=bool(listed)),
        )
