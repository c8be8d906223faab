"""Templates and their parameters.

Source: English Wikipedia, Help:Citation Style 1 and Template:Citation; German Wikipedia,
Vorlage:Literatur and Vorlage:Internetquelle; French Wikipedia, Modèle:Article, Modèle:Ouvrage,
Modèle:Chapitre and Modèle:Lien web; Spanish Wikipedia, Plantilla:Cita publicación and kin.
"""

from __future__ import annotations

# Name in small letters -> item type; ``""``: the parameters tell.
TEMPLATES: dict[str, str] = {
    "citation": "", "cite": "", "cite journal": "article-journal", "cite book": "book",
    "cite web": "webpage", "cite news": "article-newspaper", "cite magazine": "article-magazine",
    "cite conference": "paper-conference", "cite thesis": "thesis", "cite report": "report",
    "cite techreport": "report", "cite tech report": "report", "cite encyclopedia": "entry-encyclopedia",
    "cite encyclopaedia": "entry-encyclopedia", "cite dictionary": "entry-dictionary",
    "cite arxiv": "article", "cite biorxiv": "article", "cite ssrn": "article",
    "cite medrxiv": "article", "cite preprint": "article", "cite dataset": "dataset",
    "cite data": "dataset", "cite press release": "document", "cite av media": "motion_picture",
    "cite episode": "broadcast", "cite serial": "broadcast", "cite podcast": "broadcast",
    "cite interview": "interview", "cite map": "map", "cite speech": "speech",
    "cite patent": "patent", "cite newsgroup": "post", "cite mailing list": "post",
    "cite sign": "document", "cite av media notes": "document", "cite document": "document",
    "cite court": "legal_case", "cite tweet": "post", "vcite journal": "article-journal",
    "vcite book": "book", "vcite web": "webpage", "cite paper": "article",
    "cite work": "document", "cite manual": "book", "cite web page": "webpage",
    "literatur": "", "internetquelle": "webpage",
    "article": "article-journal", "ouvrage": "book", "chapitre": "chapter", "lien web": "webpage",
    "lien conférence": "paper-conference", "lien brevet": "patent", "lien arxiv": "article",
    "cita publicación": "article-journal", "cita libro": "book", "cita web": "webpage",
    "cita noticia": "article-newspaper", "cita tesis": "thesis",
    "cita conferencia": "paper-conference", "cita enciclopedia": "entry-encyclopedia",
    "citar periódico": "article-journal", "citar livro": "book", "citar web": "webpage",
    "cita pubblicazione": "article-journal", "citeer journal": "article-journal",
    "citeer boek": "book", "citeer web": "webpage",
}  # fmt: skip
# Item type -> template that is written.
WRITTEN: dict[str, str] = {
    "article": "cite document", "article-journal": "cite journal",
    "article-magazine": "cite magazine", "article-newspaper": "cite news", "book": "cite book",
    "chapter": "cite book", "collection": "cite book", "paper-conference": "cite conference",
    "thesis": "cite thesis", "report": "cite report", "webpage": "cite web",
    "post-weblog": "cite web", "entry-encyclopedia": "cite encyclopedia",
    "entry-dictionary": "cite dictionary", "entry": "cite encyclopedia", "map": "cite map",
    "motion_picture": "cite AV media", "broadcast": "cite episode", "interview": "cite interview",
    "speech": "cite speech", "dataset": "cite dataset", "post": "cite newsgroup",
    "patent": "cite patent", "legal_case": "cite court", "document": "cite document",
}  # fmt: skip

