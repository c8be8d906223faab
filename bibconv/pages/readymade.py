"""Ready-made descriptions of its work that a page's text carries: BibTeX, RIS, OpenURL and
COinS, and citations in a printed style behind "Cite this article" and its like.

>>> next(cite_leads("Please cite this article as: Doe, J., A title (2018)")).end()
29
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, repeat
from urllib.parse import parse_qs

from bibconv.model.segment import Segment
from bibconv.pages.base import Export, Line, plain
from bibconv.pages.words import heading_of, is_furniture
from bibconv.text import identifiers

_BIBTEX = re.compile(r"^[ \t]*@[A-Za-z]{3,20}[ \t]?\{", re.MULTILINE)
_RIS = re.compile(r"^[ \t]*TY[ \t]{1,3}-[ \t]{0,2}[A-Z]{2,8}[ \t\r]*$", re.MULTILINE)
_RIS_END = re.compile(r"^[ \t]*ER[ \t]{1,3}-?[ \t\r]*$", re.MULTILINE)
_OPENURL = re.compile(r"[^\s\"'()<>\[\]]{1,4500}")
_VERSION = "ctx_ver=Z39.88-2004"
_BOUNDS = " \t\n\"'()<>[]"
_MOST = 200
_LONGEST = 30_000
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ADDRESS = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")
LABELLED = re.compile(r"[A-Z][\w ]{1,28}\s?:(?!//)")
"""A label such as ``Editor:`` that ends a citation above it."""

_BRACKETED = re.compile(r"(?<=[\d)], )\[([A-Za-z]{0,3}\d[\w.-]{0,20})\s?\]")
# What stands in front of a ready-made citation in running text.
_LEAD = re.compile(
    r"(?:please\s+cite\s+(?:this|the)\s+(?:article|paper|chapter|work|publication)(?:\s+in\s+press)?(?:\s+as)?|cite\s+this\s+(?:article|paper|chapter|page|work)(?:\s+as)?|"
    r"(?:how\s+)?to\s+cite(?:\s+this\s+(?:article|paper|chapter|work|document|publication|report))?|how\s+to\s+cite(?:\s+this\s+\w+)?|cite\s+as|cite\s+this\s+as|cited\s+as|"
    r"citation(?:\s+for\s+(?:the\s+)?(?:published\s+version|original\s+published\s+paper))?\s*(?:\((?:apa|harvard|vancouver|published version|mla|standard|author|ieee)[^()]{0,30}\))?|"
    r"(?:recommended|suggested|preferred|full|original)\s+citation|zitier(?:weise|vorschlag|hinweis)|zitations(?:vorschlag|hinweis)|empfohlene\s+zitierweise|(?:pour|comment)\s+citer(?:\s+(?:cet\s+article|ce\s+document))?|"
    r"(?:cómo|como)\s+citar(?:\s+este\s+(?:artículo|artigo|documento))?|para\s+citar(?:\s+este\s+artículo)?|cita(?:ción)?\s+sugerida|come\s+citare|this\s+article\s+should\s+be\s+cited\s+as|引用本文)\s{0,3}[:：]\s{0,3}",
    re.IGNORECASE,
)
STYLES = re.compile(
    r"[#*\s-]{0,6}(?:MDPI and ACS|ACS|AMA|APA|Chicago(?:/Turabian)?|Turabian|Harvard|Vancouver|MLA|IEEE|ABNT|ISO 690|Standard|Author|NLM|BibTeX|BIBTEX|RIS|EndNote)(?:\s\d+\w*(?:\sed(?:ition)?)?)?(?:\s?[Ss]tyle)?\s?[:*]?",
)  # fmt: skip


def exports(text: str, start: int = 0) -> Iterator[Export]:
    """The BibTeX entries and RIS records in the text of a page."""
    position = start
    for match in islice(_BIBTEX.finditer(text, start), 20):
        if match.start() < position:
            continue
        end = _closing(text, match.end())
        if end is not None:
            yield Export("bibtex", _unescaped(text[match.start() : end]), match.start(), end)
            position = end
    position = start
    for match in islice(_RIS.finditer(text, start), 20):
        if match.start() < position:
            continue
        stop = _RIS_END.search(text, match.end(), match.start() + _LONGEST)
        if stop is not None:
            lines = (line.strip() for line in text[match.start() : stop.end()].splitlines())
            body = "\n".join(
                re.sub(r"^([A-Z][A-Z0-9]) {1,3}- ?", r"\1  - ", line) for line in lines if line
            )
            body = re.sub(r"ER {1,3}-?$", "ER  - ", body)
            yield Export("ris", _unescaped(body) + "\n", match.start(), stop.end())
            position = stop.end()


def _closing(text: str, start: int) -> int | None:
    """Where the brace that opens before ``start`` is closed."""
    depth = 1
    for match in re.finditer(r"[{}]", text[start : start + _LONGEST]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return start + match.end()
    return None


def _unescaped(text: str) -> str:
    """Without the backslashes of Markdown; where it lost a brace, ``\\\\`` alone is left."""
    text = re.sub(r"\\\\(?=[\s\w\"',;)]|$)", "", text)
    return re.sub(r"\\([_*\[\]<>|~-])", r"\1", text)


def cite_leads(text: str) -> Iterator[re.Match[str]]:
    """The words "Please cite this article as:" and their like in a text."""
    return _LEAD.finditer(text)


def openurls(text: str, start: int = 0) -> Iterator[tuple[dict[str, str], int, int]]:
    """Variables that an OpenURL (in a link) or COinS (in HTML's ``title``) gives."""
    position = start
    for _ in range(_MOST):
        at = text.find(_VERSION, position)
        if at < 0:
            return
        position = at + len(_VERSION)
        window = max(start, at - 400)
        blank = max(map(text.rfind, _BOUNDS, repeat(window), repeat(at)))
        match = _OPENURL.match(text, max(window, blank + 1))
        if match is None:
            continue
        position = max(position, match.end())
        query = match[0].replace("&amp;", "&").partition("?")
        found = keys_of(query[2] or query[0])
        if found:
            yield found, match.start(), match.end()


_KEYS = {
    "rft.atitle": "title",
    "rft.jtitle": "container-title",
    "rft.title": "container-title",
    "rft.volume": "volume",
    "rft.issue": "issue",
    "rft.pages": "page",
    "rft.date": "issued",
    "rft.issn": "ISSN",
    "rft.isbn": "ISBN",
    "rft.pub": "publisher",
    "rft.place": "publisher-place",
    "rft.au": "author",
}


def keys_of(query: str) -> dict[str, str]:
    """CSL variable -> text of a Z39.88 context object; several authors joined by "; "."""
    try:
        values = parse_qs(query, max_num_fields=200, errors="replace")
    except ValueError:
        return {}
    found: dict[str, str] = {}
    for key, variable in _KEYS.items():
        entries = [entry.strip() for entry in values.get(key, ()) if entry.strip()]
        if entries and variable not in found:
            found[variable] = "; ".join(entries) if variable == "author" else entries[0]
    if "rft.btitle" in values:
        chapter = "title" in found
        found["container-title" if chapter else "title"] = values["rft.btitle"][0]
    if "author" not in found and "rft.aulast" in values:
        given = values.get("rft.aufirst", values.get("rft.auinit", [""]))[0]
        found["author"] = f"{values['rft.aulast'][0]}, {given}".strip(" ,")
    if "page" not in found and "rft.spage" in values:
        last = values.get("rft.epage", [""])[0]
        found["page"] = values["rft.spage"][0] + (f"-{last}" if last else "")
    for entry in values.get("rft_id", ()):
        doi = identifiers.find_doi(entry)
        if doi:
            found["DOI"] = doi
    return found


def led_citations(lines: Sequence[Line]) -> list[Segment]:
    """What follows "Please cite this article as:" on its line and the lines that adjoin it."""
    found: list[Segment] = []
    for index, line in enumerate(lines):
        if len(line.text) > 20_000:
            continue
        lead = _LEAD.search(line.text, 0, 3000)
        if lead is None or (lead.start() and line.text[lead.start() - 1].isalnum()):
            continue
        parts = [line.text[lead.end() :]]
        stop = index + 1
        while (
            stop < len(lines)
            and stop - index < 12
            and (not lines[stop].gap or not parts[-1].strip())
        ):
            if parts[-1].strip() and (
                is_furniture(lines[stop].text) or heading_of(lines[stop].text)
            ):
                break
            if _LEAD.match(lines[stop].text) or LABELLED.match(lines[stop].text):
                break
            parts.append(lines[stop].text)
            stop += 1
        text = joined(parts)
        if is_citation(text):
            begin = line.start + lead.end() if parts[0].strip() else lines[index + 1].start
            found.append(Segment(text, begin, lines[stop - 1].end))
    return found


# BibTeX, MODS, RIS: descriptions for programs.
_EXPORTED = re.compile(r"\s*(?:<?\?xml|<?mods|@\w{3,20}\s?\{|TY\s{1,3}-|%0 )", re.IGNORECASE)


def is_citation(text: str) -> bool:
    """Whether ``text`` is long enough for a citation and has a year outside its addresses."""
    if _EXPORTED.match(text):
        return False
    bare = _ADDRESS.sub("", text)
    return 35 <= len(bare) < 6000 and _YEAR.search(bare) is not None and bare.count(" ") >= 4


def unbracketed(text: str) -> str:
    """An article's number without the brackets that portals print around it.

    >>> unbracketed("Reed Technology, 204, [107634]. https://doi.org/10.1/x")
    'Reed Technology, 204, 107634. https://doi.org/10.1/x'
    """
    return _BRACKETED.sub(r"\1", text)


def joined(parts: Sequence[str]) -> str:
    """Lines as one text; a word that was broken at a line's end is mended."""
    text = ""
    for part in map(plain, parts):
        if text[-1:] in "-‐" and text[-2:-1].isalpha() and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} {part}" if text else part
    # "ten- minute": the break was kept as a blank
    text = re.sub(r"(?<=[^\W\d_]{2})- (?=[^\W\d_]{2})", "-", text)
    return plain(text)
