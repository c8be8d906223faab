"""What a citation engine is: items and a style in, formatted entries and citations out.

Engines are interchangeable behind :class:`Engine`; :data:`ENGINES` names them. A further engine
is a module with a class and one line there.

>>> parse_cluster("doe2020,roe2021@12-14")
(Cite(id='doe2020', ...), Cite(id='roe2021', locator='12-14', label='page', ...))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Literal, Protocol, get_args

import msgspec

from bibconv.csl.styles import StyleFile
from bibconv.diagnostics import Report
from bibconv.errors import MisuseError
from bibconv.model import Item
from bibconv.patterns import late

Output = Literal["text", "html", "html-links", "markdown", "latex", "rtf", "json"]
OUTPUTS: tuple[Output, ...] = get_args(Output)


class Entry(msgspec.Struct, frozen=True):
    """One entry of a bibliography: the item's id and the formatted text."""

    id: str
    text: str


class Cite(msgspec.Struct, frozen=True):
    """One item in a citation, with what is said about the place in it."""

    id: str
    locator: str | None = None
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


Cluster = tuple[Cite, ...]
"""A citation: the items cited at one place of a text."""


class Engine(Protocol):
    """A citation engine. It never raises for what an item says: it reports, and prints what it
    can; it raises :class:`~bibconv.errors.StyleError` for a style it cannot use."""

    name: str

    def bibliography(
        self,
        items: Sequence[Item],
        style: StyleFile,
        locale: str | None,
        output: Output,
        report: Report,
    ) -> list[Entry]:
        """One entry per item, in the order of the style."""
        ...

    def citations(
        self,
        items: Sequence[Item],
        clusters: Sequence[Cluster],
        style: StyleFile,
        locale: str | None,
        output: Output,
        report: Report,
    ) -> list[str]:
        """One text per cluster, in the order of the document."""
        ...


# Name -> module and class; imported when first used.
ENGINES: Mapping[str, tuple[str, str]] = {
    "native": ("bibconv.csl.native", "Native"),
    "citeproc-py": ("bibconv.csl.citeproc_py", "CiteprocPy"),
}
DEFAULT_ENGINE = "native"


def get_engine(name: str | None = None) -> Engine:
    """The engine of that name; the default one for ``None``."""
    name = name or DEFAULT_ENGINE
    if name not in ENGINES:
        raise MisuseError(f"no engine is called {name!r}; there is: {', '.join(ENGINES)}")
    module, attribute = ENGINES[name]
    make: Callable[[], Engine] = getattr(import_module(module), attribute)
    return make()


# Words for a locator's kind before the number: "chap. 3", "§ 4". What is not here is a page.
_LABELS = {
    "chapter": ("chapter", "chap", "ch"),
    "section": ("section", "sec", "§", "§§"),
    "figure": ("figure", "fig"),
    "volume": ("volume", "vol"),
    "line": ("line", "lines", "l", "ll"),
    "paragraph": ("paragraph", "para", "¶", "¶¶"),
    "note": ("note", "n", "nn"),
    "part": ("part", "pt"),
    "verse": ("verse", "v", "vv"),
    "column": ("column", "col"),
    "folio": ("folio", "fol"),
    "page": ("page", "pages", "p", "pp"),
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words}
_LOCATOR = late(r"([^\W\d_]+|[§¶]{1,2})\.?\s*(?=\d)(.*)", re.DOTALL)


def parse_cluster(text: str) -> Cluster:
    """``key1,key2@12`` -> cites; after ``@`` the locator, a page unless a label says otherwise."""
    cites = []
    for part in text.replace(";", ",").split(","):
        key, _, locator = part.strip().partition("@")
        if not key.strip():
            continue
        label = "page"
        found = _LOCATOR.fullmatch(locator.strip())
        if found and found[1].lower() in _LABEL_OF:
            label, locator = _LABEL_OF[found[1].lower()], found[2]
        cites.append(Cite(key.strip(), locator.strip() or None, label))
    if not cites:
        raise MisuseError(f"no citation key in {text!r}; write key1,key2@12")
    return tuple(cites)
