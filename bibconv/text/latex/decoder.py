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

from bibconv.patterns import late
from bibconv.text.latex import rare
from bibconv.text.latex.accents import ACCENTED, accented
from bibconv.text.latex.arguments import character_code, group, unescape
from bibconv.text.latex.journals import JOURNALS
from bibconv.text.latex.math import MASK, balanced, is_math, plain
from bibconv.text.latex.mathtables import GREEK, MATH_SYMBOLS
from bibconv.text.latex.output import BREAK, PROTECT, Output
from bibconv.text.latex.tables import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DROPPED,
    LETTERS,
    QUOTES,
    SECOND_ONLY,
    SILENT,
    SWITCHES,
    SYMBOLS,
    WRAPPERS,
)

_LETTER_NAMES = "|".join(sorted(LETTERS, key=len, reverse=True))
# Everything that is not plain text, most specific first; the look-ahead keeps plain text fast.
_SPECIAL = late(
    rf"""(?=[\\{{}}$~\-`'?!\n])(?:(?P<accent>{ACCENTED})
    |\{{\\(?P<letter>{_LETTER_NAMES})\s*\}}
    |\\(?P<word>[A-Za-z@]+)[ \t\r\n]*
    |\\(?P<symbol>.|\Z)
    |(?P<brace>[{{}}])
    |(?P<math>\$\$?)
    |(?P<tie>~)
    |(?P<dash>---?)
    |(?P<quote>``|''|[?!]?`|')
    |(?P<paragraph>\n[ \t\r]*\n\s*))""",
    re.VERBOSE | re.DOTALL,
)
_SPACES = late(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]")
_OTHER_SPACE = late(r"[\t\r\n\f\v]")
_PARAGRAPHS = late(r"[ \t\r\n\f\v]*\x1e[ \t\r\n\f\v\x1e]*")
_DISPLAYED = late(r"\$\$([^$]*)\$\$")
_INLINE = late(r"\$([^$]*)\$")
_BLANKS = late(r"[ \t\r\n]*")
_QUOTE_PAIRS = (("“", "”"), ("‘", "’"))
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}


class Decoder(Output):
    """Decodes one value; ``markup=False`` drops markup and case protection."""

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
                self.unclosed()
            else:
                self.close()
        return self.finish()

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
        self.out.append(BREAK)

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
        # Only a text not much longer than the address can be the address.
        window = self.tex[start : start + 8 * len(address) + 64]
        shown, end = group(window, 0)
        closed = end < len(window) or start + end == len(self.tex)
        if closed and (unescape(shown) == address or not shown.strip()):
            self.position = start + end
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
        self.out.append(BREAK)

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
    if BREAK in text:
        text = _PARAGRAPHS.sub("\n\n" if paragraphs else " ", text)
    if paragraphs and "\n\n" in text:
        text = "\n\n".join(_SPACES.sub(" ", part) for part in text.split("\n\n"))
    elif "  " in text or _OTHER_SPACE.search(text):
        text = _SPACES.sub(" ", text)
    text = text.strip(" \t\r\n")
    return text if text.isascii() else normalize("NFC", text)
