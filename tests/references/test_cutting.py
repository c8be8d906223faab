"""How lists are cut: as many references come out as went in, and each is whole."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import fill
from types import ModuleType

import pytest
from mixed import STYLES, printed

import bibconv
from bibconv.references import cut
from bibconv.source import Source

SHARED = Path(__file__).parents[3] / "shared" / "references"
# Share of references that are cut exactly, in per cent: what is reached, less half a point.
LEAST = {"excite-de": 98, "excite-en": 98.5, "jats-plos": 98.5, "jats-scielo": 97.5}
LEAST_FLUSH = {"excite-de": 94, "excite-en": 97, "jats-plos": 98, "jats-scielo": 94}
_SPACE = re.compile(r"\s+")


def whole(text: str, works: list[str]) -> int:
    """How many of ``works`` are the text of one reference."""
    found = {_SPACE.sub("", piece.text) for piece in cut(Source(text)).references}
    return sum(
        _SPACE.sub("", re.sub(r"^(?:\[\d+\]|\(\d+\)|\d+\.?)\s", "", work)) in found
        for work in works
    )


@pytest.mark.parametrize("style", STYLES)
def test_a_printed_bibliography_comes_back(style: str) -> None:
    works = printed(style)
    assert len(works) == 60
    records = bibconv.loads("\n".join(works) + "\n", format="text").records
    assert len(records) == 60
    assert whole("\n".join(works), works) == 60


@pytest.mark.parametrize("style", ["apa", "nature", "chicago-notes-bibliography"])
@pytest.mark.parametrize(
    "heading", ["References", "Literaturverzeichnis", "参考文献", "Литература", ""]
)
def test_headings_help_and_are_not_needed(style: str, heading: str) -> None:
    works = printed(style)
    text = f"{heading}\n" + "\n\n".join(works)
    assert whole(text, works) >= 59


def test_a_list_may_change_its_layout() -> None:
    works = printed("apa")
    text = "\n".join(works[:20]) + "\n\n" + "\n\n".join(works[20:40]) + "\n\n"
    text += "\n".join(f"{number}. {work}" for number, work in enumerate(works[40:], 41))
    assert whole(text, works) >= 59


# Works that come back whole of sixty, in each layout: a wrapped list without any sign of where a
# reference begins is the hardest.
LAYOUTS: dict[str, tuple[Callable[[Sequence[str]], str], int]] = {
    "blank lines": (lambda works: "\n\n".join(works), 60),
    "numbered": (lambda works: "\n".join(f"[{n}] {w}" for n, w in enumerate(works, 1)), 60),
    "bulleted": (lambda works: "\n".join(f"• {w}" for w in works), 60),
    "hanging": (lambda works: "\n".join(fill(w, 80, subsequent_indent="    ") for w in works), 58),
    "flush": (lambda works: "\n".join(fill(w, 80) for w in works), 56),
    "wrapped, blank lines": (lambda works: "\n\n".join(fill(w, 72) for w in works), 58),
    "among prose": (lambda works: f"{PROSE}\n\n" + "\n".join(works) + f"\n\n{PROSE}\n", 60),
}
PROSE = (
    "They walked along the brook until the path was lost between the stones, and sat down to wait. "
    "Nobody had seen anything like it since the ships came in (Doe 1987)."
)


@pytest.mark.parametrize("style", ["apa", "vancouver", "chicago-notes-bibliography", "oscola"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str, style: str) -> None:
    works = [re.sub(r"^(?:\[\d+\]|\(\d+\)|\d+\.?)\s", "", work) for work in printed(style)]
    lay, least = LAYOUTS[layout]
    assert whole(lay(works), works) >= least


def _measure() -> ModuleType:
    """The measure that comes with the labelled lists."""
    if not (SHARED / "cutting.py").is_file():
        pytest.skip("the labelled lists are not here")
    spec = importlib.util.spec_from_file_location("cutting_measure", SHARED / "cutting.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", LEAST)
def test_real_lists(name: str) -> None:
    measure = _measure()
    lists = measure.lists(SHARED / "dev" / f"{name}.jsonl", 12)
    total: dict[str, list[int]] = {}
    for works in lists:
        for layout, text in measure.layouts(works):
            found = {measure.letters(piece.text) for piece in cut(Source(text)).references}
            row = total.setdefault(layout, [0, 0])
            row[0] += sum(measure.letters(work) in found for work in works)
            row[1] += len(works)
    for layout, (exact, count) in total.items():
        least = (LEAST_FLUSH if layout == "wrapped, flush" else LEAST)[name]
        assert 100 * exact / count >= least, layout
