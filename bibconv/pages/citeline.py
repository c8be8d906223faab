"""The line in which a page prints where its article appeared.

>>> found = journal_line("Publications 2023, 11(4), 51; https://doi.org/10.3390/publications11040051")
>>> found["container-title"], found["volume"], found["issue"], found["page"]
('Publications', '11', '4', '51')

Every form is one pattern whose groups are named for what they hold.
"""

from __future__ import annotations

import re

import msgspec

from bibconv.text import identifiers

_DASH = r"\s?[-–—‐−]\s?"
_ID = r"(?:[A-Za-z]{0,3}\d+(?:\.[a-z]?\d+)?|e\d+|[A-Z]{1,4}-?\d+|\d+[A-Z])"
_PAGES = rf"{_ID}(?:{_DASH}{_ID})?"
_JOURNAL = r"(?P<journal>(?:[A-ZÀ-Þ]|[em][A-Z]|npj\s)(?:[^\n\d;|]|\d(?!\d)){1,120}?)"
_YEAR = r"(?P<date>(?:1[89]|20)\d\d)"
_MON = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"

FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form)
    for form in (
        # May 2019, Volume 20, Issue 2, pp 123–140 | Cite as
        rf"(?:{_JOURNAL}\s)?(?P<date>(?:[A-Z][a-z]+\s)?(?:19|20)\d\d),\s[Vv]olume\s(?P<volume>\d+),\s[Ii]ssue\s(?P<issue>[\w–-]+),\spp\.?\s?(?P<page>{_PAGES})",
        # J Pain Res. 2023 Aug 15:16:2817-2834. / . 2017 Oct 5;10:2405–2411. / 2016;5(1):22-30.
        rf"(?:{_JOURNAL}[.,]?\s)?\.?\s?(?P<date>(?:1[89]|20)\d\d(?:\s{_MON}(?:[-–/]{_MON})?(?:\s\d{{1,2}})?)?)\s?[;:]\s?(?P<volume>\d+[A-Z]?)\s?(?:\((?P<issue>[^()]{{1,25}})\))?(?:\s?(?P<suppl>Suppl(?:\.|ement)?\s?\w*))?\s?:\s?(?P<page>{_PAGES})",
        # Publications 2023, 11(4), 51; https://doi.org/...
        rf"{_JOURNAL},?\s{_YEAR}\s?,\s(?P<volume>\d+)\s?(?:\((?P<issue>[^()]{{1,15}})\))?\s?,\s(?P<page>{_PAGES})",
        # Nature volume 521, pages 436–444 (2015) / Scientometrics volume 112, pages1–20 (2017) / Article number: 22 (2020)
        rf"{_JOURNAL},?\s[Vv]olume\s(?P<volume>\d+)(?:\s?\((?P<issue>[^()]{{1,15}})\))?,\s(?:[Ii]ssue\s(?P<issue2>\w+),\s)?(?:[Pp]ages?|[Aa]rticle number:?|Article)\s?(?P<page>{_PAGES})\s?\((?:{_MON}\s)?{_YEAR}\)",
        # Wireless Networks, Volume 30, Issue 3, April 2024, Pages 1939-1983 / Volume 126, November 2018, 103-112
        rf"(?:{_JOURNAL}\s?[,|.]?\s*)?\b[Vv]olume\s(?P<volume>\d+[A-Z]?)(?:,\s?(?:[Ii]ssues?\s|[Nn]o\.?\s|[Nn]umber\s)(?P<issue>[\w–-]+))?(?:,\s(?P<suppl>(?:Suppl(?:ement)?)\s?\w*))?,?\s\(?(?P<date>(?:\d{{1,2}}(?:[-–]\d{{1,2}})?\s)?(?:[A-Z][a-z]+(?:[-–/][A-Z][a-z]+)?\s)?(?:1[89]|20)\d\d)\)?(?:\s?,\s?(?:[Pp]ages?\s|pp?\.\s?|[Aa]rticle(?:\s(?:[Nn]umber|[Nn]o\.?|ID))?:?\s?)?(?P<page>{_PAGES}))?",
        # Volume 2023:16 Pages 2817—2834
        rf"\b[Vv]olume\s(?P<date>(?:1[89]|20)\d\d)\s?:\s?(?P<volume>\d+)(?:\s?\((?P<issue>[^()]{{1,15}})\))?(?:\s+Pages?\s(?P<page>{_PAGES}))?",
        # Volume 12, Number 3, Pages 1-20 / Volume 51 Issue 2 pp. 12-30, without a date
        rf"(?:{_JOURNAL}\s?[,|]?\s+)?\b[Vv]ol(?:ume|\.)\s?(?P<volume>\d+[A-Z]?)\s?(?:[,|:-]\s?|\s)(?:\(?{_YEAR}\)?\s?[,|-]\s?)?(?:(?:[Ii]ssues?\s|[Nn]o\.?\s|[Nn]umber\s|Iss\.?\s)(?P<issue>[\w–-]+)\s?[,|:-]?\s?)?(?:\(?(?P<date2>(?:[A-Z][a-z]+\s)?(?:1[89]|20)\d\d)\)?\s?[,|:]?\s?)?(?:(?:[Pp]ages?|pp?\.)\s?(?P<page>{_PAGES}))",
        # Volume 16, 2023 - Issue 2
        rf"(?:{_JOURNAL}\s?[,|]?\s+)?\b[Vv]olume\s(?P<volume>\d+),\s{_YEAR}\s?[-–]\s?[Ii]ssue\s(?P<issue>[\w–-]+)",
        # 118 (9) e2055555118
        rf"(?P<volume>\d{{1,4}})\s\((?P<issue>\d{{1,3}}(?:[-–]\d{{1,3}})?)\)\s(?P<page>{_PAGES})$",
        # BMC Medicine201816:22
        rf"(?P<journal>[A-Z][^\n\d;|]{{2,90}}?)\s?{_YEAR}\s?(?P<volume>\d{{1,3}}):(?P<page>{_PAGES})$",
        # Nature Rivers (2026)Cite this article
        rf"(?P<journal>[A-Z][^\n\d;|()]{{2,90}}?)\s\({_YEAR}\)(?=\s?Cite this)",
        # Volume 58, pages 1075–1093, (2022)
        rf"[Vv]olume\s(?P<volume>\d+)(?:,\s[Ii]ssue\s(?P<issue>\w+))?,\s(?:[Pp]ages?|[Aa]rticle number:?)\s?(?P<page>{_PAGES}),\s\({_YEAR}\)",
        # Band 14, Seiten 107–125, (2019)
        rf"(?:{_JOURNAL}\s?,?\s)?Band\s(?P<volume>\d+)(?:,\sHeft\s(?P<issue>\w+))?,\s(?:Seiten?|S\.|Artikelnummer:?)\s?(?P<page>{_PAGES}),?\s\(?{_YEAR}\)?",
        # Rev. Mod. Phys. 94, 045004 – Published 6 December, 2022
        rf"{_JOURNAL},?\s(?P<volume>\d+),\s(?P<page>{_ID})\s?[–-]\s?Published\s+(?P<date>\d{{1,2}}\s[A-Z][a-z]+,?\s\d{{4}})",
        # Perspectives on Science November 2012 vol. 7 no. 6 657-660
        rf"{_JOURNAL}\s(?P<date>{_MON}(?:[/–-]{_MON})?\s(?:\d{{1,2}},\s)?\d{{4}})\svol\.\s(?P<volume>\d+)\sno\.\s(?P<issue>[\w–-]+)\s(?P<page>{_PAGES})",
        # Vol. 12 Núm. 3 (2020) / Bd. 12 Nr. 3 (2020) / v. 12 n. 3 (2020) / Jahrgang 12, Heft 3 (2020), S. 1-20
        rf"(?:{_JOURNAL}\s?[,|]?\s+)?(?:\b[Vv]ol(?:\.|umen|ume)?|\b[Bb]d\.|\bBand|\bJahrgang|\bJg\.|\b[Vv]\.|\bTomo)\s?(?P<volume>\d+)\s?[,|:]?\s?(?:[Nn][úu]m(?:ero)?\.?|[Nn]r\.?|Heft|H\.|[Nn]\.?[º°]|[Nn]o?\.?|Ausgabe|[Nn]uméro)\s?(?P<issue>\d[\w–-]*)\s?[,|]?\s?\((?P<date>(?:[^\W\d_]+(?:[-–/]?[^\W\d_]+)?\s(?:de\s)?)?(?:1[89]|20)\d\d)\)(?:\s?[:,]\s?(?:pp?\.|S\.|Seiten|[Pp]ágs?\.|[Pp]áginas)\s?(?P<page>{_PAGES}))?",
        # Cuadernos de ríos, ISSN 1234-5679, Vol. 3, Nº. 12, 2017, págs. 107-125
        rf"(?:{_JOURNAL},\s(?:ISSN[\w\s-]{{6,14}},\s)?)?(?:\bVol\.\s(?P<volume>\d+),\s)?\b[Nn](?:\.?[º°]\.?|úm\.)\s(?P<issue>\d[\w–-]*),\s(?P<date>(?:1[89]|20)\d\d),\s(?:[Pp]ágs?|pp?)\.\s(?P<page>{_PAGES})",
        # Front. Psychol., 12 March 2021 / Front. Immunol., 04 May 2022
        r"(?P<journal>Front(?:\.|iers in)\s[A-Z][^,\n\d]{1,60}),\s(?P<date>\d{1,2}\s[A-Z][a-z]+\s\d{4})",
        # Volume 12 - 2021 | https://doi.org/...
        rf"\b[Vv]olume\s(?P<volume>\d+)\s?[-–]\s?{_YEAR}",
        # BMJ 2020;368:m441 / BMJ 2020; 368 doi: ...
        rf"(?P<journal>[A-Z][^\n\d;|]{{1,60}}?)\s{_YEAR}\s?;\s?(?P<volume>\d+)\s?(?:\((?P<issue>[^()]{{1,15}})\))?(?:\s?:\s?(?P<page>{_PAGES}))?",
        # PNAS November 2, 2021 118 (44) e2108507118; / J Neurosci 12 March 2014, 34 (11) 3841-3852;
        rf"(?P<journal>[A-Z][^\n\d;|]{{1,90}}?),?\s(?P<date>(?:{_MON}\s(?:\d{{1,2}},\s)?|\d{{1,2}}\s{_MON}\s)\d{{4}}),?\s(?P<volume>\d+)\s?\((?P<issue>[^()]{{1,15}})\)\s?[:,]?\s?(?P<page>{_PAGES})",
        # Vol. 118 | No. 44 / Vol. 12, No. 3 (Mar., 1999), pp. 1-20
        rf"(?:{_JOURNAL},?\s)?\bVol\.?\s(?P<volume>\d+)\s?[|,]\s?No\.?\s(?P<issue>[\w–-]+)(?:\s?[,|]?\s?\(?(?P<date>(?:[A-Z][a-z]+\.?,?\s(?:\d{{1,2}},\s)?)?(?:1[89]|20)\d\d)\)?)?(?:\s?[,|]\s?(?:pp?\.\s?)?(?P<page>{_PAGES}))?",
        # eLife 2019;8:e12345 is above; PLOS ONE 12(3): e0173664 ; Phys. Rev. Lett. 116, 061102 (2016)
        rf"{_JOURNAL},?\s(?P<volume>\d+)\s?(?:\((?P<issue>\d[^()]{{0,12}})\))?\s?[:,]\s?(?:pp?\.\s?)?(?P<page>{_PAGES})(?:\s?\(?(?P<date>(?:1[89]|20)\d\d)\)|\.?\s*(?:https?://doi|doi:))",
        # Volume 51, Issue 2 (March 2020), without pages
        rf"(?:{_JOURNAL}\s?[,|]?\s+)?\b[Vv]ol(?:ume|\.)\s?(?P<volume>\d+)\s?[,|:]?\s?(?:[Ii]ssue\s|[Nn]o\.?\s?|[Nn]umber\s)(?P<issue>[\w–-]+)(?:\s?[,|]?\s?\(?(?P<date>(?:[A-Z][a-z]+\s)?(?:1[89]|20)\d\d)\)?)?",
        # Journal of Pain Research 2017:10 2405–2411
        rf"{_JOURNAL}\s{_YEAR}\s?:\s?(?P<volume>\d+)\s(?P<page>{_PAGES})",
    )
)
_NOT_A_JOURNAL = re.compile(
    r"^(?:First published|Published|Received|Accepted|Volume|Vol|Issue|Pages?|Cite|Citation|Epub|Available|Posted|This|doi|DOI|Correction|Original|PubMed|Copyright|©)\b|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)$"
)
_LEAD = re.compile(
    r"^(?:Open Access|Research Article|Article|Cite this as|Citation|Source|In|Localización|Fuente|Fonte|Quelle|Erschienen in)\s?[:|•]?\s+"
)


