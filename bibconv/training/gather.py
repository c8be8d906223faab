"""Texts to learn from: references, prose in any language, and files that hold no references."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bibconv.references.evidence import evidence

_SHORTEST, _LONGEST = 15, 900  # characters of a reference; longer ones are mostly several in one
_MARK = re.compile(r"\s*(?:\[\w{1,8}\]|\(\d+\)|\d{1,3}[.)]|\d{1,3}(?=\s[A-ZÄÖÜÉ])|[•·*–-])\s*")
_PARTS = re.compile(r"\n[ \t]*\n")
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_ITEM = re.compile(r"\s*(?:[-*]|\d+[.)]) ")
_STRONG = re.compile(r"[_`#>{}|]|\*\*")
_MARKUP = re.compile(r"[*_`#>{}|]")
_OTHER = re.compile(
    r"(?:changelog|changes|news|copyright|licen[cs]e).*|.+\.(?:log|md)(?:\.gz)?$", re.IGNORECASE
)
_PARAGRAPH = range(21, 2500)
_LONGEST_ITEMS = 3000
_PROOF = 3  # so many signs of a reference, and a paragraph may be one
_TOGETHER = 40  # paragraphs of a book that stand for one document
_MOST_BYTES = 1_000_000  # of a file; the rest is left
_LONGEST_LETTER = 4  # bytes: one may be cut at the end
_LEAST_LINES = 8


def unmarked(texts: Iterable[str]) -> list[str]:
    """References without their list marks and line ends; what is too short or too long is left out."""
    found = []
    for text in texts:
        text = " ".join(text.split())
        if match := _MARK.match(text):
            text = text[match.end() :].strip()
        if _SHORTEST < len(text) < _LONGEST:
            found.append(text)
    return found


def labelled_texts(folder: Path) -> list[list[str]]:
    """The references of each ``*.jsonl`` in ``folder``, in the order of their lists."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            found.append(unmarked(json.loads(line)["text"] for line in lines if line.strip()))
    return found


def prose_texts(folders: Iterable[Path]) -> list[list[str]]:
    """Paragraphs of the Markdown and text files in ``folders``, a list for each document."""
    found: list[list[str]] = []
    for folder in folders:
        for path in _files(folder):
            if path.suffix == ".md":
                paragraphs = list(_markdown(_decoded(path)))
                if len(paragraphs) > 4:
                    found.append(paragraphs)
            elif path.suffix == ".txt":
                parts = (" ".join(part.split()) for part in _PARTS.split(_decoded(path)))
                book = [part for part in parts if len(part) > 2]
                found += [book[at : at + _TOGETHER] for at in range(0, len(book), _TOGETHER)]
    return found


def other_texts(folders: Iterable[Path], *, held_out: bool = False) -> list[list[str]]:
    """The lines of each change log, licence, log and Markdown file in ``folders``.

    They hold no references: whoever names the folders sees to that. ``.gz`` is unpacked.

    Half of the files, told by their names, are not learned from but there to measure on:
    ``held_out`` gives these.
    """
    found = []
    for folder in folders:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if _OTHER.match(path.name) and zlib.crc32(name.encode()) % 2 == held_out:
                lines = _decoded(path).splitlines()
                if len(lines) > _LEAST_LINES:
                    found.append(lines)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path


def _decoded(path: Path) -> str:
    if path.suffix == ".gz":
        with gzip.open(path) as packed:
            data = packed.read(_MOST_BYTES)
    else:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.start > len(data) - _LONGEST_LETTER
        text = data[: error.start].decode("utf-8-sig") if cut else data.decode("latin-1")
    return text.replace("\r\n", "\n")


def _markdown(text: str) -> Iterator[str]:
    """Paragraphs and items of lists without markup; none that may be a reference."""
    front = _FRONT_MATTER.match(text)
    for part in _PARTS.split(text[front.end() :] if front else text):
        for paragraph in _plain(part):
            if evidence(paragraph) < _PROOF:
                yield paragraph


def _plain(part: str) -> Sequence[str]:
    part = _LINK.sub(r"\1", part)
    if _ITEM.match(part) and len(part) < _LONGEST_ITEMS:
        lines = (_STRONG.sub("", line).rstrip() for line in part.split("\n"))
        return [line for line in lines if line.strip()]
    text = " ".join(_MARKUP.sub("", part).split())
    return [] if len(text) not in _PARAGRAPH or text.startswith(("<", "-", "1.")) else [text]
