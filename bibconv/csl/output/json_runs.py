"""JSON: a list of runs, each text with its formatting, for programs that set type themselves.

>>> # [{"text": "Origin", "style": "italic"}, {"text": ", 1859."}]
"""

from __future__ import annotations

import json

from bibconv.csl.output.model import Frame, Run, web_address
from bibconv.csl.output.text import CONTROLS

_STYLES = {"i": "italic", "oblique": "oblique"}
_WEIGHTS = {"b": "bold", "light": "light"}


def write(runs: list[Run]) -> str:
    """The runs as one JSON array."""
    out: list[dict[str, str]] = []
    for run in runs:
        made = as_dict(run)
        if out and {**out[-1], "text": ""} == {**made, "text": ""}:
            out[-1]["text"] += made["text"]  # quotation marks are runs of their own until here
        else:
            out.append(made)
    return json.dumps(out, ensure_ascii=False)


def as_dict(run: Run) -> dict[str, str]:
    """One run: ``text`` and what differs from plain."""
    frame = run.frame
    out = {"text": run.text.translate(CONTROLS)}
    if frame.style:
        out["style"] = _STYLES[frame.style]
    if frame.weight:
        out["weight"] = _WEIGHTS[frame.weight]
    if frame.variant:
        out["variant"] = "small-caps"
    if frame.decoration:
        out["decoration"] = "underline"
    at: Frame | None = frame
    while at is not None:
        if at.token in ("sup", "sub"):
            out.setdefault("align", at.token)
        elif web_address(at):
            out.setdefault("link", web_address(at))
        elif at.token.startswith("display-"):
            out.setdefault("display", at.token.removeprefix("display-"))
        at = at.parent
    return out
