"""The people of a cell: ``Abel, Ann / Baker, Ben``.

>>> split_people("Abel, Ann / Baker, Ben")
['Abel, Ann', 'Baker, Ben']
>>> split_people("Department of Tides and Currents")
['Department of Tides and Currents']
"""

from __future__ import annotations

from bibconv.formats.kit.kinds import direct_name
from bibconv.model import Name
from bibconv.patterns import late
from bibconv.text.bodies import Standing, is_body, opens_body, standing
from bibconv.text.names import parse_inverted

_INITIALS = late(r"(?:[^\W\d_]\.?[ -]?){1,5}")
_FAMILY_FIRST = late(r"(.{1,80}?[^\W\d_]{2,40}['’]?) ((?:[^\W\d_a-zà-ÿ][a-z]?\.?[ -]?){1,5})\.?")
# Between people, the surest first.
_SIGNS = (" / ", " | ", " & ", " and ", " und ", " et ")


def split_people(value: str) -> list[str]:
    """The people of a cell: by semicolons or line ends, by slashes, by "and", or by commas behind
    initials. A comma at the end makes all of it one organisation."""
    if ";" in value or "\n" in value:
        return [part.strip() for part in value.replace("\n", ";").split(";")]
    value = value.strip()
    if value.endswith(","):
        return [value]
    for sign in _SIGNS:
        if sign in value:
            return _by_sign(value, sign)
    parts = [part.strip() for part in value.split("/")]
    if len(parts) > 1 and all("," in part for part in parts):
        return parts  # "Abel, A./Baker, B."
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 1 and all(_FAMILY_FIRST.fullmatch(part) for part in parts if part):
        return parts
    return [value]


def _by_sign(value: str, sign: str) -> list[str]:
    """The parts between signs; what an organisation has behind an "and" belongs to it."""
    people: list[str] = []
    for part in value.split(sign):
        part = part.strip()
        if people and part and sign not in _SIGNS[:2] and _goes_on(people[-1], part):
            people[-1] = f"{people[-1]}{sign}{part}"
        else:
            people.append(part)
    return people


def _goes_on(before: str, part: str) -> bool:
    """Whether ``part`` belongs to the organisation before the "and"."""
    if not is_body(before) or "," in part:
        return False
    return not (is_body(part) and opens_body(part.split()[0]))


def person(text: str) -> Name:
    """The name of one person, in either order, or of an organisation."""
    if text[:1] == "{" and text[-1:] == "}":
        return Name(literal=text[1:-1])
    if "," in text:
        first = text.partition(",")[0].split()
        body = len(first) > 2 and standing(first) is Standing.BODY and text[-1] != ","
        return Name(literal=text) if body else parse_inverted(text)
    match = _FAMILY_FIRST.fullmatch(text)
    if match is not None and _INITIALS.fullmatch(match[2]) and not is_body(text):
        return parse_inverted(f"{match[1]}, {match[2].strip()}")
    return direct_name(text)
