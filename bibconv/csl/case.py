"""Text case of CSL on marked text; what stands between no-case marks is left alone.

Specification: CSL 1.0.2, "Text-case" and "Title case conversion", "Sentence case conversion".

>>> apply_case("the life of a cell: an introduction", "title")
'The Life of a Cell: An Introduction'
"""

from __future__ import annotations

from collections.abc import Callable

from bibconv.csl.marks import ANY_MARK, NO_CASE
from bibconv.patterns import late

STOP_WORDS = frozenset(
    """
    a about above according across afore after against along alongside amid among and anent
    around as aside at athwart atop barring before behind below beneath beside besides between
    beyond but by circa despite down during except for forenenst from given in inside into is
    lest like modulo near next nor notwithstanding of off on onto or out over per plus pro qua
    sans since so than that the through throughout thru thruout till to toward towards under
    underneath until unto up upon versus via vis-à-vis vs. v. v with within without according
    """.split()
)

_SEGMENT = late(f"({NO_CASE[0]}[^{NO_CASE[1]}]*{NO_CASE[1]}?)")
_WORD = late(r"\S+")
_SENTENCE_END = (":", "?", "!", ".", "—", "–")


def apply_case(text: str, case: str, *, english: bool = True) -> str:
    """``text`` in the text-case ``case``; title case only if ``english``."""
    if case == "lowercase":
        return _outside(text, str.lower)
    if case == "uppercase":
        return _outside(text, str.upper)
    if case == "capitalize-first":
        return _capitalize(text)
    if case == "capitalize-all":
        return _WORD.sub(lambda word: _capitalize(word[0]), text)
    if case == "sentence":
        return _capitalize(_outside(text, str.lower) if _shouts(text) else text)
    if case == "title" and english:
        return _title(text)
    return text


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Apply ``change`` to the text outside of no-case marks."""
    if NO_CASE[0] not in text:
        return change(text)
    parts = _SEGMENT.split(text)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


def _shouts(text: str) -> bool:
    open_text = _SEGMENT.sub("", text)
    return open_text.isupper() and len(open_text.split()) > 1


def _capitalize(text: str) -> str:
    """First letter to upper case if the first word is lower case throughout its beginning."""
    for index, character in enumerate(text):
        if character == NO_CASE[0]:
            return text
        if ANY_MARK.match(character) or not character.isalnum():
            continue
        return text[:index] + character.upper() + text[index + 1 :]
    return text


def _title(text: str) -> str:
    if _shouts(text):
        text = _outside(text, str.lower)
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    end = 0
    inside = False
    fresh = True  # at the start of the title or after a colon and the like
    for number, found in enumerate(words):
        word = found[0]
        pieces.append(text[end : found.start()])
        end = found.end()
        bare = ANY_MARK.sub("", word)
        if not inside and NO_CASE[0] not in word:
            last = number == len(words) - 1
            word = _title_word(word, bare, edge=fresh or last)
        opened, closed = word.rfind(NO_CASE[0]), word.rfind(NO_CASE[1])
        if opened != closed:
            inside = opened > closed
        fresh = bare.endswith(_SENTENCE_END)
        pieces.append(word)
    pieces.append(text[end:])
    return "".join(pieces)


def _title_word(word: str, bare: str, *, edge: bool) -> str:
    core = bare.strip("\"'“”‘’()[],;:")
    if core.lower() in STOP_WORDS:
        if edge:
            return _capitalize(word)
        return word.lower() if core[1:].islower() or len(core) == 1 else word
    if "-" in word:
        parts = word.split("-")
        return "-".join(
            part if index and part.lower() in STOP_WORDS else _capitalize_lower(part)
            for index, part in enumerate(parts)
        )
    return _capitalize_lower(word)


def _capitalize_lower(word: str) -> str:
    """Capitalised if it is lower case; ``mRNA`` and ``iPhone`` stay."""
    return _capitalize(word) if word.islower() else word
