"""The places where programs disagree about BibTeX and RIS, and what we do at each."""

from __future__ import annotations

from typing import Any

import pytest

import bibconv
from bibconv.model import Item, Name


def ris(body: str, type: str = "JOUR") -> Item:
    """The item of a RIS record with these lines."""
    (item,) = bibconv.loads(f"TY  - {type}\n{body}\nER  - \n", format="ris").items
    return item


def bib(text: str, dialect: str = "biblatex") -> Item:
    (item, *_) = bibconv.loads(text, format=dialect).items
    return item


def written(item: Item, format: str = "ris") -> list[str]:
    text = bibconv.dumps(bibconv.Library.from_items([item]), format)
    return [line.strip() for line in text.splitlines()]


def values(item: Item, *names: str) -> list[Any]:
    return [item.variables.get(name) for name in names]


def test_1_conference_papers() -> None:
    assert ris("AU  - A, B\nT2  - Proc", "CONF").type == "paper-conference"
    assert ris("AU  - A, B\nT2  - Proc", "CPAPER").type == "paper-conference"
    assert written(Item("a", "paper-conference"))[0] == "TY  - CONF"


def test_2_containers_of_papers() -> None:
    assert ris("T2  - Event\nC3  - Proc", "CONF").text("container-title") == "Proc"
    assert ris("T2  - Proc", "CONF").text("container-title") == "Proc"
    lines = written(Item("a", "paper-conference", {"container-title": "Proc"}))
    assert {"T2  - Proc", "C3  - Proc"} <= set(lines)


def test_3_journals() -> None:
    item = ris("JF  - Journal of Things\nJ2  - J. Thi.")
    assert values(item, "container-title", "container-title-short") == [
        "Journal of Things",
        "J. Thi.",
    ]
    lines = written(item)
    assert {"T2  - Journal of Things", "JF  - Journal of Things", "J2  - J. Thi."} <= set(lines)


@pytest.mark.parametrize("body", ["SP  - 3\nEP  - 9", "SP  - 3-9", "SP  - 3–9"])
def test_4_pages(body: str) -> None:
    assert ris(body).text("page") == "3-9"
    assert {"SP  - 3", "EP  - 9"} <= set(written(ris(body)))


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("PY  - 2020\nDA  - 2020/05/03/", ((2020, 5, 3),)),
        ("PY  - 2020\nDA  - 2019/05/03/", ((2020,),)),
        ("PY  - 2020///", ((2020,),)),
        ("Y1  - 2020/05//", ((2020, 5),)),
        ("PY  - 2020\nDA  - MAY 3", ((2020, 5, 3),)),
    ],
)
def test_5_dates(body: str, parts: tuple[tuple[int, ...], ...]) -> None:
    date = ris(body).date("issued")
    assert date is not None
    assert date.parts == parts
    assert f"PY  - {parts[0][0]}" in written(ris(body))


def test_6_abstracts() -> None:
    assert ris("N2  - Words").text("abstract") == "Words"
    assert ris("AB  - Words\nN2  - Words").text("abstract") == "Words"
    assert "AB  - Words" in written(ris("N2  - Words"))


def test_7_notes() -> None:
    item = ris("N1  - One\nN1  - Two")
    assert [line for line in written(item) if line.startswith("N1")] == ["N1  - One", "N1  - Two"]


@pytest.mark.parametrize(
    ("type", "tag", "variable"),
    [
        ("CHAP", "A2", "editor"),
        ("CHAP", "ED", "editor"),
        ("BOOK", "A3", "editor"),
        ("BOOK", "ED", "editor"),
        ("JOUR", "A2", "editor"),
    ],
)
def test_8_editors(type: str, tag: str, variable: str) -> None:
    assert ris(f"{tag}  - Doe, Jane", type).names(variable)[0].family == "Doe"


def test_9_report_numbers() -> None:
    assert ris("SN  - TR-17", "RPRT").text("number") == "TR-17"
    assert ris("SN  - 0028-0836", "RPRT").text("ISSN") == "0028-0836"


def test_10_serial_numbers() -> None:
    assert ris("SN  - 978-3-16-148410-0", "CHAP").text("ISBN") == "978-3-16-148410-0"
    assert ris("SN  - 0028-0836 (print)").text("ISSN") == "0028-0836"


