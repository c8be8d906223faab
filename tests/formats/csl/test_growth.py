"""Twice the text takes about twice the time, whatever the text: no reader here is quadratic."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from bibconv.formats import FORMATS, ReadContext
from bibconv.source import Source


def _ris(*lines: str) -> str:
    return "\n".join(["TY  - JOUR", *lines, "ER  - ", ""])


def _item(**members: object) -> str:
    return json.dumps([{"id": "a", "type": "book", **members}])


_START = '{"id":"a","type":"book",'
CASES: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "TY again": ("ris", 4000, lambda n: "TY  - JOUR\n" * n),
    "no ER": ("ris", 2000, lambda n: "TY  - JOUR\nTI  - a\n" * n),
    "only ER": ("ris", 4000, lambda n: "ER  - \n" * n),
    "stray tags": ("ris", 4000, lambda n: "AU  - a\n\nx\n" * n),
    "tags behind ER": ("ris", 1000, lambda n: "TY  - x\nER  - \nAU  - b\n" * n),
    "counters": ("ris", 4000, lambda n: "TY  - JOUR\nTI  - x\n" + "1.\n" * n),
    "record and blanks": ("ris", 40000, lambda n: _ris("TI  - x", "record" + " " * n + "x")),
    "ER and blanks": ("ris", 40000, lambda n: _ris("TI  - x", "ER" + " " * n + "x")),
    "blanks in SN": ("ris", 40000, lambda n: _ris("SN  - 1" + " " * n + "x")),
    "brackets in SN": ("ris", 20000, lambda n: _ris("SN  - a" + " (" * n)),
    "digits in SN": ("ris", 40000, lambda n: _ris("SN  - a 1" + "1" * n)),
    "blanks everywhere": (
        "ris",
        40000,
        lambda n: _ris(*(f"{tag}  - 10." + " " * n + "b" for tag in "DO N1 PY SP AU KW LA".split())),
    ),
    "lines of text": ("ris", 4000, lambda n: _ris("TI  - a", *["text"] * n)),
    "many titles": ("ris", 4000, lambda n: _ris(*(f"T2  - a{i}" for i in range(n)))),
    "author as text": ("csl-json", 40000, lambda n: _item(author="a" + " " * n + "b")),
    "many ands": ("csl-json", 8000, lambda n: _item(author="a and " * n)),
    "note": ("csl-json", 4000, lambda n: _item(note="DOI: 1\n" * n, **{"citation-key": "k"})),
    "open names": ("csl-json", 400, lambda n: (_START + '"author":[{"family":"D"},') * n),
    "open texts": ("csl-json", 600, lambda n: (_START + '"title":"x\n') * n),
    "open text and names": (
        "csl-json", 400, lambda n: (_START + '"title":"x\ny","author":[{"family":"D},') * n
    ),
    "open objects": ("csl-json", 400, lambda n: (_START + '"custom":{"a":{"b":[') * n),
    "no comma": ("csl-json", 800, lambda n: (_START + '"title":"x" "volume":1},') * n),
    "no value": ("csl-json", 8000, lambda n: '[{"id":1,' + '"family":x,' * n),
    "no JSON": ("csl-json", 4000, lambda n: "[1 " * n),
    "author as YAML text": ("csl-yaml", 40000, lambda n: "- id: a\n  author: a" + " " * n + "b\n"),
    "open YAML lists": ("csl-yaml", 100, lambda n: "- id: a\n  x: [\n" * n),
    "YAML documents": ("csl-yaml", 200, lambda n: "---\n- id: b\n" * n),
    "YAML aliases": ("csl-yaml", 200, lambda n: "- id: a\n  x: &a [1,2]\n  y: *a\n" * n),
}  # fmt: skip


def seconds(format: str, text: str) -> float:
    source = Source(text)
    start = time.process_time()
    for _ in FORMATS[format].read(source, ReadContext()):
        pass
    return time.process_time() - start


@pytest.mark.parametrize("name", CASES)
def test_time_grows_with_the_text(name: str) -> None:
    format, size, make = CASES[name]
    once, twice = make(size), make(2 * size)
    ratios = []
    for _ in range(6):
        # 20 ms more, so that what is too quick to measure does not count.
        ratios.append((seconds(format, twice) + 0.02) / (seconds(format, once) + 0.01))
        if ratios[-1] < 2.5:
            return
    assert min(ratios) < 3
