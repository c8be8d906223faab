"""Collapsing: numbers to ranges, authors to one, years to their suffixes.

CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bibconv.csl.citation import Cite
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.node import Node, Out, Piece, find, plain, replace

if TYPE_CHECKING:
    from bibconv.csl.passes.cluster import Rendered


def group(cites: list[Rendered]) -> list[Rendered]:
    """Cites with the same names brought together, at the place of the first; so are those
    that have none."""
    groups: dict[str, list[Rendered]] = {}
    for cite in cites:
        # Titles that stand for names are the absence of names here.
        names = "" if cite.authors.startswith("\0") else cite.authors
        groups.setdefault(names, []).append(cite)
    return [cite for members in groups.values() for cite in members]


def set_group_delimiters(cites: list[Rendered], delimiter: str) -> None:
    """Between cites of the same authors stands the cite-group-delimiter."""
    for before, cite in pairwise(cites):
        if cite.authors and cite.authors == before.authors and not cite.cite.prefix:
            cite.delimiter = delimiter


def collapse(style: CompiledStyle, cites: list[Rendered]) -> list[Rendered]:
    """The cites after collapsing."""
    return _numbers(style, cites) if style.collapse == "citation-number" else _years(style, cites)


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
            and find(cites[end + 1].out, "citation-number") is not None
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
                if not cite.authors and stem(cite.out) != stem(run[0].out):
                    cite.delimiter = style.cite_group_delimiter
                    continue
                shorter = render_cite(style, cite.entry, cite.cite, suppress_author=True)
                shorter.authors = cite.authors
                shorter.delimiter = style.cite_group_delimiter
                if run[position - 1].cite.locator and style.after_collapse_delimiter is not None:
                    shorter.delimiter = style.after_collapse_delimiter
                run[position] = shorter
            if style.collapse.startswith("year-suffix"):
                run = _suffixes(style, run)
        if end + 1 < len(cites) and (
            len(run) > 1 or style.collapse in ("year", "year-suffix-ranged")
        ):
            cites[end + 1].delimiter = style.after_collapse_delimiter
        out.extend(run)
        index = end + 1
    return out


def _continues(first: Rendered, cite: Rendered) -> bool:
    """Whether ``cite`` goes on with the names of ``first``; one that has no names goes on with
    whatever stands before it, as in established processors."""
    return not cite.cite.prefix and cite.authors in ("", first.authors)


def _suffixes(style: CompiledStyle, run: list[Rendered]) -> list[Rendered]:
    """Of cites that differ in the year suffix only, all but the first print the suffix alone,
    with the locator where there is one."""
    out = [run[0]]
    previous = _bare_stem(style, run[0])
    for cite in run[1:]:
        suffix = find(cite.out, "suffix")
        bare = _bare_stem(style, cite)
        before = out[-1].cite
        if (
            suffix is not None
            and cite.out is not None
            and bare == previous
            and not (cite.cite.suffix or before.suffix)
        ):
            cite.out = _from(cite.out, suffix)
            if cite.cite.locator or before.locator:
                cite.delimiter = style.cite_group_delimiter
            else:
                cite.delimiter = style.year_suffix_delimiter
        previous = bare
        out.append(cite)
    return _ranges(out) if style.collapse == "year-suffix-ranged" else out


def stem(out: Out) -> str:
    """A cite's text without its year suffix."""
    suffix = find(out, "suffix")
    if suffix is None or out is None:
        return plain(out)
    return plain(replace(out, suffix, Node([])))


def _bare_stem(style: CompiledStyle, cite: Rendered) -> str:
    """The cite without names, locator and year suffix."""
    from bibconv.csl.passes.cluster import render_cite

    place = Cite(cite.cite.id)
    place.position, place.near_note = cite.cite.position, cite.cite.near_note
    return stem(render_cite(style, cite.entry, place, suppress_author=True).out)


def _from(out: Piece, suffix: Node) -> Piece:
    """What the tree prints from ``suffix`` on."""
    path: list[tuple[Node, int]] = []
    top = out
    while isinstance(top, Node) and top is not suffix:
        for index, kid in enumerate(top.kids):
            if kid is suffix or find(kid, "suffix") is suffix:
                path.append((top, index))
                top = kid
                break
        else:
            return suffix
    changed: Piece = suffix
    for parent, index in reversed(path):
        if index + 1 < len(parent.kids):
            rest = parent.with_kids([changed, *parent.kids[index + 1 :]])
            rest.prefix = rest.suffix = ""
            changed = rest
    return changed


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
        if end - index >= 2 and _is_bare(cites[index]):
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
