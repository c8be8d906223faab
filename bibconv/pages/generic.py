"""Any other article's page: it has the headings, labels and citations that all have.

``Abstract``, ``References``, ``Cite this article``, ``Received ...``, ``DOI: ...``: two of them make a
page, one alone may stand in any text.
"""

from __future__ import annotations

from bibconv.pages.article import Article
from bibconv.pages.layout import Layout

LAYOUT = Layout(
    "generic",
    {
        "\nabstract\n": 0.2,
        "\nsummary\n": 0.1,
        "\nzusammenfassung\n": 0.2,
        "\nrésumé\n": 0.15,
        "\nresumen\n": 0.15,
        "\nresumo\n": 0.15,
        "\nreferences\n": 0.1,
        "\nkeywords": 0.15,
        "skip to main content": 0.15,
        r"re:(?:\n|^)(?:to cite|how to cite|cite (?:this|as)|please cite|suggested citation|recommended citation|citation)\b[^\n]{0,40}(?:\n|:)": 0.3,
        r"re:\n(?:received|submitted)\b[^\n]{0,6}\d": 0.2,
        r"re:\n(?:published|accepted)\b[^\n]{0,10}\d": 0.15,
        r"re:(?:doi: ?|doi\.org/)10\.": 0.2,
        r"re:\n(?:vol\.|volume) ?\d": 0.15,
        "download pdf": 0.15,
        "author information": 0.1,
        "affiliations": 0.1,
        "view pdf": 0.1,
        "ctx_ver=z39.88": 0.35,
        "\n@article{": 0.3,
        "\nty  - ": 0.3,
    },
    Article,
)
