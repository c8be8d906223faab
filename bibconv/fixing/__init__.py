"""Fixes put into the text they are for: edits, not rewriting, and proof that nothing else changed.

``fix`` makes the new text of a source; ``edits`` chooses what can be applied together; ``proof``
reads the new text again and compares.
"""

from __future__ import annotations

from bibconv.fixing.fix import Fixed, Refused, fix, read_only

__all__ = ["Fixed", "Refused", "fix", "read_only"]
