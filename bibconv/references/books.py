"""Publisher, place, edition, series volume and pages in the reference of a book or chapter.

``Title (3rd ed.). New York: Norton.``, ``2. Aufl., Frankfurt a. M.: Suhrkamp``, ``MIT Press,
Cambridge, MA``, ``Roma 1982``: what is found goes off the end; the rest is the title.
"""

from __future__ import annotations

import re

import msgspec

from bibconv.references.labels import Label
from bibconv.references.letters import UPPER
from bibconv.references.lexicon import EDITION, JOURNAL_ABBREVIATIONS, KNOWN_PLACES, PUBLISHER_WORDS
from bibconv.references.sentences import boundaries

_SERIES_PAGES = re.compile(
    r"\(\s?(?:(?:(?:\d{1,2}(?:st|nd|rd|th) ed\.|[Rr]ev\. ed\.)?,?\s?)?(?:Vol|Bd|Band|vol|v)s?\.?\s?(?P<volume>\d+|[IVXLC]+),?\s?)?"
    r"(?:(?:pp?|S|Seiten|págs?|pages?)\.?\s?(?P<page>[A-Za-z]{0,3}\d+(?:\s?[-–—]\s?[A-Za-z]{0,3}\d+)?))?\s?\)"
)
_BARE_VOLUME = re.compile(r"[,.]\s(?:Vol|Bd|Band|vol|t|T)\.?\s(?P<volume>\d+|[IVXLC]+)(?=[.,]|$)")
_TAIL_PAGES = re.compile(
    r"[,.;]\s(?:pp?|S|págs?|pages?)\.?\s?(?P<page>[A-Za-z]{0,3}\d+(?:\s?[-–—]\s?[A-Za-z]{0,3}\d+)?)[.,]?(?=\s|$)"
)
_DOTTED = re.compile(rf"(?:{UPPER}\.){{2,}}|{UPPER}$")
_NO_MARK = re.compile(r"(?:\b[a-z]|\bSt)$")
_PUNCTUATION = " \t\n.,;:"


class Book(msgspec.Struct):
    """What was found, and the stretch that remains for the title."""

    title: tuple[int, int]
    labels: list[Label]
    furniture: list[tuple[int, int]]
    has_publisher: bool = False


def is_dotted_abbreviation(word: str) -> bool:
    """Whether a full stop behind the word belongs to it: ``Bull``, ``J``."""
    return len(word) == 1 or word.lower() in JOURNAL_ABBREVIATIONS or bool(_DOTTED.search(word))


def read_book(text: str, start: int, end: int) -> Book:
    """Take edition, volume, pages, publisher and place off ``text[start:end]``."""
    book = Book((start, end), [], [])
    stop = end
    masked = text
    for pattern in (_SERIES_PAGES, _BARE_VOLUME, _TAIL_PAGES):
        match = pattern.search(masked, start, stop)
        if match and any(match.groupdict().values()):
            for name, value in match.groupdict().items():
                if value:
                    book.labels.append(Label(name, *match.span(name)))
            masked = _blank(masked, *match.span())
            book.furniture.append(match.span())
    match = EDITION.search(masked, start + 1, stop)
    if match:
        book.labels.append(Label("edition", *match.span("v")))
        book.furniture.append(match.span())
        masked = (
            masked[: match.start()]
            + "."
            + " " * (match.end() - match.start() - 1)
            + masked[match.end() :]
        )
    stop = _rstrip(masked, start, stop)
    found = read_place_publisher(masked, start, stop)
    if found:
        book.labels += found
        book.has_publisher = True
        stop = min(label.start for label in found)
        while stop > start and masked[stop - 1] in " (,;:":
            stop -= 1
    # what was cut out of the end is not part of the title; what was in the middle of it is
    book.title = (start, _rstrip(masked, start, stop))
    return book


def read_place_publisher(text: str, start: int, end: int) -> list[Label]:
    """Labels of the publisher and place that end at ``end``; empty if there are none."""
    while (end > start and text[end - 1] in " ,;:()[]") or (
        end > start + 2 and text[end - 1] == "." and not text[end - 3].isspace()
    ):
        end -= 1
    if end <= start:
        return []
    window = max(start, end - 200)
    colon = text.rfind(":", window, end)
    while colon > window:
        match = _match_before_colon(text, window, colon, end)
        if match:
            return match
        colon = text.rfind(":", window, colon)
    return _publisher_tail(text, start, end)


