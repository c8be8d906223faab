"""Wiley Online Library: names scattered between affiliations, each set closed by "Search for
more papers by this author"; ``First published: 12 March 2020``; ``Volume 51, Issue 2 p. 1-9``.
"""

from __future__ import annotations

from bibconv.pages.layout import Layout
from bibconv.pages.sciencedirect import ScienceDirect


class Wiley(ScienceDirect):
    """Reads it; as on ScienceDirect, the journal stands above its volume."""

    layout = "wiley"
    scattered_names = True


LAYOUT = Layout(
    "wiley",
    {
        "search for more papers by this author": 0.5,
        "\nfirst published": 0.25,
        "\nciting literature": 0.25,
        r"re:\ncited by: \d+ articles?\n": 0.25,
        "\nearly view\n": 0.15,
        r"re:\nrequest permissions?\n": 0.1,
        "\ngive access\n": 0.15,
        r"re:(?:©|copyright|\(c\))[^\n]{0,60}john wiley & sons": 0.25,
        "\nread the full text": 0.2,
        "open in figure viewer": 0.3,
        "\nabstract\n": 0.05,
    },
    Wiley,
)
