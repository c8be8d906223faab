"""Find a second reference that has run together with the first.

It is recognised by the next number of the list, or by a second list of names with a year, at the
beginning of a sentence.

>>> bool(second_reference("Doe, J. (2001). Tides. Pain, 2, 3. Roe, K. (2004). Sand. Pain, 5, 6.", None))
True
"""

from __future__ import annotations

import re

from bibconv.references.authors import find_names

_YEAR = re.compile(r"(?<![\d/.:-])(?:1[5-9]|20)\d\d[a-z]?(?![\d/])")
# A sentence ends, and a capital begins the next.
_BREAK = re.compile(r"[.;)\]/”\"\d]\s+(?=[^\W\d_a-z])")
_DONE = re.compile(r"(?:\d|\d[a-z]|10\.\d{4,9}/\S{1,80}|https?://\S{1,120})[.;)]{0,2}\s+$")
_DATED = re.compile(r"[.,:]?\s?\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:)]")
# Names after these words are those of a volume, a translator, the reviewed work.
_PART = re.compile(
    r"(?:\b(?:in|en|em|dans|by|von|par|por|di|and|und|et|y|e|eds?|hrsg|hg|trans|übers|transl|tr|of|to|for|with|cf|see|rev|dir|coord|orgs?)[.:,;)\]]*|[:,;&(\[«„“\"'/–—-])\s*$",
    re.IGNORECASE,
)
_PART_BEGINS = re.compile(
    r"(?:in|im|en|em|dans|nel|vol|bd|band|hg|hrsg|eds?|trans|übers|review|rev)\b", re.IGNORECASE
)
_FIRST = 25  # characters of the shortest reference
# A number in brackets or with a full stop, between the end of a sentence and a capital.
_MARK = re.compile(
    r"(?<=[.)\]/”\"\d])\s+(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})\.)\s+(?=[^\W\d_a-z])"
)


def second_reference(text: str, label: str | None) -> int | None:
    """The offset at which a second reference begins in ``text``; ``None`` if there is none.

    Args:
        text: one reference, on one line.
        label: the number of the reference in its list; the number after it begins another one.
    """
    if label is not None and label.isdigit():
        following = int(label) + 1
        for mark in _MARK.finditer(text, _FIRST):
            if int(mark[1] or mark[2] or mark[3]) == following:
                return mark.end()
    years = [match.start() for match in _YEAR.finditer(text)]
    if len(years) < 2 or years[-1] - years[0] < _FIRST:
        return None
    for match in _BREAK.finditer(text, _FIRST, years[-1]):
        at = match.end()
        if years[0] > at or _PART.search(text[max(0, at - 12) : at]):
            continue
        if _PART_BEGINS.match(text, at):
            continue
        names = find_names(text[at : at + 300])
        if names is None or names.names[0][1].startswith("direct"):
            continue
        after = at + names.end
        if _DATED.match(text, after) or (
            # the first reference has ended in numbers, and names with initials follow
            _DONE.search(text[max(0, at - 140) : at])
            and not names.names[0][1].endswith("full")
            and years[-1] > after
        ):
            return at
    return None
