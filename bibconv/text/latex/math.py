"""Math in text: what converts plainly to Unicode, and what stays as ``$...$``.

Plain are Greek letters, relation and operator symbols, numbers, upright letters and simple
sub- and superscripts: ``plain("H_2O")`` is ``H<sub>2</sub>O``, ``plain("\\alpha")`` is
``α``.  Everything else stays math: ``plain("\\frac{1}{2}")`` and ``plain("E=mc^2")`` are None.

How item text holds both math and money.  Math that stays is written ``$...$`` in item
text.  A literal dollar is ``$`` too, unless the text would then be read as math somewhere
else than meant; in such a text (only there) literal dollars are ``\\$``.
:func:`ambiguous` decides that for the decoder and for the encoder alike.
"""

from __future__ import annotations

import re

from bibconv.patterns import late
from bibconv.text.latex.mathtables import GREEK, MATH_SPACES, MATH_SYMBOLS
from bibconv.text.latex.tables import SUB, SUP

# Stands for a literal dollar while a text is put together; a noncharacter, never in a text.
MASK = "\ufdd0"

# A dollar, anything but dollars, a dollar.
_PAIR = late(r"\$([^$]+)\$")
_TOKEN = late(r"\\([A-Za-z]+)[ \t\n]*|\\(.)|([{}_^])|([ \t\n]+)|([A-Za-z]+)|([^\\])", re.DOTALL)
# Content that is math whatever follows, and content that can be math at all.
_SURELY = late(r"[\\^_{}=<>+]")
_POSSIBLY = late(r"[A-Za-z\\^_]")
# Markup of the item's text: math does not reach across it.
_MARKUP = late(r"<(?:/|i>|b>|su[bp]>|sc>|span )")
_UPRIGHT = frozenset(
    "mathrm text textrm mbox rm mathit mathsf mathnormal ce hbox textnormal".split()
)
# Operators that read badly in running text when they carry limits.
_BIG = frozenset("sum prod int surd".split())
_RELATIONS = frozenset("= < > + ≤ ≥ ≠ ≈ ≡ ∼ ∝ ∈ → ⟶".split())
_HARMLESS = frozenset("left right displaystyle textstyle".split())


def is_math(content: str, following: str = "") -> bool:
    """Whether ``$content$`` in an item's text is math (and not two prices)."""
    if content[0].isspace() or content[-1].isspace() or content[-1] == "\\":
        return False
    if following.isdigit() and not _SURELY.search(content):
        return False
    if _POSSIBLY.search(content) is None or _MARKUP.search(content):
        return False
    return MASK not in content and balanced(content)


def balanced(text: str) -> bool:
    """Whether braces balance as BibTeX counts them: a backslash does not matter."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def math_spans(text: str) -> list[tuple[int, int]]:
    """Where an item's text holds math: (start, end) of each ``$...$``, dollars included."""
    spans = []
    position = text.find("$")
    while position >= 0:
        match = _PAIR.match(text, position)
        if match is None:
            position = text.find("$", position + 1)
            continue
        end = match.end()
        if is_math(match[1], text[end : end + 1]):
            spans.append((position, end))
            position = text.find("$", end)
        else:
            position = text.find("$", position + 1)
    return spans


def ambiguous(masked: str) -> bool:
    """Whether literal dollars (written as ``MASK``) would change what is math as ``$``."""
    plain_text = masked.replace(MASK, "$")
    meant = [masked[start:end] for start, end in math_spans(masked)]
    return meant != [plain_text[start:end] for start, end in math_spans(plain_text)]


class _Line:
    """A piece of math while it is converted: output, open groups, what was met."""

    __slots__ = ("formula", "letters", "opened", "out", "pending", "scripts", "upright")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.opened: list[tuple[str, bool]] = []
        self.pending = ""
        self.scripts = False
        self.letters = False
        self.upright = False
        self.formula = False

    def add(self, text: str) -> None:
        # A relation between letters, outside of scripts, makes a formula of them.
        if not self.pending and not self.opened and text in _RELATIONS:
            self.formula = True
        if self.pending:
            text = _script(self.pending, text)
            self.pending = ""
        self.out.append(text)

    def open(self) -> None:
        start, end = _tags(self.pending)
        self.pending = ""
        self.out.append(start)
        self.opened.append((end, self.upright))

    def close(self) -> bool:
        if not self.opened or self.pending:
            return False
        end, self.upright = self.opened.pop()
        self.out.append(end)
        return True


def _tags(script: str) -> tuple[str, str]:
    return {"_": SUB, "^": SUP}.get(script, ("", ""))


def _script(script: str, text: str) -> str:
    start, end = _tags(script)
    return start + text + end


def plain(content: str) -> str | None:
    """Math as text with ``<sub>`` and ``<sup>``, or None if it must stay math."""
    line = _Line()
    for match in _TOKEN.finditer(content.strip()):
        word, symbol, special, space, letters, other = match.groups()
        if word is not None:
            known = _word(line, word, match[0])
        elif symbol is not None:
            known = symbol in MATH_SPACES
            line.add(MATH_SPACES.get(symbol, ""))
        elif special is not None:
            known = _special(line, special)
        else:
            known = True
            _text(line, space, letters, other)
        if not known:
            return None
    if line.opened or line.pending or (line.letters and (line.formula or not line.scripts)):
        return None
    # A raised ring is the degree sign, a raised prime the prime.
    text = "".join(line.out).replace("<sup>∘</sup>", "°").replace("<sup>′</sup>", "′")
    return text.strip(" ")


def _word(line: _Line, word: str, written: str) -> bool:
    if word in _BIG:
        return False
    if word in _UPRIGHT:
        line.upright = True
        return True
    if word in _HARMLESS:
        return True
    character = GREEK.get(word) or MATH_SYMBOLS.get(word) or MATH_SPACES.get(word)
    if character is None or character in "{}":
        return False
    line.add(character)
    # "5 \times 10": the space that TeX ignores after the name keeps the line readable.
    if written[-1].isspace() and word in MATH_SYMBOLS and line.out[-2:-1] == [" "]:
        line.out.append(" ")
    return True


def _special(line: _Line, special: str) -> bool:
    if special == "{":
        line.open()
        return True
    if special == "}":
        return line.close()
    if line.pending:
        return False
    line.pending = special
    line.scripts = True
    return True


def _text(line: _Line, space: str | None, letters: str | None, other: str | None) -> None:
    if space is not None:
        if not line.pending:
            line.out.append(" ")
        return
    if letters is not None:
        line.letters = line.letters or not line.upright
        if line.pending and len(letters) > 1:
            line.add(letters[0])
            letters = letters[1:]
        line.add(letters)
        return
    line.add({"-": "−", "'": "′", "~": "\u00a0", "*": "∗"}.get(other or "", other or ""))
