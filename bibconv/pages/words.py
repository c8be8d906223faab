"""The words that saved pages share: headings and the sections they open, furniture, kickers.

``heading_of("## References [151]")`` is ``"references"``; a heading may be in any of the
languages that publishers' platforms speak. Tables are data.
"""

from __future__ import annotations

import re

from bibconv.pages import languages
from bibconv.pages.base import plain

_SECTIONS: dict[str, str] = {
    "abstract": "abstract|summary|structured abstract|article abstract|abstracts|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|"
    "samenvatting|sammanfattning|摘要|要旨|抄録|초록|аннотация|executive summary|significance statement",
    "references": "references|references and notes|reference|reference list|bibliography|literature cited|works cited|cited references|references cited|"
    "literatur|literaturverzeichnis|références|référencias|referencias|referencias bibliográficas|referências|referências bibliográficas|bibliografía|bibliografia|"
    "bibliographie|riferimenti bibliografici|referenties|litteratur|参考文献|참고문헌|литература|список литературы|references (0)|view references|show references|"
    "electronic references|notes and references|literature",
    "cite": "cite this article|cite this chapter|cite this paper|cite this|cite|cite as|cite this article as|cite this article as:|how to cite|how to cite this article|how to cite this paper|"
    "to cite this article|suggested citation|recommended citation|citation|citations|citation information|share and cite|zitieren|citer cet article|citar|cómo citar|como citar|"
    "cómo citar este artículo|citation formats|citation tools|cite this entry|cite this publication|cite this work|article citation|cite article|cite this review|zitierweise|zitiervorschlag|"
    "export citation|download citation options|引用本文|引用格式",
    "keywords": "keywords|key words|keyword|mots-clés|mots clés|palabras clave|palavras-chave|schlüsselwörter|schlagwörter|parole chiave|index terms|author keywords|"
    "mesh terms|trefwoorden|关键词|关键字|キーワード",
    "subjects": "subjects|subject areas|subject terms|publication types|substances|related information|topics|subject collections|collections|subject area",
    "funding": "funding|funding statement|funding information|financial support|grant support|grants and funding|funders|financial disclosure|sources of funding|förderung|financement|financiación|"
    "source of funding|funding sources|funding source|grants and funding information|financial disclosure statement",
    "acknowledgements": "acknowledgements|acknowledgments|acknowledgement|acknowledgment|danksagung|remerciements|agradecimientos|agradecimentos|ringraziamenti|致谢",
    "rights": "rights and permissions|reprints and permissions|copyright|license|licence|copyright and license information|copyright and licensing|licensing|license information|permissions|"
    "rights & permissions|open access|copyright information|copyright statement|rechte und genehmigungen|copyright notice|creative commons license|copyright license",
    "history": "article history|publication history|history|dates|article information|article info|information|about this article|about this chapter|about this paper|info|info/history|"
    "article and author information|publication information|additional info|published in|publication details|type|author and article information|article info/history|article information continued",
    "authors": "author information|authors and affiliations|affiliations|authors|author notes|author|author information and affiliations|corresponding author|corresponding authors|"
    "contributor information|author affiliations|authors' affiliations|correspondence|expand affiliations|about the author|about the authors|notes on contributors|authors info & affiliations",
    "similar": "similar articles|similar content being viewed by others|recommended articles|related articles|related content|cited by|citing literature|cited by other articles|citing articles|"
    "people also read|more from this journal|others also viewed|most read|most cited|articles citing this|recommended|cited by (0)|see all similar articles|see all cited by articles|trending|"
    "recommended for you|keep reading|further information|explore content|latest articles|most recent articles|you may also be interested in|related research|related papers",
    "notes": "notes|footnotes|endnotes|note|fußnoten|notas|anmerkungen",
    "after": "download references|figures|tables|figures (0)|metrics|article metrics|comments|peer review|share|share this article|share this|additional information|ethics declarations|"
    "supplementary information|electronic supplementary material|supplementary material|supplementary materials|supporting information|change history|data availability|"
    "data availability statement|availability of data and materials|author contributions|authors' contributions|competing interests|conflict of interest|conflicts of interest|competing interest statement|clinical trial|author declarations|profiles|associated data|"
    "linkout - more resources|full text links|actions|page navigation|save|follow ncbi|view options|media|appendix|appendices|abbreviations|declarations|publisher's note|"
    "publisher’s note|publisher note|disclosure|disclosures|disclosure statement|rapid responses|altmetric|footer|views|statistics|access options|access this article|get access|login options|"
    "purchase|similar articles in pubmed|research topic|edited by|reviewed by|content navigation|sections|contents|outline|on this page|table of contents|highlights|graphical abstract|"
    "plain language summary|key points|key messages|supplemental material|data and materials availability|consent|ethics approval|institutional review board statement|informed consent statement|"
    "provenance and peer review|contributors|orcid|orcid ids|orcid id|article tools|jump to|navigate this article|review history|published online|see also|external links",
    "body": "introduction|background|methods|materials and methods|material and methods|method|results|results and discussion|discussion|conclusion|conclusions|main|einleitung|introducción|"
    "introdução|introduzione|experimental|experimental section|theory|limitations|case report|case presentation|literature review|objectives|aim|aims|objective|purpose|results and discussions",
}  # fmt: skip

HEADINGS: dict[str, str] = {
    heading: section
    for table in (languages.SECTIONS, _SECTIONS)
    for section, words in table.items()
    for heading in words.split("|")
}
"""Heading in lower case -> the section it opens."""

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.)\s+(?=\D)")
_COUNT = re.compile(r"\s*(?:\(\d+\)|\[\d+\])$")
_MAX_HEADING = 60

