"""A fixture of the public CSL test suite: its sections, and how it is run.

Sections are opened by ``>>===== NAME =====>>`` and closed by ``<<===== NAME =====<<``.
"""

from __future__ import annotations

import json
import re
import traceback
from pathlib import Path
from typing import Any

from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.processor import Processor
from bibconv.csl.style.parse import parse_style
from bibconv.errors import BibconvError

_OPEN = re.compile(r">>=+ ([A-Z-]+) =+(?:>>)?\s*$")


def read_sections(text: str) -> dict[str, str]:
    """Section name -> its lines, nothing trimmed."""
    sections: dict[str, str] = {}
    name = ""
    lines: list[str] = []
    for line in text.split("\n"):
        if not name:
            match = _OPEN.match(line)
            if match:
                name, lines = match[1], []
        elif re.match(rf"<<=+ {name} =+(?:<<)?\s*$", line):
            sections[name] = "\n".join(lines)
            name = ""
        else:
            lines.append(line)
    return sections


def run_fixture(path: Path) -> tuple[str, str]:
    """What the processor prints, and what the fixture expects."""
    sections = read_sections(path.read_text(encoding="utf-8-sig"))
    style = parse_style(sections["CSL"], path.name)
    processor = Processor(style, items=_items(sections))
    if "CITATIONS" in sections:
        result = _run_document(processor, json.loads(sections["CITATIONS"]))
        if sections["MODE"].strip() == "bibliography":
            result = _bibliography(processor)
    else:
        processor.uncited()
        if sections["MODE"].strip() == "bibliography":
            result = _bibliography(processor)
        elif "CITATION-ITEMS" in sections:
            clusters = json.loads(sections["CITATION-ITEMS"])
            result = "\n".join(processor.cite(cluster) for cluster in clusters)
        else:
            result = processor.cite([{"id": id} for id in processor.ids])
    return result, sections["RESULT"]


# A crash is a failure of its fixture, not the end of the run.
_CRASHES = (
    ArithmeticError, AssertionError, AttributeError, BibconvError, LookupError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip


def attempt(path: Path) -> tuple[str, str]:
    """As :func:`run_fixture`; a crash gives its traceback as the result."""
    try:
        return run_fixture(path)
    except _CRASHES:
        return traceback.format_exc(), "(no exception)"


def _items(sections: dict[str, str]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(sections["INPUT"])
    return items


def _bibliography(processor: Processor) -> str:
    lines = ['<div class="csl-bib-body">']
    for entry in processor.bibliography().entries:
        lines.append(f'  <div class="csl-entry">{entry.text}</div>')
    lines.append("</div>")
    return "\n".join(lines)


def _run_document(processor: Processor, calls: list[Any]) -> str:
    known: dict[str, Cluster] = {}
    order: list[str] = []
    changed: dict[str, str] = {}
    last = ""
    for index, (citation, before, after) in enumerate(calls):
        last = citation.get("citationID") or f"citation-{index}"
        properties = citation.get("properties", {})
        known[last] = Cluster(
            last,
            [Cite.from_csl(item) for item in citation["citationItems"]],
            note=properties.get("noteIndex") or 0,
            unsorted=bool(properties.get("unsorted")),
        )
        order = []
        for id, note in [*before, (last, known[last].note), *after]:
            known[id].note = note or 0
            order.append(id)
        changed = processor.set_clusters([known[id] for id in order])
    texts = processor.citations
    marks = {id: ">>" if id in changed or id == last else ".." for id in order}
    return "\n".join(f"{marks[id]}[{i}] {texts[id]}" for i, id in enumerate(order))
