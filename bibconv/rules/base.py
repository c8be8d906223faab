"""What a rule is: a code, a name, a severity, and a function that yields findings.

A rule looks at one record, or at the whole library; it never raises for what it finds. Its
docstring is its page in ``bibconv explain``.

::

    @rule("P103", "pages-reversed", Severity.ERROR, needs="pages page")
    def pages_reversed(record: Record, context: Context) -> Iterator[Finding]:
        ...

Rules of readers (syntax) have a page here and no function: :func:`documented`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from bibconv.diagnostics import Diagnostic, Fix, Label, Severity
from bibconv.model import Library, Record
from bibconv.rules.options import DEFAULT_OPTIONS, Options
from bibconv.source import Span

BIB, RIS, JSON, TEXT = "bib", "ris", "json", "text"
ALL_FAMILIES: frozenset[str] = frozenset({BIB, RIS, JSON, TEXT, ""})

_FAMILY_OF = {
    "bibtex": BIB,
    "biblatex": BIB,
    "ris": RIS,
    "csl-json": JSON,
    "csl-yaml": JSON,
    "text": TEXT,
}


class Context(msgspec.Struct, frozen=True):
    """What a rule knows besides the record.

    Attributes:
        format: name of the format that was read, or ``None``.
        family: ``bib``, ``ris``, ``json``, ``text``, or ``""`` for any other.
        options: what the user told the rules.
    """

    format: str | None = None
    family: str = ""
    options: Options = DEFAULT_OPTIONS

    @classmethod
    def of(cls, library: Library, options: Options = DEFAULT_OPTIONS) -> Context:
        """The context of a library's records."""
        return cls(library.format, _FAMILY_OF.get(library.format or "", ""), options)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule function yields; code and severity are the rule's.

    ``record`` is the record that the finding is about (library rules only: record rules are
    asked about one); where ``span`` is not given, the record's place is taken. ``severity`` is
    given where a finding is milder than the rule's others.
    """

    message: str
    span: Span | None = None
    variable: str | None = None
    help: str | None = None
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    record: Record | None = None
    severity: Severity | None = None


RecordRule = Callable[[Record, Context], Iterator[Finding]]
LibraryRule = Callable[[Library, Context], Iterator[Finding]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule.

    Attributes:
        code: capital letter and three digits, never reused.
        name: words in kebab-case.
        severity: of every finding.
        default: whether it runs unless selected away.
        families: format families whose records it looks at.
        needs: names of fields (lower-case) and variables; a record with none of them is skipped.
        dialect: the only dialect of ``.bib`` files that it looks at; ``""`` for both.
        raw_docs: its page as it stands in the code, with indentation.
        check_record, check_library: its function; both ``None`` if a reader reports it.
    """

    code: str
    name: str
    severity: Severity
    default: bool = True
    families: frozenset[str] = ALL_FAMILIES
    needs: frozenset[str] = frozenset()
    dialect: str = ""
    raw_docs: str = ""
    check_record: RecordRule | None = None
    check_library: LibraryRule | None = None

    @property
    def docs(self) -> str:
        """Its page: what it does, why, example, remedy, source."""
        from inspect import cleandoc

        return cleandoc(self.raw_docs)

    @property
    def summary(self) -> str:
        """First sentence of the page."""
        return self.docs.partition("\n")[0].rstrip(".").replace("``", "`")

    def diagnostic(
        self, finding: Finding, record: Record | None, fixable: bool = True
    ) -> Diagnostic:
        """The finding as a diagnostic; its place is the record's unless it has its own."""
        span = finding.span or (record.span if record else None)
        return Diagnostic(
            code=self.code,
            severity=finding.severity or self.severity,
            message=finding.message,
            span=span,
            item_id=(record.item.id or None) if record else None,
            variable=finding.variable,
            help=finding.help,
            labels=finding.labels,
            fix=finding.fix if fixable else None,
        )


REGISTERED: dict[str, Rule] = {}
"""All rules by code, in the order of their definition."""


def rule(
    code: str,
    name: str,
    severity: Severity,
    *families: str,
    default: bool = True,
    needs: str = "",
    dialect: str = "",
) -> Callable[[RecordRule], RecordRule]:
    """Register a function that looks at one record; no families means all formats.

    ``needs``: fields and variables without which the function has nothing to look at;
    ``dialect``: ``bibtex`` or ``biblatex`` if only files of this dialect are looked at.
    """

    def register(function: RecordRule) -> RecordRule:
        _add(
            Rule(
                code=code,
                name=name,
                severity=severity,
                default=default,
                families=frozenset(families) or ALL_FAMILIES,
                needs=frozenset(needs.split()),
                dialect=dialect,
                raw_docs=function.__doc__ or "",
                check_record=function,
            )
        )
        return function

    return register


def library_rule(
    code: str,
    name: str,
    severity: Severity,
    *families: str,
    default: bool = True,
    dialect: str = "",
) -> Callable[[LibraryRule], LibraryRule]:
    """Register a function that looks at the whole library."""

    def register(function: LibraryRule) -> LibraryRule:
        _add(
            Rule(
                code=code,
                name=name,
                severity=severity,
                default=default,
                families=frozenset(families) or ALL_FAMILIES,
                dialect=dialect,
                raw_docs=function.__doc__ or "",
                check_library=function,
            )
        )
        return function

    return register


def documented(
    code: str, name: str, severity: Severity, families: str, docs: str, *, default: bool = True
) -> None:
    """Register a rule whose findings come from readers; ``families`` separated by spaces."""
    _add(
        Rule(
            code=code,
            name=name,
            severity=severity,
            default=default,
            families=frozenset(families.split()) or ALL_FAMILIES,
            raw_docs=docs,
        )
    )


def _add(new: Rule) -> None:
    if new.code in REGISTERED:
        raise ValueError(f"two rules have the code {new.code}")
    REGISTERED[new.code] = new