@pytest.mark.parametrize(
    "body",
    [
        "DO  - https://doi.org/10.1000/x",
        "DO  - doi:10.1000/x",
        "M3  - 10.1000/x",
        "L3  - 10.1000/x",
        "UR  - https://doi.org/10.1000/x",
        "DO  - 10.1000/x\nDO  - 10.1000/y",
    ],
)
def test_11_dois(body: str) -> None:
    assert ris(body).text("DOI") == "10.1000/x"


def test_12_howpublished() -> None:
    assert bib("@misc{a, howpublished = {\\url{https://a.org}}}").text("URL") == "https://a.org"
    item = bib("@misc{a, howpublished = {Talk at home}}")
    assert "Talk at home" in str(item.variables) + str(item.extra)


@pytest.mark.parametrize(
    ("text", "variable"),
    [
        ("@article{a, number = {4}}", "issue"),
        ("@book{a, number = {4}, series = {S}}", "collection-number"),
        ("@report{a, number = {4}, type = {techreport}}", "number"),
        ("@patent{a, number = {4}}", "number"),
        ("@inproceedings{a, number = {4}, series = {S}}", "collection-number"),
        ("@inproceedings{a, number = {4}}", "issue"),
    ],
)
def test_13_numbers(text: str, variable: str) -> None:
    assert bib(text).text(variable) == "4"


def test_14_chapters() -> None:
    assert bib("@inbook{a, chapter = {4}}").text("chapter-number") == "4"


def test_15_series_of_articles() -> None:
    assert bib("@article{a, series = {New Series}}").text("collection-title") == "New Series"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("@phdthesis{a, school = {U}}", "school"),
        ("@techreport{a, institution = {U}}", "institution"),
        ("@manual{a, organization = {U}}", "organization"),
        ("@book{a, publisher = {U}}", "publisher"),
    ],
)
def test_16_publishers(text: str, field: str) -> None:
    item = bib(text, "bibtex")
    assert item.text("publisher") == "U"
    assert f"{field} = {{U}}," in written(item, "bibtex")


def test_17_places() -> None:
    item = bib("@book{a, location = {Rome}}")
    assert item.text("publisher-place") == "Rome"
    assert "CY  - Rome" in written(item)
    assert bib("@inproceedings{a, venue = {Rome}}").text("event-place") == "Rome"


def test_18_events() -> None:
    assert bib("@inproceedings{a, eventtitle = {E}}").text("event-title") == "E"
    old = '[{"id": "a", "type": "paper-conference", "event": "E"}]'
    assert bibconv.loads(old, format="csl-json").items[0].text("event-title") == "E"


def test_19_eprints() -> None:
    item = bib("@online{a, eprint = {2001.01234}, eprinttype = {arxiv}}")
    assert values(item, "number", "archive") == ["arXiv:2001.01234", "arXiv"]
    assert bib("@article{a, eprint = {123}, eprinttype = {pubmed}}").text("PMID") == "123"


@pytest.mark.parametrize("field", ["note", "annote", "abstract", "keywords"])
def test_20_notes_stay_apart(field: str) -> None:
    assert f"{field} = {{Words}}," in written(
        bib(f"@book{{a, {field} = {{Words}}}}", "bibtex"), "bibtex"
    )


def test_21_variables_in_notes() -> None:
    text = (
        '[{"id": "http://zotero.org/users/1/items/ABCD2345", "type": "book",'
        ' "note": "original-date: 1901\\nPMID: 12\\nWords"}]'
    )
    (item,) = bibconv.loads(text, format="csl-json").items
    assert values(item, "PMID", "note") == ["12", "Words"]
    date = item.date("original-date")
    assert date is not None
    assert date.year == 1901


def test_22_languages() -> None:
    assert bib("@book{a, langid = {ngerman}}").text("language") == "de-DE"
    assert "langid = {ngerman}," in written(bib("@book{a, langid = {ngerman}}"), "biblatex")


def test_23_case_is_kept() -> None:
    item = bib("@book{a, title = {The {DNA} of Things}}")
    assert item.text("title") == 'The <span class="nocase">DNA</span> of Things'
    assert "title = {The {DNA} of Things}," in written(item, "bibtex")


@pytest.mark.parametrize(
    ("title", "whole"), [("A", "A: B"), ("A?", "A? B"), ("A!", "A! B"), ("A.", "A. B")]
)
def test_24_subtitles(title: str, whole: str) -> None:
    assert bib(f"@book{{a, title = {{{title}}}, subtitle = {{B}}}}").text("title") == whole


