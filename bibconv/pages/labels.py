"""The labels of Pure portals' record pages in the languages that Pure speaks.

Left: what the label means. Right: its spellings. A value may be glued to its label
("Number of pages8"), stand in a table row, or behind a tab or colon.
"""

from __future__ import annotations

import re

_SPELLINGS: dict[str, str] = {
    "language": "Original language|Originalsprache|Originele taal-2|Originele taal|Originalsprog|Originalspråk|Originalspråk|"
    "Idioma original|langue originale|Langue d'origine|Lingua originale|Alkuperäiskieli|Opprinnelig språk|Język oryginalny",
    "container": "Title of host publication|Titel|Titel des Gastpublikation|Titel van gastpublicatie|Título de la publicación alojada|"
    "Titre de la publication hôte|Titel på værtspublikation|Titolo della pubblicazione ospite|Otsikko|Título da publicação do anfitrião",
    "container-subtitle": "Subtitle of host publication",
    "editor": "Editors|Editor|Redakteure/-innen|Herausgeber (Verlag)|Redacteuren|Redaktører|Redaktörer|Editores|rédacteurs en chef|Toimittajat|a cura di",
    "publisher": "Publisher|Verlag|Uitgeverij|Forlag|Förlag|Editorial|Editeur|Editora|Editore|Kustantaja",
    "publisher-place": "Place of Publication|Place of publication|Erscheinungsort|Plaats van productie|Udgivelsessted|Utgivningsort|Lugar de publicación|Lieu de publication|Julkaisupaikka",
    "page": "Pages (from-to)|Pages|Seiten (von - bis)|Seiten (von-bis)|Seiten|Pagina's (van-tot)|Pagina's|Sider (fra-til)|Sider|Sidor (från-till)|Sidor|"
    "Páginas (desde-hasta)|Páginas|Pages (de - à)|pages (de - à)|Páginas (de-até)|pagine (da-a)|Sivut",
    "number-of-pages": "Number of pages|Seitenumfang|Aantal pagina's|Antal sider|Antal sidor|Sidantal|Número de páginas|Nombre de pages|Numero di pagine|Sivumäärä",
    "journal": "Journal|Fachzeitschrift|Tijdschrift|Tidsskrift|Tidskrift|Publicación|journal|Revista|Rivista|Julkaisu",
    "volume": "Volume|Jahrgang|Vol/bind|Volym|Volumen|Vuosikerta|Vol./bind",
    "issue": "Issue number|Issue|Ausgabenummer|Nummer van het tijdschrift|Udgave nummer|Nummer|N.º|Numéro de publication|Número de emissão|Numero di pubblicazione|Numero|Utgåva|Ausgabe",
    "article-number": "Article number|Aufsatznummer|Artikelnummer|Número de artículo|Numéro d'article|Número do artigo|Numero di articolo|Artikkelinumero",
    "status": "State|Publication status|Publikationsstatus|Status|Estado|État|Etat|Stato pubblicazione|Stato|Tila|Publicatiestatus",
    "published": "Publication date|Published|Date of publication|Udgivelsesdato",
    "early": "Early online date|Elektronische Veröffentlichung vor Drucklegung - |Frühes Onlinedatum|Vroegere onlinedatum|Tidlig onlinedato",
    "doi": "DOIs|DOI|Digital Object Identifiers (DOIs)",
    "isbn": "ISBN (Print)|ISBN (Electronic)|ISBN (print)|ISBN (Elektronisch)|ISBN|Print ISBNs|Electronic ISBNs|ISBN (elektronisk)|ISBN (trykt)",
    "issn": "ISSN (Print)|ISSN (Electronic)|ISSN|Print ISSN|ISSN (print)",
    "edition": "Edition|Auflage|Editie|Udgave|Edición|Edição",
    "collection": "Publication series|Publikationsreihe",
    "series-name": "Name",
    "event": "Conference|Konferenz|Event|Conferentie|Konference|Congreso|conférence|Conferência",
    "event-country": "Country/Territory|Country|Land/Gebiet|Land/Regio|Land/Område|País/Territorio",
    "event-city": "City|Ort|Stad|By|Ciudad|Ville|Cidade",
    "event-date": "Period|Zeitraum|Periode|Período|Période",
    "qualification": "Qualification|Qualifikation|Kwalificatie",
    "institution": "Awarding Institution|Gradverleihende Hochschule|Toekennende instantie",
    "supervisor": "Supervisors/Advisors|Betreuer/-in / Berater/-in|Begeleider(s)/adviseur",
    "award-date": "Award date|Datum der Bewilligung|Datum van toekenning",
    "keyword": "Keywords|Schlagwörter|Trefwoorden|Emneord|Nyckelord|Palabras clave|mots-clés",
}

LABELS: dict[str, str] = {
    spelling: meaning
    for meaning, spellings in _SPELLINGS.items()
    for spelling in spellings.split("|")
}

# Longest first, so that "Pages (from-to)" is not read as "Pages".
_ANY = "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))

# A glued value begins with a capital, a digit or a bracket: "JournalProceedings", not "Journals".
GLUED = re.compile(
    rf"(?P<label>{_ANY})(?P<sep>\s*[\t:]\s*|\s{{2,}})?(?P<value>(?(sep)|(?![\s:|]))\S.*)?$"
)
ROW = re.compile(rf"\|\s*\**(?P<label>{_ANY})\**:?\s*\|\s*(?P<value>.*)$")

