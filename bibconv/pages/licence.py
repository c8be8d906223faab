"""Under which licence a page says its work is.

>>> licence("This is an open access article under the terms of the Creative Commons Attribution License 4.0")
'CC BY 4.0'
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"Creative\s+Commons\s+(?:\(?CC\)?\s+)?(?P<words>Attribution(?:[\s–—-]*(?:Non-?\s?commercial|No\s?-?Deriv(?:ative)?s?(?:\sWorks)?|Share\s?-?Alike))*)"
    r"(?P<tail>[^.;\n]{0,60}?(?P<version>\b[1-4]\.\d))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\bCC[\s-]BY(?P<parts>(?:[\s-](?:NC|ND|SA))*)(?:[\s-]?(?P<version>[1-4]\.\d))?")
_LINK = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<parts>by[a-z-]{0,9})|publicdomain/(?P<zero>zero))/(?P<version>[1-4]\.\d)",
    re.IGNORECASE,
)
_ZERO = re.compile(r"\bCC0\b|Creative Commons (?:Zero|CC0|Public Domain)", re.IGNORECASE)


def licence(text: str) -> str | None:
    """The Creative Commons licence that ``text`` names, in its short form."""
    if "reative" not in text and "CC" not in text and "REATIVE" not in text:
        return None
    link = _LINK.search(text)
    if link:
        return (
            f"CC0 {link['version']}"
            if link["zero"]
            else f"CC {link['parts'].upper()} {link['version']}"
        )
    match = _CODE.search(text)
    if match:
        parts = "".join("-" + part for part in re.findall(r"NC|ND|SA", match["parts"]))
        return f"CC BY{parts}" + (f" {match['version']}" if match["version"] else "")
    match = _WORDS.search(text)
    if match:
        words = re.sub(r"[\s–—-]", "", match["words"]).lower()
        parts = "".join(
            part
            for word, part in (("noncommercial", "-NC"), ("noderiv", "-ND"), ("sharealike", "-SA"))
            if word in words
        )
        return f"CC BY{parts}" + (f" {match['version']}" if match["version"] else "")
    return "CC0" if _ZERO.search(text) else None
