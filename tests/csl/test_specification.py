"""CSL 1.0.2, section by section: small styles with what the specification's text says they print.

Where established processors print something else and the output follows them, a case has what the
text says as ``specification``; docs/csl-deviations.md gives the reasons.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bibconv.csl import Processor

FOLDER = Path(__file__).with_name("specification")
SHELL = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {style}>'
    "<info><title>T</title></info>{locales}<citation><layout>{layout}</layout></citation></style>"
)
Case = dict[str, Any]


def cases(file: str) -> list[Any]:
    """The cases of a file, named by their section."""
    found: list[Case] = json.loads((FOLDER / file).read_text("utf-8"))
    return [pytest.param(case, id=f"{case['section']} {n}") for n, case in enumerate(found)]


@pytest.mark.parametrize("case", cases("elements.json"))
def test_an_element(case: Case) -> None:
    style = SHELL.format(
        style=case.get("style", ""), locales=case.get("locales", ""), layout=case["layout"]
    )
    item = {"id": "a", "type": "book", **case["item"]}
    processor = Processor(style, locale=case.get("locale"), items=[item], output="text")
    assert processor.cite([{"id": "a", **case.get("cite", {})}]) == case["expected"]
    assert case["expected"] != case.get("specification")


@pytest.mark.parametrize("case", cases("documents.json"))
def test_a_document(case: Case) -> None:
    processor = Processor(case["style"], items=case["items"], output="text")
    if "citations" in case:
        notes = case.get("notes", [0] * len(case["citations"]))
        for number, (cites, note) in enumerate(zip(case["citations"], notes, strict=True)):
            processor.insert(str(number), cites, note=note)
        printed = list(processor.citations.values())
    else:
        processor.uncited()
        printed = [entry.text for entry in processor.bibliography().entries]
    assert printed == case["expected"]
    assert case["expected"] != case.get("specification")
