"""Checking as a project wants it: settings, suppressions, baseline, changed entries.

``run.check`` puts them together; ``settings`` reads ``[tool.bibconv]``.
"""

from __future__ import annotations

from bibconv.checking.run import check, fails, selected_codes
from bibconv.checking.settings import Settings, find_settings, read_settings

__all__ = ["Settings", "check", "fails", "find_settings", "read_settings", "selected_codes"]
