"""What the user may tell the rules: thresholds, lists, tables of their own.

Rules get it as ``context.options``; the defaults are what the pages of the rules say.

>>> Options(profile="ieee").profile
'ieee'
"""

from __future__ import annotations

import msgspec

from bibconv.documents.base import Document


class Demand(msgspec.Struct, frozen=True):
    """One line of a user's schema; see :func:`bibconv.rules.user_schema.demands`.

    Attributes:
        type: CSL item type or entry type in lower case, ``"*"`` for all.
        variable: CSL variable, or name of a field in lower case.
        kind: ``required``, ``forbidden`` or ``pattern``.
        pattern: regular expression that the whole value must match.
    """

    type: str
    variable: str
    kind: str
    pattern: str = ""


class Options(msgspec.Struct, frozen=True):
    """Settings of rules.

    Attributes:
        private_fields: fields that F115 takes for private; ``()`` means its own list.
        profile: table of recommended fields (F102): ``usual``, ``ieee``, ``acm``, ``apa``.
        key_pattern: regular expression that keys must match (C103); ``""``: the majority's form.
        earliest_year: years before are implausible (D102).
        ascii: BibTeX files are to be ASCII (X107 is a warning then).
        demands: the user's own schema (F201 to F203).
        documents: what cites the library (R201 to R203).
    """

    private_fields: tuple[str, ...] = ()
    profile: str = "usual"
    key_pattern: str = ""
    earliest_year: int = 1400
    ascii: bool = False
    demands: tuple[Demand, ...] = ()
    documents: tuple[Document, ...] = ()


DEFAULT_OPTIONS = Options()
