"""C, N110, T107: one thing is written in one way throughout the library. All are off by default.

What most records do is taken for the library's way; the others are reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from bibconv.diagnostics import Fix, Label, Severity
from bibconv.model import Library, Record
from bibconv.rules.base import Context, Finding, library_rule
from bibconv.rules.cells import cells, one_line
from bibconv.text import markup

_MARKED = re.compile(r"[\\{}\"&%#_$]")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a an and at de der des die du et for für in la le of on the to und von y".split()
)
_FIRM = frozenset(
    "inc ltd llc co corp company gmbh ag verlag press publishing publishers publisher publications "
    "books editions group sons and und the".split()
)
_FORMS = re.compile(r"[A-Za-z]+|[0-9]{4}|[0-9]+")
_SOME, _MANY = 10, 20  # records that are enough to see a habit
_LARGEST = 100  # forms of one name that are compared


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFKD", text).lower() if not "\u0300" <= c <= "\u036f")


def _own(library: Library, variable: str) -> Iterator[tuple[Record, str]]:
    """The records that state a text themselves, and what they state."""
    for record in library.records:
        text = record.item.text(variable)
        if text and (not record.fields or variable in record.origins):
            yield record, markup.strip(text)


def _minorities(
    groups: dict[str, dict[str, list[Record]]], variable: str, what: str
) -> Iterator[Finding]:
    """For each group of forms of one name, the records that do not write the usual one."""
    for forms in groups.values():
        if len(forms) < 2:
            continue
        usual = max(forms, key=lambda form: (len(forms[form]), len(form)))
        place = forms[usual][0].span_of(variable)
        for form, records in forms.items():
            if form == usual:
                continue
            for record in records:
                yield Finding(
                    message=f"the {what} {one_line(form)} is written {one_line(usual)} elsewhere",
                    span=record.span_of(variable),
                    variable=variable,
                    help="write one form throughout",
                    labels=(Label(place, "written so here"),) if place else (),
                    fix=_rewritten(record, variable, form, usual) if what != "name" else None,
                    record=record,
                )


def _rewritten(record: Record, variable: str, form: str, usual: str) -> Fix | None:
    """The usual form instead of this one, where both are plain text."""
    if _MARKED.search(usual):
        return None
    for cell in cells(record, variable):
        edits = cell.edit(usual) if cell.text == form else ()
        if edits:
            return Fix(f"write {one_line(usual)}", edits, safe=False)
    return None


@library_rule("C101", "journal-form-mixed", Severity.INFO, default=False)
def journal_form_mixed(library: Library, _: Context) -> Iterator[Finding]:
    """One journal is written in several ways: in full, abbreviated, with and without dots.

    Why: a printed list looks careless, and one journal counts as two.

    Example: ``Physical Review Letters`` here, ``Phys. Rev. Lett.`` there
    Use instead: one form throughout.
    Fix: unsafe; writes the form that is used most.
    Source: ISO 4 (each word of an abbreviation begins like the word).
    """
    initials: dict[str, dict[str, list[Record]]] = {}
    for record, text in _own(library, "container-title"):
        if record.item.type.startswith("article"):
            words = _words(text)
            key = "".join(word[0] for word in words)
            initials.setdefault(key, {}).setdefault(text, []).append(record)
    groups: dict[str, dict[str, list[Record]]] = {}
    for key, forms in initials.items():
        if len(forms) > _LARGEST:
            continue
        heads: list[str] = []
        for form in sorted(forms, key=len, reverse=True):
            head = next((head for head in heads if _abbreviates(form, head)), None)
            if head is None:
                heads.append(form)
            groups.setdefault(f"{key}\0{head or form}", {})[form] = forms[form]
    yield from _minorities(groups, "container-title", "journal")


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(_folded(text)) if word not in _SMALL]


def _abbreviates(short: str, long: str) -> bool:
    ours, theirs = _words(short), _words(long)
    return len(ours) == len(theirs) and all(
        b.startswith(a) or (a[0] == b[0] and len(a) > 2 and a[-1] == b[-1] and len(a) < len(b))
        for a, b in zip(ours, theirs, strict=True)
    )


@library_rule("C102", "field-present-in-peers", Severity.INFO, default=False)
def field_present_in_peers(library: Library, _: Context) -> Iterator[Finding]:
    """A record lacks a field that nine of ten records of its type have.

    Why: it was mostly forgotten.

    Example: one ``@article`` of fifty without ``doi``
    Use instead: add it, if the publication has it.
    """
    by_type: dict[str, list[Record]] = {}
    for record in library.records:
        by_type.setdefault(record.item.type, []).append(record)
    for type_, records in by_type.items():
        if len(records) < _SOME:
            continue
        counts = Counter(name for record in records for name in record.item.variables)
        usual = sorted(
            n for n, count in counts.items() if 0.9 * len(records) <= count < len(records)
        )
        for record in records:
            for name in usual:
                if name not in record.item.variables:
                    yield Finding(
                        message=f"most of type {type_} have {name} here, this one has not",
                        span=record.span_of("id"),
                        variable=name,
                        help=f"add {name}, if the publication has it",
                        record=record,
                    )


@library_rule("C103", "key-pattern", Severity.INFO, default=False)
def key_pattern(library: Library, context: Context) -> Iterator[Finding]:
    """A key is made in another way than the others.

    Why: keys of one form can be guessed and are not given twice. The form is the one that the
    options say, or that of four fifths of the library.

    Example: ``doe2004``, ``roe1999`` and ``Poe:98``
    Use instead: ``poe1998``, in the documents too.
    """
    records = [record for record in library.records if record.item.id]
    if context.options.key_pattern:
        wanted = re.compile(context.options.key_pattern)
        odd = [record for record in records if not wanted.fullmatch(record.item.id[:200])]
        usual = context.options.key_pattern
    else:
        forms = Counter(_form(record.item.id) for record in records)
        if not forms:
            return
        usual, count = forms.most_common(1)[0]
        if len(records) < _MANY or count < 0.8 * len(records):
            return
        odd = [record for record in records if _form(record.item.id) != usual]
    for record in odd:
        yield Finding(
            message=f"the key {one_line(record.item.id)} has not the form of the others ({usual})",
            span=record.span_of("id"),
            variable="id",
            help="change it here and in the documents",
            record=record,
        )


def _form(key: str) -> str:
    """``doe2004a`` is ``word-year-letter``."""
    parts = []
    for match in _FORMS.finditer(key[:200]):
        text = match[0]
        if text.isdigit():
            parts.append("year" if len(text) == 4 else "number")
        else:
            parts.append("letter" if len(text) == 1 and match.start() else "word")
        follows = key[match.end() : match.end() + 1]
        if follows and not follows.isalnum():
            parts.append(follows)
    return "-".join(parts)


@library_rule("C104", "publisher-form-mixed", Severity.INFO, default=False)
def publisher_form_mixed(library: Library, _: Context) -> Iterator[Finding]:
    """One publisher is written in several ways.

    Why: a printed list looks careless.

    Example: ``Springer-Verlag`` here, ``Springer`` there
    Use instead: one form throughout.
    Fix: unsafe; writes the form that is used most.
    """
    groups: dict[str, dict[str, list[Record]]] = {}
    for record, text in _own(library, "publisher"):
        key = "".join(word for word in _WORD.findall(_folded(text)) if word not in _FIRM)
        if key:
            groups.setdefault(key, {}).setdefault(text, []).append(record)
    yield from _minorities(groups, "publisher", "publisher")


@library_rule("N110", "inconsistent-name-form", Severity.INFO, default=False)
def inconsistent_name_form(library: Library, _: Context) -> Iterator[Finding]:
    """One person is written in several ways: in full and with initials, with and without accents.

    Why: styles that tell namesakes apart make two people of them.

    Example: ``Knuth, Donald E.`` here, ``Knuth, D. E.`` there
    Use instead: one form throughout.
    """
    people: dict[str, dict[str, list[Record]]] = {}
    for record in library.records:
        for variable in ("author", "editor"):
            for name in record.item.names(variable):
                if name.family and name.given:
                    parts = _WORD.findall(_folded(name.given))
                    initials = "".join(part[0] for part in parts)
                    key = f"{variable}\0{_folded(name.family)}\0{initials}"
                    form = f"{name.family}, {name.given}"
                    people.setdefault(key, {}).setdefault(form, []).append(record)
    for key, forms in people.items():
        full = {_bare(form) for form in forms if not _abbreviated(form)}
        if len(forms) > 1 and len(full) <= 1:  # else there are several people of these initials
            yield from _minorities({key: forms}, key.partition("\0")[0], "name")


def _bare(form: str) -> str:
    return "".join(_WORD.findall(_folded(form)))


def _abbreviated(form: str) -> bool:
    given = form.partition(", ")[2]
    return all(len(part) == 1 for part in _WORD.findall(given))


@library_rule("T107", "casing-inconsistent", Severity.INFO, default=False)
def casing_inconsistent(library: Library, _: Context) -> Iterator[Finding]:
    """Some titles are in title case and others in sentence case.

    Why: styles that print titles as they are show the mixture.

    Example: ``A New Method for Parsing`` among titles such as ``The structure of proteins``
    Use instead: one case throughout; sentence case loses nothing, for styles can make the other.
    """
    found = [(record, case) for record, text in _own(library, "title") if (case := _case(text))]
    counts = Counter(case for _, case in found)
    if len(found) < _SOME or len(counts) < 2:
        return
    usual, count = counts.most_common(1)[0]
    if count < 0.6 * len(found):
        return
    for record, case in found:
        if case != usual:
            yield Finding(
                message=f"the title is in {case} case, most others are in {usual} case",
                span=record.span_of("title"),
                variable="title",
                help=f"write it in {usual} case",
                record=record,
            )


def _case(title: str) -> str | None:
    """Which case a title is in, if it is plain to see."""
    words = [word for word in _WORD.findall(title)[1:] if len(word) > 3 and word.isalpha()]
    if len(words) < 3:
        return None
    large = sum(word[0].isupper() for word in words) / len(words)
    return "title" if large >= 0.8 else "sentence" if large <= 0.3 else None
