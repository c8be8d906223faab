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
from bibconv.pages.base import Export, Fact, Gap, Line, Page, page_lines
from bibconv.pages.layout import ENOUGH, SURE, Layout, sample_of, unreferenced
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
    lines = page_lines(source)
    return _match(lines, references)[0] if lines else 0.0


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
    score, layout = _match(lines, references)
    if score < ENOUGH and not certain:
        return None
    return layout.reader(source, lines).read()


def _match(lines: Sequence[Line], references: Sequence[tuple[int, int]]) -> tuple[float, Layout]:
    """The layout that the lines outside of references match best, and how well; that of all
    lines where it is beyond doubt, as the head of a page may look like references."""
    scored = unreferenced(lines, references)
    found = _best(scored)
    if found[0] < ENOUGH and scored is not lines:
        whole = _best(lines)
        return whole if whole[0] >= SURE else found
    return found


def _best(lines: Sequence[Line]) -> tuple[float, Layout]:
    """The best layout with its score: the generic one is for pages of none of the others."""
    sample = sample_of(lines)
    scores = [(layout.score(lines, sample), layout) for layout in LAYOUTS]
    best = max(scores, key=lambda pair: pair[0])
    if best[0] >= ENOUGH:
        return best
    return generic.LAYOUT.score(lines, sample), generic.LAYOUT
