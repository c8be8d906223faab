"""Saved pages: one file per layout, found by content.

``read(source)`` gives a page with its layout (``"pure"``), its facts (``title``, ``author``, ...)
and the stretches where its references stand; ``None`` if no layout knows the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.pages import (
    bmj,
    cambridge,
    cover,
    dovepress,
    frontiers,
    generic,
    highwire,
    mdpi,
    plos,
    pmc,
    proof,
    pubmed,
    pure,
    sciencedirect,
    springer,
    tandf,
    wiley,
)
from bibconv.pages.base import Export, Fact, Gap, Page, page_lines
from bibconv.pages.layout import ENOUGH, sample_of, unreferenced
from bibconv.pages.preamble import body_start
from bibconv.source import Source

LAYOUTS = (
    pure.LAYOUT,
    springer.LAYOUT,
    pmc.LAYOUT,
    pubmed.LAYOUT,
    mdpi.LAYOUT,
    tandf.LAYOUT,
    wiley.LAYOUT,
    sciencedirect.LAYOUT,
    cambridge.LAYOUT,
    highwire.PREPRINT,
    highwire.LAYOUT,
    plos.LAYOUT,
    frontiers.LAYOUT,
    bmj.LAYOUT,
    dovepress.LAYOUT,
    proof.LAYOUT,
    cover.LAYOUT,
)
"""Every layout but the generic one, which is for pages of none of these."""

__all__ = ["LAYOUTS", "Export", "Fact", "Gap", "Page", "body_start", "layout_score", "read"]


def layout_score(source: Source, references: Sequence[tuple[int, int]] = ()) -> float:
    """How surely the text is a saved page that :func:`read` knows, 0 to 1.

    Args:
        references: stretches that are known to be references; they speak for no page.
    """
    lines = unreferenced(page_lines(source), references)
    if not lines:
        return 0.0
    sample = sample_of(lines)
    return max(layout.score(lines, sample) for layout in (*LAYOUTS, generic.LAYOUT))


def read(
    source: Source, *, certain: bool = False, references: Sequence[tuple[int, int]] = ()
) -> Page | None:
    """The page, by the layout that its content matches best; ``None`` if none does.

    Args:
        certain: it is a page about a work, whatever it looks like.
        references: stretches that are known to be references; they speak for no page.
    """
    lines = page_lines(source)
    if not lines:
        return None
    scored = unreferenced(lines, references)
    sample = sample_of(scored)
    score, layout = max(
        ((layout.score(scored, sample), layout) for layout in LAYOUTS), key=lambda pair: pair[0]
    )
    if score < ENOUGH:
        layout = generic.LAYOUT
        if not certain and layout.score(scored, sample) < ENOUGH:
            return None
    return layout.reader(source, lines).read()
