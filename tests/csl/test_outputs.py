"""Bibliographies and citations as files: what stands around the entries in each output."""

from __future__ import annotations

import json
import pkgutil

import pytest
from csl_helpers import article, item

import bibconv.csl
from bibconv.csl import OUTPUTS, Processor, cite
from bibconv.csl.front import bibliography
from bibconv.csl.output.document import citations, document

EMPTY = item({"id": "empty"})
ODD = article(title="R&D: 5% of *it* {x} \\\\input{y} <script>")


@pytest.mark.parametrize(
    ("output", "begins", "ends"),
    [
        ("text", "a\nb", "b\n"),
        ("html", '<div class="csl-bib-body">\n  <div class="csl-entry">a</div>', "</div>\n"),
        ("html-links", '<div class="csl-bib-body">\n', "</div>\n"),
        ("markdown", "a\n\nb", "b\n"),
        ("latex", "\\begin{list}", "\\item {}b\n\\end{list}\n"),
        ("rtf", "{\\rtf1\\ansi", "\\par}\n}\n"),
    ],
)
def test_frames(output: str, begins: str, ends: str) -> None:
    found = document(["a", "b"], output)
    assert found.startswith(begins)
    assert found.endswith(ends)


def test_json_names_the_items() -> None:
    entries = bibliography([article()], "apa", output="json")
    (entry,) = json.loads(document([e.text for e in entries], "json", [e.id for e in entries]))
    assert entry["id"] == "doe"
    assert {"text": "Journal of Things", "style": "italic"} in entry["runs"]
    (runs,) = json.loads(citations(cite([article()], output="json", citations=["doe"]), "json"))
    assert "".join(run["text"] for run in runs) == "(Doe & Roe, 2020)"


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_prints_what_a_style_has_nothing_for(output: str) -> None:
    found: list[object] = []
    (text,) = cite(
        [EMPTY], "nature", output=output, citations=["empty,nobody"], report=found.append
    )
    assert "1" in text
    assert "nobody?" in text
    assert found
    if output == "json":
        assert isinstance(json.loads(text), list)


def test_brackets_and_braces_balance() -> None:
    for output, pair in (("latex", "{}"), ("rtf", "{}")):
        whole = document(cite([ODD], output=output), output)
        bare = whole.replace("\\" + pair[0], "").replace("\\" + pair[1], "")
        assert bare.count(pair[0]) == bare.count(pair[1])


def test_a_markdown_entry_begins_no_list() -> None:
    (entry,) = cite([article(author=None, title="1. A title")], output="markdown")
    assert entry.startswith("1\\. A title")


def test_no_name_is_a_function_and_a_module() -> None:
    modules = {module.name for module in pkgutil.iter_modules(bibconv.csl.__path__)}
    assert not modules.intersection(bibconv.csl.__all__)
    assert bibconv.csl.Processor is Processor
