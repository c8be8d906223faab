"""Where reading goes on behind text that is not JSON.

Items are told from the objects within them by their members: damage to one costs no other.

>>> resume('x "title": "T"', 0, 0, False)
(2, False)
"""

from __future__ import annotations

import re

from bibconv.formats.csl.json_values import NESTING, expected
from bibconv.formats.csl.schema import DATE_MEMBERS, NAME_FLAGS, NAME_PARTS, SHAPES

# Where reading can go on: an object's first member, or any member.
_RESUME = re.compile(r'(\{[ \t\r\n]*)?"([A-Za-z][\w.:-]{0,60})"[ \t\r\n]*:[ \t\r\n]*(\{)?')
# Where an item surely begins: no object within an item has these for its first member, but for
# what foreign programs add. In a text it would be {\"id\".
ITEM_START = re.compile(r'\{[ \t\r\n]*"(?:id|type|citation-key)"[ \t\r\n]*:')
_NEAR = 1000  # how far a nested value is followed once others were found cut off

# Members of the objects within an item: no place to go on from.
_INNER = frozenset(NAME_PARTS) | frozenset(NAME_FLAGS) | DATE_MEMBERS


def check_closed(text: str, begin: int, nesting: int) -> None:
    """Refuse a nested value that does not end before the next item begins."""
    following = ITEM_START.search(text, begin, begin + _NEAR)
    if following is None:
        return
    depth = 0
    for match in NESTING.finditer(text, begin, begin + _NEAR):
        bracket = match[0]
        if bracket in ("[", "{"):
            depth += 1
            if depth > nesting:
                break
        elif bracket in ("]", "}"):
            depth -= 1
            if depth <= 0:
                return
    raise expected(text, following.start(), "a closing bracket", "in this item")


def resume(text: str, position: int, floor: int, keyed: bool) -> tuple[int, bool] | None:
    """Where reading can go on after ``position``, and whether another object begins there;
    nothing before ``floor`` is looked at."""
    for match in _RESUME.finditer(text, position):
        if match[2] in _INNER:
            continue
        if match[1] is not None:
            return match.start(), True
        if keyed and match[3] and match[2] not in SHAPES and match[2] != "custom":
            return match.start(), True
        # The brace of the next object may have gone into an unclosed text before the error.
        before = text[max(position - 100, floor) : match.start()].rstrip(" \t\r\n")
        if before.endswith("{"):
            return max(position - 100, floor) + len(before) - 1, True
        return match.start(), False
    return None
