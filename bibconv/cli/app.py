"""The commands put together; each is one file of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from bibconv import __version__
from bibconv.cli import EXIT_USAGE

# Command -> the module of its function, which has the command's name.
COMMANDS = {
    "convert": "bibconv.cli.convert",
    "check": "bibconv.cli.check",
    "format": "bibconv.cli.format",
    "cite": "bibconv.cli.cite",
    "dedupe": "bibconv.cli.dedupe",
    "send": "bibconv.cli.send",
    "train": "bibconv.cli.train",
    "formats": "bibconv.cli.formats",
    "styles": "bibconv.cli.styles",
    "rules": "bibconv.cli.rules",
    "explain": "bibconv.cli.rules",
}


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"bibconv {__version__}")
        raise typer.Exit


def bibconv(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read references in any form, say what is wrong, write them in any other form, cite them.

    FILES may be BibTeX, BibLaTeX, RIS, CSL-JSON and thirty other formats (bibconv formats), a pasted reference list or a saved article page; the format is detected. "-" is standard input.
    """


def make_app(commands: Iterable[str]) -> typer.Typer:
    """The program with these commands; each costs start-up, so a run makes only its own."""
    app = typer.Typer(
        name="bibconv",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Exit codes: 0 fine, 1 findings, 2 usage or unreadable input, 70 internal error.",
    )
    app.callback()(bibconv)
    for command in commands:
        app.command(command)(getattr(import_module(COMMANDS[command]), command))
    return app


def run(arguments: list[str]) -> int:
    """Run the command line with the option parser; the exit code."""
    wanted = arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS
    try:
        make_app(wanted)(arguments, prog_name="bibconv")
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else EXIT_USAGE
    return 0
