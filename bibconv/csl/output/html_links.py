"""HTML as :mod:`bibconv.csl.output.html` writes it, with links for DOI, URL, PMID and PMCID.

CSL 1.0.2, "Appendix VI - Links". Only ``http`` and ``https`` addresses become links.

>>> # <a href="https://doi.org/10.1000/x">https://doi.org/10.1000/x</a>
"""

from __future__ import annotations

from bibconv.csl.output.frames import walk_frames
from bibconv.csl.output.html import escape, tags
from bibconv.csl.output.model import Frame, Run, web_address

_ATTRIBUTE = {ord("&"): "&#38;", ord("<"): "&#60;", ord(">"): "&#62;", ord('"'): "&#34;",
              ord("'"): "&#39;"}  # fmt: skip


def write(runs: list[Run]) -> str:
    """The runs as HTML with links."""
    return walk_frames(runs, escape, _tags)


def _tags(frame: Frame) -> tuple[str, str]:
    address = web_address(frame)
    if address:
        return f'<a href="{address.translate(_ATTRIBUTE)}">', "</a>"
    return tags(frame)
