"""LaTeX <-> item text (CSL-JSON inline markup, NFC).

``decode(r"{\\"U}ber {DNA}")`` is ``Über <span class="nocase">DNA</span>``, and
``encode`` writes that back.  See :mod:`.decoder`, :mod:`.encoder`, :mod:`.math`.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import is_normalized, normalize

from bibconv.patterns import late
from bibconv.text.latex.decoder import Decoder, finish
from bibconv.text.latex.encoder import encode
from bibconv.text.latex.usual import decode_usual

__all__ = ["decode", "decode_plain", "encode", "unknown_commands"]

# A value without any of these is text already.
_WORK = late(r"\\|\{|\}|\$|~|`|\t|\r|\n|\f|\v|--|''|  ")
# Without any of these only the spaces want work.
_TEX = late(r"\\|\{|\}|\$|~|`|--|''|\n[ \t\r]*\n")
# Values longer than this (abstracts) rarely repeat: they do not go into the cache.
_CACHED = 160


def decode(tex: str, *, paragraphs: bool = False) -> str:
    """A LaTeX value as item text; ``paragraphs`` keeps blank lines (for abstracts)."""
    if _WORK.search(tex) is None:
        return _clean(tex)
    if _TEX.search(tex) is None:
        return finish(tex, paragraphs=False)
    if paragraphs or len(tex) > _CACHED:
        return finish(_decoded(tex, markup=True), paragraphs=paragraphs)
    return _decode_cached(tex)


def decode_plain(tex: str) -> str:
    """A LaTeX value as plain text: no markup, no protection (names, places, publishers)."""
    if _WORK.search(tex) is None:
        return _clean(tex)
    if _TEX.search(tex) is None:
        return finish(tex, paragraphs=False)
    if len(tex) > _CACHED:
        return finish(_decoded(tex, markup=False), paragraphs=False)
    return _decode_plain_cached(tex)


def unknown_commands(tex: str) -> list[str]:
    """Names of the commands in a value that nothing here knows, in order, with repeats."""
    if "\\" not in tex:
        return []
    decoder = Decoder(tex)
    decoder.run()
    return decoder.unknown


def _clean(text: str) -> str:
    text = text.strip(" ")
    if text.isascii() or is_normalized("NFC", text):
        return text
    return normalize("NFC", text)


@lru_cache(maxsize=16384)
def _decode_cached(tex: str) -> str:
    return finish(_decoded(tex, markup=True), paragraphs=False)


@lru_cache(maxsize=16384)
def _decode_plain_cached(tex: str) -> str:
    return finish(_decoded(tex, markup=False), paragraphs=False)


def _decoded(tex: str, *, markup: bool) -> str:
    text = decode_usual(tex, markup=markup)
    return Decoder(tex, markup=markup).run() if text is None else text
