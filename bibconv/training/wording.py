"""Words that stand in and around lists: tables for the documents that the model of lines learns from.

All names and titles are invented or as common as Doe and Roe.
"""

from __future__ import annotations

HEADINGS = (
    "References|Bibliography|Literature|Works cited|Literatur|Literaturverzeichnis|Quellen|Bibliographie|"
    "Références|Referencias|Bibliografía|Referências|Bibliografia|Riferimenti bibliografici|Literatuur|"
    "Список литературы|Литература|参考文献|참고문헌|المراجع|Kaynakça|Piśmiennictwo|Literatura|Irodalom|Referenser"
).split("|")
GROUPS = (
    "Books|Articles|Primary sources|Secondary sources|Web pages|Further reading|Online|Quellen|Sekundärliteratur|"
    "A|B|C|D|K|M|S|Monographs|Papers|Fuentes|Sources|Gesetze|Internetquellen"
).split("|")
RUNNING_HEADS = (
    "Journal of Slow Tides|Doe et al.|The Tide Review 12 (2019)|Chapter 4: Methods|J. Doe and R. Roe|"
    "Zeitschrift für Gezeiten|Revista de Mareas|Page"
).split("|")
MARKS = (
    "[{}] ", "[{}] ", "{}. ", "{}. ", "{}. ", "({}) ", "{}) ", "{} ", "{}.", "[{}]", "[{}]\t", "{}.\t",
)  # fmt: skip
BULLETS = ("• ", "- ", "* ", "– ", "· ", "▪ ", "•\t")
LINK_ROWS = (
    "Article CAS PubMed Google Scholar",
    "Google Scholar",
    "CrossRef Google Scholar",
    "View in Scopus Google Scholar",
    "Article  Google Scholar",
)
LINKS = "CrossRefGoogle Scholar"

FAMILY_NAMES = (
    "Doe Roe Marek Olsson Quill Weber Schmidt García López Silva Rossi Bianchi Dubois Martin Tanaka Kim Wang Li "
    "Zhang Novak Kowalski Ivanov Petrov Hansen Larsen"
).split()
GIVEN_NAMES = (
    "Jane John Anna Peter Maria José Carlos Marie Jean Kenji Min Wei Olga Ivan Lars Ingrid Paul Ruth Sam Tom"
).split()
MIDDLE_INITIALS = ("", "A. ", "B. ")
NOTE_SIGNS = ("", "1", "1,2", "*", "²")
AFFILIATIONS = (
    "1 Department of Biology, University of Harbour, 12345 Town, Germany",
    "Institut für Gezeitenforschung, Universität Norden, Kiel",
    "School of Social Sciences, Harbour, UK",
    "2 Departamento de Física, Universidad de Mareas, Madrid, España",
    "e-mail: jane.doe@example.org",
    "ORCID: 0000-0002-1825-0097",
)
NOTICES = (
    "Received 3 May 2019; accepted 12 July 2020",
    "Published online: 14 March 2018",
    "DOI: 10.5555/sb.2019.0123",
    "© The Author(s) 2019. Published by Harbour Press",
    "Keywords: tides, marsh, growth",
    "JEL Classification: C23, D12",
    "Citation: Doe J (2019) Tides. Tide Rev 3: 12–19",
    "Vol. 12, No. 3, September 2014",
    "ISSN 1234-5678",
    "Copyright 2020 Harbour Press. All rights reserved.",
    "Accepted manuscript",
    "1 Introduction",
    "Abstract",
)
CITATIONS = (
    "({name} {year})",
    "({name}, {year})",
    "({name} et al., {year})",
    "({name} {year}: 12)",
    "see {name} ({year})",
    "[{name}]",
    "({name} & Roe, {year}; Poe, 2011)",
)
