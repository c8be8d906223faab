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
        "first published:": 0.25,
        "wiley online library": 0.35,
        "citing literature": 0.25,
        "early view": 0.15,
        "request permission": 0.1,
        "give access": 0.15,
        "john wiley & sons": 0.25,
        "read the full text": 0.2,
        "https://doi.org/10.1002/": 0.15,
        "https://doi.org/10.1111/": 0.15,
        "open in figure viewer": 0.3,
        "\nabstract\n": 0.05,
    },
    Wiley,
)
