"""L103 to L201, F116, D107: links that say too much, or lead to places only one person has.

Authorities: RFC 3986; biblatex data model (url is a uri field).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bibconv.diagnostics import Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, RIS, Context, Finding, rule
from bibconv.rules.cells import by_name, cell_of, cells, fields_named, one_line
from bibconv.rules.required import deletion
from bibconv.rules.written import type_name
from bibconv.text import identifiers as ids

_WRAPPED = late(
    r"\\(?:url|nolinkurl|path)\s{0,9}\{([^{}]+)\}|<([^<>]+)>|URL:?\s{1,9}(\S+)", re.IGNORECASE
)
_TRACKING = late(
    r"[?&](?:utm_[a-z]+|fbclid|gclid|mc_eid|mc_cid|_ga|igshid)=[^&#\s]*|#:~:text=\S*", re.IGNORECASE
)
_ABSOLUTE = late(
    r"(?:^|[:;{]|file://)\s*(/(?:home|Users|root|mnt|media|tmp|var|private|Volumes|data)/|~/"
    r"|[A-Za-z]\\?:(?:\\\\|\\|/)(?!/))"
)
_JABREF_FILE = late(r"(?<!\\):")
_LINKED = frozenset(["online", "electronic", "www"])


@rule("L103", "url-redundant", Severity.WARNING, BIB, JSON, RIS, needs="url ur URL")
def url_redundant(record: Record, context: Context) -> Iterator[Finding]:
    """The URL is only the link of the record's own DOI.

    Why: styles print both, or need the URL for another place.

    Example: ``doi = {10.1000/182}, url = {https://doi.org/10.1000/182}``
    Use instead: ``doi = {10.1000/182}``
    Fix: safe; the URL goes.
    """
    own = record.item.text("DOI").lower()
    if not own or (record.fields and not fields_named(record, ("doi", "do"))):
        return
    for cell in cells(record, "URL"):
        if "doi.org/" in cell.text and (ids.doi(cell.text) or "").lower() == own:
            fix = (
                deletion(record, cell.field, context.family)
                if cell.field is not None and context.family in (BIB, RIS)
                else None
            )
            yield Finding(
                message="the URL is only the link of the DOI",
                span=cell.span,
                variable="URL",
                help="take it out; the DOI says the same",
                fix=fix,
            )


@rule("L104", "url-wrapped", Severity.WARNING, BIB, needs="url")
def url_wrapped(record: Record, _: Context) -> Iterator[Finding]:
    """There is something around the URL: ``\\url{...}``, ``<...>`` or "URL:".

    Why: styles put it there themselves; the link leads nowhere.

    Example: ``url = {\\url{https://example.org}}``
    Use instead: ``url = {https://example.org}``
    Fix: safe; takes it off.
    Source: biblatex data model (url is a uri field).
    """
    for cell in cells(record, "URL"):
        match = _WRAPPED.fullmatch(cell.text)
        if match:
            bare = (match[1] or match[2] or match[3]).strip()
            edits = cell.edit(bare)
            yield Finding(
                message="there is something around the URL",
                span=cell.span,
                variable="URL",
                help=f"write {one_line(bare)}",
                fix=Fix("take it off", edits) if edits else None,
            )


@rule("L105", "tracking-parameters", Severity.INFO, default=False, needs="url ur URL")
def tracking_parameters(record: Record, _: Context) -> Iterator[Finding]:
    """The URL says where its reader came from.

    Why: ``utm_source`` and the like are no part of the address.

    Example: ``url = {https://example.org/a?utm_source=feed}``
    Use instead: ``url = {https://example.org/a}``
    Fix: unsafe; takes them out.
    """
    for cell in cells(record, "URL"):
        match = _TRACKING.search(cell.text)
        if match is None:
            continue
        bare = _TRACKING.sub(lambda found: "?" if found[0][0] == "?" else "", cell.text)
        bare = bare.replace("?&", "?").rstrip("?").replace("?#", "#")
        edits = cell.edit(bare)
        yield Finding(
            message=f"the URL has {one_line(match[0].lstrip('?&'))}",
            span=cell.part(*match.span()),
            variable="URL",
            help=f"write {one_line(bare)}",
            fix=Fix("take it out", edits, safe=False) if edits else None,
        )


@rule("L201", "file-missing", Severity.WARNING, BIB, default=False, needs="file")
def file_missing(record: Record, _: Context) -> Iterator[Finding]:
    """A linked file is not there.

    Why: it was moved or renamed. Paths count from the folder of the bibliography.

    Example: ``file = {:papers/doe2004.pdf:PDF}`` without that file
    Use instead: the place where it is.
    """
    source = record.source
    if source is None or source.name.startswith("<"):
        return
    for field in fields_named(record, ("file",)):
        cell = cell_of(record, field)
        if cell is None:
            continue
        for link in cell.text.split(";"):
            parts = _JABREF_FILE.split(link)
            path = (parts[1] if len(parts) >= 3 else link).replace("\\:", ":").strip()
            if path and "://" not in path and not _exists(Path(source.name).parent / path):
                yield Finding(
                    message=f"there is no file {one_line(path)}",
                    span=cell.span,
                    help="correct the path, or take it out",
                )


@rule("F116", "absolute-file-path", Severity.WARNING, BIB, needs="file")
def absolute_file_path(record: Record, _: Context) -> Iterator[Finding]:
    """A linked file is given by a path of one machine.

    Why: nobody else has that path, and it tells the name of its user.

    Example: ``file = {:/home/jane/papers/doe2004.pdf:PDF}``
    Use instead: ``file = {:papers/doe2004.pdf:PDF}``
    """
    for field in fields_named(record, ("file",)):
        cell = cell_of(record, field)
        match = _ABSOLUTE.search(cell.text) if cell else None
        if cell is not None and match is not None:
            name = PurePosixPath(match[1]).as_posix()
            yield Finding(
                message=f"the path begins with {one_line(name)}, a place on one machine",
                span=cell.part(match.start(1), match.end(1)),
                help="give the path from the folder of the bibliography, or leave the field out",
            )


@rule("D107", "urldate-missing", Severity.INFO, BIB, default=False, needs="url")
def urldate_missing(record: Record, _: Context) -> Iterator[Finding]:
    """A page on the web has no date of access.

    Why: pages change; APA, IEEE and others ask for the day on which it was read.

    Example: ``@online{doe, url = {https://example.org}, ...}``
    Use instead: add ``urldate = {2024-05-03}``
    Source: biblatex manual, section 2.2.2.
    """
    if type_name(record) in _LINKED and "urldate" not in by_name(record):
        yield Finding(
            message="the page has no date of access",
            span=record.span_of("URL"),
            variable="accessed",
            help="add urldate",
        )


def _exists(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is that of none."""
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        return False
