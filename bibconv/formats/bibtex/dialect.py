"""Which dialect a ``.bib`` text is written in: BibTeX, or BibLaTeX with its own fields.

``detect_dialect("@article{k, journaltitle = {J}}")`` is ``"biblatex"``.
"""

from __future__ import annotations

from bibconv.formats.bibtex.tables_fields import BIBLATEX_FIELDS, BIBLATEX_TYPES_ONLY
from bibconv.patterns import late

# How much of a text is looked at: enough for any real file to show its dialect.
_BOUND = 2_000_000

_MODE = late(r"@comment\{jabref-meta:\s*databasetype:(bibtex|biblatex)")
_TYPE = late(r"@[ \t]*(?:" + "|".join(BIBLATEX_TYPES_ONLY) + r")[ \t]*[{(]")
# Each begins with its word, by which the search is quick.
_FIELDS = {word: late(word + r"[ \t]*=") for word in BIBLATEX_FIELDS}


def detect_dialect(text: str) -> str:
    """``"biblatex"`` if a field or type says so that BibTeX does not have, else ``"bibtex"``.

    JabRef's own statement (``databaseType``) counts more than any field.
    """
    sample = text[:_BOUND].lower()
    if "jabref-meta" in sample or "jabref-meta" in text[-2000:]:
        stated = _MODE.search(sample) or _MODE.search(text[-2000:].lower())
        if stated:
            return stated[1]
    if any(_begins(sample, match.start()) for match in _TYPE.finditer(sample)):
        return "biblatex"
    for word, pattern in _FIELDS.items():
        if word in sample and any(
            _begins(sample, match.start()) for match in pattern.finditer(sample)
        ):
            return "biblatex"
    return "bibtex"


def _begins(text: str, at: int) -> bool:
    """Whether only blanks stand between ``at`` and a comma or the start of the line."""
    before = text[max(at - 100, 0) : at].rstrip(" \t")
    return before[-1] in ",\n" if before else at <= 100