# What a Pure portal says its record is, and its kinds of work.
CONTRIBUTIONS: dict[str, str] = {
    "Contribution to journal": "article-journal",
    "Contribution to specialist publication": "article-magazine",
    "Contribution to newspaper": "article-newspaper",
    "Chapter in Book/Report/Conference proceeding": "chapter",
    "Chapter or section in a book/report/conference proceeding": "chapter",
    "Contribution to book/anthology/report/conference proceeding": "chapter",
    "Contribution to conference": "paper-conference",
    "Book/Report": "book",
    "Book/Film/Article review": "review-book",
    "Working paper/Preprint": "article",
    "Working paper": "report",
    "Thesis": "thesis",
    "Patent": "patent",
    "Non-textual form": "document",
    "Other contribution": "document",
    "Beitrag in Fachzeitschrift": "article-journal",
    "Beiträge in Fachzeitschriften": "article-journal",
    "Beitrag in Buch/Bericht/Konferenzband": "chapter",
    "Buch/Bericht": "book",
    "Bijdrage aan tijdschrift": "article-journal",
    "Hoofdstuk in Boek/Rapport/Congresprocedure": "chapter",
    "Boek/Rapport": "book",
    "Bidrag til tidsskrift": "article-journal",
    "Bidrag til bog/antologi/rapport": "chapter",
    "Bidrag til tidskrift": "article-journal",
    "Contribución a una revista": "article-journal",
    "Capítulo del libro/informe/acta de congreso": "chapter",
    "Contribution à un journal": "article-journal",
    "Contribution à une revue": "article-journal",
    "Contribuição para periódico": "article-journal",
    "Contributo su rivista": "article-journal",
    "Artikkeli": "article-journal",
    "Artikel in Fachzeitschrift": "article-journal",
}

KINDS: dict[str, str] = {
    "Conference contribution": "paper-conference",
    "Conference article": "article-journal",
    "Konferenzbeitrag": "paper-conference",
    "Conferentiebijdrage": "paper-conference",
    "Konferencebidrag i proceedings": "paper-conference",
    "Contribución a la conferencia": "paper-conference",
    "Doctoral Thesis": "thesis",
    "PhD thesis": "thesis",
    "Master's Thesis": "thesis",
    "Preprint": "article",
    "Report": "report",
    "Bericht": "report",
    "Rapport": "report",
    "Entry for encyclopedia/dictionary": "entry-encyclopedia",
    "Encyclopedia entry": "entry-encyclopedia",
    "Anthology": "book",
    "Book/Film/Article review": "review",
    "Book review": "review-book",
    "Software": "software",
    "Data set/Database": "dataset",
}

OUTPUT_LABEL = re.compile(
    r"(?:Research output|Publikation|Publikationen|Output|Onderzoeksoutput|Publikation: |Forskningsoutput|Producción científica|Résultats de recherche|"
    r"Resultado de pesquisa|Produção|Ricerca|Tutkimustuotos|Wetenschappelijke output|Research output \(peer-reviewed\))\s*:\s*(?P<value>\S.*)$"
)
PEER_REVIEW = re.compile(
    r"(?:›|>|»)?\s*(?P<v>(?:non-?)?peer-?review(?:ed)?|Begutachtung|Peer-Review|Peer review|revisión exhaustiva|Revisão de pares|referee|vertaisarvioitu)$",
    re.IGNORECASE,
)

# Status words before the date: "Published - Dec 18 2007".
PUBLISHED = re.compile(r"(?P<status>[^\d\-–—]*)[-–—]\s*(?P<date>.*)$")
STATUS_ENGLISH = {
    "veröffentlicht": "Published", "gepubliceerd": "Published", "udgivet": "Published", "publicerad": "Published", "publicada": "Published",
    "publicado": "Published", "publié": "Published", "pubblicato": "Published", "julkaistu": "Published",
}  # fmt: skip

HEADINGS: dict[str, str] = {
    "abstract": "abstract", "kurzfassung": "abstract", "zusammenfassung": "abstract", "samenvatting": "abstract", "resumen": "abstract",
    "résumé": "abstract", "resumo": "abstract", "resumé": "abstract", "sammanfattning": "abstract", "tiivistelmä": "abstract",
    "keywords": "keywords", "schlagwörter": "keywords", "trefwoorden": "keywords", "palabras clave": "keywords", "emneord": "keywords", "nyckelord": "keywords",
    "asjc scopus subject areas": "asjc", "asjc scopus sachgebiete": "asjc", "asjc": "asjc", "áreas temáticas de asjc scopus": "asjc",
    "publication series": "series", "publikationsreihe": "series", "publicatie series": "series",
    "conference": "event", "konferenz": "event", "conferentie": "event",
    "access to document": "access", "zugriff auf dokument": "access", "toegang tot document": "access", "access to document in": "access",
    "other files and links": "other", "fingerprint": "other", "cite this": "cite", "zitieren": "cite", "dit citeren": "cite", "citer dette": "cite",
    "un sustainable development goals": "other", "funding": "other", "bibliographical note": "note",
    "avainsanat": "keywords", "mots-clés": "keywords", "palavras-chave": "keywords", "parole chiave": "keywords",
    "acceder al documento": "access", "accéder au document": "access", "acesso ao documento": "access", "adgang til dokumentet": "access",
    "tillgång till dokument": "access", "tilgang til dokument": "access", "pääsy dokumenttiin": "access",
    "citar esto": "cite", "citar": "cite", "contient cette citation": "cite", "siteeraa tätä": "cite", "citera det här": "cite", "citationsformater": "cite",
    "andere dateien und links": "other", "andere bestanden en links": "other", "andre filer og links": "other", "otros archivos y enlaces": "other",
    "autres fichiers et liens": "other", "outros ficheiros e links": "other", "huella": "other", "vingerafdruk": "other", "empreinte digitale": "other",
    "un sdgs": "other", "press/media": "other", "activities": "other", "datasets": "other", "prizes": "other", "student theses": "other",
    "profiles": "other", "research units": "other", "equipment": "other", "projects": "other",
}  # fmt: skip
