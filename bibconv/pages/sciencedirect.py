"""ScienceDirect: the journal, its volume, the title, authors behind a panel's words.

``Wireless Networks`` / ``Volume 30, Issue 3, April 2024, Pages 1939-1983`` / title /
``Author links open overlay panelA. Doe a, B. Roe b`` / ``https://doi.org/...`` / ``Get rights
and content``.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.pages.article import Article
from bibconv.pages.base import Line, plain
from bibconv.pages.layout import Layout
from bibconv.pages.words import is_furniture


class ScienceDirect(Article):
    """Reads it."""

    layout = "sciencedirect"

    def container_above(self, head: Sequence[Line], index: int) -> None:
        """The journal's name stands on the line above its volume."""
        for line in reversed(head[max(0, index - 3) : index]):
            text = plain(line.text)
            if 3 <= len(text) <= 90 and text[0].isalpha() and not is_furniture(text):
                self.add("container-title", text, line.start, line.end)
                return


LAYOUT = Layout(
    "sciencedirect",
    {
        "author links open overlay panel": 0.5,
        "get rights and content": 0.5,
        "under a creative commons": 0.2,
        "\nsection snippets": 0.3,
        "\nrecommended articles": 0.2,
        "\nview pdf\n": 0.15,
        "skip to main contentsciencedirect": 0.25,
        r"re:\ncited by \(\d+\)": 0.15,
        "\noutline\n": 0.15,
        "download full issue": 0.3,
        "\nview abstract\n": 0.1,
        "contents lists available at sciencedirect": 0.3,
    },
    ScienceDirect,
)
