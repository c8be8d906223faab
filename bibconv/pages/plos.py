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
        "10.1371/journal.": 0.35,
        "reader comments": 0.3,
        "pubmed/ncbi": 0.15,
        "\nabout the authors\n": 0.25,
        "peer-reviewed\n": 0.15,
        "plos ": 0.15,
        "\neditor: ": 0.15,
        "data availability: ": 0.15,
        "copyright: ©": 0.15,
        "competing interests: ": 0.1,
        "subject areas": 0.1,
    },
    Plos,
)
