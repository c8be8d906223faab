#!/usr/bin/env python3
"""Fit the weights of bibconv/references/trust.py and show how honest the trust is.

    calibrate_trust.py DATA [LIST ...]

DATA is a folder with evaluate.py (what "wholly right" means) and dev/LIST.jsonl: references with
their truth, and in "src" the list they stand in. Trust is measured on each list with weights
fitted on other lists (five folds); the weights printed at the end are fitted on all of them.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import math
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from bibconv.references.decode import decode
from bibconv.references.read import Labeller
from bibconv.references.statistical import default_reader
from bibconv.references.template import prove_all
from bibconv.references.trust import signs

LISTS = ("excite-de", "excite-en", "jats-plos", "jats-scielo")
BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)
FOLDS = 5

Case = tuple[str, str, tuple[float, ...], int]
"""The file, the list, the signs, whether the reference was read rightly."""


def scorer(data: Path) -> ModuleType:
    """The scorer that comes with the data."""
    spec = importlib.util.spec_from_file_location("evaluate", data / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def whole(evaluate: ModuleType, item: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Whether every core variable that the truth has is right."""
    for field in evaluate.CORE:
        true = evaluate.value(field, gold)
        if field in gold.get("_skip", ()) or true is None:
            continue
        said = evaluate.value(field, item)
        if said is None or not (said == true or evaluate.same(field, said, true)):
            return False
    return True


def cases(data: Path, name: str, labeller: Labeller) -> list[Case]:
    """The references of a file, each read in its list."""
    evaluate = scorer(data)
    rows = [json.loads(line) for line in (data / "dev" / f"{name}.jsonl").open(encoding="utf-8")]
    found: list[Case] = []
    for source, group in itertools.groupby(rows, key=lambda row: row.get("src", "")):
        references = list(group)
        texts = [row["text"] for row in references]
        labellings = labeller.label_all(texts)
        items = [decode(text, one, {}).item for text, one in zip(texts, labellings, strict=True)]
        proofs = prove_all(texts, labellings, items)
        for row, one, item, proof in zip(references, labellings, items, proofs, strict=True):
            right = whole(evaluate, item.to_csl(), row["gold"])
            found.append((name, source, signs(one.certainty, proof), int(right)))
    return found


def fit(cases: list[Case], ridge: float = 1.0) -> list[float]:
    """Logistic regression by Newton's method."""
    size = len(cases[0][2]) + 1
    weights = [0.0] * size
    for _ in range(25):
        slope = [0.0] + [-ridge * weight for weight in weights[1:]]
        curve = [[ridge * (i == j > 0) for j in range(size)] for i in range(size)]
        for _, _, values, right in cases:
            row = (1.0, *values)
            chance = predicted(weights, values)
            for i in range(size):
                slope[i] += (right - chance) * row[i]
                for j in range(size):
                    curve[i][j] += chance * (1 - chance) * row[i] * row[j]
        steps = solve(curve, slope)
        weights = [weight + step for weight, step in zip(weights, steps, strict=True)]
        if max(map(abs, steps)) < 1e-6:
            break
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of linear equations."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for j, row in enumerate(rows):
            if i != j:
                factor = row[i] / pivot[i]
                rows[j] = [a - factor * b for a, b in zip(row, pivot, strict=True)]
        rows[i] = pivot
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def predicted(weights: list[float], values: tuple[float, ...]) -> float:
    """The chance that weights give to signs."""
    total = weights[0] + sum(a * b for a, b in zip(weights[1:], values, strict=True))
    return 1 / (1 + math.exp(-total))


def main() -> None:
    """Print a table of reliability, and the weights."""
    data, *names = sys.argv[1:]
    labeller = default_reader()
    found = [case for name in names or LISTS for case in cases(Path(data), name, labeller)]
    sources = sorted({case[:2] for case in found})
    random.Random(1).shuffle(sources)
    fold = {source: index % FOLDS for index, source in enumerate(sources)}
    trusted: list[tuple[str, float, int]] = []
    for number in range(FOLDS):
        weights = fit([case for case in found if fold[case[:2]] != number])
        held = [case for case in found if fold[case[:2]] == number]
        trusted += [(name, predicted(weights, values), right) for name, _, values, right in held]
    print("| trust |", " | ".join([*(names or LISTS), "all"]), "|")
    for low, high in itertools.pairwise(BANDS):
        cells = []
        for name in [*(names or LISTS), None]:
            rights = [r for n, t, r in trusted if low <= t < high and name in (n, None)]
            share = f"{100 * sum(rights) / len(rights):.0f} % of {len(rights)}" if rights else "-"
            cells.append(share)
        print(f"| {low:.1f} to {min(high, 1):.1f} |", " | ".join(cells), "|")
    intercept, *weights = fit(found)
    print("INTERCEPT =", round(intercept, 2))
    print("WEIGHTS =", tuple(round(weight, 2) for weight in weights))


if __name__ == "__main__":
    main()
