"""Real files through bibconv: what is read, what comes back, what is lost without a word.

    python benchmarks/corpus.py FOLDER [--slow SECONDS] [--show N]

Every file below FOLDER that is of a known format is read; then, for each record:

* *bytes*: written in the same format, is the file the same?
* *anew*: laid out anew in the same format and read again, are the values the same?
* *by csl-json*, *by ris*: written in that format, read, written back and read: which values are
  the same, and which others does the loss report not name?

A value is a variable, the type, or an extra field.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import bibconv
from bibconv.detect import FORMATS
from bibconv.loss import LossReport
from bibconv.model import Item, Library
from bibconv.outlet import identified, write_blocks

_CORE = frozenset(
    """type title author editor container-title issued volume issue page publisher
    publisher-place DOI ISBN ISSN URL edition collection-title""".split()
)


def values(item: Item) -> dict[str, Any]:
    """All that an item says, by name."""
    extra = {f"extra:{name}": value for name, value in item.extra.items()}
    return {"type": item.type, **item.variables, **extra}


def through(library: Library, *formats: str, losses: LossReport | None = None) -> list[Item]:
    """The items after they were written in each of the formats and read again."""
    for format in formats:
        blocks = identified(library.records) if format != "ris" else iter(library.records)
        text = "".join(write_blocks(blocks, FORMATS[format], canonical=True, lose=losses))
        library = bibconv.loads(text, format=format)
    return library.items


class Tally:
    """Counts for the files of one format."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.same: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.unnamed: Counter[str] = Counter()

    def compare(self, way: str, before: list[Item], after: list[Item], lost: set[str]) -> None:
        """Count the values that are the same, and those that went without a word."""
        self.counts[f"{way}: records"] += len(after)
        for one, other in zip(before, after, strict=False):
            have = values(other)
            for name, value in values(one).items():
                same = have.get(name) == value
                for key in (way, f"{way} core") if name in _CORE else (way,):
                    self.all[key] += 1
                    self.same[key] += same
                if not same and name not in lost and not name.startswith("extra:"):
                    self.unnamed[f"{way}: {name}"] += 1


def examine(path: Path, tally: Tally) -> None:
    """One file, in all ways."""
    library = bibconv.load(path)
    name = library.format or ""
    text = library.sources[0].text
    items = [block.item for block in identified(library.records)]  # type: ignore[union-attr]
    tally.counts["files"] += 1
    tally.counts["records"] += len(items)
    tally.counts["bytes"] += "".join(block.raw or "" for block in library.blocks) == text
    if not FORMATS[name].writes:
        return
    for way, formats in (("anew", ()), ("by csl-json", ("csl-json",)), ("by ris", ("ris",))):
        losses = LossReport()
        after = through(library, *formats, name, losses=losses)
        tally.compare(way, items, after, {loss.variable for loss in losses.losses})


def files(folder: Path) -> Iterator[Path]:
    """What may be a bibliography."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".tsv", ".md", ".py"):
            yield path


def show(tallies: dict[str, Tally], most: int) -> None:
    for name, tally in sorted(tallies.items()):
        counts = tally.counts
        print(f"\n{name}: {counts['files']:,} files, {counts['records']:,} records")
        print(f"  files that are the same bytes: {counts['bytes']:,}")
        for way in ("anew", "by csl-json", "by ris"):
            if tally.all[way]:
                shares = ", ".join(
                    f"{label} {100 * tally.same[key] / max(1, tally.all[key]):.2f} %"
                    for label, key in (("values", way), ("core", f"{way} core"))
                )
                print(f"  {way}: {counts[f'{way}: records']:,} records, same {shares}")
        for what, count in tally.unnamed.most_common(most):
            print(f"    without a word: {what} ({count})")


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--slow", type=float, default=10, help="name files that take longer")
    parser.add_argument("--show", type=int, default=8, help="values that go without a word")
    chosen = parser.parse_args(list(arguments) if arguments is not None else None)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in files(chosen.folder):
        start = time.perf_counter()
        try:
            format = bibconv.load(path).format or "none"
            examine(path, tallies[format])
        except bibconv.BibconvError as error:
            print(f"refused: {path}: {error}", file=sys.stderr)
        except Exception as error:  # noqa: BLE001  the very thing that is looked for
            print(f"CRASH: {path}: {error!r}", file=sys.stderr)
        taken = time.perf_counter() - start
        if taken > chosen.slow:
            print(f"slow: {path}: {taken:.1f} s", file=sys.stderr)
    show(tallies, chosen.show)


if __name__ == "__main__":
    main()
