"""How many references a second are read, and how many of them wholly right.

    python benchmarks/references.py FILE.jsonl...

Each line has ``text`` and ``gold`` (CSL variables, ``issued`` a year). Right is a reference whose
author, title, container, volume, issue, first page, year and DOI are all as in ``gold``, as far as
it has them; small differences of spelling in titles are forgiven. AnyStyle's authors and users
report 350 to 400 references a second; where Ruby and AnyStyle are installed, it runs beside.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import bibconv

TEXTS = ("title", "container-title")
NUMBERS = ("volume", "issue")
PUBLISHED = "350 to 400/s (published)"


def plain(value: object) -> str:
    """Letters and digits only, without accents."""
    text = unicodedata.normalize("NFKD", str(value)).lower()
    return "".join(char for char in text if char.isalnum())


def families(names: list[dict[str, str]]) -> set[str]:
    """The family names, particles aside."""
    return {
        plain(name.get("family") or name.get("literal") or name.get("given", "")) for name in names
    }


def right(item: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Whether all core variables that ``gold`` has are so in ``item``."""
    wanted = {key: value for key, value in gold.items() if key not in gold.get("_skip", ())}
    if "author" in wanted and families(wanted["author"]) != families(item.get("author", [])):
        return False
    for key in TEXTS:
        if key in wanted:
            one, other = plain(item.get(key, "")), plain(wanted[key])
            if one != other and SequenceMatcher(None, one, other, autojunk=False).ratio() < 0.9:
                return False
    if any(key in wanted and plain(item.get(key, "")) != plain(wanted[key]) for key in NUMBERS):
        return False
    if "page" in wanted and first(item.get("page")) != first(wanted["page"]):
        return False
    year = item.get("issued", {}).get("date-parts", [[""]])[0][0]
    if "issued" in wanted and str(year) != str(wanted["issued"])[:4]:
        return False
    return "DOI" not in wanted or item.get("DOI", "").lower() == wanted["DOI"].lower()


def first(pages: str | None) -> str:
    """The first page."""
    match = re.search(r"[A-Za-z]{0,3}\d+", pages or "")
    return match[0].lower() if match else ""


def anystyle(texts: list[str]) -> str:
    """AnyStyle's rate on the same references, if it is here."""
    if shutil.which("anystyle") is None:
        return PUBLISHED
    start = time.perf_counter()
    subprocess.run(
        ["anystyle", "--stdout", "-f", "csl", "parse", "/dev/stdin"],
        input="\n".join(texts), text=True, capture_output=True, check=True,
    )  # fmt: skip
    return f"{len(texts) / (time.perf_counter() - start):.0f}/s"


def main() -> None:
    """Read every file and print a line for each."""
    bibconv.parse_references(["Fenn R. Owls. Zool 2016, 2: 3."])  # load the model
    for path in map(Path, sys.argv[1:]):
        lines = [json.loads(line) for line in path.read_text("utf-8").strip().split("\n")]
        texts = [line["text"] for line in lines]
        start = time.perf_counter()
        items = bibconv.parse_references(texts)
        rate = len(texts) / (time.perf_counter() - start)
        good = sum(
            right(item.to_csl(), line["gold"]) for item, line in zip(items, lines, strict=True)
        )
        print(
            f"{path.stem:28s} {len(texts):6d} references  {100 * good / len(texts):5.1f} % wholly right"
            f"  {rate:6.0f}/s  AnyStyle {anystyle(texts)}"
        )


if __name__ == "__main__":
    main()
