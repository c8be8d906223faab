"""How much input bibconv accepts before it stops with a clear error.

Input is hostile until shown otherwise. Every reader takes a :class:`Limits`; passing
one raises :class:`~bibconv.errors.LimitExceededError` with the name of the limit.
The defaults admit every honest library and stop bombs.
"""

from __future__ import annotations

import msgspec

from bibconv.errors import LimitExceededError


class Limits(msgspec.Struct, frozen=True):
    """Upper bounds; each is a count of the unit named in its comment."""

    bytes: int = 2_000_000_000  # one input, before decoding
    items: int = 10_000_000  # records of one input
    value_length: int = 20_000_000  # characters of one field value
    nesting: int = (
        200  # JSON and YAML values, XML elements within each other (TeX braces nest freely)
    )
    expansions: int = 100_000  # characters one value may grow to through @string and '#'
    render_steps: int = 50_000  # elements evaluated for one entry; the largest style has 3,100
    render_text: int = 5_000_000  # characters of a style's own text in one entry

    def require(self, name: str, value: int, what: str) -> None:
        """Raise unless ``value`` is within the limit ``name``; ``what`` names the culprit."""
        bound = getattr(self, name)
        if value > bound:
            raise LimitExceededError(
                f"{what}: {value:,} is more than the limit of {bound:,} ({name}); "
                f"split the input, or raise the limit with Limits({name}=...)"
            )


DEFAULT_LIMITS = Limits()
