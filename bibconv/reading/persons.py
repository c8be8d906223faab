"""Names as a page prints them, in whatever order it prints them.

>>> [name.family for name in persons(("Dong G", "Li H"))]
['Dong', 'Li']
>>> persons(("Merja Vakkala",))[0].given
'Merja'
>>> persons(("Dong G", "Tide Study Group"))[1].literal
'Tide Study Group'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.model import Name
from bibconv.references.names import parse_direct, parse_name
from bibconv.text.bodies import is_body
from bibconv.text.names import parse_inverted

# "Dong G", "van der Meer JK": a family name, then initials without full stops.
_VANCOUVER = re.compile(
    r"\S*[^\W\d_]{2}\S*(?:\s\S*[^\W\d_]{2}\S*){0,3}\s[A-ZÀ-ÖØ-Þ]{1,3}(?:-[A-Z])?"
)
_CJK = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")


def persons(texts: Sequence[str]) -> tuple[Name, ...]:
    """The names of a list: one order holds for all of them."""
    vancouver = all(_VANCOUVER.fullmatch(text) for text in texts if not is_body(text))
    return tuple(_person(text, vancouver) for text in texts)


def _person(text: str, vancouver: bool) -> Name:
    if is_body(text):
        return Name(literal=text)
    if vancouver:
        return parse_name(text, "vancouver")
    if re.search(r",\s(?!(?:Jr|Sr|II|III|IV)\b)", text):
        return parse_inverted(text)
    if _CJK.fullmatch(text):
        return Name(family=text[:1], given=text[1:])
    return parse_direct(text)
