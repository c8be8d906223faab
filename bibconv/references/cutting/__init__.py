"""Which lines of a text begin a reference, which continue one, and which belong to none.

All lines are labelled together: what the lines of a list have in common (marks, indents, blank
lines, width, names) shows what a beginning looks like in it.
"""

from __future__ import annotations

from bibconv.references.cutting.model import BEGINS, GOES_ON, OUTSIDE, LineModel, line_model
from bibconv.references.cutting.numbering import without_lone_marks

__all__ = ["BEGINS", "GOES_ON", "OUTSIDE", "LineModel", "line_model", "without_lone_marks"]
