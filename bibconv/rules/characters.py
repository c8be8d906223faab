"""X10x: characters that got there by accident: wrongly decoded, invisible, copied from a PDF.

Authorities: Unicode; UAX 15; XML 1.0 (which forbids most control characters).
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from bibconv.diagnostics import Edit, Fix, Severity
from bibconv.model import Record
from bibconv.patterns import late
from bibconv.rules.base import BIB, Context, Finding, rule
from bibconv.rules.written import (
    place,
    printed,
    replacing,
    stretches,
    variable_at,
)
from bibconv.source import Span
from bibconv.text import latex

# UTF-8 read as cp1252: a lead byte as a letter, and what follows it as signs that no word has
# behind such a letter. Quotes and dashes count behind "â€" only, where no doubt is left.
_MOJIBAKE = late(
    r"[ÂÃ][\u0080-\u009f\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ˜™š›œžŸ]"
    r"|Ã[–—](?=[a-z])"
    r"|[ÄÅ][\u0080-\u009f¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿€ƒ†‡ˆ‰Š‹ŒŽ™š›œžŸ](?=[^\W\d_]|\s|$)"
    r"|â€[\u0080-\u009f™œžŸ˜“”–—¢¦¹º]"
    r"|\ufffd"
)
_CONTROL = late(
    "[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff]"
)
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LIGATURE = late("[\ufb00-\ufb06]")
_BEYOND_ASCII = late(r"(?:[A-Za-z](?=[\u0300-\u036f]))?[^\x00-\x7f][\u0300-\u036f]*")


@rule("X101", "mojibake", Severity.ERROR)
def mojibake(record: Record, _: Context) -> Iterator[Finding]:
    """Letters were read with the wrong encoding.

    Why: UTF-8 taken for Latin-1 makes two or three odd letters of one. The replacement
    character U+FFFD stands for a letter that is lost.

    Example: ``author = {GarcÃ­a, Ana}``
    Use instead: ``author = {García, Ana}``
    Fix: unsafe; writes the letter that the bytes mean.
    """
    for text, variable in stretches(record):
        if text.isascii():
            continue
        for match in _MOJIBAKE.finditer(text):
            meant = _meant(match[0])
            if meant is None and match[0] != "\ufffd":
                continue
            yield Finding(
                message=f"“{match[0]}” is “{meant}” in the wrong encoding"
                if meant
                else "a letter was lost here when the text was decoded (U+FFFD)",
                span=place(record, variable, *match.span()),
                variable=variable or variable_at(record, match.start()),
                help=f"write {meant}" if meant else "look the letter up",
                fix=replacing(
                    record, variable, *match.span(), meant, "write the letter", safe=False
                )
                if meant
                else None,
            )


def _meant(text: str) -> str | None:
    """The character whose UTF-8 bytes are ``text`` in cp1252."""
    data = bytearray()
    for char in text:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            data.append(ord(char))
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if meant.isprintable() else None


@rule("X104", "control-or-invisible-character", Severity.ERROR)
def control_or_invisible_character(record: Record, _: Context) -> Iterator[Finding]:
    """There is a character that nobody sees: a control character, a soft hyphen, zero-width space.

    Why: searching and sorting fail, LaTeX stops at some, XML forbids others. Direction marks
    in records with Hebrew or Arabic are meant and not reported.

    Example: a soft hyphen (U+00AD) in a title that was copied from a PDF
    Use instead: the title without it
    Fix: safe; the character goes. Of the range U+0080 to U+009F, left-overs of another
    encoding, the fix writes the sign that was meant, and is unsafe.
    Source: Unicode, chapter 23; XML 1.0, section 2.2.
    """
    for text, variable in stretches(record):
        matches = _CONTROL.finditer(text)
        for match in matches:
            char = match[0]
            if char in _BIDI and _RIGHT_TO_LEFT.search(text):
                continue
            meant, safe = "", True
            if "\u0080" <= char <= "\u009f":
                try:
                    meant, safe = bytes([ord(char)]).decode("cp1252"), False
                except UnicodeDecodeError:
                    meant, safe = "", False
            yield Finding(
                message=f"the invisible character U+{ord(char):04X} stands here",
                span=place(record, variable, *match.span()),
                variable=variable or variable_at(record, match.start()),
                help=f"write {meant}" if meant else "take it out",
                fix=replacing(record, variable, *match.span(), meant, "take it out", safe=safe),
            )


@rule("X105", "not-nfc", Severity.WARNING)
def not_nfc(record: Record, _: Context) -> Iterator[Finding]:
    """Letters with accents are written as two characters, letter and accent.

    Why: they look the same and are not: searching, sorting and comparing fail.

    Example: ``e`` and U+0301 for ``é``
    Use instead: the one character ``é``
    Fix: safe; writes the composed form (NFC).
    Source: Unicode Standard Annex 15.
    """
    if record.raw is None or record.raw.isascii() or is_normalized("NFC", record.raw):
        return
    for field in record.fields:
        if field.value.isascii() or is_normalized("NFC", field.value) or record.source is None:
            continue
        span = Span(record.source, field.start, field.end)
        composed = normalize("NFC", field.value)
        yield Finding(
            message=f"{field.name} has accents that stand apart from their letters",
            span=span,
            help="write the composed letters (NFC)",
            fix=Fix("compose the letters", (Edit(span, composed),)),
        )


@rule("X106", "ligature-character", Severity.WARNING)
def ligature_character(record: Record, _: Context) -> Iterator[Finding]:
    """Two letters are written as one character, as ``ﬁ`` in text copied from a PDF.

    Why: searching for the word does not find it.

    Example: ``title = {Eﬃcient Parsing}``
    Use instead: ``title = {Efficient Parsing}``
    Fix: safe; writes the letters.
    """
    for text, variable in stretches(record):
        if text.isascii():
            continue
        for match in _LIGATURE.finditer(text):
            letters = normalize("NFKC", match[0])
            yield Finding(
                message=f"“{match[0]}” is one character for {letters}",
                span=place(record, variable, *match.span()),
                variable=variable or variable_at(record, match.start()),
                help=f"write {letters}",
                fix=replacing(record, variable, *match.span(), letters, "write letters", safe=True),
            )


@rule("X107", "non-ascii", Severity.INFO, BIB, default=False)
def non_ascii(record: Record, context: Context) -> Iterator[Finding]:
    """A value has letters beyond ASCII.

    Why: the old 8-bit BibTeX sorts and abbreviates them wrongly; biber, pandoc and all others
    read UTF-8. For those who must keep a file in ASCII.

    Example: ``author = {Müller, Eva}``
    Use instead: ``author = {M{\\"u}ller, Eva}``
    Fix: unsafe; writes LaTeX's commands where there are any.
    Source: btxdoc, section 4.
    """
    if record.raw is None or record.raw.isascii():
        return
    for cell in printed(record):
        if cell.text.isascii():
            continue
        written = _BEYOND_ASCII.sub(
            lambda match: latex.encode(match[0], ascii_only=True), cell.text
        )
        edits = cell.edit(written) if written.isascii() else ()
        first = _BEYOND_ASCII.search(cell.text)
        yield Finding(
            message="the value has letters beyond ASCII",
            span=cell.part(*first.span()) if first else cell.span,
            help="write LaTeX's commands, or use a program that reads UTF-8",
            fix=Fix("write LaTeX's commands", edits, safe=False) if edits else None,
            severity=Severity.WARNING if context.options.ascii else None,
        )
