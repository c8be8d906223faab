"""PubMed Central: the journal's logo and name, ``. 2017 Oct 5;10:2405–2411. doi: ...``, title,
names with affiliation numbers and doubled commas, ``PMCID: PMC5634380  PMID: 29042816``.
"""

from __future__ import annotations

import re

from bibconv.pages.article import Article
from bibconv.pages.base import plain
from bibconv.pages.layout import Layout

_LOGO = re.compile(r"(?P<name>[A-ZÀ-Þ].{1,120}?) logo(?:\s?Link to (?P<again>.{2,120}))?$")


class Pmc(Article):
    """Reads it."""

    layout = "pmc"

    def own_ways(self) -> None:
        """The journal's name beside its logo."""
        for line in self.lines[:60]:
            match = _LOGO.match(plain(line.text)) if len(line.text) < 300 else None
            if match and "homepage" not in match["name"].lower() and "NCBI" not in match["name"]:
                name = match["again"] or match["name"]
                start = line.start + max(line.text.rfind(name), 0)
                self.add("container-title", name, start, start + len(name))
                return


LAYOUT = Layout(
    "pmc",
    {
        r"re:\npmcid: ?pmc\d+(?:\s{1,4}pmid: ?\d+)?\n": 0.4,
        "logolink to": 0.4,
        "copyright and license information": 0.35,
        "copyright and licence information": 0.35,
        "pmc disclaimer": 0.5,
        "are provided here courtesy of": 0.5,
        "\nassociated data\n": 0.2,
        "\ngo to": 0.15,
        "\narticle notes\n": 0.2,
        "find articles by": 0.3,
        r"re:\n\. (?:19|20)\d\d[a-z0-9 ]{0,8};\d": 0.2,
    },
    Pmc,
)
