"""F: fields whose content says that the type is wrong, or that belongs to another field.

Authorities: plain.bst (its warnings); arXiv's help for authors (eprint fields).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibconv.diagnostics import Edit, Fix, Label, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, JSON, Context, Finding, rule
from bibconv.rules.cells import by_name, cell_of, cells, fields_named, one_line, unwrapped
from bibconv.rules.written import entry_type, renamed, type_name
from bibconv.source import Span
from bibconv.text import identifiers as ids

_MEETING = late(r"\b(?:conference|workshop|symposium)\b", re.IGNORECASE)
_PROCEEDINGS = late(r"(?:in\s+)?proc(?:eedings|\.)", re.IGNORECASE)
_ARXIV = late(
    r"(?:arxiv(?:\s+e-?prints?|\s+preprint)?|preprint)?[\s,:]*(arxiv:\s*\S+|abs/\S+)", re.IGNORECASE
)
_CLASS = late(r"\s*\[[A-Za-z-]+(?:\.[A-Za-z-]+)?\]$")
_JOURNALS = ("journal", "journaltitle", "container-title")
_WITH_SERIES = frozenset("book inbook incollection inproceedings conference proceedings".split())
_YEAR = late(r"\b(?:19|20)[0-9]{2}\b")
_PAGES = late(r"\bpp?\.\s*[0-9]")
_LINK = late(r"\\url\s*\{|https?://")
_FIRST = late(r"1(?:st)?|first", re.IGNORECASE)


@rule("F112", "wrong-type-for-content", Severity.WARNING, BIB, JSON)
def wrong_type_for_content(record: Record, context: Context) -> Iterator[Finding]:
    """The fields belong to another type of record.

    Why: an ``@article`` in the proceedings of a conference is printed like one in a journal; a
    ``@proceedings`` with pages is mostly one paper; the journal of a ``@book`` is not printed.

    Example: ``@article{doe, journal = {Proceedings of the 5th Workshop on Parsing}, ...}``
    Use instead: ``@inproceedings{doe, booktitle = {Proceedings of the ...}, ...}``
    Fix: unsafe; changes the type, and the journal to the book title.
    Source: btxdoc, section 3.1; plain.bst.
    """
    if context.family == BIB:
        yield from _wrong_entry_type(record)
    elif record.item.type == "article-journal":
        for cell in cells(record, "container-title"):
            if _is_meeting(cell.text):
                yield Finding(
                    message=f"{one_line(cell.text)} is no journal but the proceedings of a meeting",
                    span=cell.span,
                    variable="container-title",
                    help="paper-conference is the type of papers in proceedings",
                )


def _wrong_entry_type(record: Record) -> Iterator[Finding]:
    type_, source = entry_type(record), record.source
    if type_ is None or source is None or type_.name not in ("article", "proceedings", "book"):
        return
    own = by_name(record)
    if type_.name == "article":
        for field in fields_named(record, ("journal", "journaltitle")):
            cell = cell_of(record, field)
            if cell is None or not _is_meeting(cell.text.strip("{}")):
                continue
            edit = renamed(record, field, "booktitle")
            fits = edit is not None and "booktitle" not in own
            edits = (Edit(Span(source, type_.start, type_.end), "inproceedings"), edit)
            yield Finding(
                message=f"{one_line(cell.text)} is no journal but the proceedings of a meeting",
                span=cell.span,
                variable="container-title",
                help="write @inproceedings with booktitle",
                fix=Fix("write @inproceedings with booktitle", edits, safe=False)  # type: ignore[arg-type]
                if fits
                else None,
            )
        return
    name = "pages" if type_.name == "proceedings" else "journal"
    for field in own.get(name, ()):
        if field.value.strip('{}" '):
            yield Finding(
                message=f"@{type_.name} with {field.name}: "
                + ("it may be one paper of them" if name == "pages" else "it may be an article"),
                span=Span(source, type_.start, type_.end),
                variable="type",
                help="check the type: " + ("@inproceedings" if name == "pages" else "@article"),
                labels=(Label(Span(source, field.name_start, field.end), "given here"),),
            )


def _is_meeting(text: str) -> bool:
    """Whether a title is the proceedings of one meeting; series such as "Journal of Physics:
    Conference Series" go on for years, as journals do."""
    return (
        _PROCEEDINGS.match(text) is not None
        and _MEETING.search(text) is not None
        and "series" not in text.lower()
    )


@rule(
    "F113",
    "preprint-as-journal",
    Severity.WARNING,
    BIB,
    JSON,
    needs="journal journaltitle container-title",
)
def preprint_as_journal(record: Record, context: Context) -> Iterator[Finding]:
    """The journal is "arXiv preprint arXiv:...".

    Why: a preprint is in no journal; programs find the preprint by the eprint fields.

    Example: ``journal = {arXiv preprint arXiv:2101.00001}``
    Use instead: ``eprint = {2101.00001}, archiveprefix = {arXiv}`` in a ``@misc``
    Fix: unsafe; moves the number to the eprint fields and changes ``@article`` to ``@misc``
    (``@online`` for biblatex).
    Source: arXiv, help for authors.
    """
    for field in fields_named(record, _JOURNALS):
        cell = cell_of(record, field)
        if cell is None:
            continue
        cell = unwrapped(cell)
        match = _ARXIV.match(cell.text)
        number = match[1].lower().removeprefix("abs/") if match else ""
        bare = ids.arxiv(_CLASS.sub("", cell.text[match.start(1) :])) if match else None
        bare = bare or (ids.arxiv(number) if number else None)
        if match is None or bare is None:
            continue
        yield Finding(
            message=f"{one_line(cell.text)} is a preprint and no journal",
            span=cell.span,
            variable="container-title",
            help=f"give its number in eprint: {bare}",
            fix=_to_eprint(record, field.name_start, field.end, bare, context),
        )


