"""What the reader makes of the values of one group of tags alone.

>>> read_alone("@pages", (("SP", "1"), ("EP", "9")), "JOUR")
{'page': '1-9'}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibconv.formats.ris.collected import Collected


def read_alone(
    action: str,
    values: tuple[tuple[str, str], ...],
    ris_type: str = "JOUR",
    known: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Variables and leftovers that the procedure ``action`` makes of tags and values.

    ``known`` are variables that were read before.
    """
    from bibconv.formats.ris import procedures  # the reader is needed for odd values only

    record = Collected(ris_type=ris_type, variables=dict(known or {}))
    record.groups[action] = [(tag, value, 0) for tag, value in values]
    procedures.run(record)
    return {**record.variables, **record.extra}
