"""Cambridge Core: ``Published online by Cambridge University Press: 12 March 2018`` between
title and names; ``Information`` holds ``Journal , Volume 12 , Issue 3 , March 2018 , pp. 1 - 9``.
"""

from __future__ import annotations

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout


class Cambridge(Article):
    """Reads it."""

    layout = "cambridge"


LAYOUT = Layout(
    "cambridge",
    {
        "published online by cambridge university press": 0.6,
        "\ncambridge core": 0.25,
        r"re:(?:©|copyright|\(c\))[^\n]{0,60}cambridge university press": 0.15,
        "\narticle contents\n": 0.15,
        "[opens in a new window]": 0.15,
        "hostname: page-component": 0.5,
        "show author details": 0.4,
        "\nsave pdf": 0.1,
        "save article to kindle": 0.3,
        r"re: , volume \d+ , issue \d+ , .{3,30} , pp\. ": 0.2,
    },
    Cambridge,
)
