"""bibconv: references in any form in, any form out, and the truth about what is wrong with them.

>>> import bibconv
>>> library = bibconv.loads("@book{doe, title = {A Title}, author = {Doe, Jane}, year = 2020}")
>>> bibconv.cite(library, style="apa")
['Doe, J. (2020). A Title.']

Names are imported when first used, so that ``import bibconv`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from bibconv.api import (
        check,
        cite,
        convert,
        dump,
        dumps,
        load,
        loads,
        parse_references,
    )
    from bibconv.diagnostics import Diagnostic, Fix, Severity
    from bibconv.errors import BibconvError
    from bibconv.limits import Limits
    from bibconv.model import Date, Item, Library, Name, Record

_HOMES = {
    "bibconv.api": (
        "check",
        "cite",
        "convert",
        "dump",
        "dumps",
        "load",
        "loads",
        "parse_references",
    ),
    "bibconv.diagnostics": ("Diagnostic", "Fix", "Severity"),
    "bibconv.errors": ("BibconvError",),
    "bibconv.limits": ("Limits",),
    "bibconv.model": ("Date", "Item", "Library", "Name", "Record"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BibconvError",
    "Date",
    "Diagnostic",
    "Fix",
    "Item",
    "Library",
    "Limits",
    "Name",
    "Record",
    "Severity",
    "check",
    "cite",
    "convert",
    "dump",
    "dumps",
    "load",
    "loads",
    "parse_references",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'bibconv' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
