"""Keys as each syntax cites them: what is cited, what only looks so, what is named."""

from __future__ import annotations

import pytest
from growth import is_linear

from bibconv.documents import is_document, read_document
from bibconv.source import Source

# Name, text, keys that are cited for certain; "?key" may be one, "*" cites all.
CITED = [
    ("a.tex", r"\cite{a}\cite*{b}\citep[see][p.~1]{c, d}", "a b c d"),
    ("a.tex", "\\parencite\n  [12]\n  {a,\n b}", "a b"),
    ("a.tex", r"\cites(pre)(post)[1]{a}[2][3]{b}{c} {d}", "a b c d"),
    ("a.tex", r"\volcite[see]{2}[12]{a} \pvolcites{1}{b}{2}[4]{c}", "a b c"),
    ("a.tex", r"\nocite{*} \nocite{a}", "* a"),
    ("a.tex", r"\citefield{a}{year} \citetext{see \citealp{b}} \defcitealias{c}{C}", "a b c"),
    ("a.tex", r"\hybridcite{a} \citestyle{apa} \bibcite{x}{1}", "?a"),
    ("a.tex", "50\\% of \\cite{a} % \\cite{b}\n\\\\% \\cite{c}\n\\cite{d}", "a d"),
    ("a.tex", "\\begin{verbatim}\\cite{a}\\end{verbatim}\\verb|\\cite{b}| \\cite{c}", "c"),
    ("a.tex", "\\newcommand{\\x}[1]{\\cite{#1}} \\cite{a} \\end{document} \\cite{b}", "a"),
    ("a.tex", r"\citep[see [1], {x]}][]{a}", "a"),
    ("a.tex", r"\textcite{unclosed", ""),
    ("a.md", "@a, [@b; see @c, p. 3], [-@d] and @{e f}.", "a b c d e f"),
    ("a.md", "Ends @a. @b: @c:d/e.f, (@g) *@h* '@i'", "a b c:d/e.f g h i"),
    ("a.md", "x@b.org `@a` \\@c <http://x.org/@d> [t](http://x.org/@e) https://x.org/@f", ""),
    ("a.md", "```r\n@a\n```\n~~~~\n@b\n~~~\n~~~~\n<!-- @c -->\n@d", "d"),
    ("a.md", "---\nnocite: |\n  @a, @b\nauthor: x@y\n---\n@c", "a b c"),
    ("a.md", "---\nnocite: '@*'\n---\n", "*"),
    ("a.qmd", "@fig-trees and @sec-a, but @figs", "?fig-trees ?sec-a figs"),
    ("a.Rmd", r"@a and \@ref(fig:x) and \citep{b}", "a ?b"),
    ("a.md", "{cite}`a,b` {cite:t}`c`", "a b c"),
    ("a.typ", "@a @b[p. 2] #cite(<c>) #cite(label(\"d/e\"), form: \"prose\")", "a b c d/e"),
    ("a.typ", "= T <t>\n@t @a. x@y.z // @b\n/* @c */ `@d` https://x.org/a", "?t a"),
    ("a.typ", '#bibliography("r.bib", full: true)', "*"),
    ("a.org", "[cite:@a] [cite/t:see @b p. 3;@c; end] =[cite:@d]= ", "a b c"),
    ("a.org", "# [cite:@a]\n#+begin_src\n[cite:@b]\n#+end_src\n[cite/n:@*] cite:c,d", "* ?c ?d"),
    ("a.rst", ":cite:p:`a, b` :footcite:t:`c` [d]_", "a b c"),
    ("a.rst", ".. a comment :cite:`a`\n   and :cite:`b`\n\nText::\n\n  :cite:`c`\n\n:cite:`d`\n", "d"),
    ("a.adoc", "cite:[a(12), b] citenp:[c]\n// cite:[d]\n----\ncite:[e]\n----\n", "a b c"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), CITED)
def test_cited(name: str, text: str, expected: str) -> None:
    document = read_document(Source(text, name))
    found = [("" if c.certain else "?") + c.key for c in document.citations]
    assert sorted((["*"] if document.cites_all else []) + found) == sorted(
        expected.replace("e f", "e\0f").replace(" ", "\n").replace("\0", " ").split("\n")
        if expected
        else []
    )
    assert all(text[c.span.start : c.span.end] == c.key for c in document.citations)


NAMED = [
    ("a.tex", r"\bibliography{a, b/c} \addbibresource[x=y]{d.bib}", "a.bib b/c.bib d.bib"),
    ("a.md", "---\nbibliography: refs.bib\n---\n", "refs.bib"),
    ("a.md", '---\nbibliography:\n  - a.bib\n  - "b.json"\ncsl: x.csl\n---\n', "a.bib b.json"),
    ("a.qmd", "---\nbibliography: [a.bib, b.bib]\n---\n", "a.bib b.bib"),
    ("a.typ", '#bibliography(("a.bib", "b.yml"), style: "apa")', "a.bib b.yml"),
    ("a.org", "#+bibliography: a.bib\n", "a.bib"),
    ("a.rst", ".. bibliography:: a.bib b.bib\n   :style: plain\n", "a.bib b.bib"),
    ("a.adoc", ":bibtex-file: a.bib\n", "a.bib"),
]


@pytest.mark.parametrize(("name", "text", "expected"), NAMED)
def test_named_bibliographies(name: str, text: str, expected: str) -> None:
    assert read_document(Source(text, name)).bibliographies == expected.split()


def test_included_documents() -> None:
    text = "\\input{a}\\include{b/c.tex} % \\input{d}\n\\input{\\x}"
    assert read_document(Source(text, "m.tex")).includes == ["a.tex", "b/c.tex"]
    assert read_document(Source('#include "a.typ"', "m.typ")).includes == ["a.typ"]


def test_own_commands() -> None:
    document = read_document(Source(r"\zit{a}", "a.tex"), frozenset(["zit"]))
    assert [c.key for c in document.citations] == ["a"]


@pytest.mark.parametrize("name", ["x.tex", "x.md", "x.typ", "x.org", "x.rst", "x.adoc"])
@pytest.mark.parametrize(
    "piece",
    ["\\cite", "\\cite[", "{", "\\begin{verbatim}", "\\verb|", "@", "`", "[cite:", "```\n", "<!--",
     "/*", "<", "](", "---\n", "..\n", "x::\n\n ", "=a", "#+begin_src\n", "cite:[", "@a{"],
)  # fmt: skip
def test_hostile_documents_take_linear_time(name: str, piece: str) -> None:
    assert is_document(name)
    assert is_linear(
        lambda text: read_document(Source(text, name)), lambda n: piece * (n // len(piece) + 1)
    )
