"""Regular expressions that are compiled when they are first used.

A check of a sound file needs a quarter of the patterns of the modules it loads; compiling the
others took a fifth of its start. For patterns of modules that the command line loads at every
start, ``late`` stands for ``re.compile``.

>>> late("[0-9]+").findall("1 and 22")
['1', '22']
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class _Late:
    """A pattern that is compiled when one of its attributes is asked for.

    The attribute is kept, so that ``__getattr__`` is asked once for each.
    """

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._arguments = (text, flags)

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(*self._arguments)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # copying and pickling ask for more than a pattern has
            raise AttributeError(name)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def late(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern ``text``; a mistake in it shows at its first use, not here."""
    return cast("re.Pattern[AnyStr]", _Late(text, flags))
