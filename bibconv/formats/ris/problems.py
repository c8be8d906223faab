"""What the RIS reader finds wrong: S140, S141, S142, each with its place and remedy."""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.diagnostics import Diagnostic, Edit, Fix, Label, Report, Severity
from bibconv.formats.ris.lines import Line
from bibconv.model import Field
from bibconv.source import Source


class Problems:
    """Reports the findings of one source."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report

    def bad_spacing(self, line: Line) -> None:
        """S140 for a tag line whose blanks or letters are not as they should be: a warning, for
        the line is read as it was meant."""
        source = self.source
        # From the start of the line, so that an indent goes too.
        begin = line.at
        while begin and source.text[begin - 1] in " \t\ufeff\xa0":
            begin -= 1
        edit = Edit(source.span(begin, line.start), f"{line.tag}  - ")
        self.report(
            Diagnostic(
                code="S140",
                severity=Severity.WARNING,
                message=f"The tag {line.tag} is not written as '{line.tag}  - '",
                span=source.span(line.at, max(line.start, line.at + 1)),
                help="Write two characters, two blanks, a hyphen and a blank before the value.",
                fix=Fix("write the tag as the specification wants it", (edit,)),
            )
        )

    def bad_line(self, line: Line, why: str) -> None:
        """S140 for a line inside a record that has no meaning."""
        self.report(
            Diagnostic(
                code="S140",
                severity=Severity.ERROR,
                message=f"Not a RIS line: {why}",
                span=self.source.span(line.start, line.end),
                help="Give the line a tag, or remove it.",
            )
        )

    def between(self, start: int, end: int, counters: bool) -> None:
        """S140 for text that stands between records."""
        what = "a record number" if counters else "text outside any record"
        self.report(
            Diagnostic(
                code="S140",
                severity=Severity.ERROR,
                message=f"Not a RIS line: {what}",
                span=self.source.span(start, end),
                help="Only lines of the form 'XX  - value' belong in a RIS file.",
            )
        )

    def tags_behind_end(self, fields: Sequence[Field]) -> None:
        """S141 for tags behind ER, taken as part of the record before them."""
        self.report(
            Diagnostic(
                code="S141",
                severity=Severity.ERROR,
                message="Tags stand behind the ER of their record",
                span=self.source.span(fields[0].name_start, fields[0].end),
                help="Move them before 'ER  - '.",
            )
        )

    def incomplete(self, fields: Sequence[Field], typed: bool, ended: bool, end: int) -> None:
        """S141 for a record that does not begin with TY or does not end with ER."""
        if fields and not (typed and fields[0].name == "TY"):
            what = "does not begin with TY" if typed else "has no TY"
            self.report(
                Diagnostic(
                    code="S141",
                    severity=Severity.ERROR,
                    message=f"The record {what}",
                    span=self.source.span(fields[0].name_start, fields[0].end),
                    help="Put 'TY  - ' and the reference type first, such as 'TY  - JOUR'.",
                )
            )
        if fields and not ended:
            first = fields[0]
            place = self.source.span(end, end)
            newline = self.source.newline
            lead = "" if self.source.text[end - 1 : end] in ("\n", "\r") else newline
            edit = Edit(place, f"{lead}ER  - {newline}")
            self.report(
                Diagnostic(
                    code="S141",
                    severity=Severity.ERROR,
                    message="The record does not end with ER",
                    span=self.source.span(first.name_start, first.end),
                    help="Put 'ER  - ' behind its last line.",
                    labels=(Label(place, "the record was taken to end here"),),
                    fix=Fix("add 'ER  - '", (edit,)),
                )
            )

    def unknown_type(self, field: Field) -> None:
        """S142: a reference type that no specification knows."""
        self.report(
            Diagnostic(
                code="S142",
                severity=Severity.WARNING,
                message=f"'{field.value}' is not a RIS reference type"
                if field.value
                else "The reference type is empty",
                span=self.source.span(field.start, field.end),
                help="Use one of the RIS types, such as JOUR, BOOK, CHAP, CONF or GEN.",
            )
        )
