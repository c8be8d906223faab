"""What holds for every finding: its places lie in its file; a fix removes what it fixes.

On generated entries made of pieces that rules look for, and on real files where they are at hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibconv
from bibconv.diagnostics import Diagnostic
from bibconv.model import Library

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
REAL = [
    path
    for pattern in (
        "bib/NIME*/*200[2-5].bib",
        "bib/jgm*/*.bib",
        "bib/retorquere*/*.bib",
        "ris/*/*.ris",
    )
    for path in sorted(CORPUS.glob(pattern))[:40]
]

_NAMES = st.sampled_from(
    "author title journal date year month pages volume number doi url isbn issn eprint note file "
    "archiveprefix editor booktitle crossref owner ismn journaltitle abstract title".split()
)
_PIECES = st.sampled_from(
    [
        *"DOE, JANE|Doe1, J|et al.|and|;|&|%|_|$|{|}|\\&|\\_|{DNA}|DNA|A NEW TITLE IN CAPITALS|.|..".split(
            "|"
        ),
        *"12-34|12--34|34--12|1234--56|1999|2004-13-40|3 May 2002|10.1000/182|doi:10.1000/182".split(
            "|"
        ),
        *"https://doi.org/10.1000/182|www.example.org|\\url{http://a.b}|<i>x</i>|&amp;|Ã©|\u00ad".split(
            "|"
        ),
        *"e\u0301|ﬁ|–|0-201-52983-1|2049-3630|2101.00001|arXiv:2101.00001|Anonymous|k1|jan".split(
            "|"
        ),
        " ",
        "",
    ]
)
_FIELDS = st.tuples(
    _NAMES, st.lists(_PIECES, max_size=4).map("".join), st.sampled_from(["{}", '""'])
)
_ENTRIES = st.tuples(
    st.sampled_from("article book Conference proceedings misc online artcle".split()),
    st.sampled_from(["k1", "k2", "K1"]),
    st.lists(_FIELDS, max_size=6),
)


def written(entries: list[tuple[str, str, list[tuple[str, str, str]]]]) -> str:
    return "".join(
        f"@{type_}{{{key},\n"
        + "".join(f"  {name} = {marks[0]}{value}{marks[1]},\n" for name, value, marks in fields)
        + "}\n"
        for type_, key, fields in entries
    )


def places_lie_in_their_file(library: Library, found: list[Diagnostic]) -> None:
    sizes = {id(source): len(source.text) for source in library.sources}
    for diagnostic in found:
        spans = [diagnostic.span, *(label.span for label in diagnostic.labels)]
        if diagnostic.fix is not None:
            spans += [edit.span for edit in diagnostic.fix.edits]
            assert diagnostic.fix.edits, diagnostic
        for span in spans:
            if span is not None:
                assert 0 <= span.start <= span.end <= sizes[id(span.source)], diagnostic


def fixed(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.fix is not None
    edits = sorted(diagnostic.fix.edits, key=lambda edit: (-edit.span.start, -edit.span.end))
    for edit in edits:
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@given(st.lists(_ENTRIES, min_size=1, max_size=3), st.sampled_from(["bibtex", "biblatex"]))
@settings(max_examples=150, deadline=None)
def test_places_and_fixes_of_generated_entries(
    entries: list[tuple[str, str, list[tuple[str, str, str]]]], format: str
) -> None:
    text = written(entries)
    library = bibconv.loads(text, format)
    found = bibconv.check(library, select=["ALL"])
    places_lie_in_their_file(library, found)
    if any(d.code.startswith(("S0", "S1")) and d.severity.value == "error" for d in found):
        return  # files with faults of syntax are not mended
    for diagnostic in found:
        if diagnostic.fix is None or not diagnostic.fix.safe:
            continue
        again = bibconv.loads(fixed(text, diagnostic), format)
        left = bibconv.check(again, select=[diagnostic.code])
        before = sum(d.code == diagnostic.code for d in found)
        assert len(left) < before, diagnostic
        assert len(again) == len(library) - (diagnostic.code == "U101")


@pytest.mark.skipif(not REAL, reason="the corpus is not at hand")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_places_of_real_files(path: Path) -> None:
    library = bibconv.load(path)
    places_lie_in_their_file(library, bibconv.check(library, select=["ALL"]))
