"""LaTeX -> item text: one pass over the value, no recursion, linear time.

Braces protect case (``{DNA}`` becomes ``<span class="nocase">DNA</span>``) unless they hold
one accented letter, a command's argument, or begin with a command (BibTeX's "special
character").  Spaces collapse as in TeX.  Unknown commands keep their name or arguments.

``M{\\"u}ller`` -> ``Müller``; ``\\emph{in vivo}`` -> ``<i>in vivo</i>``; ``1--2`` -> ``1–2``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from bibconv.text.latex import rare
from bibconv.text.latex.accents import ACCENTED, accented, compose
from bibconv.text.latex.arguments import character_code, group, unescape
from bibconv.text.latex.journals import JOURNALS
from bibconv.text.latex.math import MASK, ambiguous, balanced, is_math, plain
from bibconv.text.latex.mathtables import GREEK, MATH_SYMBOLS
from bibconv.text.latex.tables import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DROPPED,
    LETTERS,
    QUOTES,
    SECOND_ONLY,
    SILENT,
    SPACING,
    SWITCHES,
    SYMBOLS,
    WRAPPERS,
)

PROTECT = ('<span class="nocase">', "</span>")

_LETTER_NAMES = "|".join(sorted(LETTERS, key=len, reverse=True))
# Everything that is not plain text, most specific first.
_SPECIAL = re.compile(
    rf"""(?P<accent>{ACCENTED})
    |\{{\\(?P<letter>{_LETTER_NAMES})\s*\}}
    |\\(?P<word>[A-Za-z@]+)[ \t\r\n]*
    |\\(?P<symbol>.|\Z)
    |(?P<brace>[{{}}])
    |(?P<math>\$\$?)
    |(?P<tie>~)
    |(?P<dash>---?)
    |(?P<quote>``|''|[?!]?`|')
    |(?P<paragraph>[ \t\r]*\n[ \t\r]*\n\s*)""",
    re.VERBOSE | re.DOTALL,
)
_SPACES = re.compile(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]")
_PARAGRAPHS = re.compile(r"[ \t\r\n\f\v]*\x1e[ \t\r\n\f\v\x1e]*")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_DISPLAYED = re.compile(r"\$\$([^$]*)\$\$")
_INLINE = re.compile(r"\$([^$]*)\$")
_BLANKS = re.compile(r"[ \t\r\n]*")
# Between paragraphs while a value is put together.
_BREAK = "\x1e"
_QUOTE_PAIRS = (("“", "”"), ("‘", "’"))
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
# What the decoder itself uses while it works; never text.
_RESERVED = re.compile(f"[{_BREAK}{MASK}]")


class _Frame:
    """An open group: how it ends, where it began, and what held outside it."""

    __slots__ = ("accent", "closing", "filled", "index", "kind", "protected", "upper")

    def __init__(self, kind: str, closing: str, index: int, filled: int) -> None:
        self.kind = kind
        self.closing = closing
        self.index = index
        self.filled = filled
        self.accent = ""
        self.protected = False
        self.upper = False


class Decoder:
    """Decodes one value; ``markup=False`` drops markup and case protection."""

    def __init__(self, tex: str, *, markup: bool = True) -> None:
        self.tex = _RESERVED.sub("\ufffd", tex)
        self.markup = markup
        self.position = 0
        self.out: list[str] = []
        self.filled = 0  # how many pieces with text were put out
        self.frames: list[_Frame] = []
        self.protected = False
        self.accent = ""  # an accent that waits for its letter
        self.argument: tuple[str, str, str] | None = None  # a command that waits for a group
        self.single_quotes = 0
        self.quotes = 0
        self.dollars = False
        self.unknown: list[str] = []
        self.after_unknown = -1  # where the arguments of an unknown command may go on
        self.upper = False

    # -- output ---------------------------------------------------------------------

    def emit(self, text: str) -> None:
        """Put out text; a waiting accent goes on its first letter."""
        if not text:
            return
        if self.accent:
            text = compose(text, self.accent)
            self.accent = ""
        if self.argument is not None:
            start, end, kind = self.argument
            self.argument = None
            head, text = text[0], text[1:]
            self.out.append(start + (head.upper() if kind == "upper" else head) + end)
            self.filled += 1
            if kind == "quote":
                self.quotes -= 1
            if not text:
                return
        self.out.append(text.upper() if self.upper else text)
        self.filled += 1

    def flush_accent(self) -> None:
        """An accent without a letter prints itself."""
        if self.accent:
            mark, self.accent = self.accent, ""
            self.emit("".join(SPACING.get(character, "") for character in mark))

    def open(self, kind: str, start: str = "", end: str = "") -> _Frame:
        frame = _Frame(kind, end, len(self.out), self.filled)
        frame.upper = self.upper
        self.out.append(start)
        self.frames.append(frame)
        return frame

    def close(self) -> None:
        """End the innermost frame: its closing tag, or nothing if it held nothing."""
        self.flush_accent()
        self.argument = None
        frame = self.frames.pop()
        self.upper = frame.upper
        if frame.kind == "accent":
            self._accent_group(frame)
        elif frame.kind == "protect":
            self.protected = False
            self._end_protection(frame)
        elif frame.filled == self.filled and frame.kind != "quote":
            self.out[frame.index] = ""
        elif frame.closing:
            self.out.append(frame.closing)
        if frame.kind == "quote":
            self.quotes -= 1
        elif frame.kind == "unknown":
            self.after_unknown = self.position

    def _accent_group(self, frame: _Frame) -> None:
        for index in range(frame.index, min(frame.index + 8, len(self.out))):
            piece = self.out[index]
            if piece and piece[0] != "<":
                self.out[index] = compose(piece, frame.accent)
                return
        self.accent = frame.accent
        self.flush_accent()

    def _end_protection(self, frame: _Frame) -> None:
        if not self.markup:
            return
        for index in range(frame.index + 1, len(self.out)):
            piece = self.out[index]
            if _WORD_CHARACTER.search(piece) and piece[0] != "<":
                break
        else:
            self.out[frame.index] = ""
            return
        before = frame.index - 1
        while before >= 0 and not self.out[before]:
            before -= 1
        if before >= 0 and self.out[before] is PROTECT[1]:
            self.out[before] = self.out[frame.index] = ""
        self.out.append(PROTECT[1])

    # -- tokens ---------------------------------------------------------------------

    def run(self) -> str:
        """The decoded value."""
        tex, length = self.tex, len(self.tex)
        search = _SPECIAL.search
        while self.position < length:
            match = search(tex, self.position)
            if match is None:
                self.emit(tex[self.position :])
                break
            start = match.start()
            if start > self.position:
                self.emit(tex[self.position : start])
            self.position = match.end()
            kind = match.lastgroup or ""
            _HANDLERS[kind](self, match[kind])
        self.flush_accent()
        while self.frames:
            if self.frames[-1].kind in ("plain", "protect", "inside"):
                self._unclosed()
            else:
                self.close()
        return self._finish()

    def _unclosed(self) -> None:
        frame = self.frames.pop()
        self.out[frame.index] = "{"

    def _finish(self) -> str:
        text = "".join(self.out)
        if self.dollars:
            text = text.replace(MASK, "\\$" if ambiguous(text) else "$")
        return text

    def on_accent(self, written: str) -> None:
        self.emit(accented(written))

    def on_letter(self, name: str) -> None:
        self.emit(LETTERS[name])

    def on_tie(self, _: str) -> None:
        self.emit("\u00a0")

    def on_dash(self, dash: str) -> None:
        self.emit(_LIGATURES[dash])

    def on_paragraph(self, _: str) -> None:
        self.flush_accent()
        self.out.append(_BREAK)

    def on_quote(self, quote: str) -> None:
        if quote == "`":
            self.single_quotes += 1
            self.emit("‘")
        elif quote == "'":
            following = self.tex[self.position : self.position + 1]
            if self.single_quotes and not following.isalnum():
                self.single_quotes -= 1
                self.emit("’")
            else:
                self.emit("'")
        else:
            self.emit(_LIGATURES[quote])

    def on_brace(self, brace: str) -> None:
        if brace == "{":
            self._open_brace()
            return
        while self.frames and self.frames[-1].kind == "switch":
            self.close()
        if self.frames:
            self.close()
        else:
            self.emit("}")

    def _open_brace(self) -> None:
        if self.accent:
            mark, self.accent = self.accent, ""
            self.open("accent").accent = mark
        elif self.argument is not None:
            (start, end, kind), self.argument = self.argument, None
            self.open(kind, start, end)
            self.upper = self.upper or kind == "upper"
        elif self.after_unknown == self.position - 1:
            self.open("unknown")
        elif self.protected:
            self.open("inside")
        elif self.tex.startswith("\\", self.position):
            self.open("plain")
        else:
            self.protected = True
            self.open("protect", PROTECT[0] if self.markup else "")

    def on_math(self, dollars: str) -> None:
        start = self.position - len(dollars)
        match = (_DISPLAYED if dollars == "$$" else _INLINE).match(self.tex, start)
        if match is None and dollars == "$$":
            self.position -= 1
        if (
            match is None
            or match[1].endswith("\\")
            or not match[1].strip()
            or not self._math(match[1], self.tex[match.end() : match.end() + 1])
        ):
            self._dollar()
        else:
            self.position = match.end()

    def _dollar(self) -> None:
        self.dollars = True
        self.emit(MASK)

    def _math(self, content: str, following: str) -> bool:
        text = plain(content)
        if text is not None:
            self.emit(text if self.markup else strip_tags(text))
            return True
        content = content.strip()
        if not is_math(content, following):
            return False
        self.emit(f"${content}$")
        self.dollars = True
        return True

    def on_symbol(self, symbol: str) -> None:
        if symbol in ACCENTS:
            self.accent = ACCENTS[symbol] + self.accent
            self.position = _end_of_blanks(self.tex, self.position)
        elif symbol == "$":
            self._dollar()
        elif symbol in "([" and symbol:
            self._delimited_math(symbol)
        elif symbol in CONTROL_SYMBOLS:
            self.emit(CONTROL_SYMBOLS[symbol])
        else:
            self.emit("\\" + symbol)

    def _delimited_math(self, symbol: str) -> None:
        end = self.tex.find("\\)" if symbol == "(" else "\\]", self.position, self.position + 2000)
        content = self.tex[self.position : end] if end >= 0 else ""
        following = self.tex[end + 2 : end + 3]
        usable = content.strip() and "$" not in content and balanced(content)
        if usable and self._math(content, following):
            self.position = end + 2
            return
        self.emit("\\" + symbol)

    # -- commands -------------------------------------------------------------------

    def on_word(self, word: str) -> None:
        tex = self.tex
        if tex.startswith("*", self.position) and (word + "*" in QUOTES or word + "*" in DROPPED):
            word += "*"
            self.position += 1
        text = LETTERS.get(word)
        if text is None:
            text = SYMBOLS.get(word)
        if text is not None:
            self.emit(text)
        elif word in ACCENTS:
            self.accent = ACCENTS[word] + self.accent
        elif word in WRAPPERS:
            self._wrap(WRAPPERS[word])
        elif word in SWITCHES:
            start, end = SWITCHES[word] if self.markup else ("", "")
            self.open("switch", start, end)
        elif word in SILENT:
            self._silent(word)
        elif word in QUOTES:
            pair = _QUOTE_PAIRS[(self.quotes + word.endswith("*")) % 2]
            self.quotes += 1
            self.argument = (*pair, "quote")
        elif word in _COMMANDS:
            _COMMANDS[word](self)
        elif word in DROPPED:
            for _ in range(DROPPED[word]):
                self._raw_argument()
        elif word in SECOND_ONLY:
            self._raw_argument()
            self.argument = ("", "", "wrap")
        else:
            self._other(word)

    def _wrap(self, pair: tuple[str, str]) -> None:
        start, end = pair
        if not self.markup and start.startswith("<"):
            start = end = ""
        self.argument = (start, end, "wrap")

    def _silent(self, word: str) -> None:
        if word in ("rm", "upshape", "normalfont", "rmfamily"):
            while self.frames and self.frames[-1].kind == "switch":
                self.close()

    def _other(self, word: str) -> None:
        text = GREEK.get(word) or MATH_SYMBOLS.get(word)
        if text is None:
            text = JOURNALS.get(word) or rare.character(word)
        if text is not None:
            self.emit(text)
            return
        self.unknown.append(word)
        if self.tex.startswith("{", self.position):
            self.after_unknown = self.position
            return
        blank = " " if self.tex[self.position - 1] in " \t\r\n" else ""
        self.emit("\\" + word + blank)

    def _raw_argument(self) -> str:
        content, self.position = group(self.tex, self.position)
        return content

    def _url(self) -> None:
        self.emit(unescape(self._raw_argument()))

    def _href(self) -> None:
        address = unescape(self._raw_argument())
        start = self.position
        shown, end = group(self.tex, start)
        if unescape(shown) == address or not shown.strip():
            self.position = end
            self.emit(address)
            return
        # Shown text first; the address follows it, in parentheses.
        self.argument = ("", f" ({address})", "wrap")

    def _char(self) -> None:
        text, self.position = character_code(self.tex, self.position)
        self.emit(text)

    def _ensuremath(self) -> None:
        content = self._raw_argument()
        following = self.tex[self.position : self.position + 1]
        if content.strip() and ("$" in content or not self._math(content, following)):
            self.emit(content)

    def _paragraph(self) -> None:
        self.out.append(_BREAK)

    def _upper(self) -> None:
        self.argument = ("", "", "upper")


def strip_tags(text: str) -> str:
    """Drop the tags that math gave."""
    return re.sub(r"</?su[bp]>", "", text)


def _end_of_blanks(tex: str, position: int) -> int:
    match = _BLANKS.match(tex, position)
    return match.end() if match else position


_HANDLERS: dict[str, Callable[[Decoder, str], None]] = {
    "accent": Decoder.on_accent,
    "letter": Decoder.on_letter,
    "word": Decoder.on_word,
    "symbol": Decoder.on_symbol,
    "brace": Decoder.on_brace,
    "math": Decoder.on_math,
    "tie": Decoder.on_tie,
    "dash": Decoder.on_dash,
    "quote": Decoder.on_quote,
    "paragraph": Decoder.on_paragraph,
}
_COMMANDS: dict[str, Callable[[Decoder], None]] = {
    "url": Decoder._url,
    "href": Decoder._href,
    "char": Decoder._char,
    "symbol": Decoder._char,
    "ensuremath": Decoder._ensuremath,
    "par": Decoder._paragraph,
    "uppercase": Decoder._upper,
    "MakeUppercase": Decoder._upper,
    "MakeTextUppercase": Decoder._upper,
}


def finish(text: str, *, paragraphs: bool) -> str:
    """Collapse spaces as TeX does, and compose letters (NFC)."""
    if _BREAK in text:
        text = _PARAGRAPHS.sub("\n\n" if paragraphs else " ", text)
    if paragraphs and "\n\n" in text:
        text = "\n\n".join(_SPACES.sub(" ", part) for part in text.split("\n\n"))
    else:
        text = _SPACES.sub(" ", text)
    text = text.strip(" \t\r\n")
    return text if text.isascii() else normalize("NFC", text)
