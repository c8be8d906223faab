"""A name as CSL has it: parts of a person's name, or one literal (an organisation)."""

from __future__ import annotations

from typing import Any

import msgspec

# Name part -> its spelling in CSL-JSON, in the order in which CSL-JSON is written.
NAME_PARTS: dict[str, str] = {
    "family": "family",
    "given": "given",
    "dropping_particle": "dropping-particle",
    "non_dropping_particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}
NAME_FLAGS: dict[str, str] = {
    "comma_suffix": "comma-suffix",
    "static_ordering": "static-ordering",
    "parse_names": "parse-names",
}

# The same tables the other way: spelling in CSL-JSON -> attribute.
PART_OF_KEY: dict[str, str] = {key: attribute for attribute, key in NAME_PARTS.items()}
FLAG_OF_KEY: dict[str, str] = {key: attribute for attribute, key in NAME_FLAGS.items()}


class Name(msgspec.Struct, frozen=True, gc=False):
    """One name. Either ``literal`` is set, or at least one of the other parts.

    ``Name(family="Beethoven", given="Ludwig", dropping_particle="van")``
    """

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    comma_suffix: bool = False
    static_ordering: bool = False
    parse_names: bool = False

    def to_csl(self) -> dict[str, Any]:
        """The name as a CSL-JSON object; empty parts are left out."""
        parts: dict[str, Any] = {}
        for attribute, key in NAME_PARTS.items():
            value = getattr(self, attribute)
            if value:
                parts[key] = value
        if self.comma_suffix:
            parts["comma-suffix"] = True
        if self.static_ordering:
            parts["static-ordering"] = True
        if self.parse_names:
            parts["parse-names"] = True
        return parts

    def __bool__(self) -> bool:
        return bool(
            self.family
            or self.literal
            or self.given
            or self.non_dropping_particle
            or self.dropping_particle
            or self.suffix
        )
