"""SN: ISSN, ISBN or report number by shape and check digit, not by reference type.

One tag holds any of them, several at once, with "(electronic)" behind.
"""

from __future__ import annotations

import re

from bibconv.formats.ris.collected import Collected, Values
from bibconv.formats.ris.remember import remembered
from bibconv.formats.ris.tables import BOOKS, NUMBERED, PAPERS, PARTS
from bibconv.text import identifiers

# For texts whose words stand one blank apart.
SEPARATOR = re.compile(r" ?[,;/|] ?| (?=[0-9]{3}[0-9X-])")
_QUALIFIER = re.compile(r" ?[(\[][^()\[\]]{0,40}[)\]]")


@remembered(16384)
def classify(text: str) -> tuple[str, str]:
    """Variable and value of one number; variable ``""`` if its shape says nothing."""
    bare = _QUALIFIER.sub("", " ".join(text.split())).strip()
    if found := identifiers.issn(bare):
        return "ISSN", found
    if identifiers.isbn(bare):
        return "ISBN", bare
    if found := identifiers.issn_shape(bare):
        return "ISSN", found if "-" in bare else bare
    if identifiers.isbn_shape(bare):
        return "ISBN", bare
    return "", text


def serial(record: Collected, values: Values) -> None:
    """Read the SN lines; what is more than one number of a kind stays under ``ris:SN``."""
    for tag, value, index in values:
        variable, number = classify(value)
        if variable:
            if variable not in record.variables and _QUALIFIER.search(value):
                record.leave(tag, value)
            record.set(variable, tag, number, index)
            continue
        parts = [classify(part) for part in SEPARATOR.split(" ".join(value.split())) if part]
        if len(parts) > 1 and all(kind for kind, _ in parts):
            for kind, found in parts:
                if kind not in record.variables:
                    record.set(kind, tag, found, index)
            record.leave(tag, value)
        else:
            record.set(_by_type(record.ris_type), tag, value, index)


def _by_type(ris_type: str) -> str:
    """What a number without the shape of ISSN or ISBN is meant to be."""
    if ris_type in NUMBERED:
        return "number"
    return "ISBN" if ris_type in BOOKS | PARTS | PAPERS or ris_type == "THES" else "ISSN"