def _match_before_colon(text: str, window: int, colon: int, end: int) -> list[Label]:
    """``Place: Publisher``: the place must begin a piece of its own and be short."""
    cut = colon
    for mark in (". ", "? ", "! ", ") ", "; ", ", ", "("):
        at = _last_mark(text, mark, window, colon)
        if at >= 0:
            cut = at + len(mark) if cut == colon else max(cut, at + len(mark))
    if cut == colon:
        cut = window
    begin = cut
    # "New York, NY", "Cambridge, MA; London"
    while begin - 2 > window and text[begin - 2] in ",;":
        piece = text[begin:colon].strip()
        previous = max(
            text.rfind(mark, window, begin - 2) for mark in (". ", ", ", ") ", "? ", "; ")
        )
        if previous < 0:
            break
        before = text[previous + 2 : begin - 2].strip()
        if (
            (len(piece) <= 6 or piece in ("England", "Germany", "Australia", "Canada", "U.S.A."))
            and len(before.split()) <= 3
            and before[:1].isupper()
        ):
            begin = previous + 2
            break
        break
    place, publisher = text[begin:colon].strip(), text[colon + 1 : end].strip()
    words = place.split()
    if (
        not place
        or not publisher
        or len(words) > 6
        or not place[0].isupper()
        or any(c.isdigit() for c in place)
    ):
        return []
    known = (
        place in KNOWN_PLACES
        or words[0].strip(",;/") in KNOWN_PLACES
        or " ".join(words[:2]).strip(",;/") in KNOWN_PLACES
    )
    imprint = PUBLISHER_WORDS.search(publisher) is not None
    short = len(publisher.split()) <= 6 and publisher[0].isupper()
    if not ((known and short) or (known and imprint) or (imprint and short and len(words) <= 4)):
        return []
    a = text.find(place, begin)
    b = text.find(publisher, colon + 1)
    return [Label("place", a, a + len(place)), Label("publisher", b, b + len(publisher))]


def _last_mark(text: str, mark: str, start: int, end: int) -> int:
    """As ``rfind``, but the full stop of "Frankfurt a. M." or "St. Louis" is no mark."""
    at = text.rfind(mark, start, end)
    while mark == ". " and at >= 0 and _NO_MARK.search(text, max(start, at - 3), at):
        at = text.rfind(mark, start, at)
    return at


def _publisher_tail(text: str, start: int, end: int) -> list[Label]:
    """``Publisher``, ``Publisher, Place``, ``Place, Publisher`` or ``Place`` as the last piece."""
    cuts = boundaries(text, start, end)
    begin = cuts[-1][1] if cuts else None
    if begin is None:
        comma = text.find(", ", start + 10, end)
        if comma < 0:
            return []
        begin = comma + 2
        pieces = _commas(text, begin, end)
        if len(pieces) > 2:
            pieces = pieces[-2:]
            if text[pieces[0][0] : pieces[0][1]] not in KNOWN_PLACES and not PUBLISHER_WORDS.search(
                text, *pieces[0]
            ):
                pieces = pieces[-1:]
    else:
        pieces = _commas(text, begin, end)
    labels = []
    for a, b in pieces[:4]:
        piece = text[a:b]
        known = piece in KNOWN_PLACES or (
            piece.partition(" ")[0] in KNOWN_PLACES and len(piece.split()) <= 2
        )
        if known:
            labels.append(Label("place", a, b))
        elif PUBLISHER_WORDS.search(piece) and len(piece.split()) <= 7 and piece[0].isupper():
            labels.append(Label("publisher", a, b))
        elif labels and labels[-1].name == "place" and len(piece) <= 4 and piece.isupper():
            labels[-1] = Label("place", labels[-1].start, b)
        else:
            return []
    names = [label.name for label in labels]
    return labels if len(names) == len(set(names)) else []


def _commas(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while start < end:
        comma = text.find(", ", start, end)
        stop = comma if comma >= 0 else end
        pieces.append((start, stop))
        start = stop + 2 if comma >= 0 else end
    return pieces


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _PUNCTUATION + "([":
        end -= 1
    return end
