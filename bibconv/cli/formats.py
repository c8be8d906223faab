"""``bibconv formats``: the formats that can be read and written."""

from __future__ import annotations

from bibconv.detect import FORMATS


def formats() -> None:
    """List the formats: name, whether it is read and written, file extensions, title."""
    for format in FORMATS.values():
        ways = ("read" if format.reads else "") + ("+write" if format.writes else "")
        print(f"{format.name:<10} {ways:<11} {' '.join(format.extensions):<24} {format.title}")
