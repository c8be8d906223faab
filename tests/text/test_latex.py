"""LaTeX <-> item text, from the tables in tests/text/latex."""

from __future__ import annotations

from pathlib import Path
from unicodedata import is_normalized

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibconv.text import latex, markup
from bibconv.text.latex.decoder import Decoder
from bibconv.text.latex.math import balanced
from bibconv.text.latex.usual import decode_usual

TABLES = Path(__file__).parent / "latex"


def rows(name: str) -> list[list[str]]:
    """The rows of a table, comments left out."""
    lines = (TABLES / name).read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def accents() -> list[tuple[str, str]]:
    """Every accented letter of the table in each of its spellings."""
    cases = []
    for (line,) in rows("accents.txt"):
        command, letters, accented = line.split(" ")
        for letter, expected in zip(letters, accented, strict=True):
            space = " " if command.isalpha() else ""
            for tex in (
                "\\{}{{{}}}",
                "{{\\{}{{{}}}}}",
                f"\\{{}}{space}{{}}",
                f"{{{{\\{{}}{space}{{}}}}}}",
            ):
                cases.append((tex.format(command, letter), expected))
    return cases


@pytest.mark.parametrize(("tex", "expected"), [tuple(row) for row in rows("decode.tsv")])
def test_decode(tex: str, expected: str) -> None:
    assert latex.decode(tex) == expected
    assert is_normalized("NFC", latex.decode(tex))


@pytest.mark.parametrize(("tex", "expected"), [tuple(row) for row in rows("decode.tsv")])
def test_encode_of_decoded_reads_back(tex: str, expected: str) -> None:
    for ascii_only in (False, True):
        written = latex.encode(expected, ascii_only=ascii_only)
        assert balanced(written)
        assert latex.decode(written) == expected, (tex, written)
        assert latex.encode(latex.decode(written), ascii_only=ascii_only) == written


def test_accents() -> None:
    wrong = [
        (tex, latex.decode(tex)) for tex, expected in accents() if latex.decode(tex) != expected
    ]
    assert not wrong


def test_accented_letters_become_ascii() -> None:
    for _, expected in accents():
        written = latex.encode(expected, ascii_only=True)
        assert written.isascii()
        assert latex.decode(written) == expected
        assert written[0] == "{"


@pytest.mark.parametrize(("text", "expected"), [tuple(row) for row in rows("encode.tsv")])
def test_encode(text: str, expected: str) -> None:
    assert latex.encode(text) == expected


@pytest.mark.parametrize(("text", "expected"), [tuple(row) for row in rows("encode_ascii.tsv")])
def test_encode_ascii(text: str, expected: str) -> None:
    assert latex.encode(text, ascii_only=True) == expected


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"{DNA} \emph{x} {\"U}", "DNA x Ü"),
        (r"$H_2O$", "H2O"),
        (r"\textsc{A}$k$", "A$k$"),
        (r"\href{u}{t}", "t (u)"),
        (r"{\bf x} \textsuperscript{2}", "x 2"),
        (r"St.~Louis", "St.\u00a0Louis"),
    ],
)
def test_decode_plain(tex: str, expected: str) -> None:
    assert latex.decode_plain(tex) == expected


def test_unknown_commands_are_named() -> None:
    assert latex.unknown_commands(r"\emph{a} \foo{b} \bar \foo") == ["foo", "bar", "foo"]
    assert latex.unknown_commands("plain") == []


def test_paragraphs() -> None:
    tex = "One\nline.\n\n  Two \\par Three"
    assert latex.decode(tex, paragraphs=True) == "One line.\n\nTwo\n\nThree"
    assert latex.decode(tex) == "One line. Two Three"


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "\\emph{",
        "{\\em ",
        "\\'",
        "\\'{",
        "$",
        "$a",
        "\\$",
        "\\url{",
        '{\\"',
        "\\foo{",
        "`",
        "\\(",
        "\\enquote{",
        "-",
        "\\v ",
        "\\uppercase{",
    ],
)
def test_deep_or_unclosed_input_ends(piece: str) -> None:
    assert isinstance(latex.decode(piece * 20_000 + "x"), str)
    assert isinstance(latex.encode(piece * 20_000 + "x"), str)
    assert isinstance(latex.encode("<i>" * 20_000 + piece), str)


