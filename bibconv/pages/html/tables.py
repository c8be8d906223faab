"""Metadata names of HTML pages and the CSL variables that they stand for.

Earlier names win. Sources: Google Scholar's inclusion guidelines (Highwire Press tags), Dublin
Core terms, PRISM 2.1, Open Graph.
"""

from __future__ import annotations

NAMES: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "prism.title", "eprints.title", "bepress_citation_title", "og:title"),
    "author": ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "eprints.creators_name", "bepress_citation_author", "dc.creator.personalname", "author"),
    "editor": ("citation_editor", "citation_editors"),
    "container-title": ("citation_journal_title", "citation_inbook_title", "citation_book_title", "prism.publicationname", "citation_conference_title", "bepress_citation_journal_title", "eprints.publication", "dc.source", "dcterms.ispartof", "dc.relation.ispartof"),
    "container-title-short": ("citation_journal_abbrev",),
    "collection-title": ("citation_series_title",),
    "event-title": ("citation_conference_title", "citation_conference", "citation_conference_name"),
    "volume": ("citation_volume", "prism.volume", "bepress_citation_volume", "dc.citation.volume", "eprints.volume"),
    "issue": ("citation_issue", "prism.number", "bepress_citation_issue", "dc.citation.issue", "eprints.number"),
    "number": ("citation_technical_report_number", "citation_patent_number"),
    "DOI": ("citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier", "eprints.id_number"),
    "ISSN": ("citation_issn", "prism.issn", "prism.eissn", "dc.source.issn", "eprints.issn"),
    "ISBN": ("citation_isbn", "prism.isbn", "eprints.isbn"),
    "PMID": ("citation_pmid", "ncbi_uid"),
    "PMCID": ("citation_pmcid",),
    "publisher": ("citation_publisher", "citation_dissertation_institution", "citation_technical_report_institution", "dc.publisher", "dcterms.publisher", "eprints.publisher"),
    "issued": ("citation_cover_date", "citation_publication_date", "citation_date", "prism.coverdate", "prism.publicationdate", "dcterms.issued", "dc.date.issued", "dc.date", "dcterms.date", "citation_year", "bepress_citation_date", "eprints.date", "article:published_time"),
    "available-date": ("citation_online_date", "bepress_citation_online_date"),
    "language": ("citation_language", "dc.language", "dcterms.language"),
    "keyword": ("citation_keywords", "citation_keyword", "dc.subject", "dcterms.subject", "prism.keyword", "keywords"),
    "abstract": ("citation_abstract", "dcterms.abstract", "dc.description.abstract", "eprints.abstract", "dc.description"),
    "license": ("dc.rights", "dcterms.license", "dcterms.rights", "prism.copyright"),
    "URL": ("citation_public_url", "citation_abstract_html_url", "og:url"),
}  # fmt: skip
"""CSL variable -> names of metadata, all in lower case."""

FIRST_PAGE = ("citation_firstpage", "prism.startingpage", "bepress_citation_firstpage")
LAST_PAGE = ("citation_lastpage", "prism.endingpage", "bepress_citation_lastpage")
PAGES = (
    "citation_pages",
    "prism.pagerange",
    "eprints.pagerange",
    "citation_article_number",
    "citation_elocation_id",
)

TYPES: tuple[tuple[str, str], ...] = (
    ("citation_inbook_title", "chapter"),
    ("citation_conference_title", "paper-conference"),
    ("citation_dissertation_institution", "thesis"),
    ("citation_dissertation_name", "thesis"),
    ("citation_technical_report_institution", "report"),
    ("citation_technical_report_number", "report"),
    ("citation_patent_number", "patent"),
    ("citation_journal_title", "article-journal"),
    ("prism.publicationname", "article-journal"),
    ("citation_isbn", "book"),
)
"""Metadata whose presence tells the type, the most telling first."""

DC_TYPES: dict[str, str] = {
    "article": "article-journal", "journal article": "article-journal", "text.serial.journal": "article-journal", "journalarticle": "article-journal",
    "book": "book", "chapter": "chapter", "book chapter": "chapter", "bookchapter": "chapter", "book_section": "chapter", "thesis": "thesis", "doctoral thesis": "thesis",
    "dissertation": "thesis", "conference paper": "paper-conference", "conference_item": "paper-conference", "conferenceobject": "paper-conference", "report": "report",
    "preprint": "article", "dataset": "dataset", "software": "software", "originalpaper": "article-journal", "originalarticle": "article-journal",
    "reviewpaper": "article-journal", "research-article": "article-journal", "reviewarticle": "article-journal",
}  # fmt: skip

SCHEMA_TYPES: dict[str, str] = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal", "TechArticle": "article-journal", "Article": "article", "NewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog", "Book": "book", "Chapter": "chapter", "Thesis": "thesis", "Report": "report", "Dataset": "dataset", "SoftwareSourceCode": "software",
    "SoftwareApplication": "software", "CreativeWork": "document", "WebPage": "webpage", "DigitalDocument": "document", "VideoObject": "motion_picture",
    "PresentationDigitalDocument": "speech",
}  # fmt: skip
