"""``bibconv send``: records straight into Zotero or JabRef."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from bibconv.cli.inputs import Encoding, Files, FromFormat
from bibconv.cli.sending import SendOptions, run


class Manager(str, Enum):
    """Where records can be sent."""

    zotero = "zotero"
    jabref = "jabref"


def send(
    manager: Annotated[
        Manager, typer.Argument(metavar="zotero|jabref", help="The program that takes them.")
    ],
    files: Files = None,
    from_format: FromFormat = None,
    encoding: Encoding = None,
    port: Annotated[
        int,
        typer.Option("--port", metavar="N", min=1, max=65535, help="The port where it listens."),
    ] = 23119,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Say nothing about findings and losses.")
    ] = False,
) -> None:
    """Send records to Zotero or JabRef on this computer: bibconv send zotero refs.bib

    Zotero puts them into the collection that is selected there, JabRef into the open library.
    """
    options = SendOptions(
        manager=manager.value,
        files=files or [],
        from_format=from_format,
        encoding=encoding,
        port=port,
        quiet=quiet,
    )
    if code := run(options):
        raise typer.Exit(code)