TEX = st.lists(
    st.sampled_from(
        r"""{ } \ $ $$ ~ - -- ' ` " a B é ı 1 < > & % _ ^ \emph{ \textbf{ {\em \' \"{ \v \i \ss \LaTeX
        \alpha \foo \foo{ \url{ \href{ \par \\ \$ \{ \} \char \( \) \enquote{ \noopsort{ \uppercase{
        <i> </i> </span> <sup> $x$ $x^2$ , . “ ’""".split()
    )
    | st.just(" ")
    | st.just("\n\n")
    | st.characters(),
    max_size=25,
).map("".join)


@given(TEX)
def test_any_tex_decodes_and_settles(tex: str) -> None:
    text = latex.decode(tex)
    for ascii_only in (False, True):
        written = latex.encode(text, ascii_only=ascii_only)
        assert balanced(written)
        settled = latex.decode(written)
        assert latex.decode(latex.encode(settled, ascii_only=ascii_only)) == settled


PLAIN = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
    | st.sampled_from("{}\\%&#_~^-'`\"<>“”‘’–— "),
    max_size=30,
).filter(lambda text: "$" not in text)


@given(PLAIN)
def test_text_survives_encode_and_decode(text: str) -> None:
    text = latex.finish(markup.strip(text), paragraphs=False)
    for ascii_only in (False, True):
        assert latex.decode(latex.encode(text, ascii_only=ascii_only)) == text


@given(
    st.lists(
        st.sampled_from(
            [
                "<i>",
                "</i>",
                "<b>",
                "</b>",
                '<span class="nocase">',
                "</span>",
                "<sub>",
                "</sub>",
                "$",
                "$5",
                "a",
                "B",
                "é",
                "&",
                "\\",
                "{",
                "}",
                " ",
                "-",
                "x",
            ]
        ),
        max_size=16,
    ).map("".join)
)
def test_markup_settles(text: str) -> None:
    written = latex.encode(text)
    assert balanced(written)
    settled = latex.decode(written)
    assert latex.decode(latex.encode(settled)) == settled
    if "$" not in text:
        assert squeezed(settled) == squeezed(text)


def squeezed(text: str) -> str:
    """The text without markup and spaces: what may never change."""
    return "".join(markup.strip(text).split())


TOKENS = (
    *[
        "a",
        "B c",
        "é",
        "\u0301",
        "1",
        " ",
        "  ",
        "\n",
        "\n\n",
        "<",
        ">",
        "?",
        "!",
        "-",
        "--",
        "---",
    ],
    *["'", "''", "`", "``", "~", "$", "$n$", "$x_1$", "$5", "$ 5 $", "$\\alpha$", "{", "}", "{}"],
    *["{DNA}", "{A b}", "{x--y}", "{'}", "{\\'E}", "\\'e", "\\v{c}", "{\\'{\\i}}", "{\\ss}"],
    *["\\&", "\\%", "\\$", "\\\\", "\\~", "\\emph{x}", "\\o ", "\x1e", "\ufdd0"],
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(TOKENS), max_size=8).map("".join), st.booleans())
def test_usual_tokens_mean_the_same_in_any_place(tex: str, markup: bool) -> None:
    text = decode_usual(tex, markup=markup)
    assert text is None or text == Decoder(tex, markup=markup).run()


@pytest.mark.parametrize(
    "tex", ["{\\'E}tude of {DNA}--a", "R\\&D at 5\\,000", "on $n$-grams", "a ``quoted'' word"]
)
def test_which_text_is_usual(tex: str) -> None:
    assert (decode_usual(tex) is None) == ("``" in tex or "\\," in tex)