class JournalLine(msgspec.Struct, frozen=True):
    """Variable -> text and its offsets in the line; dates as written."""

    values: dict[str, tuple[str, int, int]]
    start: int
    end: int

    def __getitem__(self, variable: str) -> str:
        return self.values[variable][0]


def journal_line(text: str, *, anywhere: bool = False) -> JournalLine | None:
    """The first form that a line has (or, with ``anywhere``, holds)."""
    if len(text) > 400 or not any(char.isdigit() for char in text):
        return None
    for form in FORMS:
        match = form.search(text) if anywhere else form.match(text)
        if match is None:
            continue
        values: dict[str, tuple[str, int, int]] = {}
        groups = match.groupdict()
        for name, variable in (
            ("journal", "container-title"),
            ("volume", "volume"),
            ("issue", "issue"),
            ("issue2", "issue"),
            ("page", "page"),
            ("date", "issued"),
            ("date2", "issued"),
        ):
            value = groups.get(name)
            if not value or variable in values:
                continue
            start = match.start(name)
            if variable == "container-title":
                lead = _LEAD.match(value)
                if lead:
                    start += lead.end()
                    value = value[lead.end() :]
                value = value.rstrip(" ,|>›»")
                trail = max(map(value.rfind, ">›»")) + 1  # "Home > Journals > Rivers"
                if trail and value[trail:].strip():
                    start += trail + len(value[trail:]) - len(value[trail:].lstrip())
                    value = value[trail:].lstrip()
                value = value.strip(" ,|")
                if _NOT_A_JOURNAL.match(value) or len(value.split()) > 16:
                    continue
            values[variable] = (value, start, start + len(value))
        if len(values) < 2:
            continue
        doi = identifiers.find_doi(text)
        if doi and doi in text:
            at = text.index(doi)
            values["DOI"] = (doi, at, at + len(doi))
        return JournalLine(values, match.start(), match.end())
    return None
