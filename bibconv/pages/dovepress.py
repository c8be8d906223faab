"""Dove Medical Press: ``Authors Dong G, Li H``, ``Received 11 April 2023``, ``Published 15 August
2023 Volume 2023:16 Pages 2817—2834``, ``DOI https://...``; the path above names the journal.
"""

from __future__ import annotations

import re

from bibconv.pages.article import Article
from bibconv.pages.base import plain
from bibconv.pages.layout import Layout

_PATH = re.compile(
    r"Back to (?:Journals|Browse Journals)\s?[»>›]\s?(?P<journal>[^»>›]{2,100}?)\s?(?:[»>›]|$)"
)


class Dovepress(Article):
    """Reads it."""

    layout = "dovepress"

    def own_ways(self) -> None:
        """The path to the page names the journal."""
        for line in self.lines[:40]:
            match = _PATH.match(plain(line.text)) if len(line.text) < 300 else None
            if match:
                start = line.start + max(line.text.find(match["journal"]), 0)
                self.add("container-title", match["journal"], start, start + len(match["journal"]))


LAYOUT = Layout(
    "dovepress",
    {
        r"re:\n(?:published \d{1,2} [a-z]+ \d{4},? ?)?volume (?:19|20)\d\d:\d+": 0.35,
        "\naccepted for publication": 0.2,
        "\nauthors ": 0.15,
        "published and licensed by dove medical press": 0.3,
        "checked for plagiarism": 0.4,
        r"re:\n[^\n]{0,30}back to (?:browse )?journals": 0.4,
        "editor who approved publication": 0.4,
        r"re:\ndoi:? ?https?://doi\.org/10\.2147/\S+\n": 0.2,
    },
    Dovepress,
)
