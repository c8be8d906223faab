"""Resource types and roles of the DataCite Metadata Schema 4.5."""

from __future__ import annotations

from bibconv.model import ITEM_TYPES

_GENERAL = {
    "Audiovisual": "motion_picture",
    "Book": "book",
    "BookChapter": "chapter",
    "Collection": "collection",
    "ComputationalNotebook": "software",
    "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "DataPaper": "article-journal",
    "Dataset": "dataset",
    "Dissertation": "thesis",
    "Event": "event",
    "Image": "graphic",
    "Instrument": "document",
    "InteractiveResource": "webpage",
    "Journal": "periodical",
    "JournalArticle": "article-journal",
    "Model": "document",
    "OutputManagementPlan": "report",
    "PeerReview": "review",
    "PhysicalObject": "graphic",
    "Preprint": "article",
    "Report": "report",
    "Service": "software",
    "Software": "software",
    "Sound": "song",
    "Standard": "standard",
    "StudyRegistration": "document",
    "Text": "document",
    "Workflow": "software",
    "Other": "document",
}
# What the resource type says in words, where the general type is Text or nothing.
_WORDS = {
    "thesis": "thesis", "dissertation": "thesis", "phd thesis": "thesis",
    "doctoral thesis": "thesis", "master thesis": "thesis", "masters thesis": "thesis",
    "report": "report", "technical report": "report", "working paper": "report",
    "workingpaper": "report", "project deliverable": "report", "article": "article-journal",
    "journal article": "article-journal", "journalarticle": "article-journal",
    "scholarlyarticle": "article-journal", "conference paper": "paper-conference",
    "conferencepaper": "paper-conference", "conference poster": "speech", "poster": "speech",
    "presentation": "speech", "blogposting": "post-weblog", "blog post": "post-weblog",
    "preprint": "article", "book": "book", "book section": "chapter", "book chapter": "chapter",
    "bookchapter": "chapter", "dataset": "dataset", "software": "software", "patent": "patent",
    "lecture": "speech", "letter": "personal_communication", "newspaper article": "article-newspaper",
    "magazine article": "article-magazine",
}  # fmt: skip

# Contributor's type -> name variable.
CONTRIBUTORS = {
    "Editor": "editor",
    "Translator": "translator",
    "Producer": "producer",
    "DataCurator": "curator",
}

# Item type -> general type and resource type that are written.
WRITTEN: dict[str, tuple[str, str]] = {
    "article": ("Preprint", ""),
    "article-journal": ("JournalArticle", ""),
    "article-magazine": ("Text", "Magazine article"),
    "article-newspaper": ("Text", "Newspaper article"),
    "book": ("Book", ""),
    "chapter": ("BookChapter", ""),
    "collection": ("Collection", ""),
    "dataset": ("Dataset", ""),
    "document": ("Other", ""),
    "event": ("Event", ""),
    "graphic": ("Image", ""),
    "motion_picture": ("Audiovisual", ""),
    "paper-conference": ("ConferencePaper", ""),
    "patent": ("Text", "Patent"),
    "periodical": ("Journal", ""),
    "post-weblog": ("Text", "Blog post"),
    "report": ("Report", ""),
    "review": ("PeerReview", ""),
    "software": ("Software", ""),
    "song": ("Sound", ""),
    "speech": ("Text", "Presentation"),
    "standard": ("Standard", ""),
    "thesis": ("Dissertation", ""),
    "webpage": ("InteractiveResource", ""),
}


def type_of(general: str, words: str, citeproc: str = "") -> str:
    """The item type that a general type and a resource type in words mean.

    >>> type_of("Text", "Doctoral thesis")
    'thesis'
    """
    known = _GENERAL.get(general.replace(" ", ""), "")
    said = _WORDS.get(words.strip().lower(), "")
    if known and known != "document":
        return known
    if said:
        return said
    if citeproc in ITEM_TYPES and citeproc != "article-journal":
        return citeproc
    return (
        "article-journal"
        if citeproc == "article-journal" and general == "Text"
        else known or "document"
    )
