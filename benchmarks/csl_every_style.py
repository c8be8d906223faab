"""Every style of the collection loads and renders odd items; every dependent and renamed one
resolves, with its own locale.

    python -m benchmarks.csl_every_style [--every 10] [--seconds 20]

``--every N`` takes one style of N. A style that raises, or takes longer than ``--seconds`` for
all its items, is a failure; the command prints each and ends with the counts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.csl_odd_items import make_clusters, make_varied_items
from bibconv.csl import Processor, find_style, style_names
from bibconv.csl.styles import dependent_names, renamed_styles
from bibconv.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES

Item = dict[str, Any]


def every_variable() -> Item:
    """An item that sets every variable of CSL."""
    item: Item = {"id": "all", "type": "article-journal"}
    for name in sorted(NAME_VARIABLES):
        item[name] = [{"family": name.title(), "given": "A. B."}, {"literal": f"{name} Group"}]
    for name in sorted(DATE_VARIABLES):
        item[name] = {"date-parts": [[2001, 2, 3], [2002, 4, 5]]}
    for name in sorted(TEXT_VARIABLES | NUMBER_VARIABLES):
        item[name] = f"{name} 12"
    return item


def odd_items() -> list[Item]:
    """Items as no library should hold them, and some do."""
    crowd = [{"family": f"Name{n}", "given": f"G{n}"} for n in range(500)]
    return [
        {},
        {"id": 7, "title": 12, "author": "nobody", "issued": "2001-04~/2002"},
        every_variable(),
        {"id": "emoji", "type": "book", "title": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
         "author": [{"family": "\U0001f984", "given": "\U0001f431"}], "issued": {"date-parts": [[2001]]}},
        {"id": "rtl", "type": "book", "title": "\u202eمرحبا بالعالم: שלום",
         "author": [{"family": "الخوارزمي", "given": "محمد"}], "issued": {"date-parts": [[825]]}},
        {"id": "crowd", "type": "article-journal", "title": "Many", "author": crowd, "editor": crowd,
         "issued": {"date-parts": [[2010]]}},
        {"id": "zero", "type": "chapter", "title": "Zero", "issued": {"date-parts": [[0]]},
         "author": [{"family": "Nil"}], "page": "0-0", "volume": "0", "edition": 0},
        {"id": "huge", "type": "book", "title": "Huge", "issued": {"date-parts": [[10**30, 99, 99]]},
         "volume": "9" * 4000, "page": "1-" + "9" * 4000, "edition": 10**400, "issue": "1-1000000000",
         "number": -1, "author": [{"family": "X" * 20000, "given": "y. " * 3000}]},
        {"id": "parts", "type": "thesis", "issued": {"date-parts": [[], [None]]}, "author": [{}],
         "accessed": {"date-parts": "x"}, "title": "<i>open <b>tags</i> \" ' & <", "editor": []},
        {"id": "note", "type": "software", "note": "issued: -0044-03-15\nvolume: 3\nauthor: A || B"},
    ]  # fmt: skip


def render(name: str, items: Sequence[Item]) -> int:
    """Bibliography and citations of the items in one style; how many characters came out."""
    style = find_style(name)
    processor = Processor(style.data, locale=style.default_locale, items=items)
    processor.uncited()
    clusters = make_clusters(make_varied_items(40))
    for number, cluster in enumerate(clusters[:13]):
        processor.insert(str(number), cluster, note=number + 1)
    for id in processor.ids:
        for locator in ("", "12-14", "x" * 500):
            processor.cite([{"id": id, "locator": locator, "label": "page"}])
    size = sum(len(text) for text in processor.citations.values())
    return size + sum(len(entry.text) for entry in processor.bibliography().entries)


def check_rendering(names: Iterable[str], seconds: float) -> list[str]:
    """What went wrong with styles that should render."""
    items = make_varied_items(40) + odd_items()
    failures = []
    for name in names:
        start = time.perf_counter()
        try:
            size = render(name, items)
        except Exception as error:  # noqa: BLE001 - every failure is what is looked for
            failures.append(f"{name}: {type(error).__name__}: {error}")
            continue
        took = time.perf_counter() - start
        if not size:
            failures.append(f"{name}: printed nothing")
        if took > seconds:
            failures.append(f"{name}: took {took:.1f} s")
    return failures


def check_resolving(names: Iterable[str]) -> list[str]:
    """What went wrong with names that should lead to a style."""
    failures = []
    for name in names:
        try:
            style = find_style(name)
            Processor(style.data, locale=style.default_locale, items=[{"id": "a"}]).cite(["a"])
        except Exception as error:  # noqa: BLE001 - every failure is what is looked for
            failures.append(f"{name}: {type(error).__name__}: {error}")
    return failures


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one style of N")
    parser.add_argument("--seconds", type=float, default=20, help="longest time for one style")
    options = parser.parse_args()
    dependent = dependent_names()
    own = [name for name in style_names() if name not in dependent][:: options.every]
    others = sorted(dependent)[:: options.every]
    old = sorted(renamed_styles())[:: options.every]
    failures = check_rendering(own, options.seconds)
    print(f"{len(own)} independent styles, {len(failures)} failures")
    for label, names in (("dependent", others), ("renamed", old)):
        found = check_resolving(names)
        print(f"{len(names)} {label} styles, {len(found)} failures")
        failures += found
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
