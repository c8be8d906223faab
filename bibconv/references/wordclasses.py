"""Classes of words that tell what a stretch of a reference is: data only.

``CLASSES["hrsg"]`` is ``("editor",)``. Words in lower case, several languages in one row.
"""

from __future__ import annotations

from bibconv.references.lexicon import JOURNAL_ABBREVIATIONS, KNOWN_PLACES

_WORDS: dict[str, str] = {
    "editor": """ed eds edd edn editor editors editores editeurs éditeur hg hgg hrsg hrsgg herausgeber herausgeberin
        herausgegeben org orgs organizador organizadores organizadora organização coord coords coordinador coordinadores
        dir dirs éd éds red redaktion edited bearb cura comp comps compiler curatore curatori editado editada""",
    "translator": "trans transl translated translator übers übersetzt übersetzung trad traduit traducción tradução traduzione vert vertaald ins aus",
    "volume": "vol vols volume volumes volumen bd bde band bände jg jahrg jahrgang tome tom tomo t v deel año ano anno",
    "issue": "no nos nr n num núm número numero numéro issue iss heft hft h fasc fascicolo",
    "page": "p pp pg pgs page pages pág págs página páginas s ss seite seiten pag blz f ff sp col",
    "supplement": "suppl supp supplement supplemento part pt",
    "and": "and und et y e en og och i ja",
    "etal": "al others andere otros outros coll colaboradores collab cols",
    "particle": "van von de der den del della di da do dos das du le la el al ter ten zu zum zur af av of",
    "month": """jan feb febr mar mär mrz apr may mai jun jul aug ago sep sept oct okt out nov dec dez dic déc ene abr set fev fév
        spring summer autumn fall winter january february march april june july august september october november december januar
        februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro janvier février mars avril juin
        juillet août septembre octobre novembre décembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre""",
    "status": "press forthcoming appear submitted druck erscheinen prensa prelo ahead accepted preparation n.d undated",
    "edition": "edition edn aufl auflage ausg ausgabe edição edición édition edizione uppl druk rev revised überarb erw erweiterte überarbeitete",
    "ordinal": "first second third fourth fifth sixth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 1a 2a 3a 2ª 3ª",
    "thesis": """thesis dissertation phd ph.d diplomarbeit magisterarbeit masterarbeit bachelorarbeit doktorarbeit habilitation
        habilitationsschrift tese dissertação tesis thèse tesi proefschrift diss doctoral master masters unpublished unveröff doutorado mestrado""",
    "report": "report reports technical working paper papers discussion arbeitspapier forschungsbericht bericht rapport relatório informe memo memorandum brief manuscript preprint",
    "meeting": """proceedings proc conference conf symposium symp workshop congress congresso congreso congrès tagung tagungsband
        konferenz conférence colloque convegno meeting kongress kongresses verhandlungen simpósio encontro anais actas atti""",
    "publisher": """press presses verlag verl publishers publisher publishing publications publ pub books springer wiley elsevier
        routledge sage palgrave macmillan mcgraw-hill pearson penguin blackwell suhrkamp editora editorial ediciones edições éditions
        editions edizioni editore uitgeverij förlag forlag kluwer birkhäuser gruyter campus beltz hogrefe nomos vs meiner mohr siebeck
        vandenhoeck ruprecht rowohlt fischer beck klett klett-cotta oldenbourg leske budrich transcript addison-wesley prentice hall
        harper norton knopf doubleday freeman sinauer elgar ashgate longman houghton mifflin heinemann lang juventa dunker humblot
        polity westview praeger brill brepols peeters gallimard seuil puf laterza einaudi mulino atlas cortez vozes artmed fiocruz hucitec""",
    "organisation": """organization organisation ministry ministério ministerio institut institute instituto university universität
        universidade universidad université università association agency society committee council commission department government group
        consortium collaboration foundation federation nations union bureau office academy college board bank fund authority service
        administration conselho secretaria sociedade fundação comissão kommission gesellschaft verband amt stiftung bundesamt
        bundesministerium company corporation inc ltd gmbh center centre zentrum network school""",
    "journal": """journal zeitschrift review revista revue rivista archiv archives annals magazine bulletin quarterly letters transactions
        jahrbuch jahrbücher jahresschrift cadernos cuadernos cahiers boletim boletín arquivos anales acta tidskrift tijdschrift
        annual advances research science nature european international american british ibero-americana reports vierteljahrshefte""",
    "series": "series serie reihe schriften schriftenreihe lecture notes coleção colección collection beiträge studien monographs",
    "access": """retrieved accessed available access acesso acessado disponível disponible consultado accessed abgerufen zugriff abruf
        url online internet verfügbar consulté besucht stand visited cited recuperado acedido download heruntergeladen""",
    "identifier": "doi pmid pmcid pubmed isbn issn arxiv urn hdl",
    "in": "in im em dans en apud",
    "medium": "dvd cd-rom film video web print motion picture software",
    "stopword": """the of a an for to with on from by at as der die das des den dem und von zur im auf für mit ein eine zum la le les des du
        el los las del un una o os as da do na no para por com sur une aux with between""",
    "newspaper": "zeitung zeit spiegel times post guardian taz faz rundschau allgemeine tageszeitung herald tribune",
}  # fmt: skip


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in _WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(name)
    for word in JOURNAL_ABBREVIATIONS:
        found.setdefault(word, []).append("abbr")
    for place in KNOWN_PLACES:
        for part in place.lower().replace(".", " ").replace("/", " ").split():
            if len(part) > 3 and "place" not in found.get(part, ()):
                found.setdefault(part, []).append("place")
    return {word: tuple(names) for word, names in found.items()}


CLASSES: dict[str, tuple[str, ...]] = _classes()
