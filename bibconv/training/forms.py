"""References that no style prints: cases, statutes, standards and patents; and those of web pages.

Publishers' pages have names, title and source of a reference on lines of their own. All words are
invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

# {1-28} is a number of that range, {year} and {yy} the reference's year, any other name a word below.
_LEGAL = (
    "{party} v. {party}, {1-600} {reporter} {1-1200} ({circuit}{year}).",
    "{party} v {party} [{year}] {neutral} {1-200}{appeal}.",
    "BGH, {ruling} {of} {1-28}.{1-12}.{year} {dash} {senate} {1-300}/{yy}, {law journal} {year}, {1-3000}{following}",
    "{official reports} {1-150}, {1-400}{called}",
    "{german court} {1-28}.{1-12}.{year} – {1-9} {register} {1-400}.{yy}",
    "Case C-{1-600}/{yy} {party} v {party} [{year}] ECR I-{100-9999}",
    "{act} Act {year}{chapter}.",
    "Pub. L. No. {80-117}-{1-500}, {60-130} Stat. {1-4000} ({year}).",
    "Gesetz über {german matter} vom {1-28}. Juli {year} (BGBl. I S. {1-3000}).",
    "Directive {year}/{1-99}/EC of the European Parliament and of the Council of {1-28} May {year}, OJ L {1-300}, p. {1-60}.",
    "{standards body} {100-29999}{part}{gap}{standard}{end}",
    "{inventors}, “{invention},” U.S. Patent {1-9},{100-999},{100-999}, Sep. {1-28}, {year}.",
    "Lov om {danish matter}, nr. {1-900} af {1-28}. maj {year}.",
    "Ley {1-60}/{year}, de {1-28} de mayo, de {spanish matter}. BOE núm. {1-300}.",
    "BRASIL. Lei nº {1-14}.{100-999}, de {1-28} de maio de {year}. Diário Oficial da União, Brasília, DF.",
)
_WORDS = {
    "party": "Doe|Roe|Harbour Ltd|Tide Board|Miller|Smith & Sons|State of Maine|Secretary of State|R|The Queen|United States|Olsson AG|Quill",
    "reporter": "U.S.|F.3d|F. Supp. 2d|S. Ct.|A.2d|N.E.2d|Cal. App. 4th|P.2d",
    "circuit": "|9th Cir. |D.C. Cir. |S.D.N.Y. ",
    "neutral": "UKHL|EWCA Civ|UKSC|1 AC|2 QB|HCA",
    "appeal": "| (CA)|, [{year}] 1 AC {1-999}",
    "ruling": "Urteil|Beschluss|Urt.|Beschl.",
    "of": "vom|v.",
    "dash": "-|–|,",
    "senate": "II ZR|XII ZB|VIII ZR|4 StR",
    "law journal": "NJW|JZ|MDR|NStZ",
    "following": "|.| f.",
    "official reports": "BVerfGE|BGHZ|BVerwGE|BAGE",
    "called": " ff.|| (Gezeiten)",
    "german court": "BVerwG|OLG Kiel|LG Bonn|VG Köln|EuGH|BFH",
    "register": "C|B|NB|K|U",
    "act": "Water|Coastal Protection|Human Rights|Data Protection",
    "chapter": " (UK)|, c. 12| s 4|",
    "german matter": "die Häfen|den Wasserhaushalt|Mieten",
    "standards body": "ISO|DIN EN|IEEE Std|ISO/IEC|ASTM|GB/T",
    "part": "|:{year}|-{year}|-1:{year}",
    "gap": " |, |: ",
    "standard": "Requirements for harbours|Information and documentation|Security techniques — Code of practice|Wasserbeschaffenheit",
    "end": "|.|, {year}.",
    "inventors": "J. Doe and K. Roe|Doe, J.|Quill A, Marek T",
    "invention": "Tide meter|Method for drying sand",
    "danish matter": "havne|vandløb",
    "spanish matter": "Aguas|Puertos",
}
_SLOT = re.compile(r"\{([^{}]+)\}")

_SOURCES = (
    "{container}, {volume} ({issue}) ({year}), pp. {first}-{last}",
    "{container} {year};{volume}:{first}–{last}.",
    "{container}, {volume} ({year}), Article {first}",
    "{container} ({year})",
    "{container}, {volume} ({year}), pp. {first}-{last}, 10.5555/x.{first}",
)


def legal(chance: random.Random) -> str:
    """A reference to a case, a statute, a standard or a patent."""
    year = chance.randint(1900, 2023)

    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        if name == "year":
            return str(year)
        if name == "yy":
            return f"{year % 100:02d}"
        if name in _WORDS:
            # a word may have slots of its own, but no words in them
            return _SLOT.sub(fill, chance.choice(_WORDS[name].split("|")))
        least, most = name.split("-")
        return str(chance.randint(int(least), int(most)))

    return _SLOT.sub(fill, chance.choice(_LEGAL))


class Stacked:
    """References in pieces, a line for each: names, title, source; one list has one form."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._given_first = chance.random() < 0.6
        self._most = chance.choice((3, 6, 20))
        self._source = chance.choice(_SOURCES)
        self._headed = chance.random() < 0.3

    @staticmethod
    def usable(records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The records that have what the lines are made of."""
        return [
            record
            for record in records
            if _people(record) and record.get("title") and _year(record) is not None
        ]

    def reference(self, record: Mapping[str, Any]) -> str:
        """One of the ``usable`` records as lines."""
        people = _people(record)
        names = ", ".join(map(self._name, people[: self._most]))
        if len(people) > self._most:
            names += ", et al."
        lines = [names, " ".join(str(record["title"]).split()), self._printed_source(record)]
        if self._chance.random() >= 0.95:
            del lines[1]  # untitled, as in chemistry and physics
        if self._headed:
            lines.insert(0, f"{_short(people)}, {_year(record)}")
        return "\n".join(lines)

    def _name(self, person: Mapping[str, str]) -> str:
        initials = [f"{word[0]}." for word in person["given"].replace(".", " ").split()]
        if self._given_first:
            return f"{''.join(initials)} {person['family']}"
        return f"{person['family']} {''.join(initials).replace('.', '')}"

    def _printed_source(self, record: Mapping[str, Any]) -> str:
        chance = self._chance
        container = record.get("container-title") or record.get("publisher") or "Harbour Press"
        first = chance.randint(1, 800)
        return self._source.format(
            container=" ".join(str(container).split()),
            year=_year(record),
            volume=chance.randint(1, 90),
            issue=chance.randint(1, 12),
            first=first,
            last=first + 9,
        )


def _people(record: Mapping[str, Any]) -> list[Mapping[str, str]]:
    names = record.get("author") or ()
    return [name for name in names if name.get("family") and name.get("given")]


def _year(record: Mapping[str, Any]) -> object:
    issued = record.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    return parts[0][0] if parts and parts[0] else None


def _short(people: Sequence[Mapping[str, str]]) -> str:
    first = people[0]["family"]
    if len(people) == 1:
        return first
    return f"{first} et al." if len(people) > 2 else f"{first} and {people[1]['family']}"
