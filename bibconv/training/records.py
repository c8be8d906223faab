"""Records to print: those there are, and others put together from their parts.

Books, chapters and works in other languages are few in most collections of records, so titles,
names, publishers and places of one language are recombined to make more.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

_TAGS = re.compile(r"<[^>]{1,20}>")
_STOPWORDS = {
    "de": frozenset("der die das und im zur zum für des von eine einer über als".split()),
    "fr": frozenset("le la les des du et une dans pour sur aux l'".split()),
    "es": frozenset("el los las del y en una por para con".split()),
    "pt": frozenset("o os da do dos das em uma na no para com e".split()),
    "it": frozenset("il gli della dei di nel nella e per alla".split()),
}
_KINDS = (
    ("article-journal", 46), ("book", 19), ("chapter", 18), ("paper-conference", 6), ("thesis", 3), ("report", 4),
    ("webpage", 4), ("article-newspaper", 2), ("as-is", 12),
)  # fmt: skip
_ORGANISATIONS = {
    "en": "World Health Organization|World Health Organization (WHO)|World Bank|OECD|UNESCO|European Commission|United Nations|National Research Council|U.S. Department of Health and Human Services|American Psychological Association|Centers for Disease Control and Prevention|International Labour Organization|Statistics Canada|Human Rights Watch|National Institute for Health and Care Excellence|European Union|Amnesty International|UNICEF|R Core Team|U.S. Census Bureau",
    "de": "Statistisches Bundesamt|Bundesministerium für Arbeit und Soziales|Bundesministerium für Bildung und Forschung|Deutscher Bundestag|Statistisches Bundesamt (Hrsg.)|Bundesagentur für Arbeit|Deutsche Bank|Institut für Demoskopie Allensbach|Robert Koch-Institut|Deutsche Forschungsgemeinschaft|BMFSFJ|BMBF|IG Metall|Europäische Kommission|Shell Deutschland|Kultusministerkonferenz",
    "pt": "Brasil. Ministério da Saúde|Ministério da Saúde (BR)|Brasil|Instituto Brasileiro de Geografia e Estatística|IBGE|Conselho Nacional de Saúde|Organização Mundial da Saúde|Ministério da Educação|Brasil. Ministério da Educação|Universidade de São Paulo|Instituto de Pesquisa Econômica Aplicada|Associação Brasileira de Normas Técnicas|Brasil. Ministério da Saúde. Secretaria de Atenção à Saúde. Departamento de Atenção Básica|São Paulo",
    "es": "Organización Mundial de la Salud|Ministerio de Salud|Ministerio de Educación Nacional|CEPAL|Instituto Nacional de Estadística|Organización Panamericana de la Salud|Naciones Unidas|Banco Mundial|DANE",
    "fr": "Organisation mondiale de la santé|Ministère de la Santé|INSEE|Haute Autorité de santé|Conseil de l’Europe|OCDE",
    "it": "Istituto Nazionale di Statistica|Ministero della Salute|ISTAT",
}
_BY_ORGANISATION = {
    "book": 0.1,
    "report": 0.45,
    "webpage": 0.55,
    "article-journal": 0.01,
    "article-newspaper": 0.1,
}
_PLACES = "Berlin|München|Frankfurt am Main|Frankfurt a. M.|Frankfurt/M.|Köln|Opladen|Wiesbaden|Stuttgart|Weinheim|Göttingen|Tübingen|Hamburg|Leipzig|Wien|Zürich|Bern|Basel|Bonn|Freiburg|Heidelberg|Bielefeld|Münster|London|New York|New York, NY|Oxford|Cambridge|Cambridge, MA|Cambridge, Mass.|Chicago|Boston|Princeton, NJ|Thousand Oaks, CA|Newbury Park|Beverly Hills|Washington, DC|Washington|Paris|Lyon|Bruxelles|Madrid|Barcelona|México|Buenos Aires|Bogotá|Santiago|São Paulo|Rio de Janeiro|Porto Alegre|Brasília|Belo Horizonte|Campinas|Petrópolis|Lisboa|Milano|Roma|Torino|Bologna|Amsterdam|Dordrecht|Leiden|The Hague|Philadelphia|San Francisco|Baltimore|Geneva|Stockholm|Aldershot|Cheltenham|Basingstoke|Berlin, New York|Baden-Baden|Reinbek bei Hamburg|Neuwied|Darmstadt|Münster/New York|Mahwah, NJ|Hillsdale, NJ".split(
    "|"
)
_PUBLISHERS = "Suhrkamp|Campus|Campus Verlag|VS Verlag|VS Verlag für Sozialwissenschaften|Westdeutscher Verlag|Leske + Budrich|Leske & Budrich|Springer|Springer VS|Beltz|Beltz Juventa|Juventa|Hogrefe|Nomos|Duncker & Humblot|Mohr Siebeck|J. C. B. Mohr|de Gruyter|Oldenbourg|transcript|Waxmann|Peter Lang|Lang|Fischer|Fischer Taschenbuch Verlag|Rowohlt|Beck|C. H. Beck|Klett-Cotta|Enke|Lucius & Lucius|edition sigma|Edition Sigma|LIT|Barbara Budrich|UTB|Reclam|Hanser|Piper|Vandenhoeck & Ruprecht|Wissenschaftliche Buchgesellschaft|Luchterhand|Centaurus|Schöningh|Metzler|Oxford University Press|Cambridge University Press|Routledge|Sage|Sage Publications|SAGE|Palgrave Macmillan|Palgrave|Macmillan|Polity Press|Blackwell|Wiley|John Wiley & Sons|Wiley-Blackwell|Elsevier|Academic Press|McGraw-Hill|MIT Press|The MIT Press|Harvard University Press|Princeton University Press|University of Chicago Press|Yale University Press|University of California Press|Stanford University Press|Basic Books|Free Press|Penguin|Edward Elgar|Ashgate|Guilford Press|Lawrence Erlbaum|Greenwood|Westview Press|OECD|World Bank|UNESCO|Presses Universitaires de France|PUF|Gallimard|Seuil|La Découverte|L’Harmattan|Armand Colin|Fondo de Cultura Económica|Siglo XXI|Paidós|Alianza|Ariel|Gedisa|Akal|Atlas|Cortez|Vozes|Artmed|Zahar|Companhia das Letras|Martins Fontes|Editora UFMG|Edusp|Hucitec|Fiocruz|Il Mulino|Laterza|Einaudi|FrancoAngeli|Carocci|Brill|Kluwer|North-Holland|W. W. Norton".split(
    "|"
)
_SERIES = {
    "de": "Schriftenreihe|Beiträge zur Sozialforschung|Edition Soziologie|Schriften zur Wirtschaft|Studien zur Soziologie",
    "en": "Studies in Social Science|Lecture Notes in Computer Science|Oxford Library of Psychology|Research Series|Sage Library",
}
_THESES = {
    "de": "Dissertation|Diplomarbeit|Magisterarbeit|Habilitationsschrift|Diss.|Unveröffentlichte Diplomarbeit|Inauguraldissertation",
    "en": "PhD thesis|Doctoral dissertation|Master’s thesis|Unpublished doctoral dissertation|Ph.D. dissertation|Unpublished PhD thesis",
    "pt": "Tese (Doutorado em Educação)|Dissertação (Mestrado em Saúde Pública)|Tese de doutorado|Dissertação de mestrado",
    "es": "Tesis doctoral|Tesis de maestría|Tesis de grado",
    "fr": "Thèse de doctorat|Mémoire de maîtrise",
    "it": "Tesi di dottorato",
}
_REPORTS = "Technical report|Working paper|Discussion paper|Research report|Arbeitspapier|WZB Discussion Paper|Policy Research Working Paper|ZUMA-Arbeitsbericht|Forschungsbericht|IZA Discussion Paper|NBER Working Paper|Relatório|Documento de trabajo|Paper".split(
    "|"
)
_UNIVERSITIES = "Universität Bielefeld|Universität Mannheim|Freie Universität Berlin|Universität zu Köln|Ludwig-Maximilians-Universität|Harvard University|University of Michigan|Stanford University|University of Oxford|Universidade de São Paulo|Universidade Federal do Rio de Janeiro|Universidade Estadual de Campinas|Universidad de Chile|Universidad Nacional Autónoma de México|Université de Paris|Università di Bologna".split(
    "|"
)


def language_of(title: str) -> str:
    """The language of a title, told by its small words; ``en`` where they do not say."""
    words = title.lower().split()
    best, most = "en", 1
    for name, stopwords in _STOPWORDS.items():
        count = sum(word in stopwords for word in words)
        if count > most:
            best, most = name, count
    return best


class Maker:
    """Makes records of a language and of all kinds."""

    def __init__(self, records: Sequence[Mapping[str, Any]], chance: random.Random) -> None:
        self._chance = chance
        self._records = [clean for clean in map(_clean, records) if clean]
        self._of: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._containers: dict[str, list[str]] = defaultdict(list)
        self._journals: dict[str, list[str]] = defaultdict(list)
        for record in self._records:
            language = language_of(record["title"])
            self._of[language].append(record)
            container = record.get("container-title")
            if container:
                kind = self._journals if record["type"] == "article-journal" else self._containers
                kind[
                    language_of(container) if record["type"] != "article-journal" else language
                ].append(container)

    def item(self, language: str) -> dict[str, Any]:
        """A record, most likely in the language whose tag is given."""
        chance = self._chance
        lang = language[:2]
        if lang not in self._of or chance.random() < (0.3 if lang != "en" else 0.0):
            lang = "en"
        if lang == "en" and chance.random() < 0.12:
            lang = chance.choice(sorted(self._of))
        source = chance.choice(self._of[lang])
        kind = chance.choices([k for k, _ in _KINDS], [n for _, n in _KINDS])[0]
        if kind == "as-is":
            return _distinct(dict(source), chance)
        return _distinct(self._made(source, kind, lang), chance)

    def _made(self, source: Mapping[str, Any], kind: str, lang: str) -> dict[str, Any]:
        chance = self._chance
        pick = chance.choice
        out: dict[str, Any] = {
            key: source[key] for key in ("title", "author", "issued", "DOI", "URL") if key in source
        }
        out["type"] = kind
        out.setdefault("issued", {"date-parts": [[chance.randint(1950, 2023)]]})
        if chance.random() < 0.025:
            del out["issued"]
        if len(out.get("author", ())) > 3 and kind in ("book", "chapter", "thesis", "webpage"):
            out["author"] = out["author"][: 1 if kind == "thesis" else chance.randint(1, 3)]
        if chance.random() < _BY_ORGANISATION.get(kind, 0.0):
            out["author"] = [
                {"literal": pick((_ORGANISATIONS.get(lang) or _ORGANISATIONS["en"]).split("|"))}
            ]
        if kind == "article-journal":
            for key in ("volume", "issue", "page"):
                if key in source:
                    out[key] = source[key]
            journals = self._journals.get(lang) or self._journals["en"]
            out["container-title"] = (
                source.get("container-title")
                if source["type"] == kind and "container-title" in source
                else pick(journals)
            )
            out.setdefault("volume", str(chance.randint(1, 120)))
            if chance.random() < 0.6:
                out.setdefault("issue", str(chance.randint(1, 12)))
            out.setdefault("page", _pages(chance))
            if chance.random() < 0.04:
                out.pop("volume", None)
            return out
        if kind in ("book", "chapter", "paper-conference"):
            out["publisher"] = (
                pick(_PUBLISHERS)
                if chance.random() < 0.85
                else source.get("publisher") or pick(_PUBLISHERS)
            )
            out["publisher-place"] = pick(_PLACES)
            if chance.random() < 0.12:
                out["edition"] = str(chance.randint(2, 9))
            if chance.random() < 0.12:
                out["collection-title"] = pick((_SERIES.get(lang) or _SERIES["en"]).split("|"))
            if chance.random() < 0.1 and kind == "book":
                out["translator"] = [dict(pick(self._some_names(lang)))]
            if chance.random() < 0.12:
                out["volume"] = str(chance.randint(1, 9))
        if kind == "book" and chance.random() < 0.22 and "author" in out:
            out["editor"] = out.pop("author")
        if kind in ("chapter", "paper-conference"):
            titles = self._containers.get(lang) if kind == "paper-conference" else None
            out["container-title"] = pick(titles) if titles else pick(self._of[lang])["title"]
            out["page"] = _pages(chance)
            if chance.random() < 0.8:
                names = self._some_names(lang)
                out["editor"] = [dict(name) for name in names[: chance.choice((1, 1, 2, 2, 3))]]
        if kind == "thesis":
            out["genre"] = pick((_THESES.get(lang) or _THESES["en"]).split("|"))
            out["publisher"] = pick(_UNIVERSITIES)
            if chance.random() < 0.5:
                out["publisher-place"] = pick(_PLACES)
        if kind == "report":
            out["genre"] = pick(_REPORTS)
            if chance.random() < 0.6:
                out["number"] = (
                    str(chance.randint(1, 9999))
                    if chance.random() < 0.7
                    else f"{chance.randint(1, 99)}/{chance.randint(1, 30)}"
                )
            out["publisher"] = pick(_UNIVERSITIES + _PUBLISHERS[-60:])
            out["publisher-place"] = pick(_PLACES)
        if kind == "webpage":
            out.setdefault(
                "URL",
                f"https://www.example.org/{chance.randint(1, 999)}/{source['title'].split()[0].lower()}.html",
            )
            out["accessed"] = {
                "date-parts": [
                    [chance.randint(2005, 2023), chance.randint(1, 12), chance.randint(1, 28)]
                ]
            }
            if chance.random() < 0.5:
                out["container-title"] = pick(_UNIVERSITIES)
        if kind == "article-newspaper":
            out["container-title"] = pick(
                (
                    "Süddeutsche Zeitung",
                    "Die Zeit",
                    "Frankfurter Allgemeine Zeitung",
                    "The New York Times",
                    "The Guardian",
                    "Le Monde",
                    "El País",
                    "Folha de S. Paulo",
                    "Der Spiegel",
                    "The Washington Post",
                    "taz",
                )
            )
            out["issued"] = {
                "date-parts": [
                    [chance.randint(1980, 2023), chance.randint(1, 12), chance.randint(1, 28)]
                ]
            }
            if chance.random() < 0.5:
                out["page"] = str(chance.randint(1, 40))
        return out

    def _some_names(self, lang: str) -> list[dict[str, str]]:
        for _ in range(8):
            names = self._chance.choice(self._of[lang]).get("author")
            if names:
                return list(names)
        return [{"family": "Müller", "given": "Hans"}]


def _clean(record: Mapping[str, Any]) -> dict[str, Any] | None:
    out: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, str):
            value = " ".join(_TAGS.sub("", value).split())
        if value:
            out[key] = value
    title = out.get("title")
    issued = out.get("issued")
    if isinstance(issued, str):
        out["issued"] = {"date-parts": [[int(issued[:4])]]} if issued[:4].isdigit() else None
    elif isinstance(issued, dict) and not issued.get("date-parts"):
        out["issued"] = None
    if not out.get("issued"):
        out.pop("issued", None)
    if not isinstance(title, str) or not 1 < len(title.split()) < 40:
        return None
    names = [name for name in out.get("author", ()) if name.get("family") or name.get("literal")]
    out.pop("author", None)
    if names:
        out["author"] = [_name(name) for name in names]
    if "editor" in out:
        out["editor"] = [_name(n) for n in out["editor"] if n.get("family") or n.get("literal")]
    out["title"] = title.strip(" .,")
    out.setdefault("type", "book")
    return out


def _name(name: Mapping[str, str]) -> dict[str, str]:
    out = {
        key: value for key, value in name.items() if isinstance(value, str) and value.strip(" .,")
    }
    given = out.get("given", "")
    if given.isupper() and given.isalpha() and len(given) < 4:
        out["given"] = " ".join(f"{letter}." for letter in given)
    return out


def _pages(chance: random.Random) -> str:
    first = chance.randint(1, 900)
    roll = chance.random()
    if roll < 0.09:
        return f"e{first}{chance.randint(100, 99999)}"
    if roll < 0.14:
        return str(first)
    return f"{first}-{first + chance.randint(2, 40)}"


def _distinct(item: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """No two numbers of the record are the same, so that each can be found in what is printed."""
    seen: set[str] = set()
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    for number in issued:
        seen.add(str(number))
    title = set(re.findall(r"\w+", f"{item.get('title', '')} {item.get('container-title', '')}"))
    for key in ("page", "volume", "issue", "number", "edition"):
        value = item.get(key)
        if value is None:
            continue
        value = str(value)
        pieces = re.findall(r"\w+", value)
        if not pieces or set(pieces) & seen or set(pieces) & title:
            if key == "page":
                item.pop(key)
                continue
            fresh = [
                n
                for n in map(str, range(2, 200 if key == "volume" else 30))
                if n not in seen and n not in title
            ]
            value = chance.choice(fresh)
            pieces = [value]
        item[key] = value
        seen.update(pieces)
    accessed = (
        item.get("accessed", {}).get("date-parts")
        if isinstance(item.get("accessed"), dict)
        else None
    )
    if accessed is None:
        item.pop("accessed", None)
    elif {str(number) for number in accessed[0]} & seen:
        item["accessed"] = {"date-parts": [accessed[0][:1]]}
    return item
