"""Results that are remembered, of short arguments only: what is long hardly comes twice, and
thousands of long texts would fill the memory.

>>> remembered(16)(str.upper)("a")
'A'
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from bibconv.model import Date, Name

LENGTH = 160
_Result = TypeVar("_Result")


def remembered(size: int) -> Callable[[Callable[[str], _Result]], Callable[[str], _Result]]:
    """Decorator: remember ``size`` results of a function of one text."""

    def decorate(function: Callable[[str], _Result]) -> Callable[[str], _Result]:
        held = lru_cache(maxsize=size)(function)

        def call(text: str) -> _Result:
            return held(text) if len(text) <= LENGTH else function(text)

        call.__doc__ = function.__doc__
        return call

    return decorate


def is_short(name: Name) -> bool:
    """Whether the parts of a name are short enough for its result to be remembered."""
    size = len(name.family or "") + len(name.given or "") + len(name.literal or "")
    if name.suffix or name.dropping_particle or name.non_dropping_particle:
        size += len(name.suffix or "") + len(name.dropping_particle or "")
        size += len(name.non_dropping_particle or "")
    return size <= LENGTH


def is_plain(date: Date) -> bool:
    """Whether a date has no texts, which could be of any length."""
    return date.literal is None and date.edtf is None
