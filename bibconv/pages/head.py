"""The head of a page: which line is the title, which are the authors.

A title is not furniture, not the journal's line, not a list of names; it is likelier where
it is a Markdown heading, stands twice, stands above names, or in the page's own citation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.pages.base import Line, plain
from bibconv.pages.byline import Byline, byline
from bibconv.pages.citeline import journal_line
from bibconv.pages.history import dates, lone_label, whole_date
from bibconv.pages.words import KICKER, is_furniture

_ENDS = re.compile(r"[.…]\s*$")
AFFILIATION = re.compile(
    r"\b(?:Department|University|Institute|Hospital|School of|Faculty|Laborator(?:y|ies)|Division|College|P\.?O\.? Box|Universidade?|Université|Universität|Università|Universitat|Hochschule|Instituto|Facultad|Fakultät|Faculdade|Faculté|Departamento|Email|Correspondence)\b"
)
_ONLY_MARKS = re.compile(
    r"[\s\d,;&*†‡§¶#()\[\]a-d⁎∗|·•-]*(?:and|ORCID(?: ?iD)?(?: ?[Ii]con)?|View ORCID Profile)?[\s\d,;&*†‡§¶#.|]*",
    re.IGNORECASE,
)
_TOOL_LINE = re.compile(
    r"(?:,?\s?ORCID Icon\s?,?\s?)+|Search for more papers|View ORCID|Author links open|Find this author|See all authors|(?:https?://)?orcid\.org/[\dX-]{15,20}/?",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"^(?:by\s|authors?\s?[:：]?\s|作者)", re.IGNORECASE)
# What stands on the next line is another article.
_OTHERS = re.compile(
    r"(?:Next|Previous) (?:Article|Chapter) in |(?:Next|Previous) (?:article|chapter)",
    re.IGNORECASE,
)
_LOGO = re.compile(r"\blogo\b|\bhomepage\b|cover image|\bcookies?\b", re.IGNORECASE)


def letters(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    return "".join(char for char in text.casefold() if char.isalnum())


def find_title(head: Sequence[Line], cites: Sequence[str], container: str) -> int | None:
    """Index of the line that is the work's title."""
    cited = [letters(cite) for cite in cites]
    keys = [letters(plain(line.text)) for line in head]
    best: tuple[float, int] | None = None
    for index, line in enumerate(head):
        text = plain(line.text)
        if index and _OTHERS.match(plain(head[index - 1].text)):
            continue
        if not _may_be_title(line, text, container):
            continue
        score = 0.0
        if line.text.startswith("# "):
            score += 3
        elif line.text.startswith("#"):
            score += 1
        if len(keys[index]) > 8 and any(keys[index] in cite for cite in cited):
            score += 4
        if keys.count(keys[index]) > 1:
            score += 2
        if index and KICKER.fullmatch(plain(head[index - 1].text)):
            score += 1.5
        if _names_below(head, index):
            score += 2
        words = len(text.split())
        score += 0.5 if words >= 5 else -1 if words < 3 else 0
        if len(text) > 250 or _ENDS.search(text):
            score -= 2
        if AFFILIATION.search(text):
            score -= 2
        if best is None or score > best[0]:
            best = (score, index)
    return best[1] if best is not None and best[0] >= 0 else None


def _may_be_title(line: Line, text: str, container: str) -> bool:
    if not 8 <= len(text) <= 400 or (" " not in text and text.isascii()):
        return False
    if is_furniture(text) or _LOGO.search(text) or text[:1] in ".,;:)|•-":
        return False
    if (
        text.endswith(":")
        or line.text.startswith(("|", "- ", "* ", "• "))
        or letters(text) == letters(container)
    ):
        return False
    if lone_label(text) or whole_date(text) or "@" in text or "://" in text:
        return False
    if any(True for _ in dates(text)) or _AUTHORS.match(text):
        return False
    found = journal_line(text)
    return (found is None or found.end - found.start < 0.6 * len(text)) and byline(
        line.text
    ) is None


def _names_below(head: Sequence[Line], index: int) -> bool:
    for line in head[index + 1 : index + 4]:
        if byline(line.text) is not None or _TOOL_LINE.search(line.text):
            return True
        if not KICKER.fullmatch(plain(line.text)) and not is_furniture(line.text):
            return False
    return False


def find_authors(
    head: Sequence[Line], title: int | None, *, scattered: bool = False, glued: bool = False
) -> tuple[Byline, Line, Line] | None:
    """The names below the title (or behind a label "Authors"), with their first and last line."""
    for line in head:
        if _AUTHORS.match(line.text):
            found = byline(line.text, glued=glued)
            if found is not None:
                return found, line, line
    if title is None:
        for line in head:
            found = byline(line.text, glued=glued)
            if found is not None and len(found.names) > 1:
                return found, line, line
        return None
    names: list[str] = []
    starred: list[str] = []
    truncated = False
    first = last = head[title]
    for line in head[title + 1 : title + 60]:
        if _ONLY_MARKS.fullmatch(line.text) or _TOOL_LINE.fullmatch(line.text.strip()):
            continue
        found = byline(line.text, glued=glued) if not _is_repeat(line, head[title]) else None
        if found is not None:
            if not names:
                first = line
            # "Jane Doe, Jane Doe": where names are scattered, each stands as link and as text
            listed = dict.fromkeys(found.names) if scattered else found.names
            names += [name for name in listed if name not in names]
            starred += found.corresponding
            truncated = truncated or found.truncated
            last = line
        elif names and not scattered:
            if not _TOOL_LINE.search(line.text) and not AFFILIATION.search(line.text):
                break
        elif line.start - head[title].end > 1500:
            break
    return (Byline(tuple(names), truncated, tuple(starred)), first, last) if names else None


def _is_repeat(line: Line, title: Line) -> bool:
    return line.text == title.text
