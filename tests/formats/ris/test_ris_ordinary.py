"""The quick writer of RIS against the one that reads its lines again: same lines, same losses."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import items, texts

from bibconv.formats.ris.observed import observed
from bibconv.formats.ris.ordinary import ordinary
from bibconv.formats.ris.tables import RIS_TYPES
from bibconv.model import Date, Item, Loss, Name, Outcome

# Values that decide, alone or together, what a reader makes of a line.
TEXTS: dict[str, tuple[str, ...]] = {
    "title": ("A Title", "On <i>E. coli</i>", '<span class="nocase">DNA</span> & more', "Été"),
    "container-title": ("Journal of Things", "Proc. of <b>X</b>", "JoT", "conf"),
    "container-title-short": ("JoT", "J. Things", "Journal of Things"),
    "collection-title": ("Series A", "JoT"),
    "event-title": ("Conf", "conf", "Journal of Things"),
    "event-place": ("Rome", "Paris"),
    "publisher-place": ("Rome", "New York"),
    "volume": ("1", "XII"),
    "issue": ("2", "3-4"),
    "number": ("12", "e123", "TR-99/3", "arXiv:2101.00001", "1234-5679", "a b, c"),
    "page": (
        "1-9",
        "7",
        "7-7",
        "e123",
        "S1-S9",
        "iv-xii",
        "1-3, 7",
        "no pages",
        "12-3",
        "M-1",
        "M-1-M-4",
    ),
    "number-of-pages": ("300", "xii, 300"),
    "edition": ("2", "Second", "2020-05-01"),
    "section": ("3",),
    "chapter-number": ("4",),
    "collection-number": ("5", "LNCS 5"),
    "note": ("a note", "one\ntwo", "see 10.1000/x", "10.1000/x"),
    "keyword": ("a, b", "a; b", "a,b", "one word", ", a"),
    "language": ("en", "de-DE", "German", "en-us"),
    "genre": ("PhD thesis", "10.1000/x"),
    "DOI": ("10.1000/x", "10.1000/x(1)", "doi:10.1000/x", "no doi"),
    "URL": ("https://example.org", "https://doi.org/10.1000/x", "example"),
    "ISSN": ("1234-5679", "12345679", "1234-5678", "none"),
    "ISBN": ("978-3-16-148410-0", "316148410X", "none"),
    "PMID": ("123456", "PM1"),
    "PMCID": ("PMC123", "123"),
    "archive": ("arXiv", "PubMed", "JSTOR"),
    "archive_location": ("2101.00001", "X12"),
    "source": ("NLM", "Scopus"),
    "status": ("in press",),
    "medium": ("CD-ROM",),
    "version": ("1.0",),
    "original-title": ("Der Titel",),
    "abstract": ("Two words.", "line\nbreak"),
}
NAMES = (
    Name("Doe", "Jane"),
    Name("Berg", "J.", non_dropping_particle="van den"),
    Name("NASA"),
    Name(literal="NASA"),
    Name(literal="Wikipedia"),
    Name(literal="World Health Organization"),
    Name(literal="Doe, Jane"),
    Name("Plato"),
    Name("Doe", "J.", suffix="Jr."),
    Name(literal="et al."),
)
DATES = (
    Date(((2020,),)),
    Date(((2020, 5),)),
    Date(((2020, 5, 17),)),
    Date(((2020,),), season=1),
    Date(((2020,),), circa=True),
    Date(((2019,), (2020,))),
    Date(literal="in press"),
)


@st.composite
def likely_items(draw: st.DrawFn) -> Item:
    """Items as bibliographies have them, all their values of weight."""
    chosen = draw(st.lists(st.sampled_from(sorted(TEXTS)), max_size=9, unique=True))
    variables: dict[str, Any] = {name: draw(st.sampled_from(TEXTS[name])) for name in chosen}
    people = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(tuple)
    for name in ("author", "editor", "collection-editor", "contributor", "container-author"):
        if draw(st.integers(0, 2)) == 0:
            variables[name] = draw(people)
    for name in ("issued", "accessed", "original-date", "available-date"):
        if draw(st.integers(0, 2)) == 0:
            variables[name] = draw(st.sampled_from(DATES))
    extra = draw(
        st.dictionaries(
            st.sampled_from(("bibtex:timestamp", "author-truncated", "a=b", "ris:U1", "ris:KW")),
            st.sampled_from(("x", True, 1, ["a", "b"])),
            max_size=1,
        )
    )
    return Item(
        draw(st.sampled_from(("k", ""))), draw(st.sampled_from(sorted(RIS_TYPES))), variables, extra
    )


def compare(item: Item) -> bool:
    """Both ways of writing an item; whether the quick one dared to."""
    told = ordinary(item)
    if told is None:
        return False
    losses: list[Loss] = []
    full = observed(item, losses.append)
    assert told.lines == [f"{tag}  - {value}" for tag, value in full.lines]
    assert sorted((loss.variable, loss.outcome) for loss in losses) == sorted(
        [(variable, Outcome.APPROXIMATED) for variable in told.approximated]
        + [(variable, Outcome.KEPT_ASIDE) for variable in told.put_aside]
    )
    return True


@settings(max_examples=400, deadline=None)
@given(likely_items())
def test_likely_items(item: Item) -> None:
    compare(item)


@settings(max_examples=100, deadline=None)
@given(items(text=texts(controls=True)))
def test_any_items(item: Item) -> None:
    compare(item)


def test_common_values_are_written_quickly() -> None:
    """Each of these alone has to be known beforehand: else speed is lost without a word."""
    for csl_type in ("article-journal", "paper-conference", "book", "chapter", "thesis"):
        common = {
            "title": "On <i>E. coli</i> and Été",
            "author": (Name("Doe", "Jane"), Name(literal="World Health Organization")),
            "editor": (Name("Roe", "R."),),
            "container-title": "Journal of Things",
            "collection-title": "Series A",
            "publisher": "Printer & Sons",
            "publisher-place": "Rome",
            "volume": "12",
            "page": "1-9",
            "issued": Date(((2020, 5),)),
            "accessed": Date(((2020, 5, 17),)),
            "DOI": "10.1000/x.1",
            "URL": "https://example.org",
            "keyword": "a, b",
            "language": "de",
            "note": "a note",
            "abstract": "Words.",
        }
        assert compare(Item("k", csl_type, common, {"bibtex:timestamp": "2020", "funding": ["x"]}))
