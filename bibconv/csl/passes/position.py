"""Positions of cites in a document: first, subsequent, ibid, near-note.

CSL 1.0.2, "Choose", ``position``. One pass in document order with the last cite of every item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT


def set_positions(
    clusters: Sequence[Cluster],
    near_distance: int,
    in_order: Callable[[Cluster], Sequence[Cite]] = lambda cluster: cluster.cites,
) -> None:
    """Set position, near-note and first note number of every cite that has none forced.

    ``in_order`` gives the cites of a cluster as they are printed: what stands before a cite there
    is what "ibid" means.
    """
    first_note: dict[str, int] = {}
    last_note: dict[str, int] = {}
    notes: Counter[int] = Counter(cluster.note for cluster in clusters if cluster.cites)
    previous: dict[bool, Cluster] = {}  # the last in a note and the last in the text
    for cluster in clusters:
        before: Cite | None = None
        for index, cite in enumerate(in_order(cluster)):
            if index == 0:
                before = _sole_cite(previous.get(cluster.note > 0), cluster, notes)
            seen = cite.id in last_note
            if cite.forced_position is not None:
                cite.position = cite.forced_position
            elif not seen:
                cite.position = FIRST
            elif before is not None and before.id == cite.id:
                cite.position = _ibid(before, cite)
            else:
                cite.position = SUBSEQUENT
            if cite.forced_near_note is not None:
                cite.near_note = cite.forced_near_note
            else:
                note = cluster.note
                cite.near_note = seen and note - last_note[cite.id] <= near_distance
            first_note.setdefault(cite.id, cluster.note)
            number = first_note[cite.id]
            cite.first_note = str(number) if number and cite.position != FIRST else ""
            if cite.forced_first_note:
                cite.first_note = cite.forced_first_note
            last_note[cite.id] = cluster.note
            before = cite
        if cluster.cites:
            previous[cluster.note > 0] = cluster


def _sole_cite(previous: Cluster | None, cluster: Cluster, notes: Counter[int]) -> Cite | None:
    """The only cite of the cluster before, if that stands in the note before or this one.

    A note before this one must hold nothing else.
    """
    if previous is None or len(previous.cites) != 1:
        return None
    if cluster.note and previous.note and cluster.note - previous.note > 1:
        return None
    if cluster.note and previous.note != cluster.note and notes[previous.note] > 1:
        return None
    return previous.cites[0]


def _ibid(before: Cite, cite: Cite) -> int:
    if not before.locator:
        return IBID_WITH_LOCATOR if cite.locator else IBID
    if not cite.locator:
        return SUBSEQUENT
    same = before.locator == cite.locator and before.label == cite.label
    return IBID if same else IBID_WITH_LOCATOR
