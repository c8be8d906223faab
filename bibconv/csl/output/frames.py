"""Opening and closing frames around runs: the walk that all output formats share."""

from __future__ import annotations

from collections.abc import Callable

from bibconv.csl.output.model import Frame, Run


def walk_frames(
    runs: list[Run],
    escape: Callable[[str], str],
    tags: Callable[[Frame], tuple[str, str]],
) -> str:
    """Text of all runs, escaped, between the tags of their frames."""
    out: list[str] = []
    current: Frame | None = None
    for run in runs:
        frame = run.frame
        if frame is not current:
            _change(current, frame, tags, out)
            current = frame
        out.append(escape(run.text))
    _change(current, None, tags, out)
    return "".join(out)


def _change(
    old: Frame | None,
    new: Frame | None,
    tags: Callable[[Frame], tuple[str, str]],
    out: list[str],
) -> None:
    """Close what ``new`` does not stand in, open what ``old`` did not stand in."""
    opening: list[str] = []
    while old is not new:
        if new is None or (old is not None and old.depth >= new.depth):
            assert old is not None
            out.append(tags(old)[1])
            old = old.parent
        else:
            opening.append(tags(new)[0])
            new = new.parent
    out.extend(reversed(opening))
