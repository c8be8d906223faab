"""Options of names as they are inherited: style, citation or bibliography, names, name.

CSL 1.0.2, "Inheritable Name Options". Settled while compiling: one frozen value for each
``cs:names``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bibconv.patterns import late


class NameOptions(msgspec.Struct, frozen=True):
    """All that decides how a list of names looks, formatting aside."""

    and_: str = ""
    delimiter: str = ", "
    delimiter_precedes_et_al: str = "contextual"
    delimiter_precedes_last: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int = 0
    et_al_subsequent_min: int = 0
    et_al_subsequent_use_first: int = 0
    et_al_use_last: bool = False
    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    name_as_sort_order: str = ""
    sort_separator: str = ", "
    names_delimiter: str = ""


_TEXT = {
    "and": "and_",
    "delimiter-precedes-et-al": "delimiter_precedes_et_al",
    "delimiter-precedes-last": "delimiter_precedes_last",
    "initialize-with": "initialize_with",
    "name-as-sort-order": "name_as_sort_order",
    "sort-separator": "sort_separator",
}
_SPACES = late(" {2,}")
_NUMBERS = {
    "et-al-min": "et_al_min",
    "et-al-use-first": "et_al_use_first",
    "et-al-subsequent-min": "et_al_subsequent_min",
    "et-al-subsequent-use-first": "et_al_subsequent_use_first",
}
_FLAGS = {"et-al-use-last": "et_al_use_last", "initialize": "initialize"}


def whole(text: str) -> int:
    """A whole number of an attribute; 0, which means that none is set, for anything else."""
    text = text.strip()
    return int(text[:9]) if text.isdecimal() else 0


def with_attributes(
    options: NameOptions, attributes: Mapping[str, str], *, on_name: bool = False
) -> NameOptions:
    """``options`` with those of an element laid over; on ``cs:name``, form and delimiter too."""
    changes: dict[str, Any] = {}
    for key, value in attributes.items():
        if key in _TEXT:
            changes[_TEXT[key]] = _SPACES.sub(" ", value)  # within a name one space is enough
        elif key in _NUMBERS:
            changes[_NUMBERS[key]] = whole(value)
        elif key in _FLAGS:
            changes[_FLAGS[key]] = value == "true"
        elif key == ("form" if on_name else "name-form"):
            changes["form"] = value
        elif key == ("delimiter" if on_name else "name-delimiter"):
            changes["delimiter"] = value
        elif key == "names-delimiter":
            changes["names_delimiter"] = value
    return msgspec.structs.replace(options, **changes) if changes else options


def inherited_options(*levels: Mapping[str, str]) -> NameOptions:
    """The options that hold in an area of a style."""
    options = NameOptions()
    for attributes in levels:
        options = with_attributes(options, attributes)
    return options


def for_sorting(options: NameOptions, forced: Mapping[str, Any]) -> NameOptions:
    """The options for a sort key: in full, without "and"."""
    return msgspec.structs.replace(
        options,
        **{
            "and_": "",
            "delimiter": " ",
            "sort_separator": " ",
            **forced,
        },
    )
