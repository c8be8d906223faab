"""Does the record say all that the reference says? Words of the text that no label and no
furniture covers are named.

In ``Mogil JS. Pain. Odd words. Pain 2020.`` that is ``Odd words``, if no label has it.
"""

from __future__ import annotations

import re
import unicodedata

from bibconv.model import Date, Item, Value
from bibconv.references.labels import Labelling

_WORD = re.compile(r"[^\W_]+")
# Words that only join the parts of a reference.
_JOINING = frozenset(
    """
    and und et y e en og in im em dans pp p s vol v no nr n issue iss heft h bd band jg al others eds ed edn edition editor editors hrsg hg
    doi pmid pubmed available from at retrieved accessed http https www org dx vols pages page seiten suppl isbn issn art article
    jahrgang number published online the cited url a de n° press ff f
    """.split()
)


def unread(text: str, labelling: Labelling) -> list[tuple[int, int]]:
    """Stretches of words that nothing accounts for."""
    covered = bytearray(len(text))
    for label in labelling.labels:
        covered[label.start : label.end] = b"\1" * (label.end - label.start)
    for start, end in labelling.furniture:
        covered[start:end] = b"\1" * (end - start)
    stretches: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if covered[start] or match[0].lower() in _JOINING:
            continue
        if stretches and not any(covered[stretches[-1][1] : start]):
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def joining(gap: str) -> str:
    """What stands between two parts, without the words that do not join them."""
    return _WORD.sub(lambda match: match[0] if match[0].lower() in _JOINING else "", gap)


_COMPUTED = frozenset(("edition", "archive"))  # "Second" is 2; an arXiv number tells the archive


def invented(text: str, item: Item) -> list[str]:
    """Variables of which the text does not have the letters and digits. None should ever be."""
    found = []
    said = ""
    for variable, value in item.variables.items():
        if variable in _COMPUTED or (isinstance(value, str) and value in text):
            continue
        # What stands in the text to the letter stands there without its accents as well.
        other = [one for one in _words(value) if one not in text]
        if other:
            said = said or _bare(text)
            if not all(_bare(one) in said for one in other):
                found.append(variable)
    return found


def _words(value: Value) -> list[str]:
    """What of a value must stand in the text: last pages and second years may be shortened there."""
    if isinstance(value, Date):
        return [str(value.parts[0][0])[-2:]] if value.parts else (value.literal or "").split()
    if isinstance(value, str):
        return value.split("-")[0].split()
    return [word for name in value for word in (name.family or name.literal or "").split()]


def _bare(text: str) -> str:
    """Letters and digits alone, without accents and capitals."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))
