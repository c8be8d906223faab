"""Text of items and of the writer stays text in every output, whatever it is made to look like."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.csl import OUTPUTS, Processor

FIELDS = (
    '<text variable="title" font-style="italic"/><text variable="URL"/><text variable="DOI"/>'
    '<names variable="author"/><text variable="publisher" text-case="title" font-weight="bold"/>'
    '<text variable="container-title" quotes="true"/><text variable="volume"/>'
    '<date variable="issued"><date-part name="year"/></date><text variable="locator"/>'
    '<text variable="note" font-variant="small-caps" vertical-align="sup"/>'
)
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<info><title>T</title></info>"
    f'<citation><layout><group delimiter=" ">{FIELDS}</group></layout></citation></style>'
)
PIECES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<i onclick='x'>", "<i>", "</i>",
    "<sup>", "</sup>", "<span style='x'>", "</span>", "<!--", "&lt;b&gt;", "&#60;",
    "\\input{/etc/passwd}", "\\write18{ls}", "^^5c", "$x$", "%", "{", "}", "\\", "~", "`", "_",
    "{\\rtf1", "\\bin9", "\\u1?", "}{\\field", "[a](javascript:x)", "![a](http://x)", "<http://x>",
    "# ", "- ", "1. ", "(1) ", "> ", "|", ":::", "***", "---", "\n", "\n\n", "\t", "\r", "\u2028",
    "\x1b]0;t\x07", "\x9b31m", "\u202e", "\ud800", "\x00", "javascript:", "http://x/", "https://x/",
    '"', "'", "é", "\U0001f600", " ", "a", "B", "7",
)  # fmt: skip
HTML_TAG = re.compile(
    r"</?(?:i|b|em|sup|sub|span|a)>|<span style=\"[a-z:;-]+\">"
    r"|<span class=\"nocase\">|<a href=\"https?://[^\"<>]*\">"
)
LATEX = re.compile(
    r"\\(?:textbackslash|text[a-z]+)\{\}|\\[{}$&#%_]|\\(?:text(?:it|up|sc|normal|bf|md|"
    r"superscript|subscript)|underline)\{|\\href\{https?://(?:\\[%&#]|[^\\{}%#&\s])*\}\{"
)
RTF = re.compile(
    r"\\[{}\\]|\\u-?\d{1,5}\?|\{\\(?:i0?|b0?|scaps0?|super|sub|ul0?|nosupersub) "
    r"|\{\\field\{\\\*\\fldinst\{HYPERLINK \"https?://[^\"\\{}\s]*\"\}\}\{\\fldrslt\{"
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


def printed(text: str, output: str) -> str:
    name = {"family": text, "given": text}
    item = {
        "id": "a", "type": "book", "title": text, "URL": text, "DOI": text, "author": [name],
        "publisher": text, "container-title": text, "volume": text, "note": text,
        "issued": {"literal": text},
    }  # fmt: skip
    processor = Processor(STYLE, items=[item], output=output)
    return processor.cite([{"id": "a", "prefix": text, "suffix": text, "locator": text}])


def balanced(text: str) -> bool:
    bare = re.sub(r"\\[{}\\]", "", text)
    return bare.count("{") == bare.count("}")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_text_is_inert(text: str) -> None:
    for output in OUTPUTS:
        made = printed(text, output)
        assert not CONTROL.search(made.replace("\n", "") if "html" in output else made), output
        if output in ("html", "html-links"):
            assert not re.search("[<>]", HTML_TAG.sub("", made))
        elif output == "latex":
            assert not re.search(r"[\\$%#&^]", LATEX.sub("", made))
            assert balanced(made)
        elif output == "rtf":
            assert "\\" not in RTF.sub("", made)
            assert balanced(made)
        elif output == "markdown":
            bare = re.sub(r"\]\(https?://[^()<>`$\s]*\)", "]", made)
            assert not re.search(r"(?<!\\)(?:\\\\)*[<>`$|#@]", bare)
            assert all(
                link.startswith(("http://", "https://"))
                for link in re.findall(r"(?<!\\)\]\(([^)]*)", made)
            )
        elif output == "json":
            runs = json.loads(made)
            assert all(run.get("link", "https:").startswith("http") for run in runs)


@pytest.mark.parametrize("output", ["text", "markdown", "latex", "rtf", "json"])
@pytest.mark.parametrize("text", ["a\n\n# b", "a\u2028b", "a\r\nb", "a\x85b"])
def test_a_value_does_not_end_the_line(text: str, output: str) -> None:
    assert len(printed(text, output).splitlines()) == 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("1. One", "1\\. One"),
        ("(1) One", "(1\\) One"),
        ("iv) Four", "iv\\) Four"),
        ("- dash", "\\- dash"),
        ("--- three", "\\--- three"),
        ("::: box", "\\::: box"),
        ("    code", "code"),
        ("1984", "1984"),
        ("(Doe, 2020)", "(Doe, 2020)"),
        ("R&amp;D", "R\\&amp;D"),
        ("x<sup>a b</sup>", "x^a\u00a0b^"),
        ("a<i> b </i>c", "a *b* c"),
        ("a <i>b <b>c </b></i>d", "a *b **c*** d"),
    ],
)
def test_markdown_of_titles(title: str, expected: str) -> None:
    style = STYLE.replace(FIELDS, '<text variable="title"/>')
    processor = Processor(style, items=[{"id": "a", "title": title}], output="markdown")
    assert processor.cite(["a"]) == expected


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_runs_link_to_the_web_only(address: str) -> None:
    style = STYLE.replace(FIELDS, '<text variable="URL"/>')
    processor = Processor(style, items=[{"id": "a", "URL": address}], output="json")
    assert json.loads(processor.cite(["a"])) == [{"text": address}]