# Parameter -> kind of its value and variable. ``host`` is what holds the work, ``whole`` the
# title of the whole where ``chapter`` is the work.
_ROWS = """
    whole title: title, titel, titre, título, titolo, título-libro
    part title: chapter, contribution, entry, article, section, titre chapitre, capítulo, capitolo
    subtitle title: sous-titre, titelerg
    original original-title: trans-title, trans_title, trad titre
    host container-title: journal, work, website, newspaper, magazine, periodical, encyclopedia, encyclopaedia, dictionary, sammelwerk, werk, périodique, titre ouvrage, site, publicación, periódico, revista, sitioweb, rivista, enciclopedia, obra
    host container-title: book-title, booktitle
    text event-title: conference, event
    text volume: volume, band, vol, volumen, tome, deel, jaargang
    text issue: issue, number, nummer, numéro, número, numero, nº, n, nr
    pages page: pages, page, pp, p, seiten, passage, páginas, página, pagine, pagina, paginas, at
    text number-of-pages: pages totales, umfang
    date issued: date, datum, année, fecha, data, anno
    year issued: year, jahr, año, ano, jaar
    text publisher: publisher, verlag, éditeur, editorial, editore, editora, institution, uitgever, hochschule
    text publisher-place: location, place, ort, lieu, ubicación, ciudad, local, plaats, città
    text edition: edition, auflage, numéro d'édition, edición
    text collection-title: series, reihe, collection, colección
    text collection-number: series-volume, nummerreihe, bandreihe
    doi DOI: doi
    serial ISBN: isbn, isbn13
    serial ISSN: issn, eissn
    text PMID: pmid
    text PMCID: pmc, pmcid
    text URL: url, chapter-url, online, lire en ligne, texte, chapterurl, contribution-url
    date accessed: access-date, accessdate, abruf, zugriff, consulté le, fechaacceso, acesso, accesso, bezochtdatum
    date original-date: orig-date, orig-year, origyear
    text archive: archive
    text genre: type, degree, art, typ
    language language: language, lang, sprache, langue, idioma, lingua, taal
    text number: id, article-number, report-number
    text source: via
    lines annote: quote, zitat, extrait
    notes note: kommentar
    text medium: medium, format
    text version: version
    text container-title-short: journal-abbrev
"""
FIELDS: dict[str, tuple[str, str]] = {
    title: (kind, variable)
    for line in _ROWS.strip().splitlines()
    for kind, variable in [line.strip().partition(": ")[0].split(" ")]
    for title in line.partition(": ")[2].split(", ")
}
# Words for people in parameters, numbers taken away -> variable.
PEOPLE: dict[str, str] = {
    "author": "author", "authors": "author", "autor": "author", "auteur": "author",
    "auteurs": "author", "autore": "author", "people": "author", "vauthors": "author",
    "editor": "editor", "editors": "editor", "hrsg": "editor", "veditors": "editor",
    "directeur": "editor", "editore": "editor", "translator": "translator",
    "übersetzer": "translator", "traducteur": "translator", "traductor": "translator",
    "interviewer": "interviewer", "inventor": "author", "host": "author",
    "auteur institutionnel": "author",
}  # fmt: skip
# Parameters for parts of names, numbers taken away -> variable and part.
PARTS: dict[str, tuple[str, str]] = {
    "last": ("author", "family"), "first": ("author", "given"),
    "author-last": ("author", "family"), "author-first": ("author", "given"),
    "surname": ("author", "family"), "given": ("author", "given"),
    "nom": ("author", "family"), "prénom": ("author", "given"),
    "apellidos": ("author", "family"), "apellido": ("author", "family"),
    "nombre": ("author", "given"), "nome": ("author", "given"), "cognome": ("author", "family"),
    "último": ("author", "family"), "primeiro": ("author", "given"),
    "sobrenome": ("author", "family"), "achternaam": ("author", "family"),
    "voornaam": ("author", "given"),
    "editor-last": ("editor", "family"), "editor-first": ("editor", "given"),
    "editor-surname": ("editor", "family"), "editor-given": ("editor", "given"),
    "translator-last": ("translator", "family"), "translator-first": ("translator", "given"),
}  # fmt: skip
# Parameters that only say how the template is shown.
SILENT = frozenset(
    """
    mode ref name-list-style display-authors display-editors url-status df postscript url-access
    doi-access author-link authorlink editor-link author-mask nopp no-pp trans-chapter deadurl
    doi-broken-date lire s2cid-access wostitel
    """.split()
)
