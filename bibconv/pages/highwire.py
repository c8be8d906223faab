"""HighWire's and its successors' journal pages: bioRxiv and medRxiv, PNAS, and many societies.

``View ORCID ProfileJane Doe, Rui Lopes`` / ``doi: https://doi.org/10.1101/2020.01.01.123456``;
``PNAS November 2, 2021 118 (44) e2108507118``; tabs ``Abstract Full Text Info/History``.
"""

from __future__ import annotations

import re

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout

_SERVER = re.compile(r"\b(bioRxiv|medRxiv)\b", re.IGNORECASE)
_POSTED = re.compile(
    r"\bThis article is a preprint\b|\bPosted\b|10\.(?:1101|64898)/\d{4}\.", re.IGNORECASE
)


class HighWire(Article):
    """Reads it."""

    layout = "highwire"


class Preprint(HighWire):
    """A preprint server's page: the work is an article that no journal has published."""

    layout = "biorxiv"

    def own_ways(self) -> None:
        """The server is the container."""
        self.type = "article"
        for line in self.lines[:150]:
            match = _SERVER.search(line.text)
            if match:
                name = match[1][:3].lower() + "Rxiv"
                start, end = line.start + match.start(1), line.start + match.end(1)
                self.add("container-title", name, start, end)
                self.add("genre", "preprint", start, end)
                return


LAYOUT = Layout(
    "highwire",
    {
        "view orcid profile": 0.35,
        "info/history": 0.35,
        "find this author on google scholar": 0.5,
        "search for this author on this site": 0.3,
        r"re:\bpreview pdf\n": 0.25,
        "\narticle alerts\n": 0.25,
        "\ncitation tools\n": 0.2,
        "info & metrics": 0.35,
        "figures & si": 0.4,
        "authors info & affiliations": 0.5,
        "add to citation manager": 0.2,
        "add to my collections": 0.2,
        "\nrequest permissions\n": 0.1,
        r"re:\n(?:pnas|science|j\.? neurosci\.?) (?:[a-z]{3,9} \d{1,2}, |\d{1,2} [a-z]{3,9} )\d{4}.{0,10}\d \(\d+\) ": 0.4,
        r"re:\nvol\. \d+ \| no\. \d+": 0.35,
        "see all authors and affiliations": 0.5,
    },
    HighWire,
)

PREPRINT = Layout(
    "biorxiv",
    {
        "this article is a preprint": 0.4,
        "view orcid profile": 0.25,
        "info/history": 0.2,
        "the copyright holder for this preprint": 0.4,
        r"re:\bpreview pdf\n": 0.15,
        "\nnew results\n": 0.2,
        r"re:\ndoi: https?://doi\.org/10\.(?:1101|64898)/(?:20\d\d\.)?\d[\w.]*\n": 0.45,
        r"re:\nposted [a-z]{3,9} \d{1,2}, \d{4}": 0.2,
    },
    Preprint,
)
