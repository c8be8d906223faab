"""HTML as the CSL suite writes it: ``<i> <b> <sup> <sub>``, spans, ``csl-*`` divs.

Everything that is text is escaped; only frames make tags.

>>> escape("R&D <script>")
'R&#38;D &#60;script&#62;'
"""

from __future__ import annotations

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.model import Frame, Run
from bibconv.csl.output.text import CONTROLS

_ESCAPE: dict[int, str | None] = CONTROLS | {
    0x9: "\t",  # white space like any other here
    0xA: "\n",
    0xD: "\n",
    ord("&"): "&#38;",
    ord("<"): "&#60;",
    ord(">"): "&#62;",
}
_HTML = frozenset("&<>")
_SUPERSCRIPTS = dict(
    zip(
        "ªºⁱⁿ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ʰʱʲʳʴʵʶʷʸˠˡˢˣˤ℠™ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂᵃᵇᵈᵉᵍᵏᵐᵒᵖᵗᵘᵛᶜᶠᶻ",
        "a o i n 0 1 2 3 4 5 6 7 8 9 + − = ( ) h ɦ j r ɹ ɻ ʁ w y ɣ l s x ʕ SM TM A B D E G H I J K L M"
        " N O P R T U W a b d e g k m o p t u v c f z".split(),
        strict=False,
    )
)
_ESCAPE.update({ord(char): f"<sup>{plain}</sup>" for char, plain in _SUPERSCRIPTS.items()})

_TAGS = {
    "i": ("<i>", "</i>"),
    "i0": ('<span style="font-style:normal;">', "</span>"),
    "oblique": ("<em>", "</em>"),
    "b": ("<b>", "</b>"),
    "b0": ('<span style="font-weight:normal;">', "</span>"),
    "light": ('<span style="font-weight:light;">', "</span>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "sc0": ('<span style="font-variant:normal;">', "</span>"),
    "u": ('<span style="text-decoration:underline;">', "</span>"),
    "u0": ('<span style="text-decoration:none;">', "</span>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "base": ('<span style="baseline">', "</span>"),
    "display-block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "display-left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "display-right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "display-indent": ('<div class="csl-indent">', "</div>\n  "),
}


def escape(text: str) -> str:
    """``text`` as HTML character data; of two spaces the first does not break, so that both show."""
    if "  " in text:
        text = text.replace("  ", "\u00a0 ")
    if text.isascii() and text.isprintable() and _HTML.isdisjoint(text):
        return text
    return text.translate(_ESCAPE)


def write(runs: list[Run]) -> str:
    """The runs as HTML."""
    return walk_frames(runs, escape, tags)


def tags(frame: Frame) -> tuple[str, str]:
    """What opens and closes a frame."""
    return _TAGS.get(frame.token, ("", ""))
