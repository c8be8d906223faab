"""The 45 item types of CSL 1.0.2 (csl-data.json, ``type`` enumeration)."""

from __future__ import annotations

ITEM_TYPES: frozenset[str] = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song
    speech standard thesis treaty webpage
    """.split()
)

# Spellings met in files: Crossref's and citeproc-js's names, CSL 1.0.1 names, Pandoc's inventions.
TYPE_ALIASES: dict[str, str] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry",
    "posted-content": "article",
    "preprint": "article",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "proceedings-series": "book",
    "dissertation": "thesis",
    "report-series": "report",
    "report-component": "report",
    "peer-review": "review",
    "journal": "periodical",
    "journal-volume": "periodical",
    "journal-issue": "periodical",
    "component": "document",
    "other": "document",
    "database": "dataset",
    "grant": "document",
    "motion-picture": "motion_picture",
    "legal-case": "legal_case",
    "personal-communication": "personal_communication",
    "musical-score": "musical_score",
    "program": "software",
    "catalog": "book",
    "misc": "document",
    "unpublished": "manuscript",
}
