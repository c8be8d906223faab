"""Damaged input in every format: no exception, no unaccounted character, neighbours unharmed.

Each case is a small library of our own, one record of it damaged by a random but repeatable
mutation: characters and lines deleted, doubled, swapped, cut off; braces, quotes and commas
broken. What is read must hold every character once and the records beside the damaged one; every
writer must be able to write what came out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import bibconv
from bibconv.errors import UnreadableInputError
from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Library
from bibconv.source import Source, encode_utf8

CASES = 650  # of each format
RECORDS = 4
TITLES = (
    "On the growth of {Crystals} in salt water",
    "Über Brücken & Stege: a survey, part 2",
    'The "quoted" word and its 50% share',
    "Étude d'un cas #7 [revised]",
)


def _bibtex(index: int) -> str:
    title = TITLES[index % len(TITLES)].replace("&", r"\&").replace("%", r"\%").replace('"', "''")
    return (
        f"@article{{key{index},\n  author = {{Doe, Jane and {{The Group}} and van Berg, Jr., J.}},\n"
        f'  title = {{{title.replace("#", "")}}},\n  journal = "Journal of {{T}}hings",\n'
        f'  year = 20{index:02},\n  month = may # " 3",\n  pages = {{1--{index + 2}}},\n'
        f"  doi = {{10.1000/x{index}}}\n}}\n\n"
    )


def _biblatex(index: int) -> str:
    return (
        f"@online{{key{index},\n  author = {{family=Doe, given=Jane and {{The Group}}}},\n"
        f"  title = {{{TITLES[index % 2].replace('&', 'und')}}},\n  subtitle = {{A Subtitle}},\n"
        f"  date = {{20{index:02}-05/20{index:02}-07}},\n  url = {{https://example.org/{index}?a=%20b}},\n"
        f"  urldate = {{2021-01-0{index + 1}}},\n  langid = {{german}},\n}}\n\n"
    )


def _ris(index: int) -> str:
    return (
        f"TY  - JOUR\r\nID  - key{index}\r\nAU  - Doe, Jane\r\nAU  - Berg, J. van, Jr.\r\n"
        f"TI  - {TITLES[index % len(TITLES)]}\r\nT2  - Journal of Things\r\nPY  - 20{index:02}\r\n"
        f"DA  - 20{index:02}/05/03/\r\nSP  - 1\r\nEP  - {index + 2}\r\nDO  - 10.1000/x{index}\r\n"
        f"N1  - a note\r\nwhich goes on\r\nKW  - one\r\nKW  - two\r\nER  - \r\n\r\n"
    )


def _object(index: int) -> dict[str, object]:
    return {
        "id": f"key{index}",
        "type": "article-journal",
        "title": TITLES[index % len(TITLES)],
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "The Group"}],
        "issued": {"date-parts": [[2000 + index, 5, 3]]},
        "note": "line one\nline two",
        "volume": index,
        "custom": {"a": [1, None]},
    }


def _csl_json(index: int) -> str:
    opening = "[\n" if index == 0 else ""
    closing = "\n]\n" if index == RECORDS - 1 else ",\n"
    return opening + json.dumps(_object(index), indent=1, ensure_ascii=False) + closing


def _csl_yaml(index: int) -> str:
    title = json.dumps(TITLES[index % len(TITLES)], ensure_ascii=False)
    return ("references:\n" if index == 0 else "") + (
        f"- id: key{index}\n  type: article-journal\n  title: {title}\n  author:\n"
        f"  - family: Doe\n    given: Jane\n  - literal: The Group\n  issued: 20{index:02}-05-03\n"
        f"  abstract: |\n    First: line.\n    Second line.\n  volume: {index}\n  note: 'it''s'\n"
    )


RECORD_OF: dict[str, Callable[[int], str]] = {
    "bibtex": _bibtex,
    "biblatex": _biblatex,
    "ris": _ris,
    "csl-json": _csl_json,
    "csl-yaml": _csl_yaml,
}

HOSTILE = ("{", "}", '"', ",", "\\", "@", "=", "#", "[", "]", ":", "'", "-", "\n", "\r", "\t", " ",
           "\x00", "\ufeff", "\u2028", "é", "😀", "%", "&", "*", "!", "|", "ER  - ", "TY  - BOOK\n",
           "@book{", "@comment{", "{\"id\":", "- ", "---\n", "\\u")  # fmt: skip


def _delete(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + rng.choice((1, 1, 1, 2, 10)) :]


def _insert(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(HOSTILE) + text[at:]


def _swap(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _double(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    end = at + rng.choice((1, 1, 5, 40))
    return text[:end] + text[at:end] + text[end:]


def _truncate(text: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text))]


def _lines(text: str, rng: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    action = rng.randrange(3)
    if action == 0:
        del lines[at]
    elif action == 1:
        lines.insert(at, lines[at])
    else:
        other = rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    return "".join(lines)


def _break(text: str, rng: random.Random) -> str:
    """Take away or replace one of the characters that hold the syntax together."""
    places = [at for at, character in enumerate(text) if character in "{}[]\",:=@-'"]
    at = rng.choice(places or range(len(text)))
    return text[:at] + rng.choice(("", "", rng.choice(HOSTILE))) + text[at + 1 :]


MUTATIONS = (_delete, _insert, _swap, _double, _truncate, _lines, _break, _break)


def damaged(format: str, seed: int) -> tuple[str, int]:
    """A library with one damaged record, and which one it is."""
    rng = random.Random(f"{format} {seed}")
    parts = [RECORD_OF[format](index) for index in range(RECORDS)]
    victim = rng.randrange(RECORDS)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if len(parts[victim]) > 1:
            parts[victim] = rng.choice(MUTATIONS)(parts[victim], rng)
    if not parts[victim].endswith("\n"):
        parts[victim] += "\n"  # the next record begins on a line of its own
    return "".join(parts), victim


def _first_line_changed(sound: str, damaged: str) -> bool:
    return damaged.split("\n")[0] != sound.split("\n")[0]


def _no_longer_bounded(sound: str, damaged: str) -> bool:
    lines = damaged.strip().splitlines()
    return _first_line_changed(sound, damaged) or lines[-1].strip() != "ER  -"


def _list_or_first_line_changed(sound: str, damaged: str) -> int:
    if sound.startswith("references:") and _first_line_changed(sound, damaged):
        return RECORDS  # the list itself has lost its name
    return _first_line_changed(sound, damaged)


# How many neighbours may suffer. Damage that makes one record of two by the rules of the format: the line that begins a record
# is gone, so that its fields belong to the one before; a RIS record has lost its TY or ER. In
# JSON no damage does.
MAY_MERGE: dict[str, Callable[[str, str], int]] = {
    "bibtex": _first_line_changed,
    "biblatex": _first_line_changed,
    "ris": _no_longer_bounded,
    "csl-json": lambda _, __: 0,
    "csl-yaml": _list_or_first_line_changed,
}


@pytest.mark.parametrize("format", sorted(RECORD_OF))
def test_damage_stays_where_it_is(format: str) -> None:
    context = ReadContext()
    sound = Library(
        FORMATS[format].read(Source("".join(map(RECORD_OF[format], range(RECORDS)))), context)
    ).items
    assert [item.id for item in sound] == [f"key{index}" for index in range(RECORDS)]
    lost: list[int] = []
    for seed in range(CASES):
        text, victim = damaged(format, seed)
        blocks = list(FORMATS[format].read(Source(text), context))
        assert "".join(block.raw or "" for block in blocks) == text, (
            f"seed {seed}: text is not kept"
        )
        read = Library(blocks).items
        untouched = [item for index, item in enumerate(sound) if index != victim]
        missing = [item for item in untouched if item not in read]
        sound_text = "".join(map(RECORD_OF[format], range(RECORDS)))
        begin = len("".join(map(RECORD_OF[format], range(victim))))
        tail = len("".join(map(RECORD_OF[format], range(victim + 1, RECORDS))))
        part = text[begin : len(text) - tail]
        original = sound_text[begin : len(sound_text) - tail]
        if len(missing) > MAY_MERGE[format](original, part):
            lost.append(seed)
        for target in RECORD_OF:
            "".join(FORMATS[target].write(blocks, WriteContext()))
        again = "".join(FORMATS[format].write(blocks, WriteContext(verbatim=True)))
        assert again == text, f"seed {seed}: unchanged blocks are written changed"
    assert not lost, f"a sound record is lost with seeds {lost}"


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "gb18030")
BYTES = (b"\x00", b"\xff", b"\xfe", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90", b"\r", b"\n")


def damaged_bytes(format: str, seed: int) -> bytes:
    """A damaged library in some encoding, its bytes damaged too."""
    rng = random.Random(f"bytes {format} {seed}")
    data = bytearray(damaged(format, seed)[0].encode(rng.choice(ENCODINGS), "replace"))
    for _ in range(rng.choice((0, 1, 1, 5))):
        at = rng.randrange(len(data) + 1)
        data[at : at + rng.choice((0, 1, 1, 2))] = rng.choice(BYTES)
    return bytes(data)


FIXTURES = Path(__file__).parent / "fixtures"


def fixtures_of(format: str) -> list[Path]:
    files = sorted((FIXTURES / format).iterdir())
    return [path for path in files if not path.name.endswith(".expected.json")]


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - RECORD_OF.keys()))
def test_damage_of_further_formats(format: str) -> None:
    """Every character stays in one block, and what is read can be written."""
    spec = FORMATS[format]
    targets = [spec, FORMATS["csl-json"]] if spec.writes else [FORMATS["csl-json"]]
    for path in fixtures_of(format):
        sound = Source.from_path(path).text
        for seed in range(CASES // 8):
            rng = random.Random(f"{path.name} {seed}")
            text = sound
            for _ in range(rng.choice((1, 1, 2, 5))):
                text = rng.choice(MUTATIONS)(text, rng) if len(text) > 1 else text
            blocks = list(spec.read(Source(text), ReadContext()))
            assert "".join(block.raw or "" for block in blocks) == text, f"{path.name} {seed}"
            for target in targets:
                "".join(target.write(blocks, WriteContext()))
            if spec.writes:
                again = "".join(spec.write(blocks, WriteContext(verbatim=True)))
                assert again == text, f"{path.name} {seed}: unchanged is written changed"


@pytest.mark.parametrize("format", sorted(RECORD_OF))
def test_damaged_bytes_are_read_and_written(format: str) -> None:
    for seed in range(CASES // 8):
        data = damaged_bytes(format, seed)
        try:
            library = bibconv.loads(data, format)
        except UnreadableInputError:
            continue  # too many control characters for a text
        (source,) = library.sources
        text = "".join(block.raw or "" for block in library.blocks)
        assert source.encode(text) == data, f"seed {seed}: bytes are not kept"
        for target in filter(lambda name: FORMATS[name].writes, FORMATS):
            encode_utf8(bibconv.dumps(library, target, canonical=True))


def test_there_are_enough_cases() -> None:
    assert CASES * len(RECORD_OF) >= 3000
