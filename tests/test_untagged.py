"""References that JATS and TEI hold as text: what elements say wins, the text gives the rest."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bibconv import check, convert, dumps, loads, references
from bibconv.diagnostics import Diagnostic
from bibconv.formats import FORMATS, ReadContext
from bibconv.model import Block, Comment, Item, Library, Record, Segment, Untagged
from bibconv.references import Labeller
from bibconv.source import Source, Span
from bibconv.text.dates import parse_date
from bibconv.untagged import with_text_read
from bibconv.untagged.works import works

FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(__file__).parent.parent.parent / "shared"
TEXT = "Hollis AB. Night flights of the barn owl. J Owl Stud. 2014;12(3):45-61."


def jats(*citations: str, attributes: str = "") -> Library:
    refs = (f"<ref><mixed-citation{attributes}>{text}</mixed-citation></ref>" for text in citations)
    return loads(f"<ref-list>{''.join(refs)}</ref-list>", "jats")


def only(library: Library) -> Record:
    (record,) = library.records
    return record


def shown(span: Span | None) -> str:
    assert span is not None
    return span.source.text[span.start : span.end]


# What the elements say, put into a text that says something else in the same place.
WINNERS = {
    "year": ("2014", "<year>2013</year>", "issued", "2013"),
    "volume": ("12", "<volume>99</volume>", "volume", "99"),
    "title": (
        "Night flights of the barn owl",
        "<article-title>Day flights of the tawny owl</article-title>",
        "title",
        "Day flights of the tawny owl",
    ),
    "journal": ("J Owl Stud", "<source>Owl Annals</source>", "container-title", "Owl Annals"),
}


@pytest.mark.parametrize("name", WINNERS)
def test_what_an_element_says_wins_and_the_rest_is_read(name: str) -> None:
    old, new, variable, value = WINNERS[name]
    item = only(jats(TEXT.replace(old, new), attributes=' publication-type="journal"')).item
    if variable == "issued":
        assert item.variables["issued"] == parse_date(value)
    else:
        assert item.text(variable) == value
    assert item.variables.keys() == {
        "author", "title", "container-title", "issued", "volume", "issue", "page",
    }  # fmt: skip
    assert item.type == "article-journal"


def test_a_source_alone_is_the_journal_if_the_text_says_a_title() -> None:
    record = only(jats(TEXT.replace("J Owl Stud", "<source>J Owl Stud</source>")))
    assert record.item.text("container-title") == "J Owl Stud"
    assert record.item.text("title") == "Night flights of the barn owl"
    book = only(jats("Marsh D. <source>Reeds of the fens</source>. London: Fen Press; 1998."))
    assert (book.item.text("title"), book.item.type) == ("Reeds of the fens", "book")


def test_a_link_wins_over_what_is_shown() -> None:
    link = '<ext-link xmlns:x="y" x:href="https://doi.org/10.5555/owl.1">CrossRef</ext-link>'
    item = only(jats(f"{TEXT} [{link}]")).item
    assert item.text("DOI") == "10.5555/owl.1"
    assert "URL" not in item.variables


def test_the_type_that_is_said_is_kept() -> None:
    text = "Marsh D. Reeds of the fens. London: Fen Press; 1998."
    assert only(jats(text, attributes=' publication-type="report"')).item.type == "report"
    assert only(jats(text, attributes=' publication-type="other"')).item.type == "book"


def test_trust_is_that_of_the_reading() -> None:
    sure, unsure = jats(TEXT, "zoo moth 3 3 3, lamp").records
    assert 0.5 < sure.trust < 1
    assert set(sure.trusts) == set(sure.item.variables)
    assert unsure.trust < 0.5
    assert unsure.item.extra["jats:text"] == "zoo moth 3 3 3, lamp"
    assert "jats:text" not in sure.item.extra


def test_what_elements_say_is_not_doubted() -> None:
    record = only(jats("<collab>zoo</collab> moth 3 3 <year>1999</year>, lamp"))
    assert not {"author", "issued"} & ({*record.doubts} | record.trusts.keys())


def test_a_doubtful_reading_and_words_left_over_are_told() -> None:
    library = jats(TEXT, "zoo moth 3 3 3, lamp")
    found = [d.span for d in library.diagnostics if d.code == "E101"]
    assert [shown(span) for span in found] == ["zoo moth 3 3 3, lamp"]


def test_values_have_places_in_the_markup() -> None:
    title = "Uptake of CO<sub>2</sub> by reeds &amp; <italic>Typha latifolia</italic> in summer"
    library = jats(f"<label>7</label> Quill E. {title}. Wetl Lett. 2003;7:101-9.")
    record = only(library)
    assert shown(record.span_of("title")) == title
    expected = "Uptake of CO<sub>2</sub> by reeds & <i>Typha latifolia</i> in summer"
    assert record.item.text("title") == expected
    assert shown(record.span_of("page")) == "101-9"


def test_a_list_is_read_as_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    read_all = references.read_all

    def counted(
        segments: Sequence[Segment], source: Source, *, labeller: Labeller | None = None
    ) -> list[Record]:
        calls.append(len(segments))
        return read_all(segments, source, labeller=labeller)

    monkeypatch.setattr(references, "read_all", counted)
    tagged = "<article-title>Moss</article-title>, <source>J Moss</source>, <year>2001</year>"
    library = jats(TEXT, tagged, TEXT, TEXT)
    assert calls == [3]
    assert [len(record.item.variables) for record in library.records] == [7, 3, 7, 7]


def test_only_what_waits_is_held_back() -> None:
    asked: list[str] = []

    def blocks() -> Iterator[Block]:
        for name in ("a", "b", "far"):
            asked.append(name)
            yield Comment("x" * 30_000) if name == "far" else Record(Item(name, "book"))

    out = with_text_read(blocks(), ReadContext())
    next(out)
    assert asked == ["a"]

    source = Source(f"<ref><mixed-citation>{TEXT}</mixed-citation></ref>")
    (waiting,) = FORMATS["jats"].read(source, ReadContext())
    assert isinstance(waiting, Untagged)

    def more() -> Iterator[Block]:
        for count in range(10_000):
            asked.append(str(count))
            yield waiting if count == 0 else Comment(" ")

    asked.clear()
    next(with_text_read(more(), ReadContext()))
    assert len(asked) < 5_000


def test_a_tagged_file_does_not_load_the_reader() -> None:
    code = (
        "import sys, bibconv; "
        f"library = bibconv.load({str(FIXTURES / 'jats' / 'broken.jats.xml')!r}); "
        "assert library.items; "
        "print([name for name in sys.modules if name.startswith('bibconv.references')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SEVERAL = {
    "letters": (
        "(a) A. Larch, Chem. Lett. 2001, 12, 456; (b) C. Oak, Chem. Bull. 2002, 14, 3.",
        ["A. Larch, Chem. Lett. 2001, 12, 456", "C. Oak, Chem. Bull. 2002, 14, 3."],
    ),
    "names on both sides": (
        "Larch, J.; Oak, R. Chem. Lett. 2001, 12, 4; Pine, C. Chem. Bull. 2002, 3, 4.",
        ["Larch, J.; Oak, R. Chem. Lett. 2001, 12, 4", "Pine, C. Chem. Bull. 2002, 3, 4."],
    ),
    "several names behind the semicolon": (
        "Larch, J.; Chem. Lett. 2001, 12, 4; Pine, C.; Fir, D.; Chem. Bull. 2002, 3, 4.",
        ["Larch, J.; Chem. Lett. 2001, 12, 4", "Pine, C.; Fir, D.; Chem. Bull. 2002, 3, 4."],
    ),
    "a note": (
        "See A. Doe, One (Paris: X, 1990), 4; cf. B. Roe, Two (Rome: Y, 1999), 7.",
        ["A. Doe, One (Paris: X, 1990), 4", "B. Roe, Two (Rome: Y, 1999), 7."],
    ),
}
ONE = (
    "Larch B, Oak C. Field guide. 2nd ed. Larkstown: Perch; 2011.",
    "Larch, J.; Oak, R.; Pine, P. On the turning of owls. J. Owls 2001, 12, 345.",
    "Larch J. Roots. In: Oak R, editor. Trees. Berlin: Springer; 2001. pp. 3-9; discussion 10-11.",
    "Larch J. Owls; mice; men. J Owls. 2001; 12: 345-9.",
    "Owl Office. Owls of 2019 [Internet]. Ely; 2019 [updated 2020 Mar 11; cited 2022 Mar 15].",
    "Larch J. Owls. J Owls 2011; 16(10):4077-85. https://doi.org/10.1590/s1413-2011",
)


@pytest.mark.parametrize("name", SEVERAL)
def test_several_works_in_one_text(name: str) -> None:
    text, parts = SEVERAL[name]
    assert [text[start:end] for start, end in works(text)] == parts


@pytest.mark.parametrize("text", ONE)
def test_one_work_stays_one(text: str) -> None:
    assert works(text) == [(0, len(text))]


@pytest.mark.parametrize("text", ONE)
def test_one_work_is_not_taken_for_several(text: str) -> None:
    assert not any("more than one" in finding.message for finding in jats(text).diagnostics)


def test_where_several_works_are_not_sure_one_record_is_made_and_told() -> None:
    library = jats("H. Willow, Phys. Bark D 15, 345 (2005); 16, 217 (2006).")
    assert len(library.items) == 1
    assert ["more than one work" in d.message for d in library.diagnostics if d.code == "E101"] == [
        True
    ]


def test_elements_of_several_works_are_not_dealt_out() -> None:
    library = jats(
        "<name><surname>Larch</surname><given-names>A</given-names></name>, Chem. Lett. 2001, 12, "
        "456; C. Oak, Chem. Bull. 2002, 14, 3."
    )
    assert len(library.items) == 1
    assert any("more than one work" in d.message for d in library.diagnostics)


def unchanged() -> list[Path]:
    return [
        p for name in ("jats", "tei") for p in (FIXTURES / name).iterdir() if p.suffix != ".json"
    ]


@pytest.mark.parametrize("path", unchanged(), ids=lambda path: path.name)
def test_the_same_format_gives_back_the_same_text(path: Path) -> None:
    text = Source.from_path(path).text
    assert convert(text, path.parent.name, from_=path.parent.name) == text


def test_a_change_of_one_of_two_works_loses_neither() -> None:
    text = (FIXTURES / "jats" / "several-works.jats.xml").read_text("utf-8")
    library = loads(text, "jats")
    titles = [item.text("container-title") for item in library.items]
    second = library.records[1]
    changed = second.item.with_variables({"note": "read again"})
    place = library.blocks.index(second)
    library.blocks[place] = second.with_item(changed)
    again = loads(dumps(library, "jats"), "jats")
    assert [item.text("container-title") for item in again.items] == titles
    assert again.items[1].text("note") == "read again"


def test_a_check_of_what_was_read_finds_nothing_lacking() -> None:
    library = jats(TEXT, TEXT.replace("2014", "2015").replace("Night", "Late"))
    assert [d for d in check(library) if d.code[0] in "FE"] == []


@pytest.mark.parametrize("around", ["{}", "<note><p>{}</p></note>"])
def test_a_reference_without_a_citation_is_read_too(around: str) -> None:
    library = loads(
        f"<ref-list><ref><label>1</label>{around.format(TEXT)}</ref></ref-list>", "jats"
    )
    assert only(library).item.text("title") == "Night flights of the barn owl"


def test_what_only_points_to_a_reference_is_none() -> None:
    pointer = '<listBibl><bibl><ref target="#b1">Doe 1990</ref></bibl></listBibl>'
    assert loads(pointer, "tei").items == []


def test_a_text_too_long_is_told() -> None:
    library = jats("Hollis AB owls " * 2_000)
    assert [d.code for d in library.diagnostics] == ["S161"]
    assert only(library).item.extra["jats:text"]


@pytest.mark.parametrize("name", ["e1-jats-no-doctype.xml", "e3-jats-doctype-not-seen.xml"])
def test_articles_with_some_references_in_words(name: str) -> None:
    path = SHARED / "cases" / "use" / name
    if not path.is_file():
        pytest.skip("../shared is not there")
    library = loads(path.read_bytes(), name=name)
    assert library.format == "jats"
    assert [len(item.names("author")) for item in library.items] == [1, 2, 1]
    assert [item.text("title") for item in library.items] == ["Owls", "Field Guide", "On mice"]
    found: list[Diagnostic] = library.diagnostics
    assert found == []
