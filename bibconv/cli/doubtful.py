"""``--min-trust``: what may pass, and what a person should look at first.

Records of structured formats have full trust and always pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibconv import atomic
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.formats.base import Format
from bibconv.model import Block, Record
from bibconv.outlet import identified, write_blocks
from bibconv.source import encode_utf8


def passing(blocks: Iterable[Block], least: float, held: list[Record]) -> Iterator[Block]:
    """The blocks without the records that are trusted less than ``least``; those go to ``held``."""
    for block in blocks:
        if isinstance(block, Record) and block.trust < least:
            held.append(block)
        else:
            yield block


def findings_of(held: Iterable[Record], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """A finding for each record held back that the reader has none for."""
    reported = {
        (id(one.span.source), one.span.start)
        for one in known
        if one.code == "E101" and one.span is not None
    }
    found = []
    for record in held:
        if (id(record.source), record.start) in reported:
            continue
        doubts = ", ".join(record.doubts) or "its parts"
        found.append(
            Diagnostic(
                code="E101",
                severity=Severity.WARNING,
                message=f"reference held back (trust {record.trust:.2f}): look at {doubts}",
                span=record.span,
                help="compare the record with the text before you use it",
            )
        )
    return found


def write_held(path: str, held: list[Record], target: Format, sources: list[Format]) -> None:
    """Write the records held back, in the format of the output."""
    blocks: Iterable[Block] = held if target.name == "ris" else identified(held)
    pieces = write_blocks(blocks, target, source_formats=sources)
    atomic.write_bytes(path, [encode_utf8("".join(pieces))])
