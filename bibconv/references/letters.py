"""Regex pieces for names: upper-case letters, words, particles, initials, separators.

Python's ``re`` has no class for upper-case letters, so one is built from the Unicode data of
the alphabets with case. Repetitions are bounded, so that matching stays linear.

``FAMILY`` matches ``de Koninck``, ``Ureña Guzmán``, ``Taylor-Blake``, ``O’Connor``.
"""

from __future__ import annotations

import re

_CASED = (*range(0x41, 0x530), *range(0x1E00, 0x1F00))
_UPPER_LETTERS = re.escape("".join(c for c in map(chr, _CASED) if c.isupper()))

UPPER = f"[{_UPPER_LETTERS}]"
LETTER = r"[^\W\d_]"
APOSTROPHE = "['’‘ʼ`]"

# d'Errico, al-Hasan, O’Connor, Taylor-Blake, McKay
WORD = (
    rf"(?:(?:[dlDL]|al|el|Al|El){APOSTROPHE}|(?:al|el|Al|El|as|ul)-)?"
    rf"{UPPER}{LETTER}{{0,30}}(?:(?:{APOSTROPHE}|[-‐‑]){LETTER}{{1,30}}){{0,3}}"
)

PARTICLE_WORDS = (
    "van der|van den|van de|van 't|von der|von den|von und zu|de la|de las|de los|de l'|in 't|in het|op den|op de|"
    "van|von|vom|zu|zum|zur|de|del|della|delle|degli|dei|di|da|do|dos|das|du|le|la|lo|el|al|ter|ten|te|"
    "af|av|den|der|des|ibn|bin|ben|bint|abu|y|e|i|"
    "Van der|Van den|Van de|Von der|De la|De La|Van|Von|De|Del|Della|Di|Da|Do|Dos|Das|Du|Le|La|El|Al|Ben|"
    "St|San|Santa"
)
PARTICLE = rf"(?:{PARTICLE_WORDS})"
FAMILY = rf"(?:{PARTICLE}\.?[ ]){{0,3}}{WORD}(?:[ ](?:{PARTICLE}[ ]){{0,2}}{WORD}){{0,3}}"

INITIAL = rf"{UPPER}[a-zà-ÿ]?\."
INITIALS = rf"{INITIAL}(?:[ ]?[-‐‑]?[ ]?{INITIAL}){{0,4}}"
GLUED_INITIALS = rf"{UPPER}{{1,4}}(?:[-‐‑ ]{UPPER}{{1,2}}){{0,2}}(?!{LETTER})"
SUFFIX = r"(?:,?[ ](?:Jr|Sr|II|III|IV|2nd|3rd|Filho|Neto|Júnior|Junior)\b\.?)?"
GIVEN = rf"(?:{WORD}|{INITIAL})(?:[ -](?:{INITIAL}|{WORD}|{UPPER}(?!{LETTER}))){{0,3}}"
AND = r"(?:and|&|und|et|y|e|en|og|och|i|u\.)"

SEPARATOR = re.compile(
    rf"[ ]?[,;][ ]?(?:(?:{AND}|\.[ ]?\.[ ]?\.|…)[ ])?[ ]?|[ ]{AND}[ ]|[ ]?[/][ ]?|[ ]?…[ ]?"
)
ET_AL = re.compile(
    r"[ ]?[,;]?[ ](?:\(?(?:et[ ]al(?:ii)?\b\.?|and[ ]others|und[ ]andere|u\.[ ]?a\.|e[ ]outros|"
    r"y[ ]otros|et[ ]coll\.?|& al\.?|…|\.\.\.))\)?",
    re.IGNORECASE,
)
