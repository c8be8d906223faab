"""Citing in CSL styles: styles by name, engines behind one interface.

>>> from bibconv.model import Item, Name
>>> cite([Item("d", "book", {"title": "A Title", "author": (Name(family="Doe"),)})], "apa")
['Doe. (n.d.). A Title.']
"""

from typing import TYPE_CHECKING, Any

from bibconv.csl.engine import (
    DEFAULT_ENGINE,
    ENGINES,
    OUTPUTS,
    Cite,
    Cluster,
    Engine,
    Entry,
    get_engine,
    parse_cluster,
)
from bibconv.csl.front import DEFAULT_STYLE, bibliography, cite, html_bibliography
from bibconv.csl.locales import locale_names, resolve_locale
from bibconv.csl.styles import StyleFile, StyleInfo, find_style, search_styles, style_names

if TYPE_CHECKING:
    from bibconv.csl.processor import Processor

__all__ = [
    "DEFAULT_ENGINE",
    "DEFAULT_STYLE",
    "ENGINES",
    "OUTPUTS",
    "Cite",
    "Cluster",
    "Engine",
    "Entry",
    "Processor",
    "StyleFile",
    "StyleInfo",
    "bibliography",
    "cite",
    "find_style",
    "get_engine",
    "html_bibliography",
    "locale_names",
    "parse_cluster",
    "resolve_locale",
    "search_styles",
    "style_names",
]


def __getattr__(name: str) -> Any:
    """``Processor`` is imported when first asked for: listing styles does without it."""
    if name != "Processor":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bibconv.csl.processor import Processor

    return Processor
