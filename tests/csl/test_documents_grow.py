"""A document that changes: each change costs what it changes, and gives what a new run gives.

Work is counted, not timed: cites rendered to be printed, and cites rendered to be compared.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from bibconv.csl import processor as module
from bibconv.csl.passes import disambiguate, givennames
from bibconv.csl.processor import Processor
from bibconv.csl.styles import find_style

STYLES = ["apa", "ieee", "chicago-notes-bibliography", "nature", "springer-basic-brackets"]
FAMILIES = ["Doe", "Roe", "van Poe", "Müller"]


def library(count: int, families: int = 4) -> list[dict[str, Any]]:
    """Items many of which look alike when cited."""
    chosen = random.Random(7)
    items = []
    for number in range(count):
        names = [
            {
                "family": FAMILIES[chosen.randrange(families)],
                "given": chosen.choice(["Ann", "Al", "Bo", "Cy"]),
            }
            for _ in range(chosen.randrange(4))
        ]
        issued = {"date-parts": [[2000 + chosen.randrange(3)]]}
        items.append(
            {"id": f"i{number}", "type": "book", "title": f"T{number}", "author": names,
             "issued": issued}
        )  # fmt: skip
    return items


class Counted:
    """A function with the number of its calls."""

    def __init__(self, function: Any) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *args: Any, **options: Any) -> Any:
        self.calls += 1
        return self.function(*args, **options)


def work(monkeypatch: pytest.MonkeyPatch, style: str, count: int) -> int:
    """Cites rendered while ``count`` citations of as many items are added one by one."""
    with monkeypatch.context() as patched:
        printed = Counted(module.render_cluster)
        compared = Counted(disambiguate.base_context)
        patched.setattr(module, "render_cluster", printed)
        patched.setattr(disambiguate, "base_context", compared)
        # Families of their own: what a citation changes is itself.
        items = [
            {**item, "author": [{"family": f"Name{number}", "given": "A"}]}
            for number, item in enumerate(library(count))
        ]
        document = Processor(find_style(style).data, items=items)
        for number in range(count):
            document.insert(f"c{number}", [f"i{number}"])
        return printed.calls + compared.calls


@pytest.mark.parametrize("style", STYLES)
def test_insertion_costs_what_it_changes(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    short, long = work(monkeypatch, style, 20), work(monkeypatch, style, 80)
    assert long <= 4 * short + 8


def test_namesakes_are_written_in_step_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for count in (50, 200):
        with monkeypatch.context() as patched:
            written = Counted(givennames._text)
            patched.setattr(givennames, "_text", written)
            items = library(count, families=1)
            for number, item in enumerate(items):
                item["author"] = [{"family": "Doe", "given": f"Given{number} Q"}]
            document = Processor(find_style("apa").data, items=items)
            document.uncited()
            assert len(document.bibliography().entries) == count
            counts.append(written.calls)
    assert counts[1] <= 4 * counts[0] + 8


@pytest.mark.parametrize("style", STYLES)
def test_changes_give_what_a_new_run_gives(style: str) -> None:
    compiled, items = Processor(find_style(style).data).style, library(30)
    chosen = random.Random(style)
    document = Processor(compiled, items=items)
    texts: dict[str, str] = {}
    for step in range(60):
        names = [cluster.id for cluster in document._clusters]
        cites = [
            {"id": f"i{chosen.randrange(30)}", "locator": chosen.choice(["", "", "12"])}
            for _ in range(chosen.choice([1, 1, 2, 3]))
        ]
        change = chosen.randrange(5) if names else 0
        if change < 3:
            before = chosen.choice([None, *names])
            changed = document.insert(f"c{step}", cites, note=step + 1, before=before)
        elif change == 3:
            changed = document.replace(chosen.choice(names), cites)
        else:
            changed = document.remove(chosen.choice(names))
        if step == 30:
            items[3] = {**items[3], "author": [{"family": "Changed", "given": "Q"}]}
            document.register([items[3]])
            changed |= document.set_clusters(document._clusters)
        texts = {id: text for id, text in texts.items() if id in document.citations} | changed
        assert texts == document.citations
        fresh = Processor(compiled, items=items)
        fresh.set_clusters(document._clusters)
        assert fresh.citations == document.citations
        assert fresh.bibliography() == document.bibliography()
