"""A list of references is a list, whoever's journals it cites: no layout takes it for a page."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from bibconv import pages
from bibconv.pages import LAYOUTS, generic
from bibconv.pages.base import page_lines
from bibconv.source import Source

# Layout -> journal, publisher, prefix of its DOIs, host, link words of its pages.
HOUSES: dict[str, tuple[str, str, str, str, str]] = {
    "pure": ("Journal of Portals", "Research Portal Press", "10.5555/port.", "portal.example.edu", "Access to Document"),
    "springer": ("BMC Rivers", "Springer Nature", "10.1186/s12345-020-", "link.springer.com", "Article CAS Google Scholar"),
    "pmc": ("PubMed Central News", "National Library of Medicine", "10.5555/pmc.", "www.ncbi.nlm.nih.gov", "PMC free article"),
    "pubmed": ("PubMed Review", "NCBI", "10.5555/pm.", "pubmed.ncbi.nlm.nih.gov", "[PubMed]"),
    "mdpi": ("Waters (MDPI)", "MDPI AG", "10.3390/w", "www.mdpi.com", "[Green Version]"),
    "tandf": ("Rivers & Society", "Taylor & Francis", "10.1080/0123", "www.tandfonline.com", "Taylor & Francis Online"),
    "wiley": ("River Letters", "John Wiley & Sons", "10.1002/riv.", "onlinelibrary.wiley.com", "Wiley Online Library"),
    "sciencedirect": ("Water Research", "Elsevier", "10.1016/j.watres.", "www.sciencedirect.com", "View PDF View article ScienceDirect"),
    "cambridge": ("River Quarterly", "Cambridge University Press", "10.1017/S0123", "www.cambridge.org", "Cambridge Core Google Scholar"),
    "biorxiv": ("bioRxiv", "Cold Spring Harbor Laboratory", "10.1101/2020.01.02.", "www.medrxiv.org", "Preview PDF"),
    "highwire": ("PNAS", "National Academy of Sciences", "10.1073/pnas.", "www.pnas.org", "Abstract/FREE Full Text"),
    "plos": ("PLoS ONE", "Public Library of Science (PLOS)", "10.1371/journal.pone.", "journals.plos.org", "View Article PubMed/NCBI"),
    "frontiers": ("Frontiers in Rivers", "Frontiers Media", "10.3389/friv.2020.", "www.frontiersin.org", "CrossRef Full Text"),
    "bmj": ("BMJ", "BMJ Publishing Group", "10.1136/bmj.", "www.bmj.com", "OpenUrlFREE Full Text"),
    "dovepress": ("J Pain Rivers", "Dove Medical Press", "10.2147/JPR.S", "www.dovepress.com", "PubMed"),
    "elsevier-proof": ("J River Proofs", "Elsevier", "10.1016/j.proof.", "doi.org", "Accepted manuscript"),
    "cover": ("Open Repository Papers", "University Repository", "10.5555/orb.", "orbit.example.org", "Link to publication"),
    "generic": ("Annals of Abstracts", "Open Journal Systems", "10.5555/gen.", "journal.example.org", "Download PDF"),
}  # fmt: skip
NAMES = (
    ("Adder", "B."), ("Brook", "C. D."), ("Crane", "E."), ("Dunlin", "F. G."), ("Egret", "H."), ("Finch", "I."),
    ("Grebe", "J. K."), ("Heron", "L."), ("Ibis", "M."), ("Jay", "N."), ("Knot", "O. P."), ("Lark", "Q."),
)  # fmt: skip
TITLES = (
    "Summary statistics of rain", "Early view of a flood", "How reeds grow", "Publication types in river studies",
    "Abstracts and their readers", "Citation analysis of the river papers", "Rivers and roads", "Open peer review: a trial",
    "Published online: what the ducks read", "A map of the delta", "Similar articles, similar rivers", "Keywords in water law",
)  # fmt: skip


def numbers_last(house: tuple[str, str, str, str, str]) -> list[str]:
    """``Adder B. Rivers and roads. PLoS ONE. 2010;4(2):11-19. doi: ...``"""
    journal, publisher, doi, host, _ = house
    found = []
    for at, ((family, given), title) in enumerate(zip(NAMES, TITLES, strict=True)):
        front = f"{family} {given.replace('. ', '').rstrip('.')}. {title}."
        where = f"{journal}. {2008 + at};{at + 3}(2):{10 * at + 1}-{10 * at + 9}."
        if at % 4 == 3:
            where = f"Oxford: {publisher}; {2008 + at}."
        tail = (
            f" doi: {doi}{1000000 + at}. PMID: {30000000 + at}; PMCID: PMC{5000000 + at}.",
            f" https://doi.org/{doi}{1000000 + at}",
            f" Available from: https://{host}/doi/full/{doi}{at} [Indexed for MEDLINE]",
            "",
        )[at % 4]
        found.append(f"{front} {where}{tail}")
    return found


def author_date(house: tuple[str, str, str, str, str]) -> list[str]:
    """``Adder, B. (2010). Rivers and roads. PLoS ONE, 4(2), 11–19. https://...``"""
    journal, publisher, doi, host, _ = house
    found = []
    for at, ((family, given), title) in enumerate(zip(NAMES, TITLES, strict=True)):
        where = f"{journal}, {at + 3}(2), {10 * at + 1}–{10 * at + 9}."
        if at % 4 == 3:
            where = f"{publisher}."
        tail = (f" https://doi.org/{doi}{1000000 + at}", f" https://{host}/doi/{doi}{at}", "", "")
        found.append(f"{family}, {given} ({2008 + at}). {title}. {where}{tail[at % 4]}")
    return found


