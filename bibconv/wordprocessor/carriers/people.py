"""Names in one string, as marks and old fields have them.

>>> person("Bureau of Imaginary Standards")
{'literal': 'Bureau of Imaginary Standards'}
>>> person("Ilse Marrow")
{'given': 'Ilse', 'family': 'Marrow'}
"""

from __future__ import annotations

from bibconv.model.names import NAME_PARTS
from bibconv.text.names import PARTICLES, parse_inverted, space_initials

_MOST_WORDS = 3  # of a person's name that is written without a comma


def person(text: str) -> dict[str, str]:
    """A name as CSL-JSON has it: ``Last, First``, ``First Last``, or an organisation."""
    text = " ".join(text.split())
    words = text.split()
    if "," not in text and 1 < len(words) <= _MOST_WORDS and all(w[:1].isupper() for w in words):
        return {"given": " ".join(words[:-1]), "family": words[-1]}
    if (
        "," not in text
        and len(words) > 1
        and all(w in PARTICLES for w in words[1:-1])
        and len(words) <= 5
    ):
        name = parse_inverted(f"{' '.join(words[1:])}, {words[0]}")
    else:
        name = parse_inverted(text)
    parts = {key: getattr(name, attribute) for attribute, key in NAME_PARTS.items()}
    return {key: value for key, value in parts.items() if value}


def inverted(text: str) -> dict[str, str]:
    """A name ``Last,F.M.`` as CSL-JSON has it, initials set apart."""
    found = person(text)
    if "given" in found:
        found["given"] = space_initials(found["given"])
    return found
