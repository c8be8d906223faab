"""PubMed, new and old: the journal's line first, the title (in the new one twice), names with
numbers of their affiliations; the new one's ``Guoqi Dong et al. J Pain Res. 2023.`` names the
journal once more.
"""

from __future__ import annotations

import re

from bibconv.pages.article import Article
from bibconv.pages.base import plain
from bibconv.pages.byline import byline
from bibconv.pages.layout import Layout

_AGAIN = re.compile(
    r"(?P<who>[^.\d]{3,80}?)(?P<more>\set al)?\.\s(?P<journal>[A-Z][^.\d]{1,80}?)\s?\.\s?(?P<year>\d{4})?[^.]{0,20}\.?$"
)


class PubMed(Article):
    """Reads it."""

    layout = "pubmed"

    def own_ways(self) -> None:
        """The line below the title's repetition; a journal's name above ``. 2023 Aug 15``."""
        for index, line in enumerate(self.lines[:120]):
            text = plain(line.text)
            if text.startswith(". ") and index and re.match(r"\. (?:1[89]|20)\d\d\b", text):
                above = plain(self.lines[index - 1].text).removeprefix("Actions").strip()
                if 2 < len(above) <= 60 and "omepage" not in above and not above.endswith("."):
                    at = self.lines[index - 1]
                    self.add("container-title", above, at.start, at.end)
            match = _AGAIN.fullmatch(text) if len(text) < 180 else None
            if match is None:
                continue
            names = byline(match["who"])
            if names is None or any(len(name.split()) > 5 for name in names.names):
                continue
            self.again = (
                names.names,
                bool(match["more"]),
                line.start,
                line.start + len(match["who"]),
            )
            at_journal = max(line.text.find(match["journal"]), 0)
            start = line.start + at_journal
            self.add("container-title", match["journal"], start, start + len(match["journal"]))
            if match["year"] and not self.has("issued"):
                self.year = match["year"]

    again: tuple[tuple[str, ...], bool, int, int] | None = None
    year = ""

    def title_and_authors(self) -> None:
        """Without a line of names, the one in front of "et al."."""
        super().title_and_authors()
        if self.again is not None and not self.has("author"):
            names, more, start, end = self.again
            self.add_persons("author", names, start, end)
            if more:
                self.add("author-truncated", True, start, end, extra=True)


LAYOUT = Layout(
    "pubmed",
    {
        "ncbi homepage": 0.5,
        "pubmed disclaimer": 0.5,
        r"re:\npmid: ?\d+[^\n]{0,40}\[indexed for medline\]": 0.4,
        "linkout - more resources": 0.4,
        r"re:\npmids?\n": 0.25,
        r"re:\npmid:? ?\d+(?:\s{1,4}(?:pmcid:? ?pmc\d+|doi:? ?10\.\S+)){0,2}\n": 0.35,
        "\nmesh terms\n": 0.2,
        "\npublication types\n": 0.15,
        "\nfull text links\n": 0.2,
        "\ndisplay options\n": 0.2,
        "\naffiliations\n": 0.15,
        "\nsimilar articles": 0.15,
        "format: abstract": 0.35,
        "\nsend to": 0.1,
        "\nauthor information\n": 0.15,
        "images from this publication": 0.2,
        r"re:\n[a-z][a-z .()&-]{2,60}\. (?:19|20)\d\d(?: [a-z]{3})?(?: \d\d?)?[;:]": 0.15,
        r"re:\n\. (?:19|20)\d\d(?: [a-z]{3})?(?: \d\d?)?[;:]\d": 0.2,
    },
    PubMed,
)
