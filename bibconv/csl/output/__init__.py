"""Output formats: each a small visitor over runs that owns its escaping."""

from __future__ import annotations

from collections.abc import Callable

from bibconv.csl.output.model import Run

Writer = Callable[[list[Run]], str]


def writer(name: str) -> Writer:
    """The writer for an output format: text, html, markdown, latex, rtf, json."""
    from importlib import import_module

    if name not in FORMATS:
        from bibconv.errors import MisuseError

        raise MisuseError(f"unknown output {name!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"bibconv.csl.output.{FORMATS[name]}")
    write: Writer = module.write
    return write


FORMATS = {
    "text": "text",
    "html": "html",
    "html-links": "html_links",
    "markdown": "markdown",
    "latex": "latex",
    "rtf": "rtf",
    "json": "json_runs",
}
