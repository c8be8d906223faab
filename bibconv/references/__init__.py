"""Free-text references: segment -> tokens -> labels -> item -> verify, one file each.

``cut`` cuts a list into references, ``read_all`` reads them as one list; between them stands
a :class:`~.read.Labeller`, which says what the words are (:mod:`.statistical`).
"""

from bibconv.references.columns import is_woven
from bibconv.references.evidence import begins_like_reference, evidence, has_year, signs_of, verbs
from bibconv.references.read import Labeller, labeller_of, read, read_all
from bibconv.references.segment import Segmentation, cut, segment

__all__ = [
    "Labeller",
    "Segmentation",
    "begins_like_reference",
    "cut",
    "evidence",
    "has_year",
    "is_woven",
    "labeller_of",
    "read",
    "read_all",
    "segment",
    "signs_of",
    "verbs",
]