KICKER = re.compile(
    r"(?:open access|free access|free|editor.s choice|full access|restricted access|subscription required)?[\s|•·-]*"
    r"(?:(?:original|research|review|systematic|short|brief|mini|case|technical|invited|regular|full|data|feature|special|primary|clinical|conceptual|empirical|scholarly|book|rapid|scientific|"
    r"method|methods|perspective|opinion|news|practice|study|registered|confirmatory|new|general|focus|topical|open)[\s-]*){0,3}"
    r"(?:article|articles|paper|papers|research|review|reviews|letter|letters|report|reports|communication|communications|editorial|commentary|comment|correspondence|perspective|opinion|analysis|"
    r"viewpoint|protocol|study protocol|case study|essay|note|notes|news|results|resource|trial|meta-analysis|systematic review|chapter|book chapter|preprint|conference paper|methods?|erratum|"
    r"correction|corrigendum|retraction|obituary|interview|feature|debate|hypothesis|guideline|new results|confirmatory results|contradictory results|research-article|review-article|proceedings)"
    r"(?:[\s|•·-]*(?:open access|free access|peer.?reviewed?|free))?|(?:open|free|full|no|partial|restricted) access|peer.?reviewed?",
    re.IGNORECASE,
)
"""The kind of article, printed above its title."""

FURNITURE = re.compile(
    r"(?:skip to|log ?in|sign in|sign up|register|menu|search|cart|advertis|thank you for visiting|download|view |views?$|fig(?:ure)?s?\.? ?\d|table \d|home\b|metrics|share|subscribe|buy |"
    r"purchase|access (?:this|options|through|via)|get (?:access|e-?alerts|rights)|you (?:can also|have)|image:|!\[|cite|save|print|export|pdf|full text|full article|figures|supplement|"
    r"references$|citations?|reprints|permissions?|request|add to|tools|track|email|follow|back to|next article|previous article|issue|volume|contents|table of contents|journal (?:home|info|article)|"
    r"submit|aims|about|editorial board|for authors|current|all issues|browse|article (?:menu|metrics|views|versions|contents|level)|ncbi|an official|here.s how|the \.gov|the https|"
    r"official website|secure|https?:|www\.|main (?:content|navigation)|my ?ncbi|account|dashboard|publications$|settings|logo|show more|show all|more|less|open (?:in|menu|peer)|"
    r"font type|arial|line spacing|column width|background:?$|order |versions? notes|browser|help|notify|alert|author links|outline|highlights|crossref citations|altmetric|listen|"
    r"this article (?:is|was|has|belongs)|now published|is (?:companion|corrected|part)|check for updates|verify currency|orcid|pages? \d|published|received|accepted|revised|posted|available|first published|"
    r"doi|issn|isbn|pmid|pmcid|copyright|©|\(c\)|correspond|author information|affiliations|department|school|faculty|institute|university of|author to whom|these authors|email|tel|fax|"
    r"search for more|find this author|on google scholar|on pubmed|view orcid|loading|error|cookies?|accept|close|privacy|terms|contact|feedback|preview|click|please|sections?$|collection|"
    r"advanced|navigation|saved|clipboard|display options|format|abstract|to read this|learn more|link to|go to|jump to|explore|special issue|research topic|article types?|\d+ ?(?:views|citations|downloads|accesses|altmetric|shares|reads|tweets)|"
    r"downloaded|document version|link back|general rights|take down|users may|you may|link to|publication date|citation for|published in|accepted (?:manuscript|author)|"
    r"the version of record|this is the|peer reviewed version|contents lists|journal homepage|elsevier|springer|wiley|taylor|nature portfolio|article$|content$|skip$|options$|editor|academic editor|reviewed by|edited by|handling|"
    r"total downloads?|total views|crossmark|comments?$|peer review|provisionally|the final|funding|keywords?|key words|notes?$|publisher name|(?:print|online|electronic) is[sb]n|ebook packages)",
    re.IGNORECASE,
)
"""How a line of navigation, tools or administration begins."""


REFERENCES_END = re.compile(
    r"(?:Key\s?words?\s?:|Citation\s?:|Received\s?:|Edited by|Reviewed by|Copyright ©|©\s?\d{4}|Funding\s?:|Articles from .{3,120} are provided|\*?Correspondence\s?:|How to cite|Cite this (?:article|as)|"
    r"To cite this|Submitted|Accepted\s?:|Published\s?:|This article (?:is|was)|Conflict of interest\s?:|Disclaimer\s?:|The Supplementary Material|Publisher.s Note\s?:|Disclaimer/Publisher.s Note)|(?:"
    + languages.END
    + r")(?:\s?:|$|\s(?:\d|el\b|am\b|le\b|em\b))",
    re.IGNORECASE,
)
"""How a line begins that ends a list of references without a heading."""


def heading_of(text: str) -> str | None:
    """The section that a line opens, if it is a known heading."""
    if len(text) > _MAX_HEADING:
        return None
    bare = _COUNT.sub("", plain(text)).strip("#*:[]|_ ·•\t").lower()
    found = HEADINGS.get(bare)
    if found is None and bare[:1] in "0123456789ivx":
        found = HEADINGS.get(_NUMBER.sub("", bare).strip())
    return found


def is_furniture(text: str) -> bool:
    """Whether a line is navigation, tools or administration, or has too few letters for a title."""
    if len(text) < 4 or sum(char.isalpha() for char in text[:200]) < 4:
        return True
    if KICKER.fullmatch(text) or languages.MENU.fullmatch(text):
        return True
    return len(text) < 120 and FURNITURE.match(text) is not None
