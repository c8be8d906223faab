"""Problems of one CSL object, before the reader of the notation gives them a place.

>>> str(Problem("S153", "type", "the item has no type"))
'S153 type: the item has no type'
"""

from __future__ import annotations

import msgspec

from bibconv.diagnostics import Severity

SEVERITIES: dict[str, Severity] = {
    "S150": Severity.ERROR,
    "S151": Severity.WARNING,
    "S152": Severity.ERROR,
    "S153": Severity.ERROR,
    "S154": Severity.ERROR,
}


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with the value of one property.

    Attributes:
        code: code of the finding.
        key: the property as written; the object itself where it has no such member.
        message: one sentence.
        help: the remedy.
        replacement: text that may safely stand instead of the value, if any.
    """

    code: str
    key: str
    message: str
    help: str | None = None
    replacement: str | None = None

    def __str__(self) -> str:
        return f"{self.code} {self.key}: {self.message}"
