"""Identifiers: normal form, check digits, and what the problem is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st

from bibconv.text import identifiers as ids

NORMAL = [
    (ids.doi, "10.1000/182", "10.1000/182"),
    (ids.doi, "https://doi.org/10.1000/182", "10.1000/182"),
    (ids.doi, "http://dx.doi.org/10.1000/182", "10.1000/182"),
    (ids.doi, "doi:10.1000/182", "10.1000/182"),
    (ids.doi, "DOI: 10.1000/182", "10.1000/182"),
    (ids.doi, "info:doi/10.1000/182", "10.1000/182"),
    (ids.doi, "<https://doi.org/10.1000/182>", "10.1000/182"),
    (ids.doi, "10.1000/Case.KEPT", "10.1000/Case.KEPT"),
    (ids.doi, "10.1000/182.", "10.1000/182"),
    (ids.doi, "10.1000/182).", "10.1000/182"),
    (ids.doi, "10.1000/a(b)c", "10.1000/a(b)c"),
    (ids.doi, "10.1000/a(b)", "10.1000/a(b)"),
    (ids.doi, "10.1000.10/abc", "10.1000.10/abc"),
    (ids.doi, "https://doi.org/10.1000%2Fa%28b%29", "10.1000/a(b)"),
    (ids.doi, "10.1002/x(1998)17:15/16<1661::AID-X968>3.0.CO;2-2", "10.1002/x(1998)17:15/16<1661::AID-X968>3.0.CO;2-2"),
    (ids.doi, "10.48550/arXiv.2101.00001", "10.48550/arXiv.2101.00001"),
    (ids.doi, "10.1000", None),
    (ids.doi, "10.1000/", None),
    (ids.doi, "10.1000/a b", None),
    (ids.doi, "20.500.12932/1", None),
    (ids.doi, "", None),
    (ids.find_doi, "see (doi:10.1000/abc.def). And", "10.1000/abc.def"),
    (ids.find_doi, "https://doi.org/10.1093/nar/gkx1037, last", "10.1093/nar/gkx1037"),
    (ids.find_doi, "version 10.2/3", None),
    (ids.isbn, "0-201-52983-1", "0201529831"),
    (ids.isbn, "ISBN 0-8044-2957-X", "080442957X"),
    (ids.isbn, "ISBN-13: 978-3-16-148410-0", "9783161484100"),
    (ids.isbn, "978 3 16 148410 0", "9783161484100"),
    (ids.isbn, "978–3–16–148410–0", "9783161484100"),
    (ids.isbn, "0-201-52983-2", None),
    (ids.isbn, "978316148410", None),
    (ids.isbn, "9993161484100", None),
    (ids.issn, "2049-3630", "2049-3630"),
    (ids.issn, "20493630", "2049-3630"),
    (ids.issn, "ISSN 1050-124x", "1050-124X"),
    (ids.issn, "2049-3631", None),
    (ids.orcid, "0000-0002-1825-0097", "0000-0002-1825-0097"),
    (ids.orcid, "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
    (ids.orcid, "0000000218250097", "0000-0002-1825-0097"),
    (ids.orcid, "0000-0002-1825-0098", None),
    (ids.pmid, "123456", "123456"),
    (ids.pmid, "PMID: 123456", "123456"),
    (ids.pmid, "https://pubmed.ncbi.nlm.nih.gov/123456/", "123456"),
    (ids.pmid, "https://www.ncbi.nlm.nih.gov/pubmed/123456", "123456"),
    (ids.pmid, "123456789", None),
    (ids.pmid, "PMC123", None),
    (ids.pmcid, "PMC123456", "PMC123456"),
    (ids.pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/", "PMC123456"),
    (ids.pmcid, "123456", "PMC123456"),
    (ids.pmcid, "PMX12", None),
    (ids.arxiv, "2101.00001", "2101.00001"),
    (ids.arxiv, "arXiv:2101.00001v2", "2101.00001v2"),
    (ids.arxiv, "arXiv:1412.1234 [math.NT]", "1412.1234"),
    (ids.arxiv, "https://arxiv.org/abs/math/0309136", "math/0309136"),
    (ids.arxiv, "https://arxiv.org/pdf/1412.1234.pdf", "1412.1234"),
    (ids.arxiv, "10.48550/arXiv.2101.00001", "2101.00001"),
    (ids.arxiv, "math.GT/0309136", "math.GT/0309136"),
    (ids.arxiv, "1501.1234", None),
    (ids.arxiv, "1412.12345", None),
    (ids.arxiv, "2113.00001", None),
    (ids.arxiv, "0703.1234", None),
]  # fmt: skip


@pytest.mark.parametrize(("function", "text", "normal"), NORMAL)
def test_normal_form(function: Callable[[str], str | None], text: str, normal: str | None) -> None:
    assert function(text) == normal
    if normal is not None and function is not ids.find_doi:
        assert function(normal) == normal


PROBLEMS = [
    (ids.isbn_problem, "0-201-52983-2", "should be 1, not 2"),
    (ids.isbn_problem, "0-8044-2957-1", "should be X, not 1"),
    (ids.isbn_problem, "9783161484101", "should be 0, not 1"),
    (ids.isbn_problem, "9993161484100", "978 or 979"),
    (ids.isbn_problem, "12", "10 or 13 digits"),
    (ids.issn_problem, "2049-3631", "should be 0, not 1"),
    (ids.issn_problem, "2049-363", "eight digits"),
    (ids.orcid_problem, "0000-0002-1825-0098", "should be 7, not 8"),
    (ids.orcid_problem, "0000-0002-1694-2330", "should be X, not 0"),
    (ids.orcid_problem, "Doe", "16 digits"),
    (ids.doi_problem, "11.1000/x", "starts with 10."),
    (ids.doi_problem, "10.1000", "nothing stands after"),
    (ids.doi_problem, "10.abc/x", "digits"),
    (ids.doi_problem, "10.1000/a b", "white space"),
    (ids.pmid_problem, "x", "one to eight digits"),
    (ids.pmcid_problem, "x", "PMC and digits"),
    (ids.arxiv_problem, "x", "YYMM.NNNNN"),
]


@pytest.mark.parametrize(("function", "text", "words"), PROBLEMS)
def test_problem(function: Callable[[str], str | None], text: str, words: str) -> None:
    assert words in (function(text) or "")


KINDS = [
    (ids.doi, ids.doi_problem),
    (ids.isbn, ids.isbn_problem),
    (ids.issn, ids.issn_problem),
    (ids.orcid, ids.orcid_problem),
    (ids.pmid, ids.pmid_problem),
    (ids.pmcid, ids.pmcid_problem),
    (ids.arxiv, ids.arxiv_problem),
]


@given(st.text(max_size=40) | st.text(alphabet="0123456789-X. /", max_size=20))
def test_a_text_is_either_right_or_has_a_problem(text: str) -> None:
    for normal, problem in KINDS:
        assert (normal(text) is None) == (problem(text) is not None)


@given(st.integers(0, 10**9 - 1), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, shift: int) -> None:
    """ISBN-10 and ISSN: any single wrong digit; and the digit named is the right one."""
    digits = f"{number:09d}"
    right = next(digits + c for c in "0123456789X" if ids.isbn(digits + c))
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    assert ids.isbn(wrong) is None
    assert sum(ids.isbn(digits + c) is not None for c in "0123456789X") == 1


@pytest.mark.parametrize(
    "text", ["10.1000/" * 20_000, "doi" * 50_000, " " * 100_000, "10.1." * 40_000]
)
def test_hostile_text_is_refused(text: str) -> None:
    assert ids.doi(text) is None
    assert ids.arxiv(text) is None
    ids.find_doi(text)


FUNCTIONS = [
    function
    for name, function in sorted(vars(ids).items())
    if not name.startswith("_") and getattr(function, "__module__", "") == ids.__name__
]
BEFORE = ("", "pmcid", "pmid", "pubmed", "PMC", "ISBN", "eISSN", "orcid", "arxiv", "doi", "10.1000/a", "x")  # fmt: skip
REPEATED = (" ", "\u00a0", "1", "-", "1 ", "X", ".", "(", "<", "%41", "[a", "10.1/")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_no_identifier_takes_long(function: Callable[[str], object]) -> None:
    function("1")  # what is built at the first call is not measured
    for before in BEFORE:
        for unit in REPEATED:
            assert is_linear(function, lambda n, a=before, u=unit: a + u * (n // len(u)) + "x")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_a_message_stays_short(function: Callable[[str], object]) -> None:
    if function.__name__.endswith("_problem"):
        for before in BEFORE:
            for unit in REPEATED:
                assert len(str(function(before + unit * 20_000 + "x"))) < 300


@pytest.mark.parametrize(
    ("function", "text", "expected"),
    [
        (ids.pmcid, "pmcid   :   PMC   12345", "PMC12345"),
        (ids.pmid, "PMID\u00a0 :\n 12345", "12345"),
        (ids.arxiv, "arXiv :  2101.00001", "2101.00001"),
        (ids.isbn, " ISBN   0-201-52983-1 ", "0201529831"),
        (ids.pmcid, "PMC" + " " * 20_000 + "12345", "PMC12345"),
    ],
)
def test_blanks_do_not_matter(
    function: Callable[[str], str | None], text: str, expected: str
) -> None:
    assert function(text) == expected
