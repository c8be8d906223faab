"""The page of rules in docs/ is what ``bibconv explain ALL`` prints."""

from __future__ import annotations

from pathlib import Path

from bibconv.rules import RULES, explain

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    printed = "\n".join(explain(code) for code in sorted(RULES))
    assert PAGE.read_text("utf-8") == printed, "run: bibconv explain ALL > docs/rules.md"