def _to_eprint(record: Record, start: int, end: int, bare: str, context: Context) -> Fix | None:
    type_, source = entry_type(record), record.source
    if context.family != BIB or type_ is None or source is None or "eprint" in by_name(record):
        return None
    latex = context.format == "biblatex"
    field = "eprinttype" if latex else "archiveprefix"
    known = field in by_name(record)
    text = f"eprint = {{{bare}}}" + ("" if known else f", {field} = {{arXiv}}")
    edits = [Edit(Span(source, start, end), text)]
    if type_.name == "article":
        edits.append(Edit(Span(source, type_.start, type_.end), "online" if latex else "misc"))
    return Fix("give the number in eprint", tuple(edits), safe=False)


@rule(
    "F114",
    "conflicting-fields",
    Severity.WARNING,
    BIB,
    dialect="bibtex",
    needs="editor number month",
)
def conflicting_fields(record: Record, _: Context) -> Iterator[Finding]:
    """Two fields exclude each other, or one says nothing without another.

    Why: BibTeX prints one and drops the other, with the warning that this finding repeats:
    author and editor of a ``@book``, its volume and number, the number of an article without a
    volume or of a book without a series, a month without a year.

    Example: ``@book{doe, author = {Doe, Jane}, editor = {Roe, Richard}, ...}``
    Use instead: the author alone, or ``@inbook`` for a part.
    Source: plain.bst (either.or.check, format.number.series, format.vol.num.pages).
    """
    type_ = type_name(record)
    own = {name: fields[0] for name, fields in by_name(record).items()}
    if "crossref" in own or record.source is None:
        return
    source = record.source
    filled = {name for name, field in own.items() if field.value.strip('{}" ')}
    for wanted, other, excluded, message in _CONFLICTS:
        if wanted not in filled or (other in filled) is not excluded:
            continue
        if message == _NO_VOLUME and type_ != "article":
            continue
        if message in (_BOTH, _TWO_NUMBERS) and type_ not in ("book", "inbook"):
            continue
        if message == _NO_SERIES and (type_ not in _WITH_SERIES or "volume" in filled):
            continue
        if message == _NO_YEAR and "date" in filled:
            continue
        first = own[wanted]
        labels: tuple[Label, ...] = ()
        if excluded:
            second = own[other]
            labels = (Label(Span(source, second.name_start, second.end), "and this one"),)
        yield Finding(
            message=message.format(type_),
            span=Span(source, first.name_start, first.end),
            help="keep one of them" if excluded else f"add {other}, or take {wanted} out",
            labels=labels,
        )


_BOTH = "@{} takes author or editor, and has both"
_TWO_NUMBERS = "@{} takes volume or number, and has both"
_NO_VOLUME = "@{} has a number and no volume"
_NO_SERIES = "@{} has a number and no series"
_NO_YEAR = "@{} has a month and no year"
# Field, the other field, whether the other must be there for the finding, message.
_CONFLICTS = (
    ("editor", "author", True, _BOTH),
    ("number", "volume", True, _TWO_NUMBERS),
    ("number", "volume", False, _NO_VOLUME),
    ("number", "series", False, _NO_SERIES),
    ("month", "year", False, _NO_YEAR),
)


@rule(
    "F117",
    "venue-field-holds-other-data",
    Severity.INFO,
    BIB,
    default=False,
    needs="booktitle edition howpublished note",
)
def venue_field_holds_other_data(record: Record, _: Context) -> Iterator[Finding]:
    """A field holds what has a field of its own.

    Why: the year or pages in a ``booktitle`` are printed twice, an "edition 1" says nothing, a
    URL in a note is no link.

    Example: ``booktitle = {Proceedings of ACL 2004, pp. 3--5}``
    Use instead: ``booktitle = {Proceedings of ACL}, year = 2004, pages = {3--5}``
    """
    for field in fields_named(record, ("booktitle", "edition", "howpublished", "note")):
        cell = cell_of(record, field)
        if cell is None or not cell.text:
            continue
        name = field.name.lower()
        if name == "booktitle":
            match = _PAGES.search(cell.text) or _YEAR.search(cell.text)
            message = "the book title holds a year or pages"
        elif name == "edition":
            match = _FIRST.fullmatch(cell.text.strip("{}"))
            message = "a first edition is not called so"
        else:
            match = _LINK.search(cell.text) if "url" not in by_name(record) else None
            message = f"{name} holds a URL, which has a field of its own"
        if match:
            yield Finding(
                message=message,
                span=cell.part(match.start(), match.end()),
                help="move it to its own field, or take it out",
            )
