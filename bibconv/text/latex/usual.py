"""The usual LaTeX of titles and abstracts, decoded token by token without state.

Accents, protected words, dashes, escaped characters and short math mean the same wherever they
stand. A value that holds nothing else is put together from its tokens, each decoded once; all
others are :class:`~bibconv.text.latex.decoder.Decoder`'s.

``decode_usual("{\\\\'E}tude of {DNA}--a")`` is ``Étude of <span class="nocase">DNA</span>–a``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibconv.patterns import late
from bibconv.text.latex.accents import ACCENTED
from bibconv.text.latex.decoder import Decoder
from bibconv.text.latex.math import is_math, plain

# One group: whole tokens first, then whatever has a meaning that depends on its neighbours. Each
# alternative begins with its character, by which the search skips plain text quickly.
_TOKEN = late(
    rf"""({ACCENTED}
    |\{{[A-Za-z0-9](?:[A-Za-z0-9 ,.:;/+]|-(?!-))*\}}(?!\{{)
    |\\[&%\#_]
    |\$[^$\\{{}}<>\x1e\ufdd0]+\$(?![^\s,.;:)\]-])
    |---?|''|~|\n[ \t\r]*\n
    |\\|\{{|\}}|\$|`|\x1e|\ufdd0)""",
    re.VERBOSE,
)
_SINGLE = frozenset("\\{}$`\x1e\ufdd0")


def decode_usual(tex: str, *, markup: bool = True) -> str | None:
    """The text of a value before its spaces are collapsed; ``None`` if it is not so simple."""
    pieces = _TOKEN.split(tex)
    decoded = _decoded if markup else _decoded_plain
    for index in range(1, len(pieces), 2):
        text = decoded(pieces[index])
        if text is None:
            return None
        pieces[index] = text
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _decoded(token: str) -> str | None:
    return _decode(token, markup=True)


@lru_cache(maxsize=4096)
def _decoded_plain(token: str) -> str | None:
    return _decode(token, markup=False)


def _decode(token: str, *, markup: bool) -> str | None:
    if token in _SINGLE or token[0] == "\n":
        return None
    if token[0] == "$":
        content = token[1:-1].strip()
        if not content or not markup:
            return None
        text = plain(content)
        return text if text is not None else f"${content}$" if is_math(content) else None
    return Decoder(token, markup=markup).run()
