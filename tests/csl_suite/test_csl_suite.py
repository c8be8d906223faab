"""The CSL suite as a two-way ratchet: a listed fixture that passes breaks the build as well.

``expected_failures.txt`` holds one fixture a line: its name, a tab, the reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.csl_suite.fixture import attempt, read_sections

_SUITE = Path(__file__).parents[3] / "shared" / "csl-suite"
_LISTED = Path(__file__).parent / "expected_failures.txt"


def _expected_failures() -> dict[str, str]:
    lines = _LISTED.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


def test_every_expected_failure_has_a_reason() -> None:
    assert all(reason.strip() for reason in _expected_failures().values())


@pytest.mark.skipif(not _SUITE.is_dir(), reason="the CSL suite is not beside the project")
def test_suite_fails_exactly_where_expected() -> None:
    paths = sorted(_SUITE.glob("*_*.txt"))
    failed = {path.stem for path in paths if (pair := attempt(path))[0] != pair[1]}
    listed = set(_expected_failures()) & {path.stem for path in paths}
    assert failed - listed == set(), "fixtures that fail and are not listed"
    assert listed - failed == set(), "fixtures that pass now: take them off the list"


def test_sections_are_read_untrimmed() -> None:
    text = ">>===== A =====>>\n x \n\n<<===== A =====<<\n>>==== B ====>>\ny\n<<==== B ====<<"
    assert read_sections(text) == {"A": " x \n", "B": "y"}
