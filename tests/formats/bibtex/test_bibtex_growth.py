"""Reading a hostile ``.bib`` takes time in proportion to its length."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import is_linear

from bibconv.formats import FORMATS, ReadContext
from bibconv.source import Source


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda n: before + unit * (n // len(unit)) + after


def nested(opening: str, closing: str, before: str, after: str) -> Callable[[int], str]:
    return lambda n: f"{before}{opening * (n // 4)}1{closing * (n // 4)}{after}"


def keys(n: int) -> str:
    return ",".join(f"k{i}" for i in range(n // 5))


def present(n: int) -> str:
    return f"@misc{{a,xdata={{{keys(n)}}}}}\n" + "".join(
        f"@xdata{{k{i},note={{x}}}}\n" for i in range(n // 5)
    )


def chain(n: int) -> str:
    return "".join(f"@book{{k{i},crossref={{k{i + 1}}}}}\n" for i in range(n // 20))


def names(n: int) -> str:
    return f"@book{{a,{''.join(f'f{i}=1,' for i in range(n // 10)) * 2}}}"


HOSTILE: dict[str, Callable[[int], str]] = {
    "strings on a line": repeated("@string{a={b}}"),
    "lent by many": present,
    "lent by nobody": lambda n: f"@misc{{a,xdata={{{keys(n)}}}}}",
    "chain of parents": chain,
    "fields given twice": names,
    "one field again and again": repeated("f=1,", "@book{a,", "}"),
    "braces around a number": nested("{", "}", "@book{a,volume=", "}"),
    "links in links": nested("\\href{a}{", "}", "@book{a,title={", "}}"),
    "ties in keywords": repeated("~", "@book{a,keywords={a", "c}}"),
    "ties in an ISBN": repeated("~", "@book{a,isbn={a", "c}}"),
    "blanks in names": repeated(" ", "@book{a,author={xdata=b", "c}}"),
    "blanks in a month": repeated("~", "@book{a,year=2000,month={a", "c}}"),
    "quotes on a line": repeated('@a{b,c="'),
    "braces on a line": repeated("@a{b,c={"),
    "entries without braces": repeated("@a b, c = {\n"),
    "quotes on lines": repeated('@a{b, c = "\n'),
    "parts of names": repeated(
        "xdata=b-author and ", "@misc{a,author={", "X}}@xdata{b,author={Y}}"
    ),
    "at signs": repeated("@"),
    "words": repeated("x ", "@a{b,"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_is_linear(name: str) -> None:
    def read(text: str) -> None:
        list(FORMATS["biblatex"].read(Source(text), ReadContext()))

    assert is_linear(read, HOSTILE[name])


def test_expansion_is_bounded() -> None:
    """What a source says once it does not say a million times."""
    text = (
        "@string{a = {"
        + "x" * 90_000
        + "}}\n"
        + "".join(f"@book{{k{i}, title = a}}\n" for i in range(1_000))
    )
    found: list[str] = []
    context = ReadContext(report=lambda finding: found.append(finding.code))
    blocks = list(FORMATS["bibtex"].read(Source(text), context))
    grown = sum(len(b.item.text("title")) for b in blocks if hasattr(b, "item"))
    assert grown <= 21 * len(text)
    assert "S130" in found


def test_doubling_parents_are_bounded() -> None:
    text = "@xdata{x0, author = {A, B}}\n" + "".join(
        f"@xdata{{x{i}, author = {{xdata=x{i - 1}-author and xdata=x{i - 1}-author}}}}\n"
        for i in range(1, 60)
    )
    found: list[str] = []
    context = ReadContext(report=lambda finding: found.append(finding.code))
    blocks = FORMATS["biblatex"].read(Source(text + "@book{k, xdata = {x59}}\n"), context)
    (item,) = [block.item for block in blocks if hasattr(block, "item")]
    assert len(str(item.variables.get("author"))) < 5_000_000
    assert set(found) == {"S130"}


def test_long_chain_is_no_circle() -> None:
    found: list[str] = []
    text = "".join(f"@book{{k{i}, crossref = {{k{i + 1}}}}}\n" for i in range(300))
    context = ReadContext(report=lambda finding: found.append(finding.code))
    blocks = FORMATS["biblatex"].read(Source(text + "@book{k300, publisher = {P}}\n"), context)
    assert all(block.item.text("publisher") == "P" for block in blocks if hasattr(block, "item"))
    assert not found
