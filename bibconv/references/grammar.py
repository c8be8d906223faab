"""Labels for the text of a reference, by grammar: names first, date, title, container, locator.

What is certain by its shape goes first (identifiers, the locator cluster at the end, names at
the front); what remains in the middle is divided into title, container, editors and
publisher. A trained model may stand in place of :func:`read_labels`.
"""

from __future__ import annotations

import re

from bibconv.references import books
from bibconv.references.authors import Names, find_names
from bibconv.references.labels import Label, Labelling
from bibconv.references.lexicon import (
    CONFERENCE,
    EDITOR_ROLE,
    ORGANISATION_WORDS,
    PUBLISHER_WORDS,
    REPORT,
    THESIS,
)
from bibconv.references.locator import read_locator
from bibconv.references.marks import find_marks
from bibconv.references.sentences import boundaries, container_start

_YEAR = r"(?:1[5-9]|20)\d\d(?:[-–/](?:\d{4}|\d\d))?"
# "(2020).", "(2020, May 3)", "1997:", ", 2004.", "2009 [1905],"
_FRONT_DATE = re.compile(
    rf"[\s,.:]{{0,4}}(?:\((?P<p>{_YEAR})(?P<more>,\s[^()]{{1,25}})?(?:[a-z]|[-–][a-z])?(?:\s?\[\d{{4}}\])?\)|"
    rf"\[(?P<b>{_YEAR})\]|(?P<y>{_YEAR})[a-z]?(?=\s?[.:,;]|\s(?:\[|[^\W\d_])))\s?[.:,;]{{0,2}}\s{{0,2}}"
)
_NO_DATE = re.compile(
    r"[\s,.]{0,3}\((?P<p>n\.\s?d\.|s\.\s?[af]\.|o\.\s?J\.|in press|forthcoming|im Druck|im Erscheinen|en prensa|no prelo)\)[.:,]{0,2}\s?",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[\s,.]{0,3}(?:“(?P<a>[^”]{3,500})”|\"(?P<b>[^\"]{3,500})\"|„(?P<c>[^“”]{3,500})[“”]|[«»](?P<d>[^«»]{3,500})[«»]"
    r"|[‘'](?P<e>.{3,500}?)[’'](?=[\s]?[,.;:(]|\s[A-Z(]|$))[\s,.]{0,2}"
)
_IN = re.compile(
    r"(?:(?<=[.?!,;:”’\"»')\]])|(?<=[.?!,;:]\s))\s?(?:In:?|in:|en:|[Ee]m:|dans:?|Dans:?)\s+(?=\S)|(?<=[”’\"»'],\s)in\s|(?<=[”’\"»']\s)in\s"
)
# "(Clay Press, 1999)", "(London: Routledge, 2004)", "(Springer, Cham, 2019)"
_IMPRINT = re.compile(
    r"\((?:(?P<place>[^():,;]{2,40}):\s)?(?P<publisher>[^():;]{2,80}?),\s(?P<date>(?:1[5-9]|20)\d\d)\)\s*\.?\s*$"
)
_YEAR_FOLLOWS = re.compile(r"\s*(?:1[5-9]|20)\d\d")
_LEAD = re.compile(r"[\s.,;:–—-]*")
_SAME_AUTHOR = re.compile(r"[-–—_]{2,8}[.,]?\s|(?:Ders\.|Dies\.|Idem|Id\.)[,:]?\s")


def read_labels(text: str) -> Labelling:
    """The labelling of one reference."""
    labels, furniture, masked = find_marks(text)
    reader = _Reader(masked, labels, furniture)
    return reader.read()


class _Reader:
    """One reading: the text without its marks, and what was found so far."""

    def __init__(self, text: str, labels: list[Label], furniture: list[tuple[int, int]]) -> None:
        self.text = text
        self.labels = labels
        self.furniture = furniture
        self.truncated: list[str] = []
        self.doubts: list[str] = []
        self.imprint = False

    def add(self, name: str, start: int, end: int, order: str = "") -> None:
        """Label a stretch, its outer blanks and punctuation taken off."""
        text = self.text
        while start < end and text[start] in " \t\n,;:.–—-":
            start += 1
        while end > start and text[end - 1] in " \t\n,;:–—-":
            end -= 1
        if start < end:
            self.labels.append(Label(name, start, end, order))

    def read(self) -> Labelling:
        """Front to back."""
        position = self._names(_LEAD.match(self.text, 0).end())  # type: ignore[union-attr]
        position, dated = self._front_date(position)
        self._imprint(position)
        start, located = read_locator(self.text, position, dated=dated)
        names = {label.name for label in located}
        if dated:
            located = [label for label in located if label.name != "date" or not self._has("date")]
        self.labels += located
        end = start
        kind = self._middle(position, end, names)
        return self._result(kind)

    def _imprint(self, position: int) -> None:
        """Publisher and year in brackets at the end: ``The Kiln Book (Clay Press, 1999)``."""
        match = _IMPRINT.search(self.text, position)
        if match is None or not (match["place"] or PUBLISHER_WORDS.search(match["publisher"])):
            return
        for name in ("publisher", "place", "date"):
            if match[name]:
                self.add(name, *match.span(name))
        self.furniture.append(match.span())
        self.imprint = True
        self.text = self.text[: match.start()] + "." + " " * (len(self.text) - match.start() - 1)

    def _has(self, name: str) -> bool:
        return any(label.name == name for label in self.labels)

    def _names(self, position: int) -> int:
        same = _SAME_AUTHOR.match(self.text, position)
        if same:
            self.doubts.append("author")
            self.furniture.append(same.span())
            return same.end()
        found = find_names(self.text, position)
        if found is None or self._is_organisation(position, found):
            return self._organisation(position)
        role = EDITOR_ROLE.match(self.text, found.end)
        variable = "editor" if role and role[0].strip(" .,") else "author"
        for (_, order), (start, end) in zip(found.names, found.spans, strict=True):
            self.labels.append(Label(variable, start, end, order))
        if found.truncated:
            self.truncated.append(variable)
        if role and variable == "editor":
            self.furniture.append(role.span())
            return role.end()
        return found.end

    def _is_organisation(self, position: int, found: Names) -> bool:
        """ "World Weather Office" has the form of a name in full."""
        return all(order == "direct-full" for _, order in found.names) and (
            ORGANISATION_WORDS.search(self.text, position, found.end) is not None
        )

    def _organisation(self, position: int) -> int:
        """An organisation as author: words before "(2003)" or before the first full stop."""
        text = self.text
        date = _FRONT_DATE.search(text, position, position + 160)
        if date and date["p"] and date.start() - position > 2 and not _QUOTED.match(text, position):
            words = text[position : date.start()].split()
            if len(words) <= 14 and "." not in text[position : date.start() - 1].replace(
                "U.S.", ""
            ):
                self.add("author", position, date.start(), "literal")
                return date.start()
        cuts = boundaries(text, position, min(len(text), position + 160))
        if len(cuts) >= 1:
            piece = text[position : cuts[0][0] - 1]
            if len(piece.split()) <= 10 and ORGANISATION_WORDS.search(piece) and ":" not in piece:
                self.add("author", position, cuts[0][0] - 1, "literal")
                return cuts[0][1]
        return position

    def _front_date(self, position: int) -> tuple[int, bool]:
        match = _FRONT_DATE.match(self.text, position)
        if match and (position > 0 or match["p"]) and match.end() < len(self.text) - 3:
            group = "p" if match["p"] else "b" if match["b"] else "y"
            end = match.end("more") if match["more"] else match.end(group)
            if self.text[match.end() :].strip(" .,;") == "":
                return position, False
            self.add("date", match.start(group), end)
            return match.end(), True
        match = _NO_DATE.match(self.text, position)
        if match:
            self.add("date", *match.span("p"))
            return match.end(), True
        return position, False

    def _middle(self, start: int, end: int, located: set[str]) -> str:
        """Divide what stands between names and locator; gives the item type."""
        text = self.text
        quoted = _QUOTED.match(text, start, end)
        title_end = None
        if quoted and quoted.end() - start > 5:
            group = next(name for name in "abcde" if quoted[name] is not None)
            if quoted.end() < end - 2 or not located:
                self.add("title", *quoted.span(group))
                title_end = quoted.end()
        inside = _IN.search(text, title_end - 2 if title_end else start + 8, end)
        journal = "volume" in located or ("page" in located and "issue" in located)
        if inside is not None:
            if title_end is None:
                self.add("title", start, self._closed(start, inside.start()))
            elif inside.start() - title_end > 3:
                self.add("container", title_end, inside.start())
            self.furniture.append(inside.span())
            return self._container_work(inside.end(), end, journal)
        if title_end is not None:
            return self._after_title(title_end, end, located)
        return self._plain(start, end, located, journal)

    def _closed(self, start: int, end: int) -> int:
        """End of a title: its full stop goes, its question mark stays."""
        while end > start and self.text[end - 1] in " .,;:":
            end -= 1
        return end

    def _container_work(self, start: int, end: int, journal: bool) -> str:
        """What stands behind "In:"."""
        text = self.text
        found = find_names(text, start, role=True)
        position = start
        if found is not None:
            for (_, order), (a, b) in zip(found.names, found.spans, strict=True):
                self.labels.append(Label("editor", a, b, order))
            if found.truncated:
                self.truncated.append("editor")
            role = EDITOR_ROLE.match(text, found.end)
            position = role.end() if role else found.end
            self.furniture.append((found.end, position))
            date = _FRONT_DATE.match(text, position)
            if date and not self._has("date"):
                self.add("date", *date.span("p" if date["p"] else "b" if date["b"] else "y"))
                position = date.end()
        rest = books.read_book(text, position, end)
        if journal and found is None and not rest.has_publisher:
            self.add("container", position, end)
            return "article-journal"
        for label in rest.labels:
            self.labels.append(label)
        self.furniture += rest.furniture
        self.add("container", *self._container_span(rest.title))
        name = text[rest.title[0] : rest.title[1]]
        return "paper-conference" if CONFERENCE.search(name) else "chapter"

    def _container_span(self, span: tuple[int, int]) -> tuple[int, int]:
        return span[0], self._closed(*span)

    def _after_title(self, start: int, end: int, located: set[str]) -> str:
        """A quoted title stands before: a container, or publisher and place."""
        rest = books.read_book(self.text, start, end)
        name_start, name_end = rest.title
        if located & {"volume", "issue"} or ("page" in located and not rest.has_publisher):
            self.add("container", start, self._closed_container(start, end))
            return "article-journal"
        self.labels += rest.labels
        self.furniture += rest.furniture
        self.add("container", name_start, self._closed(name_start, name_end))
        if CONFERENCE.search(self.text, name_start, name_end):
            return "paper-conference"
        if self._has("container"):
            return "chapter" if rest.has_publisher else "article-journal"
        return "document"

    def _plain(self, start: int, end: int, located: set[str], journal: bool) -> str:
        """No quotes, no "In:"."""
        text = self.text
        thesis = THESIS.search(text, start, end)
        if thesis and not journal:
            return self._thesis(start, end, thesis)
        if not journal:
            rest = books.read_book(text, start, end)
            if rest.has_publisher or self.imprint:
                return self._book(rest)
        if journal or "page" in located:
            cut = container_start(text, start, self._closed(start, end))
            if cut is not None:
                self.add("title", start, self._closed(start, cut))
                self.add("container", cut, self._closed_container(cut, end))
                return (
                    "paper-conference"
                    if not journal and CONFERENCE.search(text, cut, end)
                    else "article-journal"
                )
            self.add("title", start, self._closed(start, end))
            self.doubts.append("container-title")
            return "article-journal" if journal else "document"
        return self._without_locator(start, end)

    def _closed_container(self, start: int, end: int) -> int:
        """A container keeps the full stop of its last word if that is abbreviated in dots; in
        a list that abbreviates without them (``Nat Cell Biol. 2014;``) it ends the sentence."""
        text = self.text
        while end > start and text[end - 1] in " ,;:":
            end -= 1
        if end <= start or text[end - 1] != "." or text.startswith((".,", ".;"), end - 1):
            return end
        *others, last = text[start : end - 1].split() or [""]
        if others and all(word.endswith(".") for word in others):
            return end
        dotted = any(word.endswith(".") for word in others)
        undotted = any(books.is_dotted_abbreviation(word) for word in others)
        sentence = undotted or (not dotted and _YEAR_FOLLOWS.match(text, end) is not None)
        return end - 1 if sentence or not books.is_dotted_abbreviation(last) else end

    def _thesis(self, start: int, end: int, match: re.Match[str]) -> str:
        text = self.text
        head = self._closed(start, match.start())
        if head <= start:
            self.doubts.append("title")
            self.add("title", start, self._closed(start, end))
            return "thesis"
        self.add("title", start, head)
        self.labels.append(Label("genre", *match.span("genre")))
        stop = end
        rest_start = match.end()
        while rest_start < stop and text[rest_start] in " .,;:()[]":
            rest_start += 1
        place = books.read_place_publisher(text, rest_start, stop)
        if place:
            self.labels += place
        else:
            publisher = text[rest_start:stop].strip(" .,;:()[]")
            if publisher:
                offset = text.find(publisher, rest_start)
                self.labels.append(Label("publisher", offset, offset + len(publisher)))
        return "thesis"

    def _book(self, rest: books.Book) -> str:
        self.labels += rest.labels
        self.furniture += rest.furniture
        start, end = rest.title
        self.add("title", start, self._closed(start, end))
        report = REPORT.search(self.text, start, end)
        return "report" if report else "book"

    def _without_locator(self, start: int, end: int) -> str:
        """Title and perhaps a container, nothing else."""
        text = self.text
        cuts = boundaries(text, start, self._closed(start, end))
        if self._has("url") and not self._has("doi"):
            cut = cuts[-1] if cuts else None
            if cut and len(text[cut[1] : end].split()) <= 6:
                self.add("title", start, self._closed(start, cut[0]))
                self.add("container", cut[1], self._closed(cut[1], end))
            else:
                self.add("title", start, self._closed(start, end))
            return "webpage"
        cut_at = container_start(text, start, self._closed(start, end))
        if (
            cuts
            and cut_at is not None
            and len(text[cut_at:end].split()) <= 8
            and (self._has("date") or self._has("status"))
        ):
            self.add("title", start, self._closed(start, cut_at))
            self.add("container", cut_at, self._closed_container(cut_at, end))
            self.doubts.append("container-title")
            return "article-journal"
        self.add("title", start, self._closed(start, end))
        if self._has("arxiv"):
            return "article"
        self.doubts.append("type")
        return "document"

    def _result(self, kind: str) -> Labelling:
        names = {label.name for label in self.labels}
        if kind == "document" and "arxiv" in names:
            kind = "article"
        certainty = 1.0
        for wanted, cost in (("title", 0.3), ("date", 0.7)):
            if wanted not in names:
                certainty *= cost
        if not names & {"author", "editor"}:
            certainty *= 0.6
            self.doubts.append("author")
        if kind == "article-journal" and not {"container", "page"} <= names:
            certainty *= 0.8
        certainty *= 0.8 ** len(set(self.doubts))
        if kind == "document":
            certainty *= 0.6
        return Labelling(
            tuple(self.labels),
            kind,
            tuple(self.truncated),
            tuple(self.furniture),
            certainty,
            tuple(dict.fromkeys(self.doubts)),
        )
