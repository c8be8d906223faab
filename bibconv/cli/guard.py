"""What becomes of errors: a line on stderr and an exit code, whatever the command."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable

from bibconv.cli import EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_USAGE
from bibconv.errors import BibconvError


def guarded(command: Callable[[], int]) -> int:
    """The exit code of ``command``, or of what it raised."""
    # Records are made and dropped by the thousand and hold no circles: looking for circles as
    # often as Python does by default takes a third of the time of a conversion.
    gc.set_threshold(50_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character shows its number instead of failing.
            stream.reconfigure(errors="backslashreplace")
    try:
        return command()
    except BibconvError as error:
        from bibconv.cli.findings import clean

        print(f"bibconv: error: {clean(str(error))}", file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the outermost line of defence, and it reports
        import traceback

        print(
            f"bibconv: internal error: {type(error).__name__}: {error}\n"
            "This is a bug of bibconv, not of your file; no file was changed. Please report it "
            "with the text below.",
            file=sys.stderr,
        )
        traceback.print_exc()
        return EXIT_INTERNAL
