"""Which lines of a text begin a reference, which go on with one, and which are none.

All lines are decided together: what a list's lines have in common (marks, indents, blank lines,
width, names in front) tells what a beginning looks like in it.
"""

from __future__ import annotations

from bibconv.references.cutting.model import BEGINS, GOES_ON, OUTSIDE, LineModel, line_model
from bibconv.references.cutting.numbering import without_lone_marks

__all__ = ["BEGINS", "GOES_ON", "OUTSIDE", "LineModel", "line_model", "without_lone_marks"]
