"""BMJ journals: ``BMJ 2020; 368 doi: https://doi.org/10.1136/bmj.m441 (Published 04 March
2020)``, ``Cite this as: BMJ 2020;368:m441``, names with what their bearers are.
"""

from __future__ import annotations

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout


class Bmj(Article):
    """Reads it."""

    layout = "bmj"


LAYOUT = Layout(
    "bmj",
    {
        r"re:cite this as:? bmj": 0.5,
        r"re:\nbmj(?: open)? ?(?:19|20)\d\d ?; ?\d+ doi:": 0.35,
        r"re:\nbmj(?: open)? ?(?:19|20)\d\d ?;": 0.2,
        "\nrapid responses": 0.3,
        "\nrespond to this article": 0.25,
        "\nprovenance and peer review": 0.15,
        "\narticle related content": 0.2,
        r"re:(?:©|copyright|\(c\)|published by)[^\n]{0,60}bmj publishing group": 0.3,
    },
    Bmj,
)
