"""What holds for every format: fixtures come back, damage is contained, detection knows them.

The fixtures are those of ``tests/fixtures``; the corpus of real files is read where it lies.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibconv.detect import detect_format
from bibconv.formats import FORMATS, ReadContext, WriteContext
from bibconv.model import Block, Item, Loss, Record
from bibconv.source import Source
from bibconv.untagged import with_text_read

FIXTURES = Path(__file__).parent.parent / "fixtures"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
OLDER = {"bibtex", "biblatex", "ris", "csl-json", "csl-yaml"}  # have tests of their own
FURTHER = sorted(set(FORMATS) - OLDER)

INPUTS = [
    pytest.param(name, path, id=f"{name}/{path.name}")
    for name in FURTHER
    for path in sorted((FIXTURES / name).glob("*"))
    if not path.name.endswith(".expected.json")
]


def read(name: str, source: Source) -> list[Block]:
    context = ReadContext()
    return list(with_text_read(FORMATS[name].read(source, context), context))


def items(blocks: list[Block]) -> list[Item]:
    return [block.item for block in blocks if isinstance(block, Record)]


def written(name: str, blocks: list[Block], losses: list[Loss], *, verbatim: bool = False) -> str:
    context = WriteContext(losses.append, verbatim)
    return "".join(FORMATS[name].write(blocks, context))


@pytest.mark.parametrize(("name", "path"), INPUTS)
def test_items_come_back(name: str, path: Path) -> None:
    if not FORMATS[name].writes:
        pytest.skip("the format is only read")
    blocks = read(name, Source.from_path(path))
    text = written(name, blocks, losses := [])
    again = items(read(name, Source(text)))

    lost = {loss.item_id + loss.variable for loss in losses}
    if not lost:
        assert [item.to_csl() for item in again] == [item.to_csl() for item in items(blocks)]
    assert len(again) == len(items(blocks))
    assert written(name, read(name, Source(text)), []) == text


@pytest.mark.parametrize(("name", "path"), INPUTS)
def test_unchanged_is_identical(name: str, path: Path) -> None:
    source = Source.from_path(path)
    blocks = read(name, source)
    assert "".join(block.raw or "" for block in blocks) == source.text
    if FORMATS[name].writes:
        assert written(name, blocks, [], verbatim=True) == source.text


@pytest.mark.parametrize(("name", "path"), INPUTS)
def test_cut_off_anywhere(name: str, path: Path) -> None:
    text = Source.from_path(path).text
    for end in range(0, len(text), max(1, len(text) // 60)):
        for part in (text[:end], text[end:]):
            blocks = read(name, Source(part))
            assert "".join(block.raw or "" for block in blocks) == part


@pytest.mark.parametrize(("name", "path"), INPUTS)
def test_known_by_content(name: str, path: Path) -> None:
    assert detect_format(Source.from_path(path).text).name == name


@pytest.mark.parametrize("name", FURTHER)
def test_what_is_not_written_is_told(name: str) -> None:
    """Every variable of an item with all kinds of values comes back or is in the losses."""
    if not FORMATS[name].writes:
        pytest.skip("the format is only read")
    for path in sorted(FIXTURES.glob("csl-json/*.expected.json")):
        for data in json.loads(path.read_text("utf-8"))["items"]:
            (item, *_) = items(read("csl-json", Source(json.dumps(data))))
            text = written(name, [Record(item)], losses := [])
            back = items(read(name, Source(text)))
            assert len(back) == 1
            told = {loss.variable for loss in losses}
            missing = {v for v in item.variables if v not in back[0].variables}
            assert missing <= told, (path.name, missing - told, text)


FOLDERS = {name: name.replace("-", "") for name in FURTHER}


@pytest.mark.parametrize("name", FURTHER)
def test_real_files(name: str) -> None:
    folder = CORPUS / FOLDERS[name]
    if not folder.exists():
        pytest.skip("needs ../shared/corpus, with real files of this format")
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        source = Source.from_path(path)
        blocks = read(name, source)
        assert "".join(block.raw or "" for block in blocks) == source.text, path
        if FORMATS[name].writes:
            text = written(name, blocks, losses := [])
            again = items(read(name, Source(text)))
            assert len(again) == len(items(blocks)), path
            if not losses:
                assert again == items(blocks), path
