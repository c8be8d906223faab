"""Extras that BibTeX has no field for, kept aside as JSON in the field ``csl-custom``.

The value is verbatim: it is JSON (RFC 8259), not TeX. Characters in its strings that mean
something to BibTeX or TeX are written as ``\\uXXXX``, so that braces balance whoever counts
them.

``pack({"a": "{x"})`` is ``{"a": "\\u007bx"}``, and ``unpack`` gives the object again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bibconv.patterns import late

FIELD = "csl-custom"

_STRING = late(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_UNSAFE = late(r"\\[\"\\/]|[{}@#%=~$&^\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def pack(values: Mapping[str, Any]) -> str | None:
    """The extras as the text of the field; ``None`` if JSON cannot hold them."""
    try:
        text = json.dumps(values, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return None
    return _STRING.sub(lambda match: f'"{_UNSAFE.sub(_escape, match[1])}"', text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0][-1]):04x}"


def unpack(tex: str) -> dict[str, Any] | None:
    """The extras that the field says; ``None`` if it says something else."""
    try:
        values = json.loads(tex)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) and values else None


def texts(value: object) -> dict[str, str]:
    """Of an extra of ours that should map names to texts, what does so."""
    if not isinstance(value, dict):
        return {}
    return {k: v for k, v in value.items() if isinstance(k, str) and isinstance(v, str)}
