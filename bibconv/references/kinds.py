"""What kind of work a reference is of, from what it says and how it says it.

Volume and issue make an article, ``In`` and editors a chapter, words like ``Proceedings`` a
conference paper, a publisher without a container a book.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from bibconv.references.labels import Label
from bibconv.references.lexicon import CONFERENCE, REPORT, THESIS
from bibconv.references.runs import Run
from bibconv.references.tokens import Tokens
from bibconv.references.wordclasses import CLASSES

_PATENT = re.compile(r"\b(?:patents?|patentschrift|brevet|offenlegungsschrift)\b", re.IGNORECASE)
_PATENT_NUMBER = re.compile(
    r"\b(?:US|EP|WO|DE|JP|GB|FR|CN|KR|CA)[ -]?(?:Patent[ .]*)?(?:No\.? ?)?\d[\d,./ ]{4,}",
    re.IGNORECASE,
)
_STANDARD = re.compile(
    r"\b(?:ISO|DIN|IEC|ANSI|ASTM|IEEE Std|NBR|BS EN|EN|VDI|ÖNORM|NF)[ /-](?:[A-Z/]{2,8} )?[A-Z]?\d{2,6}\b"
)
_SOFTWARE = re.compile(
    r"\b(?:computer software|software|computer program|R package|source code)\b", re.IGNORECASE
)
_DATASET = re.compile(r"[\[(](?:data ?set|data files?|datensatz)[\])]", re.IGNORECASE)
_FILM = re.compile(r"[\[(](?:motion picture|film|DVD)[\])]|\bDVD\b", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\d{1,2}\.? [^\W\d_]{3,}|[^\W\d_]{3,}\.? \d{1,2}\b|\d{1,2}\.\d{1,2}\.")
_NEWSPAPER = re.compile(
    r"\b(?:Zeitung|Times|Post|Guardian|Spiegel|Herald|Tribune|Rundschau|Presse|Globe|Folha|Estado|Le Monde|El País|Daily|Gazette|taz|FAZ)\b"
)


def infer_type(tokens: Tokens, found: Sequence[Run], labels: Sequence[Label]) -> str:
    """The CSL type of the work."""
    text = tokens.text
    said = {label.name: text[label.start : label.end] for label in reversed(labels)}
    genre = said.get("genre", "")
    if THESIS.search(genre) or (genre and _any_class(genre, "thesis")):
        return "thesis"
    title, container = said.get("title", ""), said.get("container", "")
    located = bool({"volume", "issue"} & said.keys())
    if not container or not located:
        special = _special(text, said, title)
        if special:
            return special
    if container:
        return _contained(tokens, found, said, container, located)
    return _alone(said, title, genre, text)


def _special(text: str, said: dict[str, str], title: str) -> str:
    if "page" not in said and (_PATENT_NUMBER.search(text) and _PATENT.search(text)):
        return "patent"
    if _STANDARD.match(title) or _STANDARD.match(said.get("number", "")):
        return "standard"
    if _DATASET.search(text):
        return "dataset"
    if _FILM.search(text) and "page" not in said:
        return "motion_picture"
    return ""


def _contained(
    tokens: Tokens, found: Sequence[Run], said: dict[str, str], container: str, located: bool
) -> str:
    inside = _follows_in(tokens, found)
    volume = "editor" in said or "publisher" in said or ("place" in said and "issue" not in said)
    if CONFERENCE.search(container) and not ("issue" in said and not inside):
        journal = located and not inside and not volume
        if not (
            journal
            and re.match(
                r"Proc(?:eedings)?\b\.?(?: of the)? (?:Nat|R|Roy|Natl|Soc|Am|Biol)", container
            )
        ):
            return "paper-conference"
    if located and not volume and not inside:
        return "article-journal"
    if "issue" in said and "editor" not in said:
        return "article-journal"
    if volume or (inside and not located):
        return "chapter"
    if located:
        return (
            "article-journal"
            if _any_class(container, "journal") or "editor" not in said
            else "chapter"
        )
    if "arxiv" in said and "page" not in said:
        return "article"
    if _NEWSPAPER.search(container) or (
        _MONTH_DAY.search(said.get("date", "")) and "doi" not in said
    ):
        return (
            "webpage"
            if "url" in said and "page" not in said and not _NEWSPAPER.search(container)
            else "article-newspaper"
        )
    if "url" in said and not {"page", "doi", "status"} & said.keys():
        return "webpage"
    return "article-journal"


def _alone(said: dict[str, str], title: str, genre: str, text: str) -> str:
    if "arxiv" in said:
        return "article"
    if REPORT.search(genre) or "number" in said or _any_class(genre, "report"):
        return "report"
    if _SOFTWARE.search(text) and "isbn" not in said:
        return "software"
    if {"publisher", "place", "edition", "isbn"} & said.keys():
        if "url" in said and not {"place", "isbn", "edition"} & said.keys():
            return "report" if REPORT.search(title) else "webpage"
        return "report" if REPORT.search(title) else "book"
    if {"volume", "page"} <= said.keys():
        return "article-journal"
    if "url" in said:
        return "webpage"
    if "collection" in said or "page-count" in said:
        return "book"
    return "document"


def _follows_in(tokens: Tokens, found: Sequence[Run]) -> bool:
    """Whether a word like ``In`` stands before the container or its editors."""
    for before, run in itertools.pairwise(found):
        if before.label == "join" and run.label in ("container", "editor", "author"):
            return "in" in CLASSES.get(tokens.words[before.last].lower(), ())
    return False


def _any_class(text: str, name: str) -> bool:
    return any(name in CLASSES.get(word, ()) for word in re.findall(r"[^\W\d_]+", text.lower()))
