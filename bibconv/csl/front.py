"""Citing: items, a style's name and an output in; formatted strings out.

>>> from bibconv.model import Date, Item, Name
>>> variables = {"title": "A Title", "author": (Name("Doe", "Jane"),), "issued": Date(((2020,),))}
>>> cite([Item("d", "book", variables)], "apa", output="html")
['Doe, J. (2020). <i>A Title</i>.']
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence

from bibconv.csl.engine import OUTPUTS, Cluster, Entry, Output, get_engine, parse_cluster
from bibconv.csl.output.document import document
from bibconv.csl.styles import StyleFile, find_style
from bibconv.diagnostics import Diagnostic, Report
from bibconv.errors import MisuseError
from bibconv.model import Item

DEFAULT_STYLE = "apa"


def cite(
    items: Iterable[Item],
    style: str | StyleFile = DEFAULT_STYLE,
    locale: str | None = None,
    output: str = "text",
    engine: str | None = None,
    citations: Iterable[str | Cluster] | None = None,
    report: Report | None = None,
) -> list[str]:
    """The bibliography, one string per item in the order of the style; with ``citations`` the
    citations instead, one string per cluster (``"key1,key2@12"``) in the given order.

    What cannot be formatted is reported to ``report`` (a warning without one) and printed
    without the style. Raises :class:`~bibconv.errors.UnknownStyleError`,
    :class:`~bibconv.errors.StyleError` or :class:`~bibconv.errors.MisuseError`.
    """
    if citations is None:
        found = bibliography(items, style, locale, output, engine, report)
        return [entry.text for entry in found]
    clusters = [parse_cluster(c) if isinstance(c, str) else tuple(c) for c in citations]
    listed = list(items)
    return get_engine(engine).citations(
        listed, clusters, _style(style), locale, _output(output), report or _warn
    )


def bibliography(
    items: Iterable[Item],
    style: str | StyleFile = DEFAULT_STYLE,
    locale: str | None = None,
    output: str = "text",
    engine: str | None = None,
    report: Report | None = None,
) -> list[Entry]:
    """As :func:`cite`, with the id of each entry."""
    listed: Sequence[Item] = list(items)
    return get_engine(engine).bibliography(
        listed, _style(style), locale, _output(output), report or _warn
    )


def html_bibliography(entries: Iterable[str]) -> str:
    """Entries in HTML as one block, in the classes that CSL processors use."""
    return document(list(entries), "html").rstrip("\n")


def _style(style: str | StyleFile) -> StyleFile:
    return style if isinstance(style, StyleFile) else find_style(style)


def _output(output: str) -> Output:
    for known in OUTPUTS:
        if output == known:
            return known
    raise MisuseError(f"no output is called {output!r}; there is: {', '.join(OUTPUTS)}")


def _warn(diagnostic: Diagnostic) -> None:
    warnings.warn(str(diagnostic), RuntimeWarning, stacklevel=4)
