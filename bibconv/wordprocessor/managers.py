"""The programs that keep citations in documents: what they are called, and what helps when data are
missing. Tables, no functions."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "zotero": "Zotero",
    "mendeley": "Mendeley",
    "mendeley-cite": "Mendeley Cite",
    "endnote": "EndNote",
    "citavi": "Citavi",
    "word": "Word",
    "libreoffice": "LibreOffice",
    "jabref": "JabRef",
    "papers": "Papers",
    "refman": "Reference Manager",
    "citavi-old": "Citavi 3 to 5",
    "refworks": "RefWorks",
    "noteexpress": "NoteExpress",
    "cnki": "CNKI",
    "docear": "Docear4Word",
    "google-docs": "Zotero in Google Docs",
    "readcube": "ReadCube Papers",
    "paperpile": "Paperpile",
    "sciwheel": "Sciwheel",
    "endnote-web": "EndNote's online plug-in",
}
"""Key of a program -> what people call it."""

_LIBRARY = "convert the library that the key is from, and cite it from there"

REMEDIES: dict[str, str] = {
    "zotero": 'open the document where the library is, switch on "store references in document" '
    "in Zotero's document preferences, refresh, and save",
    "mendeley": "open the document where the library is, refresh, and save",
    "mendeley-cite": "open the document in Word with Mendeley Cite, and save",
    "endnote": "open the document in Word where the library is, choose Update Citations and "
    "Bibliography, and save",
    "citavi": "open the document in Word with the project it belongs to, update, and save",
    "word": "fill the source in under References, Manage Sources, and save",
    "libreoffice": "fill the entry in under Insert, Bibliography Entry, and save",
    "jabref": "take the records from the library that JabRef cites from: bibconv convert LIBRARY.bib",
}
"""Key of a program -> what to do where a citation holds only a key."""

OTHERWISE = _LIBRARY
PRINTED = "to read the printed list instead, name the format: -f text"

EXPORTS: dict[str, str] = {
    "google-docs": "in Google Docs choose Zotero, Switch word processors, and give bibconv the "
    "document that this makes",
}
"""Key of a program whose citations cannot be read -> what to do."""
