"""The registry of formats: one line each. Modules are imported when first used."""

from __future__ import annotations

from bibconv.formats.base import Format, ReadContext, WriteContext

FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("bibtex", "BibTeX", "bibconv.formats.bibtex", (".bib", ".bibtex"), ("application/x-bibtex", "text/x-bibtex"), family="bib", concatenates=True),
        Format("biblatex", "BibLaTeX", "bibconv.formats.biblatex", (".bib",), ("application/x-bibtex",), family="bib", concatenates=True),
        Format("ris", "RIS", "bibconv.formats.ris", (".ris",), ("application/x-research-info-systems",), family="ris", concatenates=True),
        Format("csl-json", "CSL-JSON", "bibconv.formats.csl_json", (".csl.json", ".json"), ("application/vnd.citationstyles.csl+json",), family="csl-json"),
        Format("csl-yaml", "CSL-YAML", "bibconv.formats.csl_yaml", (".csl.yaml", ".yaml", ".yml"), ("application/yaml",), family="csl-yaml"),
        Format("enw", "EndNote tagged (Refer)", "bibconv.formats.enw", (".enw", ".refer"), ("application/x-endnote-refer",), family="enw", concatenates=True, signature=r"\s*%[0A-Z] \S"),
        Format("nbib", "MEDLINE", "bibconv.formats.nbib", (".nbib", ".medline"), ("application/nbib",), family="nbib", signature=r"\s*(?:PMID ?-|OWN -|STAT-) ?\S"),
        Format("wos", "Web of Science tagged", "bibconv.formats.wos", (".ciw", ".isi"), ("application/x-inst-for-scientific-info",), family="wos", signature=r"\ufeff?\s*(?:FN [^\n]*\n|PT [JBSPCK][ \t]*\r?\n[A-Z][A-Z0-9] )"),
        Format("refworks", "RefWorks tagged", "bibconv.formats.refworks", (".refworks",), family="refworks", signature=r"\s*RT [A-Z][a-z]"),
        Format("copac", "Copac tagged", "bibconv.formats.copac", (".copac",), family="copac", signature=r"\s*TI- \S[^\n]*\n(?:[^\n]*\n){0,20}?(?:AU|PU|PY)- ", writes=False),
        Format("endnote-xml", "EndNote XML", "bibconv.formats.endnote_xml", (".endnote.xml", ".xml"), ("application/xml",), family="endnote-xml", signature=r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<xml>\s*<records>|\s*<record>\s*<(?:database|ref-type|rec-number|source-app)\b"),
        Format("pubmed-xml", "PubMed XML", "bibconv.formats.pubmed_xml", (".pubmed.xml",), family="pubmed-xml", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|PubmedBookArticleSet|BookDocumentSet)\b"),
        Format("mods", "MODS", "bibconv.formats.mods", (".mods.xml", ".mods"), ("application/mods+xml",), family="mods", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<(?:[\w.-]+:)?mods(?:Collection)?\b|<(?:[\w.-]+:)?mets\b.{0,15000}?<(?:[\w.-]+:)?mods\b)"),
        Format("word-xml", "Word sources", "bibconv.formats.word_xml", (".sources.xml",), family="word-xml", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?<(?:b:)?Sources?\b"),
        Format("bbt-json", "Better BibTeX JSON (Zotero)", "bibconv.formats.bbt_json", (".bbt.json",), family="bbt-json", signature=r"(?s)\s*[\[{].{0,15000}?\"itemType\"\s*:"),
        Format("crossref-json", "Crossref works", "bibconv.formats.crossref_json", (".crossref.json",), family="crossref-json", writes=False, signature=r"(?s)\s*[\[{]\s*(?:\{\s*)?\"(?:status|message-type|message|indexed|reference-count)\"\s*:"),
        Format("openalex-json", "OpenAlex works", "bibconv.formats.openalex_json", (".openalex.json",), family="openalex-json", writes=False, signature=r"(?s)\s*[\[{].{0,3000}?\"id\"\s*:\s*\"https://openalex\.org/"),
        Format("schema-org", "schema.org JSON-LD", "bibconv.formats.schema_org", (".jsonld",), ("application/ld+json",), family="schema-org", signature=r"(?s)\s*[\[{].{0,3000}?\"@context\"\s*:\s*(?:\"https?://(?:www\.)?(?:schema\.org|doi\.org/10\.5063/schema/codemeta)|\[[^\]]{0,300}schema)"),
        Format("datacite-json", "DataCite JSON", "bibconv.formats.datacite_json", (".datacite.json",), ("application/vnd.datacite.datacite+json",), family="datacite-json", signature=r"(?s)\s*[\[{].{0,15000}?\"(?:resourceTypeGeneral|resource-type-general|publicationYear|publication-year|schemaVersion)\"\s*:"),
        Format("cff", "CITATION.cff", "bibconv.formats.cff", (".cff",), ("application/x-citation-file",), family="cff", signature=r"(?:[^\n]*\n){0,60}?[\"']?cff-version[\"']?:"),
        Format("hayagriva", "Hayagriva (Typst)", "bibconv.formats.hayagriva", (".hayagriva.yml", ".hayagriva.yaml"), ("application/yaml",), family="hayagriva", signature=r"(?:---[ \t]*\r?\n)?(?:[ \t]*(?:#[^\n]*)?\r?\n){0,60}(?!references:)[^\s#:\-][^\n:]{0,100}:[ \t]*\r?\n(?:[ \t]+[^\n]*\r?\n|[ \t]*\r?\n){0,30}?[ \t]+type:[ \t]*[\"']?(?i:article|chapter|entry|anthos|report|thesis|web|scene|artwork|patent|case|newspaper|legislation|manuscript|original|post|misc|performance|periodical|proceedings|book|blog|repository|thread|video|audio|exhibition|conference|anthology|reference)[\"']?[ \t]*(?:#[^\n]*)?\r?\n"),
        Format("crossref-xml", "Crossref XML (unixref)", "bibconv.formats.crossref_xml", (".unixref.xml", ".unixref", ".unixsd"), ("application/vnd.crossref.unixref+xml",), family="crossref-xml", writes=False, signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:doi_records?|doi_batch|crossref_result|crossref)\b"),
        Format("datacite-xml", "DataCite XML", "bibconv.formats.datacite_xml", (".datacite.xml",), ("application/vnd.datacite.datacite+xml",), family="datacite-xml", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<resources>\s*)?<(?:[\w.-]+:)?resource\b[^>]*datacite"),
        Format("marc", "MARC (ISO 2709)", "bibconv.formats.marc.transmission", (".mrc", ".marc"), ("application/marc",), family="marc", concatenates=True, signature=r"[0-9]{5}[a-z ][^\n]{3}[^\x1d]{0,3000}?\x1e"),
        Format("marcxml", "MARCXML", "bibconv.formats.marcxml", (".marcxml", ".marc.xml"), ("application/marcxml+xml",), family="marcxml", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:\w+:)?(?:collection|record)\b[^>]{0,500}?(?:MARC21/slim|>\s*(?:<(?:\w+:)?record\b[^>]*>\s*)?<(?:\w+:)?leader>)"),
        Format("jats", "JATS reference list", "bibconv.formats.jats", (".jats.xml", ".nxml"), ("application/jats+xml",), family="jats", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:ref-list|ref\b[^>]*>\s*(?:<label|<(?:element|mixed|nlm)-citation)|article\b[^>]*(?:article-type|dtd-version|jats|nlm\.nih\.gov))"),
        Format("tei", "TEI references (biblStruct)", "bibconv.formats.tei", (".tei.xml", ".tei"), ("application/tei+xml",), family="tei", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:\w+:)?(?:TEI|teiCorpus|listBibl|biblStruct)\b"),
        Format("zotero-rdf", "Zotero RDF", "bibconv.formats.zotero_rdf", (".rdf",), ("application/rdf+xml",), family="zotero-rdf", signature=r"(?s)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:\w+:)?RDF\b"),
        Format("coins", "COinS (OpenURL)", "bibconv.formats.coins", (".coins",), ("text/html",), family="coins", concatenates=True, signature=r"""(?s)\s*(?:<(?:p|div|li|ul|!--)[^>]*>[^<>]{0,500})?<span [^>]*class=["']?Z3988|(?:\S{0,300}\?)?(?:ctx_ver|url_ver)=Z39\.88"""),
        Format("wikipedia", "Wikipedia citation templates", "bibconv.formats.wikipedia", (".wiki", ".wikitext", ".mediawiki"), ("text/x-wiki",), family="wikipedia", concatenates=True, signature=r"(?is)[^<>]{0,4000}?(?:<ref[^>]*>)?\{\{ ?(?:cite |citation ?\||literatur ?\||internetquelle ?\||(?:article|ouvrage|chapitre|lien web) ?\||cita(?:r)? )"),
        Format("csv", "Table (CSV)", "bibconv.formats.csv", (".csv",), ("text/csv",), family="csv", signature=r"""(?i)(?:sep=.\r?\n)?(?=(?:[^\n]{0,5000}?[,;|])?\s?"?(?:title|(?:article|document|item) title|titel|titre|título|ti)"?\s?[,;|\r\n])(?=(?:[^\n]{0,5000}?[,;|])?\s?"?(?:authors?|author full names|creators?|auteurs?|autor(?:en|es)?|verfasser|year|publication year|date|issued|doi|jahr|année|key|id|au|py|journal|source title|type|item type)"?\s?[,;|\r\n])"""),
        Format("tsv", "Table (TSV)", "bibconv.formats.tsv", (".tsv", ".tab"), ("text/tab-separated-values",), family="tsv", signature=r"""(?i)(?:sep=.\r?\n)?(?=(?:[^\n]{0,5000}?[\t])?\s?"?(?:title|(?:article|document|item) title|titel|titre|título|ti)"?\s?[\t\r\n])(?=(?:[^\n]{0,5000}?[\t])?\s?"?(?:authors?|author full names|creators?|auteurs?|autor(?:en|es)?|verfasser|year|publication year|date|issued|doi|jahr|année|key|id|au|py|journal|source title|type|item type)"?\s?[\t\r\n])"""),
    )
}  # fmt: skip

__all__ = ["FORMATS", "Format", "ReadContext", "WriteContext"]
