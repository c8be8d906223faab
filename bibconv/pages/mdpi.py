"""MDPI: ``Publications 2023, 11(4), 51; https://doi.org/...``, ``Submission received: ... /
Revised: ... / Accepted: ... / Published: ...``, ``Share and Cite`` in three styles.
"""

from __future__ import annotations

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout


class Mdpi(Article):
    """Reads it."""

    layout = "mdpi"


LAYOUT = Layout(
    "mdpi",
    {
        "mdpi and acs style": 0.5,
        "\nshare and cite": 0.3,
        "\nfont type": 0.25,
        "\nsubmission received": 0.35,
        "author to whom correspondence should be addressed": 0.3,
        "next article in journal": 0.25,
        "previous article in journal": 0.25,
        "\nama style": 0.2,
        "\nacademic editor": 0.25,
        "/ accepted:": 0.25,
        "(this article belongs to": 0.3,
        "\nchicago/turabian style": 0.2,
    },
    Mdpi,
)
