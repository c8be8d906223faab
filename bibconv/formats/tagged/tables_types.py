"""Reference types of the tagged formats and the item types of CSL that they mean.

EndNote's labels are those of its reference type table (EndNote 20); RefWorks' those of its
tagged format documentation.
"""

from __future__ import annotations

# Item type -> EndNote's label; the first label of a type is the one that is written.
ENDNOTE: dict[str, tuple[str, ...]] = {
    "article-journal": ("Journal Article", "Journal", "Electronic Article"),
    "article-magazine": ("Magazine Article",),
    "article-newspaper": ("Newspaper Article",),
    "article": ("Unpublished Work",),
    "bill": ("Bill",),
    "book": ("Book", "Edited Book", "Electronic Book", "Conference Proceedings", "Catalog"),
    "broadcast": ("Television Episode", "Podcast"),
    "chapter": ("Book Section", "Electronic Book Section"),
    "classic": ("Ancient Text", "Classical Work"),
    "dataset": ("Dataset", "Online Database", "Aggregated Database"),
    "document": ("Generic",),
    "entry-dictionary": ("Dictionary",),
    "entry-encyclopedia": ("Encyclopedia",),
    "figure": ("Figure", "Chart or Table", "Equation"),
    "graphic": ("Artwork",),
    "hearing": ("Hearing",),
    "interview": ("Interview",),
    "legal_case": ("Case",),
    "legislation": ("Statute",),
    "manuscript": ("Manuscript",),
    "map": ("Map",),
    "motion_picture": ("Film or Broadcast", "Audiovisual Material", "Online Multimedia"),
    "musical_score": ("Music",),
    "pamphlet": ("Pamphlet",),
    "paper-conference": ("Conference Paper",),
    "patent": ("Patent",),
    "periodical": ("Serial",),
    "personal_communication": ("Personal Communication",),
    "post": ("Social Media", "Discussion Forum"),
    "post-weblog": ("Blog",),
    "regulation": ("Legal Rule or Regulation",),
    "report": ("Report", "Government Document", "Grant"),
    "software": ("Computer Program", "Multimedia Application"),
    "standard": ("Standard",),
    "thesis": ("Thesis",),
    "webpage": ("Web Page", "Electronic Source"),
}

REFWORKS: dict[str, tuple[str, ...]] = {
    "article-journal": ("Journal Article", "Journal", "Journal, Electronic"),
    "article-magazine": ("Magazine Article",),
    "article-newspaper": ("Newspaper Article",),
    "bill": ("Bills/Resolutions",),
    "book": ("Book, Whole", "Book, Edited", "Monograph"),
    "chapter": ("Book, Section",),
    "document": ("Generic",),
    "graphic": ("Artwork",),
    "hearing": ("Hearing",),
    "legal_case": ("Case/Court Decisions",),
    "legislation": ("Laws/Statutes",),
    "map": ("Map",),
    "motion_picture": ("Motion Picture", "Video/ DVD", "Video/DVD"),
    "musical_score": ("Music Score",),
    "paper-conference": ("Conference Proceedings",),
    "patent": ("Patent",),
    "personal_communication": ("Personal Communication",),
    "report": ("Report", "Grant"),
    "software": ("Computer Program",),
    "song": ("Sound Recording",),
    "thesis": ("Dissertation/Thesis", "Dissertation", "Thesis"),
    "manuscript": ("Unpublished Material",),
    "webpage": ("Web Page",),
    "post": ("Online Discussion Forum",),
}


def known(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Label in small letters -> item type."""
    return {label.lower(): type for type, labels in table.items() for label in labels}


def written(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Item type -> the label that is written."""
    return {type: labels[0] for type, labels in table.items()}
