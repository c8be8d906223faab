"""A list that was pasted as one paragraph: ``References: [1] Doe ... [2] Roe ... [3] Low ...``.

>>> from bibconv.references.lines import read_lines
>>> text = "References: [1] Doe. Tides. [2] Roe. Sand. [3] Low. Salt.\\n"
>>> [line.label for line in one_mark_a_line(read_lines(text, 0, len(text)))]
[None, '1', '2', '3']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.references.lines import Line, line_at

# A mark that counts, at the beginning or after the end of a sentence or of an address.
_AFTER = r"(?:^\s{0,20}|(?<=[.;:)\]/\d”\"]\s))"
_MARKS = (
    re.compile(rf"{_AFTER}\[(\d{{1,4}})\](?=\s?\S)"),
    re.compile(rf"{_AFTER}\((\d{{1,4}})\)(?=\s?\S)"),
    re.compile(rf"{_AFTER}(\d{{1,3}})\.(?=\s[^\W\d_])"),
)
_FEWEST = 3  # marks
_LEAD = 40  # characters in front of the first, such as "References: "


def one_mark_a_line(lines: Sequence[Line]) -> list[Line]:
    """The lines; one in which three or more marks count upwards is cut at each of them."""
    made: list[Line] = []
    for line in lines:
        places = _places(line) if line.kind == "text" else []
        if len(places) < _FEWEST or places[0] > _LEAD:
            made.append(line)
            continue
        lead = [0] if line.text[: places[0]].strip() else []
        starts = lead + places if lead else [0, *places[1:]]
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            made.append(line_at(line.start + start, line.text[start:end].rstrip()))
    return made


def _places(line: Line) -> list[int]:
    """Where the marks of a line stand that count upwards by one."""
    best: list[int] = []
    for pattern in _MARKS:
        places: list[int] = []
        number = -1
        for match in pattern.finditer(line.text):
            if not places or int(match[1]) == number + 1:
                number = int(match[1])
                places.append(match.start())
        if len(places) > len(best):
            best = places
    return best
