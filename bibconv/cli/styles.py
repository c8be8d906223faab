"""``bibconv styles``: the citation styles that can be named."""

from __future__ import annotations

import itertools
import sys
from typing import Annotated

import typer

from bibconv.cli import EXIT_FINDINGS


def styles(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]...", help="Words of a style's name or title."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")
    ] = 50,
) -> None:
    """List citation styles by name and title: bibconv styles nature

    What is printed first on a line is what bibconv cite -s takes.
    """
    from bibconv.csl.styles import search_styles

    found = search_styles(" ".join(query or []))
    shown = 0
    for style in itertools.islice(found, limit):
        print(f"{style.name:<50} {style.title}")
        shown += 1
    if shown == limit and next(found, None) is not None:
        print(f"... and more; narrow the search or raise --limit {limit}", file=sys.stderr)
    if not shown:
        print("no style has these words in its name or title", file=sys.stderr)
        raise typer.Exit(EXIT_FINDINGS)
