"""PLOS journals: kickers, title, names, ``Published: March 12, 2020 https://doi.org/...``, and
below the abstract ``Citation: ...``, ``Editor: ...``, ``Copyright: ...``, ``Funding: ...``.
"""

from __future__ import annotations

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout


class Plos(Article):
    """Reads it."""

    layout = "plos"


LAYOUT = Layout(
    "plos",
    {
        r"re:\npublished: [a-z]{3,9} \d{1,2}, \d{4}\n?[^\n]{0,40}10\.1371/journal\.": 0.35,
        r"re:\breader comments(?: \(\d+\))?\n": 0.3,
        "\nabout the authors\n": 0.25,
        "\npeer-reviewed\n": 0.15,
        "\neditor: ": 0.15,
        "\ndata availability: ": 0.15,
        "\ncopyright: ©": 0.3,
        "\ncompeting interests: ": 0.1,
        "\nsubject areas\n": 0.1,
    },
    Plos,
)
