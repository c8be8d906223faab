"""Link words: what publishers' pages put behind a reference ("Article  CAS  Google Scholar").

They are furniture, not text of the reference: whole rows of them separate references, and at
the end of a line they are cut off.

>>> is_link_row("Article  CAS  PubMed  Google Scholar")
True
>>> text_end("Breit, G. Phys. Rev. 49, 519 (1936).CrossRefGoogle Scholar")
36
"""

from __future__ import annotations

import re

_WORDS = (
    "Taylor & Francis Online|Abstract/FREE Full Text|Abstract/Free Full Text|Article|ArticleTitle|CAS|PubMed Central|PubMed|Google Scholar|GoogleScholar|View in Scopus|Scopus|View PDF|View article|"
    "View at Publisher|View at Google Scholar|View Record in Scopus|View|Cross ?Ref|Crossref|ADS|MathSciNet|MATH|zbMATH|Full Text PDF|Full Text|Full text|"
    "Web of Science|ISI|OpenURL|OpenUrl|FREE Full Text|Abstract|PMC free article|Free PMC article|DOI|Download PDF|PDF|Book|Chapter|"
    "Export Citation|Mathematical Reviews|Zentralblatt MATH|Medline|MEDLINE|Find It|Get It|SFX|Green Version|Green Open Access|GenBank|"
    "Free Full Text|Publisher Link|Publisher site|Ref list|Reference Source|Publisher Full Text|PubMed Abstract|F1000Research|Download|Return to ref \\d+ in article|"
    "Go to reference|Go to Citation|View Article|View in article|Web of Science ?®|PubMed/NCBI|CrossRef Full Text|PMC|Full Text Links|View in PubMed|Open in new tab|Wiley Online Library|Times Cited:? ?\\d+|Search ADS|WorldCat"
)  # fmt: skip
_LINK = rf"(?:\[(?:{_WORDS})\]|(?:{_WORDS}))"
_ROW = re.compile(rf"[\s ]*(?:{_LINK}[\s |,·•.()-]*){{1,12}}")
# At a line's end: bracketed, glued, or at least two of them, so that a title's last word stays.
_SINGLE = re.compile(
    rf"\[(?:{_WORDS})\]|Google ?Scholar|View in Scopus|Open[Uu][Rr][Ll]|PMC free article|\s-\s(?:DOI|PubMed|PMC)\b(?=\s-\s|$)|Web of Science ?®|Cross[Rr]ef(?:PubMed|Google Scholar|View in Scopus)"
)
_TRAILING = re.compile(rf"[\s ]*(?:-\s)?(?:{_LINK}[\s ,|;-]*){{1,12}}$")
_LONGEST_ROW = 200
_BEGINS = tuple(
    f" [{word[:length]}"
    for word in ("DOI", "PubMed", "Google Scholar", "PMC free article", "CrossRef")
    for length in range(len(word) + 1)
)


def is_link_row(line: str) -> bool:
    """Whether a line consists of link words only."""
    line = line.strip()
    return 2 < len(line) <= _LONGEST_ROW and _ROW.fullmatch(line) is not None


def text_end(line: str) -> int:
    """Where the text of a line ends and its link words begin; the line's length if it has none."""
    if line.endswith(_BEGINS):  # "[D": the text was cut in the middle of "[DOI]"
        line = line[: line.rindex("[")].rstrip()
    window = max(0, len(line) - _LONGEST_ROW)
    first = _SINGLE.search(line, window)
    if first is None:
        return len(line)
    # step back over plain link words in front: "Article CAS Google Scholar"
    start = first.start()
    for match in re.finditer(_LINK, line[window:]):
        at = window + match.start()
        if (at <= start or first[0].startswith(" - ")) and _TRAILING.match(line, at):
            return len(line[:at].rstrip(" \t\u00a0-"))
    return len(line)
