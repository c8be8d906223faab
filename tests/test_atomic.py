"""Files are written wholly or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibconv import atomic
from bibconv.errors import UnreadableInputError


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_writes_a_new_file(tmp_path: Path) -> None:
    atomic.write_bytes(tmp_path / "new", [b"a", b"b"])
    assert (tmp_path / "new").read_bytes() == b"ab"
    assert names_in(tmp_path) == ["new"]


def test_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"x")
    path.chmod(0o640)
    atomic.write_bytes(path, [b"y"])
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    atomic.write_bytes(tmp_path / "ours", [b""])
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_follows_links(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    atomic.write_bytes(tmp_path / "link", [b"new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("stop")

    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="stop"):
        atomic.write_bytes(path, chunks())
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["file"]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="cannot be written"):
        atomic.write_bytes(tmp_path / "none" / "file", [b""])


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        atomic.write_bytes(pipe, [b"through"])
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
