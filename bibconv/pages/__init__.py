"""Saved pages: one file per layout, found by content.

>>> page = read(source)
>>> page.layout, [fact.name for fact in page.facts]
('pure', ['title', 'author', ...])
"""

from __future__ import annotations

from bibconv.pages import pure, springer
from bibconv.pages.base import Fact, Gap, Page, page_lines
from bibconv.source import Source

LAYOUTS = (pure, springer)
_ENOUGH = 0.5

__all__ = ["Fact", "Gap", "Page", "layout_score", "read"]


def layout_score(source: Source) -> float:
    """How surely the text is a saved page that :func:`read` knows, 0 to 1."""
    lines = page_lines(source)
    return max(layout.score(lines) for layout in LAYOUTS) if lines else 0.0


def read(source: Source) -> Page | None:
    """The page, by the layout that its content matches best; ``None`` if none does."""
    lines = page_lines(source)
    if not lines:
        return None
    best = max(LAYOUTS, key=lambda layout: layout.score(lines))
    return best.read(source, lines) if best.score(lines) >= _ENOUGH else None
