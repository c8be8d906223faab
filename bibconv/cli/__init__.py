"""The command line. Only this folder prints and reads arguments.

``main`` answers ``--version`` before anything is imported: start-up is what a person and a
commit hook feel.
"""

from __future__ import annotations

import signal
import sys

EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_INTERNAL = 70
EXIT_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    0 fine, 1 findings, 2 usage or unreadable input, 70 internal error.
    """
    if arguments is None:
        arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from bibconv import __version__

        print(f"bibconv {__version__}")
        return
    # The reader of our output may go away (head, less): leave then without a word, as others do.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    _import_msgspec()
    from bibconv.cli.guard import guarded

    return guarded(lambda: _run(arguments))


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions, which it asks for and does without.

    That is a tenth of what a commit hook waits for.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def _run(arguments: list[str]) -> int:
    from bibconv.cli import quick

    command, typed = arguments[:1], arguments[1:]
    if command == ["check"] and (chosen := quick.parse(typed, quick.CHECK)) is not None:
        from bibconv.cli import checking

        wanted = checking.options_of(chosen)
        if wanted is not None:
            return checking.run(wanted)
    if command == ["format"] and (chosen := quick.parse(typed, quick.FORMAT)) is not None:
        from bibconv.cli import formatting

        return formatting.run(formatting.FormatOptions(**chosen))
    if command == ["convert"] and (chosen := quick.parse(typed, quick.CONVERT)) is not None:
        from bibconv.cli import converting

        options = converting.options_of(chosen)
        if options is not None:
            return converting.run(options)
    if command == ["cite"] and (chosen := quick.parse(typed, quick.CITE)) is not None:
        from bibconv.cli import citing

        return citing.run(citing.CiteOptions(**chosen))
    from bibconv.cli import app

    return app.run(arguments)
