"""Reading of ``@comment``, ``@preamble`` and ``@string`` (``bibtex.web``, commands).

A command whose closing brace is missing ends where the next ``@word{`` begins a line, and is
kept as junk if nothing can be made of it.
"""

from __future__ import annotations

from bibconv.formats.bibtex import grammar
from bibconv.formats.bibtex.blocks import Comment, Fault, Junk, Preamble, RawBlock, String
from bibconv.formats.bibtex.braces import Braces, balanced
from bibconv.formats.bibtex.entry import EntryReader


def read_comment(text: str, start: int, opener: int, braces: Braces) -> RawBlock:
    """``@comment{...}``: biber and JabRef skip the braced text, so we do."""
    end = _end(text, opener, braces)
    if end >= 0:
        return Comment(start, end, True)
    if text[opener] == "(":
        # BibTeX skips only the word; what follows is free text.
        return Comment(start, opener, True)
    return _unclosed(text, start, opener)


def read_preamble(text: str, start: int, opener: int, braces: Braces) -> RawBlock:
    """``@preamble{ "text" # macro }``."""
    end = _end(text, opener, braces)
    if end < 0:
        return _unclosed(text, start, opener)
    return Preamble(start, end, text[opener + 1 : end - 1].strip())


def read_string(text: str, start: int, opener: int, reader: EntryReader) -> RawBlock:
    """``@string{name = value}``, also where a quote or brace is missing."""
    name = grammar.STRING_NAME.match(text, opener + 1)
    assert name is not None
    closer = "}" if text[opener] == "{" else ")"
    if not name[1] or not name[2]:
        junk = _unclosed(text, start, opener)
        if not junk.end < len(text) or closer in text[opener : junk.end]:
            close = text.find(closer, opener, junk.end)
            junk.end = close + 1 if close >= 0 else junk.end
        code = "S104" if name[1] else "S102"
        junk.faults[:] = [Fault(code, name.end(1), name.end(1), name[1])]
        return junk
    faults: list[Fault] = []
    begin = _skip(text, name.end())
    value, end, lost = reader.read_value(begin, len(text), faults)
    swallowed = lost < 0 and grammar.RESYNC.search(text, begin, end)
    if lost >= 0 or swallowed:
        limit = _resume(text, begin)
        content = text[begin + 1 : limit].rstrip().rstrip(closer).rstrip(' \t\r\n"')
        end = begin + 1 + len(content)
        resumed = limit if limit < len(text) else -1
        faults.append(Fault("S106", begin, begin + 1, name[1], resumed))
        stop = start + len(text[start:limit].rstrip())
        return String(
            start, stop, name[1], name.start(1), text[begin:end], balanced(content), faults
        )
    after = _skip(text, end)
    if text[after : after + 1] == ",":
        after = _skip(text, after + 1)
    if text[after : after + 1] == closer:
        stop = after + 1
    else:
        stop = end
        faults.append(Fault("S109", start, start + 1, closer, after if after < len(text) else -1))
    return String(start, stop, name[1], name.start(1), text[begin:end], value, faults)


def _end(text: str, opener: int, braces: Braces) -> int:
    """Offset behind the closing delimiter; -1 if there is none."""
    if text[opener] == "{":
        return braces.close(opener) + 1 or -1
    pos = opener + 1
    while True:
        match = grammar.PAREN_STOP.search(text, pos)
        if match is None:
            return -1
        if match[0] == ")":
            return match.end()
        close = braces.close(match.start())
        if close < 0:
            return -1
        pos = close + 1


def _unclosed(text: str, start: int, opener: int, limit: int = -1) -> Junk:
    if limit < 0:
        limit = _resume(text, opener)
    end = start + len(text[start:limit].rstrip())
    closer = "}" if text[opener] == "{" else ")"
    resumed = limit if limit < len(text) else -1
    return Junk(start, end, [Fault("S109", start, start + 1, closer, resumed)])


def _resume(text: str, pos: int) -> int:
    match = grammar.RESYNC.search(text, pos + 1)
    return match.start() if match else len(text)


def _skip(text: str, pos: int) -> int:
    match = grammar.SPACE.match(text, pos)
    assert match is not None
    return match.end()
