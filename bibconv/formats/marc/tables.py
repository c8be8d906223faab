"""What MARC says with codes: kinds of works, relators, languages.

Source: Library of Congress, MARC 21 Format for Bibliographic Data, MARC Code List for Relators;
IFLA, UNIMARC Manual, Bibliographic Format (3rd edition).
"""

from __future__ import annotations

# Type of record (leader, position 6) -> item type.
TYPES: dict[str, str] = {
    "a": "book", "c": "musical_score", "d": "musical_score", "e": "map", "f": "map",
    "g": "motion_picture", "i": "song", "j": "song", "k": "graphic", "m": "software",
    "o": "collection", "p": "collection", "r": "graphic", "t": "manuscript",
}  # fmt: skip
# The same position in UNIMARC, where it differs.
TYPES_UNIMARC = TYPES | {"b": "manuscript", "l": "software", "k": "graphic", "r": "graphic"}
# Bibliographic level (position 7) -> item type of language material.
LEVELS: dict[str, str] = {
    "a": "chapter", "b": "article-journal", "c": "collection", "i": "webpage", "s": "periodical",
}  # fmt: skip
# Item type -> positions 6 and 7 of the leader that are written.
LEADERS: dict[str, str] = {
    "article": "aa", "article-journal": "ab", "article-magazine": "ab", "article-newspaper": "ab",
    "book": "am", "chapter": "aa", "collection": "ac", "graphic": "km", "map": "em",
    "manuscript": "tm", "motion_picture": "gm", "musical_score": "cm", "paper-conference": "aa",
    "periodical": "as", "song": "jm", "software": "mm", "dataset": "mm", "webpage": "ai",
}  # fmt: skip

# Relator code, or term in small letters -> name variable; ``""``: a name that CSL has no role for.
RELATORS: dict[str, str] = {
    "aut": "author", "author": "author", "cre": "author", "creator": "author",
    "edt": "editor", "editor": "editor", "ed": "editor", "hrsg": "editor", "herausgeber": "editor",
    "editor of compilation": "editor", "edc": "editor", "directeur de la publication": "editor",
    "trl": "translator", "translator": "translator", "tr": "translator",
    "übersetzer": "translator", "traducteur": "translator",
    "com": "compiler", "compiler": "compiler", "cmp": "composer", "composer": "composer",
    "drt": "director", "film director": "director", "director": "director",
    "ill": "illustrator", "illustrator": "illustrator",
    "pro": "producer", "producer": "producer", "prf": "performer", "performer": "performer",
    "nrt": "narrator", "narrator": "narrator", "aui": "introducer", "aft": "afterword-by",
    "ctb": "contributor", "contributor": "contributor", "ive": "interviewee", "ivr": "interviewer",
    "cur": "curator", "curator": "curator", "hst": "host", "host": "host", "org": "organizer",
    "rcp": "recipient", "addressee": "recipient", "aus": "script-writer",
    "ths": "", "thesis advisor": "", "dgs": "", "degree supervisor": "", "opn": "", "dgg": "",
    "degree granting institution": "", "pbl": "", "publisher": "", "isb": "", "issuing body": "",
    "spn": "", "sponsor": "", "fnd": "", "own": "", "prt": "", "host institution": "", "his": "",
}  # fmt: skip
# UNIMARC writes the relators as numbers.
RELATORS_UNIMARC: dict[str, str] = {
    "070": "author", "340": "editor", "650": "", "730": "translator", "440": "illustrator",
    "300": "director", "230": "composer", "220": "compiler", "080": "introducer",
    "090": "author", "600": "contributor", "651": "editor", "727": "", "295": "",
}  # fmt: skip
# Name variable -> code and term that are written.
WRITTEN_RELATORS: dict[str, tuple[str, str]] = {
    "editor": ("edt", "editor"), "translator": ("trl", "translator"),
    "compiler": ("com", "compiler"), "composer": ("cmp", "composer"),
    "director": ("drt", "film director"), "illustrator": ("ill", "illustrator"),
    "producer": ("pro", "producer"), "performer": ("prf", "performer"),
    "narrator": ("nrt", "narrator"), "contributor": ("ctb", "contributor"),
    "interviewer": ("ivr", "interviewer"), "curator": ("cur", "curator"), "host": ("hst", "host"),
    "organizer": ("org", "organizer"), "recipient": ("rcp", "addressee"),
    "script-writer": ("aus", "screenwriter"), "introducer": ("aui", "author of introduction"),
    "afterword-by": ("aft", "author of afterword"),
}  # fmt: skip
# Primary subtag -> MARC language code, for those that the names of languages do not tell.
LANGUAGES: dict[str, str] = {
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "cze", "cy": "wel", "da": "dan", "de": "ger",
    "el": "gre", "en": "eng", "es": "spa", "et": "est", "eu": "baq", "fa": "per", "fi": "fin",
    "fr": "fre", "ga": "gle", "gl": "glg", "grc": "grc", "he": "heb", "hi": "hin", "hr": "hrv",
    "hu": "hun", "hy": "arm", "id": "ind", "is": "ice", "it": "ita", "ja": "jpn", "ka": "geo",
    "ko": "kor", "la": "lat", "lt": "lit", "lv": "lav", "mk": "mac", "ms": "may", "nb": "nob",
    "nl": "dut", "nn": "nno", "no": "nor", "pl": "pol", "pt": "por", "ro": "rum", "ru": "rus",
    "sa": "san", "sk": "slo", "sl": "slv", "sq": "alb", "sr": "srp", "sv": "swe", "th": "tha",
    "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "yi": "yid", "zh": "chi",
}  # fmt: skip
LANGUAGE_TAGS: dict[str, str] = {code: tag for tag, code in LANGUAGES.items()} | {
    "ces": "cs", "deu": "de", "ell": "el", "eus": "eu", "fas": "fa", "fra": "fr", "hye": "hy",
    "isl": "is", "kat": "ka", "mkd": "mk", "msa": "ms", "nld": "nl", "ron": "ro", "scr": "hr",
    "slk": "sk", "sqi": "sq", "scc": "sr", "zho": "zh", "cym": "cy",
}  # fmt: skip
