"""The labels a reference's text can carry: what a reader gives and the decoder takes.

A labelling is a tuple of :class:`Label`, in no particular order and without overlaps. Whatever
gives one can stand before the same decoder.
"""

from __future__ import annotations

import msgspec

LABELS: frozenset[str] = frozenset(
    """
    author editor translator title container collection collection-number volume issue page page-count article-number date
    accessed doi url pmid pmcid arxiv isbn issn publisher place edition genre number note medium status
    """.split()
)

WORD_LABELS: tuple[str, ...] = tuple(
    """
    author editor translator title container collection volume issue page number date accessed publisher place edition
    genre doi url id note medium list-number join
    """.split()
)
"""What the model says of one word; ``join`` is a word that only joins (``In``, ``Retrieved from``)."""


class Label(msgspec.Struct, frozen=True, gc=False):
    """Characters ``start`` up to ``end`` of a reference say ``name``.

    ``order`` tells in which order a name is written (names only); ``probability`` how sure the
    reader is that the label and its ends are right.
    """

    name: str
    start: int
    end: int
    order: str = ""
    probability: float = 1.0


class Labelling(msgspec.Struct, frozen=True):
    """All labels of one reference, and what the labels alone do not say.

    ``truncated`` has the name variables whose list ends in "et al.".
    """

    labels: tuple[Label, ...]
    type: str
    truncated: tuple[str, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    certainty: float = 1.0
    doubts: tuple[str, ...] = ()
