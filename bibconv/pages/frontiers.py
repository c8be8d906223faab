"""Frontiers: ``Front. Psychol., 12 March 2021``, ``Volume 12 - 2021 | https://doi.org/...``,
names run together (``Jane Doe1Rui Lopes2*``), ``Citation: Doe J and Lopes R (2021) ...``.
"""

from __future__ import annotations

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout


class Frontiers(Article):
    """Reads it."""

    layout = "frontiers"
    glued_names = True
    shortest_abstract = 80


LAYOUT = Layout(
    "frontiers",
    {
        r"re:\nfront(?:\.|iers in) [a-z][^,\n]{2,40}, \d{1,2} [a-z]+ \d{4}": 0.5,
        r"re:\nvolume \d+ ?- ?(?:19|20)\d\d": 0.35,
        "\nreviewed by": 0.15,
        "\nedited by": 0.1,
        "the editor and reviewers": 0.3,
        "this article is part of the research topic": 0.4,
        "people also looked at": 0.35,
        "other forums is permitted": 0.3,
    },
    Frontiers,
)