def wrapped(references: list[str]) -> str:
    return "\n".join(
        textwrap.fill(text, 72, subsequent_indent="    ", break_long_words=False)
        for text in references
    )


FORMS: dict[str, Callable[[list[str]], str]] = {
    "one a line": "\n".join,
    "numbered": lambda all: "\n".join(f"[{n}] {text}" for n, text in enumerate(all, 1)),
    "blank lines": "\n\n".join,
    "bulleted": lambda all: "\n".join(f"• {text}" for text in all),
    "wrapped": wrapped,
    "narrow": lambda all: "\n".join(
        textwrap.fill(text, 40, break_long_words=False) for text in all
    ),
}


def test_every_layout_has_its_house() -> None:
    assert set(HOUSES) == {layout.name for layout in (*LAYOUTS, generic.LAYOUT)}


@pytest.mark.parametrize("style", [numbers_last, author_date])
@pytest.mark.parametrize("heading", ["", "References\n\n", "Literatur\n"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", HOUSES)
def test_a_list_is_no_page(
    name: str,
    form: str,
    heading: str,
    style: Callable[[tuple[str, str, str, str, str]], list[str]],
) -> None:
    text = heading + FORMS[form](style(HOUSES[name])) + "\n"
    assert pages.read(Source(text)) is None


@pytest.mark.parametrize("style", [numbers_last, author_date])
@pytest.mark.parametrize("name", HOUSES)
def test_link_words_make_no_page(
    name: str, style: Callable[[tuple[str, str, str, str, str]], list[str]]
) -> None:
    """Neither at the end of a reference nor on a line below it."""
    links = HOUSES[name][4]
    references = style(HOUSES[name])
    below = "\n".join(f"{text}\n{links}\nGoogle Scholar" for text in references)
    behind = "\n".join(f"{text} {links} Google Scholar" for text in references)
    assert pages.read(Source(f"References\n{below}\n")) is None
    assert pages.read(Source(f"References\n{behind}\n")) is None


def test_all_houses_in_one_list() -> None:
    text = "\n".join(line for house in HOUSES.values() for line in numbers_last(house))
    assert pages.read(Source(text)) is None


def spans_of(text: str, references: list[str]) -> list[tuple[int, int]]:
    return [(at, at + len(one)) for one in references for at in (text.index(one),)]


def test_known_references_speak_for_no_page() -> None:
    """What is known to be references is left out of the scores, what is beside it is not."""
    furniture = "Cite this article\nAuthor links open overlay panel\nGet rights and content\n"
    titles = ["Get rights and content", "Rain under a Creative Commons", "View PDF", "Outline"]
    references = [
        f"Adder B, {text}. {title}. J Pages. 2011;1:1-9."
        for text, title in zip("CDEF", titles, strict=True)
    ]
    text = furniture + "\n".join(references)
    page = pages.read(Source(text), references=spans_of(text, references))
    assert page is not None
    assert page.layout == "sciencedirect"
    text = "\n".join(references)
    assert pages.layout_score(Source(text)) > 0
    assert pages.read(Source(text), references=spans_of(text, references)) is None
    assert pages.layout_score(Source(text), spans_of(text, references)) == 0


def test_the_head_of_a_page_is_no_reference() -> None:
    """One that looks like it counts in the company of others only, and without furniture."""
    head = "J Rain Res\n. 2017 Oct 5;10:2405-2411. doi: 10.5555/jrr.1"
    rest = "Otters\nAnn B Carter 1\nAuthor information\nCopyright and License information\nPMCID: PMC5634380"
    text = f"{head}\n{rest}\n"
    page = pages.read(Source(text), references=spans_of(text, [head, rest]))
    assert page is not None
    assert page.layout == "pmc"


def test_many_known_references_cost_little() -> None:
    text = "x" * 20_000
    lines = page_lines(Source(text))
    from bibconv.pages.layout import unreferenced

    spans = [(at, at + 1) for at in range(0, len(text), 2)]
    assert unreferenced(lines, spans)[0].text == " ".join("x" * (len(text) // 2))
