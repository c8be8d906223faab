"""The fixes of a source, applied round by round until none is left, each round proved.

A fix that would change more than it says is left out, and told: halving the set finds it without
trying every fix by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from bibconv import api
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.fixing.edits import applicable, compatible, edits_of, replaced
from bibconv.fixing.proof import difference
from bibconv.model import Library
from bibconv.source import Source
from bibconv.wordprocessor import Manuscript

Check = Callable[[Library], list[Diagnostic]]
"""What is wrong with a library, as the settings of the run want to know it."""

_MARK = "S002"  # the byte-order mark, which is not in the text
_MOST_ROUNDS = 10  # a fix can make room for another one; ten of them in a row do not happen


class Refused(msgspec.Struct, frozen=True):
    """A finding whose fix was left out, and why."""

    finding: Diagnostic
    reason: str


class Fixed(msgspec.Struct, frozen=True):
    """What came of the fixes of one source.

    Attributes:
        library: the new text, read.
        applied: the findings that were fixed.
        refused: those whose fixes were not.
        unfixable: why nothing was touched at all, or ``None``.
    """

    library: Library
    applied: tuple[Diagnostic, ...] = ()
    refused: tuple[Refused, ...] = ()
    unfixable: str | None = None


def fix(library: Library, check: Check, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of what ``check`` finds in ``library``, which was read from one source.

    Args:
        library: as read; it is not changed.
        check: finds what is wrong; asked again after every round.
        unsafe: apply unsafe fixes too.
    """
    if isinstance(library.sources[0], Manuscript):
        return Fixed(library)  # its text is not the file
    findings = check(library)
    blocking = read_only(findings, unsafe)
    if blocking is not None:
        return Fixed(library, unfixable=blocking)
    applied: list[Diagnostic] = []
    refused: dict[tuple[str, int], Refused] = {}
    for _ in range(_MOST_ROUNDS):
        source = library.sources[0]
        waiting = [
            finding
            for finding in compatible(applicable(findings, source, unsafe))
            if _place(finding) not in refused
        ]
        if not waiting:
            break
        done, left_out = _proved(library, waiting)
        refused |= {_place(one.finding): one for one in left_out}
        if done:
            marked = b"" if any(f.code == _MARK for f in done) else source.bom
            library = _read_again(library, _text(source, done), marked)
            applied += done
            findings = check(library)
            # Places moved: what was refused is met again, and refused again, in the new text.
            refused = {}
    return Fixed(library, tuple(applied), tuple(refused.values()))


def read_only(findings: Iterable[Diagnostic], unsafe: bool = False) -> str | None:
    """Why a file with these findings is not rewritten: a syntax error that no fix removes."""
    for finding in findings:
        code = finding.code
        if finding.severity is not Severity.ERROR or not code.startswith(("S0", "S1")):
            continue
        if code.startswith(("S12", "S13")) and code != "S124":
            # Macros that other files define, stray text; but not two versions of one place.
            continue
        if finding.fix is None or not (finding.fix.safe or unsafe):
            return f"{code} at line {finding.line}: {finding.message}"
    return None


def _place(finding: Diagnostic) -> tuple[str, int]:
    return (finding.code, finding.span.start if finding.span else -1)


def _text(source: Source, findings: list[Diagnostic]) -> str:
    return replaced(source.text, edits_of(findings))


def _read_again(library: Library, text: str, bom: bytes) -> Library:
    old = library.sources[0]
    source = Source(text, old.name, encoding=old.encoding, bom=bom, declared=old.declared)
    return api.load_source(source, library.format)


def _proved(library: Library, findings: list[Diagnostic]) -> tuple[list[Diagnostic], list[Refused]]:
    """The findings whose fixes change what they say and nothing else, and the others."""
    done: list[Diagnostic] = []
    refused: list[Refused] = []
    halves = [findings]
    while halves:
        some = halves.pop()
        together = sorted([*done, *some], key=lambda finding: _place(finding)[1])
        reason = _reason(library, together)
        if reason is None:
            done = together
        elif len(some) == 1:
            refused.append(Refused(some[0], reason))
        else:
            middle = len(some) // 2
            halves += [some[middle:], some[:middle]]
    return done, refused


def _reason(library: Library, findings: list[Diagnostic]) -> str | None:
    source = library.sources[0]
    after = _read_again(library, _text(source, findings), source.bom)
    return difference(library, after, edits_of(findings))
