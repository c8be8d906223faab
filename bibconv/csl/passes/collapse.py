"""Collapsing: numbers to ranges, authors to one, years to their suffixes.

CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.node import Node, Out, Piece, find, plain, replace

if TYPE_CHECKING:
    from bibconv.csl.passes.cluster import Rendered


def group(cites: list[Rendered]) -> list[Rendered]:
    """Cites with the same names brought together, at the place of the first."""
    groups: dict[str, list[Rendered]] = {}
    for index, cite in enumerate(cites):
        groups.setdefault(cite.authors or f"\0{index}", []).append(cite)
    return [cite for members in groups.values() for cite in members]


def set_group_delimiters(style: CompiledStyle, cites: list[Rendered]) -> None:
    """Between cites of the same authors stands the cite-group-delimiter."""
    for before, cite in pairwise(cites):
        if cite.authors and cite.authors == before.authors and not cite.cite.prefix:
            cite.delimiter = style.cite_group_delimiter


def collapse(style: CompiledStyle, cites: list[Rendered]) -> list[Rendered]:
    """The cites after collapsing, with their delimiters set."""
    if style.collapse == "citation-number":
        return _numbers(style, cites)
    return _years(style, cites)


def _is_bare(cite: Rendered) -> bool:
    """Prints its number only: no locator, no affixes."""
    return not (cite.cite.locator or cite.cite.prefix or cite.cite.suffix)


def _numbers(style: CompiledStyle, cites: list[Rendered]) -> list[Rendered]:
    out: list[Rendered] = []
    index = 0
    while index < len(cites):
        end = index
        while (
            end + 1 < len(cites)
            and cites[end + 1].entry.number == cites[end].entry.number + 1
            and not cites[end + 1].cite.prefix
            and not cites[end + 1].cite.locator
            and _is_bare(cites[end])
        ):
            end += 1
        if end - index >= 2:
            out.append(cites[index])
            cites[end].delimiter = style.locale.term("citation-range-delimiter") or "–"
            out.append(cites[end])
        else:
            out.extend(cites[index : end + 1])
        if end + 1 < len(cites) and end - index >= 2:
            cites[end + 1].delimiter = style.after_collapse_delimiter
        index = end + 1
    return out


def _years(style: CompiledStyle, cites: list[Rendered]) -> list[Rendered]:
    """Runs of the same authors: names once, then years, then suffixes where the mode says so."""
    from bibconv.csl.passes.cluster import render_cite

    out: list[Rendered] = []
    index = 0
    while index < len(cites):
        end = index
        while end + 1 < len(cites) and _continues(cites[index], cites[end + 1]):
            end += 1
        run = cites[index : end + 1]
        if len(run) > 1:
            for position in range(1, len(run)):
                cite = run[position]
                shorter = render_cite(style, cite.entry, cite.cite, suppress_author=True)
                shorter.authors = cite.authors
                shorter.delimiter = style.cite_group_delimiter
                if run[position - 1].cite.locator and style.after_collapse_delimiter is not None:
                    shorter.delimiter = style.after_collapse_delimiter
                run[position] = shorter
            if style.collapse.startswith("year-suffix"):
                run = _suffixes(style, run)
        if end + 1 < len(cites) and (len(run) > 1 or style.collapse == "year"):
            cites[end + 1].delimiter = style.after_collapse_delimiter
        out.extend(run)
        index = end + 1
    return out


def _continues(first: Rendered, cite: Rendered) -> bool:
    if cite.authors != first.authors or cite.cite.prefix:
        return False
    return bool(cite.authors) or _stem(cite) == _stem(first)


def _suffixes(style: CompiledStyle, run: list[Rendered]) -> list[Rendered]:
    """Of cites that differ in the year suffix only, all but the first print the suffix alone."""
    out = [run[0]]
    stems = [_stem(cite) for cite in run]
    first_stem = _stem_of_first(style, run[0])
    previous = first_stem
    for position in range(1, len(run)):
        cite = run[position]
        suffix = find(cite.out, "suffix")
        same = (
            suffix is not None
            and stems[position] == previous
            and not cite.cite.suffix
            and not out[-1].cite.suffix
            and not out[-1].cite.locator
        )
        if same and suffix is not None:
            cite.out = suffix
            cite.delimiter = style.year_suffix_delimiter
        previous = stems[position]
        out.append(cite)
    if style.collapse == "year-suffix-ranged":
        out = _ranges(out)
    return out


def _stem(cite: Rendered) -> str:
    """The cite without its year suffix."""
    suffix = find(cite.out, "suffix")
    if suffix is None or cite.out is None:
        return plain(cite.out)
    rest: Piece = replace(cite.out, suffix, Node([]))
    return plain(rest)


def _stem_of_first(style: CompiledStyle, first: Rendered) -> str:
    from bibconv.csl.passes.cluster import render_cite

    return _stem(render_cite(style, first.entry, first.cite, suppress_author=True))


def _ranges(cites: list[Rendered]) -> list[Rendered]:
    """``a, b, c`` -> ``a–c``: runs of three and more suffixes."""
    out: list[Rendered] = []
    index = 0
    while index < len(cites):
        end = index
        while (
            end + 1 < len(cites)
            and _ordinal(cites[end + 1].entry.suffix) == _ordinal(cites[end].entry.suffix) + 1
            and _is_suffix(cites[end + 1].out)
            and _is_bare(cites[end + 1])
        ):
            end += 1
        if end - index >= 2:
            out.append(cites[index])
            cites[end].delimiter = "–"
            out.append(cites[end])
        else:
            out.extend(cites[index : end + 1])
        index = end + 1
    return out


def _is_suffix(out: Out) -> bool:
    return isinstance(out, Node) and out.tag == "suffix"


def _ordinal(suffix: str) -> int:
    value = 0
    for char in suffix:
        value = value * 26 + ord(char) - 96
    return value
