"""References of lists that the model was not trained on: how many are wholly right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import bibconv

SHARED = Path(__file__).parents[3] / "shared" / "references"
# Wholly right, in per cent: what the reader reaches, less a point.
LEAST = {"excite-de": 62, "excite-en": 80, "jats-plos": 90, "jats-scielo": 87}


@pytest.mark.parametrize("name", LEAST)
def test_wholly_right(name: str, tmp_path: Path) -> None:
    gold = SHARED / "dev" / f"{name}.jsonl"
    if not gold.is_file():
        pytest.skip("the labelled references are not here")
    pytest.importorskip("rapidfuzz")
    texts = [json.loads(line)["text"] for line in gold.read_text("utf-8").strip().split("\n")]
    found = tmp_path / "found.jsonl"
    items = bibconv.parse_references(texts)
    found.write_text("".join(json.dumps(item.to_csl()) + "\n" for item in items), "utf-8")
    scorer = [sys.executable, str(SHARED / "evaluate.py"), str(found), str(gold), "--brief"]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    assert float(printed.split("whole ")[1].split(" %")[0]) >= LEAST[name]
