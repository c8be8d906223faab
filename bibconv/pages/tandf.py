"""Taylor & Francis Online, also under older names of the house.

``Volume 16, 2023 - Issue 2``, ``Pages 1-9 | Received 11 Apr 2023, Accepted 28 Jul 2023,
Published online: 15 Aug 2023``; the names may be lost and leave ``ORCID Icon, , &``.
"""

from __future__ import annotations

from bibconv.pages.layout import Layout
from bibconv.pages.sciencedirect import ScienceDirect


class TaylorFrancis(ScienceDirect):
    """Reads it; the journal stands above its volume."""

    layout = "tandf"


LAYOUT = Layout(
    "tandf",
    {
        "crossref citations to date": 0.5,
        "orcid icon": 0.25,
        "figures & data": 0.3,
        "\nreprints & permissions": 0.2,
        "\npeople also read": 0.25,
        r"re:(?:©|copyright|\(c\))[^\n]{0,60}(?:informa uk limited|taylor & francis)": 0.4,
        r"re:\n(?:published|publisher)(?: by)?:? (?:informa|taylor & francis)": 0.25,
        "\nfull article\n": 0.15,
        "\nrecommended articles\n": 0.1,
        "\nread this article": 0.15,
        r"re:\nvolume \d+, \d{4} - issue": 0.4,
        r"re:\npages \d+-\d+ ?\| ?(?:received|published)": 0.4,
        r"re:pages? [\w–-]+ \| (?:received|accepted|published)": 0.2,
        "view supplementary material": 0.1,
        "to link to this article:": 0.3,
        "submit your article to this journal": 0.4,
    },
    TaylorFrancis,
)
