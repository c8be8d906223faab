"""JSON values as text: numbers, flags and lone surrogates.

>>> as_text(12), as_text(True), as_text({"a": 1})
('12', 'true', None)
"""

from __future__ import annotations

import json
import re
from typing import Any
from unicodedata import normalize

# An escaped backslash, a pair of surrogate escapes, or a lone one. The first two are kept.
_SURROGATE = re.compile(
    r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def nfc(text: str) -> str:
    """``text`` in normal form C; quick for ASCII."""
    return text if text.isascii() else normalize("NFC", text)


def as_text(value: Any) -> str | None:
    """A scalar as text, ``""`` for null, ``None`` for what is no scalar."""
    if isinstance(value, str):
        return nfc(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return None


def as_flag(value: Any) -> bool:
    """A flag that may be a boolean, a number or a word."""
    if isinstance(value, str):
        return value.strip().lower() not in ("", "0", "false", "no")
    return bool(value)


def without_surrogates(value: Any) -> Any:
    """``value`` with U+FFFD for each surrogate that has no partner: no encoding can hold one."""
    escaped = json.dumps(value, ensure_ascii=True)
    clean = _SURROGATE.sub(lambda m: r"\ufffd" if m[1] else m[0], escaped)
    return value if clean == escaped else json.loads(clean)
