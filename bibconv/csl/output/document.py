r"""Entries or citations as one file in an output format: what stands around and between them.

HTML has the classes that CSL processors use; RTF is a whole document; LaTeX is a list to
``\input`` (``hyperref`` makes the links); JSON is one array.

>>> document(["<i>a</i>"], "html")
'<div class="csl-bib-body">\n  <div class="csl-entry"><i>a</i></div>\n</div>\n'
"""

from __future__ import annotations

import json
from collections.abc import Sequence

_RTF = ("{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n", "}\n")
_LATEX = (
    "\\begin{list}{}{\\setlength{\\leftmargin}{1.5em}\\setlength{\\itemindent}{-1.5em}}\n",
    "\\end{list}\n",
)


def document(texts: Sequence[str], output: str, ids: Sequence[str] | None = None) -> str:
    """A bibliography. With ``ids``, JSON names the item of each entry."""
    if output == "json":
        runs = [json.loads(text) for text in texts]
        if ids is None:
            return _json(runs)
        return _json([{"id": id, "runs": run} for id, run in zip(ids, runs, strict=True)])
    if output in ("html", "html-links"):
        lines = [f'  <div class="csl-entry">{text}</div>\n' for text in texts]
        return "".join(['<div class="csl-bib-body">\n', *lines, "</div>\n"])
    if output == "latex":
        if not texts:  # a list without items is an error
            return ""
        # The empty group: "[1]" would be the label of the item.
        return "".join([_LATEX[0], *(f"\\item {{}}{text}\n" for text in texts), _LATEX[1]])
    if output == "rtf":
        hanging = (f"{{\\pard\\li360\\fi-360\\sa120 {text}\\par}}\n" for text in texts)
        return "".join([_RTF[0], *hanging, _RTF[1]])
    return _lines(texts, output)


def citations(texts: Sequence[str], output: str) -> str:
    """Citations in their order, one a line or a paragraph."""
    if output == "json":
        return _json([json.loads(text) for text in texts])
    if output == "rtf":
        return "".join([_RTF[0], *(f"{{\\pard {text}\\par}}\n" for text in texts), _RTF[1]])
    return _lines(texts, output)


def _lines(texts: Sequence[str], output: str) -> str:
    """Lines; paragraphs where the format would run lines together."""
    between = "\n\n" if output in ("markdown", "latex") else "\n"
    return between.join(texts) + "\n" if texts else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
