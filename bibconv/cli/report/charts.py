"""Small charts as inline SVG: horizontal bars for names, columns for years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_ROW, _LABEL, _WIDTH = 20, 190, 420
_HEIGHT = 140
_MOST_YEARS = 60


def bars(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """Horizontal bars, one a row: label, bar, count."""
    if not rows:
        return ""
    most = max(count for _, count in rows)
    parts = []
    for index, (label, count) in enumerate(rows):
        y = index * _ROW
        length = max(2, (_WIDTH - _LABEL - 50) * count // most)
        parts.append(
            f'<text x="{_LABEL - 6}" y="{y + 14}" text-anchor="end">{escape(_short(label))}</text>'
            f'<rect x="{_LABEL}" y="{y + 3}" width="{length}" height="14"/>'
            f'<text x="{_LABEL + length + 5}" y="{y + 14}">{count:,}</text>'
        )
    return _figure(title, _WIDTH, len(rows) * _ROW, parts)


def columns(title: str, counts: Mapping[int, int]) -> str:
    """A column for each year; the last ones where there are too many to tell apart."""
    if not counts:
        return ""
    last = max(counts)
    first = max(min(counts), last - _MOST_YEARS + 1)
    years = range(first, last + 1)
    most = max(counts.get(year, 0) for year in years)
    step = _WIDTH / len(years)
    parts = []
    for index, year in enumerate(years):
        height = (_HEIGHT - 20) * counts.get(year, 0) // most
        parts.append(
            f'<rect x="{index * step:.1f}" y="{_HEIGHT - 16 - height}" '
            f'width="{max(1.0, step - 1):.1f}" height="{height}">'
            f"<title>{year}: {counts.get(year, 0)}</title></rect>"
        )
    parts.append(f'<text x="0" y="{_HEIGHT}">{first}</text>')
    parts.append(f'<text x="{_WIDTH}" y="{_HEIGHT}" text-anchor="end">{last}</text>')
    return _figure(title, _WIDTH, _HEIGHT, parts)


def _figure(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg></figure>\n'
    )


def _short(label: str) -> str:
    return label if len(label) <= 30 else label[:29] + "…"
