"""Symbol commands that our tables lack, looked up in pylatexenc's.

pylatexenc is imported only when such a command is met: it is slow to load.
``character("textlquill")`` is "⁅"; a command unknown there too gives None.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol


class _Macros(Protocol):
    def get_macro_spec(self, macroname: str) -> object: ...


@lru_cache(maxsize=1)
def _macros() -> _Macros:
    from pylatexenc.latex2text import get_default_latex_context_db

    database: _Macros = get_default_latex_context_db()
    return database


@lru_cache(maxsize=4096)
def character(command: str) -> str | None:
    """What the command of this name (without arguments) prints, or None."""
    specification = _macros().get_macro_spec(command)
    printed = getattr(specification, "simplify_repl", None)
    if isinstance(printed, str) and printed and "%" not in printed:
        return printed
    return None


@lru_cache(maxsize=1)
def _commands() -> dict[int, str]:
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    return dict(get_builtin_uni2latex_dict())


@lru_cache(maxsize=4096)
def command(letter: str) -> str | None:
    """LaTeX for one character that our tables lack, or None."""
    return _commands().get(ord(letter))
