"""Text case over the output tree: words may run across markup, ``nocase`` spans are left alone.

CSL 1.0.2, "Text-case". Title case is for English; stop words keep their lower case unless they
come first, last, or after a colon, question mark, exclamation mark or full stop.

>>> apply("the origin of species", "title")
'The Origin of Species'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from bibconv.csl.node import Node, Piece
from bibconv.patterns import late

# Articles, conjunctions and prepositions, which English titles write small.
STOP_WORDS: frozenset[str] = frozenset(
    """
    a about above across afore after against al along alongside amid amidst among amongst an and
    apropos apud around as aside astride at athwart atop barring before behind below beneath
    beside besides between beyond but by c ca circa d' d’ de despite down during et except for
    from given in inside into lest like modulo near next nor notwithstanding of off on onto or
    out over per plus pro qua sans since so than the through throughout thru till to toward
    towards under underneath until unto up upon v v. van versus via vis-à-vis von vs vs. with
    within without yet
    """.split()
)

_NO_CASE_FORMATS = frozenset(("sc", "sup", "sub"))
_WORD = late(r"[^\s\u2013\u2014/-]+")
_LEAD = late(r"[^\w]*")
_LETTERS = late(r"\w+")
_SINGLE = "\1"  # an inner quote begins: the word in it keeps its case
_ELIDED = late(r"[^\W\d_]['’]\w")  # l'animal, d'Artagnan
_TURKIC = ("uppercase", "capitalize-first")
_ENDS_SENTENCE = (":", "?", "!")

Change = Callable[[list[str]], list[str]]


def apply(out: Piece, case: str, english: bool = True) -> Piece:
    """``out`` in the text case; ``title`` does nothing to what is not English."""
    if case == "title" and not english:
        return out
    change = _CHANGES.get(case)
    if change is None:
        return out
    if isinstance(out, str):
        return change([out])[0]
    texts: list[str] = []
    _collect(out, texts)
    return _rebuild(out, iter_changed(change(texts)))


def iter_changed(texts: list[str]) -> Callable[[], str]:
    """A function that gives one text after the other."""
    return iter(texts).__next__


def _collect(node: Node, texts: list[str]) -> None:
    """Texts open to the change; a gap ``\\0`` stands for protected content."""
    for index, kid in enumerate(node.kids):
        if index and isinstance(node.delimiter, str):
            texts.append(node.delimiter)
        if isinstance(kid, str):
            texts.append(kid)
        elif _is_protected(kid):
            texts.append("\0")
        else:
            if isinstance(kid.prefix, str):
                texts.append(kid.prefix)
            if kid.quotes:
                texts.append(_SINGLE if kid.payload == "'" else "\u201c")
            _collect(kid, texts)
            if isinstance(kid.suffix, str):
                texts.append(kid.suffix)


def _rebuild(node: Node, following: Callable[[], str]) -> Node:
    kids: list[Piece] = []
    for index, kid in enumerate(node.kids):
        if index and isinstance(node.delimiter, str):
            following()
        if isinstance(kid, str):
            kids.append(following())
        elif _is_protected(kid):
            following()
            kids.append(kid)
        else:
            changed = kid
            prefix = following() if isinstance(kid.prefix, str) else kid.prefix
            if kid.quotes:
                following()
            changed = _rebuild(kid, following)
            suffix = following() if isinstance(kid.suffix, str) else kid.suffix
            changed.prefix, changed.suffix = prefix, suffix
            kids.append(changed)
    return node.with_kids(kids)


def _is_protected(node: Node) -> bool:
    return node.tag in ("nocase", "nodecor") or (
        node.tag == "markup" and not _NO_CASE_FORMATS.isdisjoint(node.fmt)
    )


def _lowercase(texts: list[str]) -> list[str]:
    return [text.lower() for text in texts]


def _uppercase(texts: list[str]) -> list[str]:
    return [text.upper() for text in texts]


def _turkic_uppercase(texts: list[str]) -> list[str]:
    """Turkish and Azerbaijani keep the dot of i."""
    return [text.replace("i", "İ").upper() for text in texts]


def for_language(case: str, language: str) -> str:
    """The name of a text case as ``language`` wants it.

    >>> apply("istanbul", for_language("uppercase", "tr-TR"))
    'İSTANBUL'
    >>> apply("içinde", for_language("capitalize-first", "tr-TR"))
    'İçinde'
    """
    return f"turkic-{case}" if case in _TURKIC and language[:2] in ("tr", "az") else case


def capitalize_first(text: str) -> str:
    """The first letter large, punctuation before it aside; ``eBay`` and ``mRNA`` stay.

    >>> capitalize_first("(see eBay"), capitalize_first("eBay and others")
    ('(See eBay', 'eBay and others')
    """
    first = _LETTERS.search(text)
    if first is None or first[0] != first[0].lower():
        return text
    at = first.start()
    return text[:at] + text[at].upper() + text[at + 1 :]


def _capitalize_first(texts: list[str]) -> list[str]:
    for index, text in enumerate(texts):
        if text in ("\0", _SINGLE):
            break
        if any(char.isalnum() for char in text):
            return [*texts[:index], capitalize_first(text), *texts[index + 1 :]]
    return texts


def _turkic_capitalize_first(texts: list[str]) -> list[str]:
    """As :func:`_capitalize_first`, with the dot of an i that becomes large."""
    changed = _capitalize_first(texts)
    return [
        after.replace("I", "İ", 1) if after != before and before[:1] == "i" else after
        for before, after in zip(texts, changed, strict=True)
    ]


def _capitalize_all(texts: list[str]) -> list[str]:
    def capital(match: re.Match[str]) -> str:
        word = match[0]
        return capitalize_first(word) if word == word.lower() else word

    return [
        text if index and texts[index - 1] == _SINGLE else _WORD.sub(capital, text)
        for index, text in enumerate(texts)
    ]


def _sentence(texts: list[str]) -> list[str]:
    """Everything small but the first letter; a first word in capitals stays ("UK relations")."""
    out = _lowercase(texts)
    for index, text in enumerate(texts):
        first = _WORD.search(text)
        if first is not None:
            if first[0].isupper() and len(first[0]) > 1:
                out[index] = text[: first.end()] + out[index][first.end() :]
            break
    return _capitalize_first(out)


def _title(texts: list[str]) -> list[str]:
    joined = "".join(texts)
    words = list(_WORD.finditer(joined))
    if not words:
        return texts
    cuts = [0]
    for text in texts:
        cuts.append(cuts[-1] + len(text))
    last = len(words) - 1
    out: list[str] = []
    position = 0
    for index, match in enumerate(words):
        start, end = match.span()
        out.append(joined[position:start])
        out.append(_title_word(joined, match[0], start, end, index == 0, index == last))
        position = end
    out.append(joined[position:])
    changed = "".join(out)
    return [changed[a:b] for a, b in pairwise(cuts)]


def _title_word(joined: str, word: str, start: int, end: int, first: bool, last: bool) -> str:
    lead = _LEAD.match(word)
    at = lead.end() if lead else 0
    core = word[at:]
    if not core or not core[0].islower() or "\0" in word or _SINGLE in word[:at]:
        return word
    if _ELIDED.match(core):
        return word[:at] + core[0].upper() + core[1:] if first else word
    if core != core.lower():
        return word
    before = joined[:start].rstrip() if start < 2000 else joined[start - 40 : start].rstrip()
    after_mark = before.endswith(_ENDS_SENTENCE)
    glued = joined[start - 1 : start] in ("-", "–", "/") and start > 0
    hyphen_next = joined[end : end + 1] == "-"
    bare = core.rstrip(",;:!?)]}\"'”’")
    if _is_stop_word(bare, core) and not (first or last or after_mark):
        if not hyphen_next or glued:
            return word
        if bare in ("a", "an", "the"):
            return word
    if len(bare) == 1 and not first and not after_mark:
        return word
    if "\u0370" <= core[0] <= "\u03ff" and len(bare) == 1:
        return word
    changed = core[0].upper() + core[1:]
    # "ß" and ligatures grow: leave them, the cuts count characters.
    return word[:at] + changed if len(changed) == len(core) else word


def _is_stop_word(bare: str, core: str) -> bool:
    return bare in STOP_WORDS or core in STOP_WORDS


_CHANGES: dict[str, Change] = {
    "lowercase": _lowercase,
    "uppercase": _uppercase,
    "turkic-uppercase": _turkic_uppercase,
    "turkic-capitalize-first": _turkic_capitalize_first,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
