"""The words of one BibTeX name as TeX: dividing at spaces and commas, groups, letter case.

Source: bibtex.web, "name tokens" and ``von_token_found``.

``word_parts(r"van {Den Haag}, J.~B.")`` is ``([["van", "{Den Haag}"], ["J.", "B."]], True)``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibconv.text import latex

# Words end at spaces and ties; a tie after a backslash is an accent.
_WORD_END = re.compile(r"[{}]|\\.|,|[\s~]+", re.DOTALL)
_SIMPLE_WORD_END = re.compile(r"[\s~]+")
_BRACE = re.compile(r"[{}]")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv ii. iii. iv. junior senior esq. esq".split())
_GROUP_OR_COMMAND = re.compile(r"\{|\\[A-Za-z]+\s*|\\.|[^\W\d_]", re.DOTALL)


def word_parts(tex: str) -> tuple[list[list[str]], bool]:
    """The words of the parts between commas, and whether braces balance."""
    if "{" not in tex and "}" not in tex and "\\" not in tex:
        return [_SIMPLE_WORD_END.sub(" ", part).split() for part in tex.split(",")], True
    parts: list[list[str]] = [[]]
    depth = start = 0
    for match in _WORD_END.finditer(tex):
        found = match[0]
        if found == "{":
            depth += 1
        elif found == "}":
            depth -= 1
            if depth < 0:
                return parts, False
        elif depth == 0 and found[0] != "\\":
            if match.start() > start:
                parts[-1].append(tex[start : match.start()])
            start = match.end()
            if found == ",":
                parts.append([])
        elif depth == 0 and found[1:].isspace():
            # "\ " is a space of width one: it ends the word as a space does.
            parts[-1].append(tex[start : match.start()])
            start = match.end()
    if start < len(tex):
        parts[-1].append(tex[start:])
    return [[word for word in part if word] for part in parts], depth == 0


def is_suffix(words: list[str]) -> bool:
    return len(words) == 1 and words[0].lower() in _SUFFIXES


def is_group(word: str) -> bool:
    """Whether one pair of braces encloses the whole word (and is no accented letter)."""
    if not (word.startswith("{") and word.endswith("}")):
        return False
    depth = 0
    for match in _BRACE.finditer(word):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(word) and not _is_one_letter(word)
    return False


def _is_one_letter(word: str) -> bool:
    if not word.startswith("{\\") or len(word) > 16:
        return False
    text = latex.decode_plain(word)
    return len(text) == 1 and text.isalpha()


@lru_cache(maxsize=16384)
def is_lower(word: str) -> bool:
    """Whether the first letter that has a case is lower-case; brace groups have none."""
    position = 0
    while position < len(word):
        match = _GROUP_OR_COMMAND.search(word, position)
        if match is None:
            return False
        found = match[0]
        if found == "{":
            end = _group_end(word, position=match.start())
            if word.startswith("{\\", match.start()):
                letter = _special_letter(word[match.start() : end])
                return letter.islower()
            position = end
        elif found[0] == "\\":
            decoded = latex.decode_plain(word[match.start() :])
            return next((c.islower() for c in decoded if c.isalpha()), False)
        elif found.islower() or found.isupper():
            return found.islower()
        else:
            position = match.end()
    return False


def _group_end(word: str, position: int) -> int:
    depth = 0
    for match in _BRACE.finditer(word, position):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return len(word)


def _special_letter(group: str) -> str:
    """The letter that gives ``{\\command...}`` its case: ``e`` of ``{\\'e}``, ``{\\uppercase{e}}``."""
    command = re.match(r"\{\\([A-Za-z]+)", group)
    if command is None or len(command[1]) == 1 or len(latex.decode_plain(group)) == 1:
        text = latex.decode_plain(group)
    else:
        text = group[command.end() :]
    return next((character for character in text if character.isalpha()), "")
