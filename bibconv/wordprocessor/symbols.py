"""Characters of symbol fonts as what they look like: the Greek letters and signs of ``Symbol``.

Fonts of pictures (Wingdings) have no text. Source: Adobe's Symbol encoding; ECMA-376 part 1,
section 17.3.3.30 (``w:sym``).

>>> symbol("Symbol", "F061"), symbol("Wingdings", "F04A"), symbol("Arial", "2013")
('α', '', '–')
"""

from __future__ import annotations

_PRIVATE = 0xF000  # symbol fonts are addressed in the private area
_UPPER = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_LOWER = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SIGNS = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0x2D: "−",
}  # fmt: skip
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), _UPPER, strict=True)),
    **dict(zip(range(0x61, 0x7B), _LOWER, strict=True)),
    **_SIGNS,
}


def symbol(font: str, code: str) -> str:
    """The character of a code (hexadecimal) in a font; ``""`` if it is a picture."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if _PRIVATE <= number < _PRIVATE + 0x100:
        number -= _PRIVATE
        if font.lower() == "symbol":
            return _SYMBOL.get(number, chr(number) if 0x20 <= number < 0x7F else "")
        return ""
    if font.lower() == "symbol" and number in _SYMBOL:
        return _SYMBOL[number]
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x10000 else ""
