"""Labels for the text of a reference, by grammar: names first, date, title, container, locator.

What is certain by its shape goes first (identifiers, the locator cluster at the end, names at
the front); what remains in the middle is divided into title, container, editors and
publisher. A trained model may stand in place of :func:`read_labels`.
"""

from __future__ import annotations

import re

from bibconv.references import books
from bibconv.references.authors import find_names
from bibconv.references.front import FRONT_DATE, QUOTED, Front
from bibconv.references.labels import Label, Labelling
from bibconv.references.lexicon import CONFERENCE, EDITOR_ROLE, REPORT, THESIS
from bibconv.references.locator import read_locator
from bibconv.references.marks import find_marks
from bibconv.references.sentences import boundaries, container_start

_IN = re.compile(
    r"(?:(?<=[.?!,;:”’\"»')\]])|(?<=[.?!,;:]\s))\s?(?:In:?|in:|en:|[Ee]m:|dans:?|Dans:?)\s+(?=\S)|(?<=[”’\"»'],\s)in\s|(?<=[”’\"»']\s)in\s"
)
_LEAD = " \t\n\r.,;:–—-"


def read_labels(text: str) -> Labelling:
    """The labelling of one reference."""
    labels, furniture, masked = find_marks(text)
    reader = _Reader(masked, labels, furniture)
    return reader.read()


class _Reader(Front):
    """Reads a whole reference."""

    def read(self) -> Labelling:
        """Front to back."""
        position = self.names(len(self.text) - len(self.text.lstrip(_LEAD)))
        position, dated = self.front_date(position)
        self.bracketed_imprint(position)
        start, located = read_locator(self.text, position, dated=dated)
        names = {label.name for label in located}
        if dated:
            located = [label for label in located if label.name != "date" or not self.has("date")]
        self.labels += located
        end = start
        kind = self._middle(position, end, names)
        return self._result(kind)

    def _middle(self, start: int, end: int, located: set[str]) -> str:
        """Divide what stands between names and locator; gives the item type."""
        text = self.text
        quoted = QUOTED.match(text, start, end)
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
                self.add("title", start, self.closed(start, inside.start()))
            elif inside.start() - title_end > 3:
                self.add("container", title_end, inside.start())
            self.furniture.append(inside.span())
            return self._container_work(inside.end(), end, journal)
        if title_end is not None:
            return self._after_title(title_end, end, located)
        return self._plain(start, end, located, journal)

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
            date = FRONT_DATE.match(text, position)
            if date and not self.has("date"):
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
        return span[0], self.closed(*span)

    def _after_title(self, start: int, end: int, located: set[str]) -> str:
        """A quoted title stands before: a container, or publisher and place."""
        rest = books.read_book(self.text, start, end)
        name_start, name_end = rest.title
        if located & {"volume", "issue"} or ("page" in located and not rest.has_publisher):
            self.add("container", start, self.closed_container(start, end))
            return "article-journal"
        self.labels += rest.labels
        self.furniture += rest.furniture
        self.add("container", name_start, self.closed(name_start, name_end))
        if CONFERENCE.search(self.text, name_start, name_end):
            return "paper-conference"
        if self.has("container"):
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
            cut = container_start(text, start, self.closed(start, end))
            if cut is not None:
                self.add("title", start, self.closed(start, cut))
                self.add("container", cut, self.closed_container(cut, end))
                return (
                    "paper-conference"
                    if not journal and CONFERENCE.search(text, cut, end)
                    else "article-journal"
                )
            self.add("title", start, self.closed(start, end))
            self.doubts.append("container-title")
            return "article-journal" if journal else "document"
        return self._without_locator(start, end)

    def _thesis(self, start: int, end: int, match: re.Match[str]) -> str:
        text = self.text
        head = self.closed(start, match.start())
        if head <= start:
            self.doubts.append("title")
            self.add("title", start, self.closed(start, end))
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
        self.add("title", start, self.closed(start, end))
        report = REPORT.search(self.text, start, end)
        return "report" if report else "book"

    def _without_locator(self, start: int, end: int) -> str:
        """Title and perhaps a container, nothing else."""
        text = self.text
        cuts = boundaries(text, start, self.closed(start, end))
        if self.has("url") and not self.has("doi"):
            cut = cuts[-1] if cuts else None
            if cut and len(text[cut[1] : end].split()) <= 6:
                self.add("title", start, self.closed(start, cut[0]))
                self.add("container", cut[1], self.closed(cut[1], end))
            else:
                self.add("title", start, self.closed(start, end))
            return "webpage"
        cut_at = container_start(text, start, self.closed(start, end))
        if (
            cuts
            and cut_at is not None
            and len(text[cut_at:end].split()) <= 8
            and (self.has("date") or self.has("status"))
        ):
            self.add("title", start, self.closed(start, cut_at))
            self.add("container", cut_at, self.closed_container(cut_at, end))
            self.doubts.append("container-title")
            return "article-journal"
        self.add("title", start, self.closed(start, end))
        if self.has("arxiv"):
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
