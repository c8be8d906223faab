"""The words of Springer Nature's pages: headings, signs of the layout, labels, furniture.

``Received`` before a date is CSL's ``submitted``; a heading gives the section it opens.
"""

from __future__ import annotations

import re

# Heading in lower case -> section.
HEADINGS: dict[str, str] = {
    "abstract": "abstract",
    "summary": "abstract",
    "references": "references",
    "author information": "authors",
    "authors and affiliations": "authors",
    "corresponding author": "corresponding",
    "corresponding authors": "corresponding",
    "rights and permissions": "rights",
    "about this article": "about",
    "about this chapter": "about",
    "about this paper": "about",
    "cite this article": "cite",
    "cite this article as": "cite",
    "cite this chapter": "cite",
    "cite this paper": "cite",
    "keywords": "keywords",
    "subjects": "subjects",
    "funding": "funding",
    "acknowledgements": "acknowledgements",
    "acknowledgments": "acknowledgements",
    "acknowledgement": "acknowledgements",
    "download references": "after-references",
    "literatur herunterladen": "after-references",
    "zusammenfassung": "abstract",
    "literatur": "references",
    "literaturverzeichnis": "references",
    "diesen artikel zitieren": "cite",
    "diesen beitrag zitieren": "cite",
    "zitieren": "cite",
    "über diesen artikel": "about",
    "schlüsselwörter": "keywords",
    "förderung": "funding",
    "danksagung": "acknowledgements",
    "download citation": "dates",
    "access this article": "access",
    "similar content being viewed by others": "similar",
    "notes": "notes",
    "share this article": "other",
    "additional information": "other",
    "ethics declarations": "other",
    "electronic supplementary material": "other",
    "supplementary information": "other",
    "change history": "other",
    "reprints and permissions": "other",
    "data availability": "other",
    "author contributions": "other",
    "competing interests": "other",
    "conflict of interest": "other",
    "further reading": "other",
    "profiles": "other",
}  # fmt: skip

# Signs of the layout and how much each one counts.
SIGNS: dict[str, float] = {
    "cite this article": 0.3,
    "cite this chapter": 0.3,
    "cite this paper": 0.3,
    "download references": 0.25,
    "download citation": 0.2,
    "about this article": 0.25,
    "rights and permissions": 0.25,
    "reprints and permissions": 0.2,
    "verify currency and authenticity via crossmark": 0.25,
    "author information": 0.15,
    "authors and affiliations": 0.15,
    "similar content being viewed by others": 0.3,
    "access this article": 0.25,
    "skip to main content": 0.05,
    "references": 0.15,
}

DATES = {
    "received": ("submitted", False),
    "revised": ("revised", True),
    "accepted": ("accepted", True),
    "published": ("available-date", False),
    "published online": ("available-date", False),
    "version of record": ("version-of-record", True),
    "issue date": ("issued", False),
    "first online": ("available-date", False),
    "eingegangen": ("submitted", False),
    "angenommen": ("accepted", True),
    "akzeptiert": ("accepted", True),
    "veröffentlicht": ("available-date", False),
    "online publiziert": ("available-date", False),
    "ausgabedatum": ("issued", False),
}
_LABELS = "|".join(
    sorted(
        (
            *(DATES),
            "doi",
            "print issn",
            "electronic issn",
            "online issn",
            "print isbn",
            "online isbn",
            "publisher name",
        ),
        key=len,
        reverse=True,
    )
)
LABEL = re.compile(
    rf"(?:[•\-*·]\s*)?(?P<label>{_LABELS})\s*(?P<sep>:?)\s*(?P<value>.*)$", re.IGNORECASE
)
ACCESS = re.compile(
    r"This is a preview of subscription content, .{0,120}$|You have full access to this .{0,80}$|Open access funding.{0,80}$|Open Access$",
    re.IGNORECASE,
)
CORRESPONDENCE = re.compile(r"Correspondence to\s+(?P<names>.{2,400}?)\.?$")
NAME_BREAK = re.compile(r",\s(?:or|and)\s|\s(?:or|and)\s|,\s")
SUPPORT = re.compile(
    r"\b(?:support(?:ed)?|fund(?:ed|ing)|grants?|financ(?:ed|ial))\b", re.IGNORECASE
)
FURNITURE = re.compile(
    r"skip to .*|log in|menu|search|cart|advertisement|thank you for visiting.*|download pdf|view .*|fig\.? \d+|table \d+|open access|published:?.*|home|article|"
    r"research article|original (?:article|paper|research)|review(?: article)?|letter|brief communication|editorial|\d+ (?:accesses|citations?|altmetric).*|metrics.*|"
    r"access this article|abstract|you can also search.*|.*aims and scope.*|image:.*|cite this.*|this is a preview.*|share|subscribe.*|buy now.*|springer nature.*|references|volume \d+.*",
    re.IGNORECASE,
)
ABSTRACT_END = re.compile(
    r"Peer Review reports|Introduction$|Main$|Similar content|Access options|Avoid common mistakes|Access this article|\d\.? Introduction",
    re.IGNORECASE,
)
"""What follows an abstract."""

CODES = re.compile(r"(?:Mathematics Subject Classification|MSC|JEL|PACS)\b")
"""Classifications below the keywords."""
