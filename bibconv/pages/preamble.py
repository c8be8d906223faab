"""What a tool wrote above a page's text: where it was saved from. It is no part of the page.

Known forms: lines of ``# key: value`` closed by a rule, YAML between two rules, the lines
``Title:``, ``URL Source:``, ``Markdown Content:`` of page-to-text services.

>>> text = "# address: https://example.org\\n----\\nA title\\n"
>>> text[body_start(text):]
'A title\\n'
"""

from __future__ import annotations

import re

_NOTES = re.compile(
    r"\s*(?:#[ \t]?[\w ()-]{2,40}:[^\n]{0,2000}\n[ \t\r]*){1,12}[-=_*]{3,80}[ \t\r]*(?:\n|$)"
)
_YAML = re.compile(
    r"\s*---[ \t\r]*\n(?:[\w-]{2,40}:[^\n]{0,2000}\n|[ \t]+[^\n]{0,2000}\n){1,40}---[ \t\r]*(?:\n|$)"
)
_SERVICE = re.compile(
    r"\s*(?:(?:Title|URL Source|URL|Source|Published Time|Saved from|Retrieved|Downloaded)[ ]?:[^\n]{0,2000}\n\s{0,9}){1,6}Markdown Content:[ \t\r]*(?:\n|$)"
)
_LONGEST = 20_000


def body_start(text: str) -> int:
    """Offset at which the page itself begins."""
    head = text[:_LONGEST]
    for form in (_NOTES, _YAML, _SERVICE):
        match = form.match(head)
        if match:
            return match.end()
    return 0
