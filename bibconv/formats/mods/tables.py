"""What MODS says with words: kinds of works, roles of names, identifiers.

Source: Library of Congress, MODS 3.7 and the lists it points to (marcgt, marcrelator).
"""

from __future__ import annotations

# Genre, in small letters -> item type. Later genres of a record are more exact than earlier ones
# only where the table says so: the first that is known counts.
GENRES: dict[str, str] = {
    "academic journal": "article-journal",
    "article": "article-journal",
    "journal article": "article-journal",
    "journalarticle": "article-journal",
    "newspaper": "article-newspaper",
    "newspaperarticle": "article-newspaper",
    "magazine": "article-magazine",
    "magazinearticle": "article-magazine",
    "book": "book",
    "booksection": "chapter",
    "book chapter": "chapter",
    "conference publication": "paper-conference",
    "conferencepaper": "paper-conference",
    "conference paper": "paper-conference",
    "thesis": "thesis",
    "ph.d. thesis": "thesis",
    "masters thesis": "thesis",
    "dissertation": "thesis",
    "report": "report",
    "technical report": "report",
    "patent": "patent",
    "web site": "webpage",
    "web page": "webpage",
    "webpage": "webpage",
    "electronic": "webpage",
    "motion picture": "motion_picture",
    "film": "motion_picture",
    "videorecording": "motion_picture",
    "map": "map",
    "letter": "personal_communication",
    "interview": "interview",
    "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia",
    "encyclopediaarticle": "entry-encyclopedia",
    "dictionaryentry": "entry-dictionary",
    "legal case and case notes": "legal_case",
    "legislation": "legislation",
    "treaty": "treaty",
    "art original": "graphic",
    "artwork": "graphic",
    "music": "musical_score",
    "speech": "speech",
    "presentation": "speech",
    "manuscript": "manuscript",
    "unpublished": "manuscript",
    "periodical": "periodical",
    "numeric data": "dataset",
    "database": "dataset",
    "dataset": "dataset",
    "programmed text": "software",
    "computer program": "software",
    "computerprogram": "software",
    "blog": "post-weblog",
    "blogpost": "post-weblog",
    "forumpost": "post",
    "bill": "bill",
    "hearing": "hearing",
    "statute": "legislation",
    "case": "legal_case",
    "review": "review",
    "pamphlet": "pamphlet",
    "standard or specification": "standard",
    "sound": "song",
    "podcast": "broadcast",
    "preprint": "article",
}

RESOURCES: dict[str, str] = {
    "cartographic": "map",
    "notated music": "musical_score",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "still image": "graphic",
    "moving image": "motion_picture",
    "software, multimedia": "software",
}

# What a type of resource is written for an item type; text for all others.
WRITTEN_RESOURCES: dict[str, str] = {
    "map": "cartographic",
    "musical_score": "notated music",
    "song": "sound recording",
    "graphic": "still image",
    "motion_picture": "moving image",
    "software": "software, multimedia",
}

# Role, as text or as MARC's code -> name variable.
ROLES: dict[str, str] = {
    "author": "author", "aut": "author", "creator": "author", "cre": "author",
    "editor": "editor", "edt": "editor", "translator": "translator", "trl": "translator",
    "illustrator": "illustrator", "ill": "illustrator", "composer": "composer", "cmp": "composer",
    "compiler": "compiler", "com": "compiler", "contributor": "contributor", "ctb": "contributor",
    "director": "director", "drt": "director", "film director": "director", "fmd": "director",
    "producer": "producer", "pro": "producer", "performer": "performer", "prf": "performer",
    "interviewer": "interviewer", "ivr": "interviewer", "recipient": "recipient",
    "addressee": "recipient", "rcp": "recipient", "narrator": "narrator", "nrt": "narrator",
    "curator": "curator", "cur": "curator", "host": "host", "hst": "host",
    "organizer": "organizer", "orm": "organizer", "chair": "chair",
    "series editor": "collection-editor", "editorial director": "editorial-director",
    "edd": "editorial-director", "screenwriter": "script-writer", "aus": "script-writer",
    "reviewed author": "reviewed-author", "original author": "original-author",
    "executive producer": "executive-producer", "series creator": "series-creator",
}  # fmt: skip

WRITTEN_ROLES: dict[str, str] = {
    variable: role for role, variable in reversed(ROLES.items()) if len(role) > 3
}

IDENTIFIERS: dict[str, tuple[str, str]] = {
    "doi": ("doi", "DOI"),
    "isbn": ("serial", "ISBN"),
    "issn": ("serial", "ISSN"),
    "uri": ("text", "URL"),
    "url": ("text", "URL"),
    "pmid": ("text", "PMID"),
    "pubmed": ("text", "PMID"),
    "pmc": ("text", "PMCID"),
    "pmcid": ("text", "PMCID"),
}
