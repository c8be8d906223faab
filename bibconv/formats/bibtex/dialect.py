"""Which dialect a ``.bib`` text is written in: BibTeX, or BibLaTeX with its own fields.

``detect_dialect("@article{k, journaltitle = {J}}")`` is ``"biblatex"``.
"""

from __future__ import annotations

import re

from bibconv.formats.bibtex.tables_fields import BIBLATEX_FIELDS, BIBLATEX_TYPES_ONLY

# How much of a text is looked at: enough for any real file to show its dialect.
_BOUND = 2_000_000

_MODE = re.compile(r"@comment\{jabref-meta:\s*databaseType:(bibtex|biblatex)", re.IGNORECASE)
_SIGN = re.compile(
    r"(?:^|,)[ \t]*(?:(?:"
    + "|".join(BIBLATEX_FIELDS)
    + r")[ \t]*=|@[ \t]*(?:"
    + "|".join(BIBLATEX_TYPES_ONLY)
    + r")[ \t]*[{(])",
    re.IGNORECASE | re.MULTILINE,
)


def detect_dialect(text: str) -> str:
    """``"biblatex"`` if a field or type says so that BibTeX does not have, else ``"bibtex"``.

    JabRef's own statement (``databaseType``) counts more than any field.
    """
    sample = text[:_BOUND]
    stated = _MODE.search(sample) or _MODE.search(text[-2000:])
    if stated:
        return stated[1].lower()
    return "biblatex" if _SIGN.search(sample) else "bibtex"
