"""A sample of the collection with odd items; all of it: ``python -m benchmarks.csl_every_style``."""

from __future__ import annotations

import pytest

from benchmarks.csl_every_style import check_rendering, check_resolving
from bibconv.csl import style_names
from bibconv.csl.styles import dependent_names, renamed_styles

DEPENDENT = dependent_names()
INDEPENDENT = [name for name in style_names() if name not in DEPENDENT]
LONGEST = 60.0  # seconds that one style may take before it counts as hanging


def test_a_sample_of_styles_prints_odd_items() -> None:
    assert len(INDEPENDENT) > 2800
    assert check_rendering(INDEPENDENT[::150], LONGEST) == []


@pytest.mark.parametrize("names", [sorted(DEPENDENT)[::100], sorted(renamed_styles())[::20]])
def test_a_sample_of_names_leads_to_styles(names: list[str]) -> None:
    assert len(names) > 20
    assert check_resolving(names) == []