def test_25_inheritance() -> None:
    text = "@inbook{c, title = {C}, crossref = {w}}\n@book{w, title = {W}, year = 1999}\n"
    item = bib(text)
    assert item.text("container-title") == "W"
    date = item.date("issued")
    assert date is not None
    assert date.year == 1999


def test_26_keys() -> None:
    item = bib("@book{my:key, title = {A}}")
    assert "ID  - my:key" in written(item)
    assert ris("LB  - my:key").id == "my:key"
    assert ris("ID  - my:key").id == "my:key"


def test_27_and_others() -> None:
    item = bib("@book{a, author = {Doe, Jane and others}}", "bibtex")
    assert item.names("author") == (Name(family="Doe", given="Jane"),)
    assert "author = {Doe, Jane and others}," in written(item, "bibtex")
    assert not any("others" in line for line in written(item))


ONE = "TY  - JOUR\nAU  - Doe, Jane\nTI  - One\nPY  - 2001\nDO  - 10.1000/1\nER  - \n"
TWO = "TY  - BOOK\nAU  - Roe, Richard\nTI  - Two\nPY  - 2002\nER  - \n"
TORTURE: dict[str, str | bytes] = {
    "as the specification has it": ONE + TWO,
    "blank line between": f"{ONE}\n{TWO}",
    "carriage returns and line feeds": (ONE + TWO).replace("\n", "\r\n"),
    "byte-order mark": b"\xef\xbb\xbf" + (ONE + TWO).encode(),
    "no blank behind ER": (ONE + TWO).replace("ER  - ", "ER  -"),
    "no line end at the end": (ONE + TWO).rstrip("\n"),
    "empty tag": ONE.replace("PY", "VL  - \nPY") + TWO,
    "unknown tag": ONE.replace("PY", "QQ  - x\nPY") + TWO,
    "unknown type": ONE.replace("JOUR", "JRNL") + TWO,
    "markup": ONE.replace("One", "O<i>n</i>e") + TWO,
    "DOI as an address": ONE.replace("10.1000", "https://doi.org/10.1000") + TWO,
    "leading blank lines": f"\n\n{ONE}{TWO}",
    "records counted": f"Record #1 of 2\n{ONE}\nRecord #2 of 2\n{TWO}",
    "numbers": f"1.\n{ONE}\n2.\n{TWO}",
    "wrapped lines": ONE.replace("One", "One\nand more") + TWO,
    "blank line within": ONE.replace("\nTI", "\n\nTI") + TWO,
    "no ER between": ONE.replace("ER  - \n", "") + TWO,
    "no ER at the end": ONE + TWO.replace("ER  - \n", ""),
    "one blank": (ONE + TWO).replace("  - ", " - "),
    "no blank behind the hyphen": (ONE + TWO).replace("  - ", "  -"),
    "tabs in front": "".join(f"\t{line}\n" for line in (ONE + TWO).splitlines()),
    "TY not first": ONE.replace("TY  - JOUR\n", "").replace("TI", "TY  - JOUR\nTI") + TWO,
    "carriage returns only": (ONE + TWO).replace("\n", "\r"),
    "small letters": "".join(
        line[:2].lower() + line[2:] + "\n" for line in (ONE + TWO).splitlines()
    ),
    "two DOIs": ONE.replace("ER", "DO  - 10.1000/2\nER") + TWO,
    "Latin-1": (ONE.replace("One", "Öné") + TWO).encode("latin-1"),
    "UTF-16": (ONE + TWO).encode("utf-16"),
    "dates of Web of Science": ONE.replace("2001", "2001\nDA  - MAY") + TWO,
}


@pytest.mark.parametrize("name", TORTURE)
def test_torture_gives_two_records(name: str, tmp_path: Any) -> None:
    text = TORTURE[name]
    file = tmp_path / "records.ris"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    one, two = bibconv.load(file).items
    assert [i.names("author")[0].family for i in (one, two)] == ["Doe", "Roe"]
    assert [date.year for i in (one, two) if (date := i.date("issued"))] == [2001, 2002]
    assert two.text("title") == "Two"
    assert one.text("DOI") == "10.1000/1"
    assert (one.text("title") or "")[:1] in "OÖ"
