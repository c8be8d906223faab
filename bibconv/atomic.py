"""Writing a file wholly or not at all: temporary file beside it, fsync, rename.

A reader of the file sees the old content or the new one, never a part. Mode and, where the
system allows, owner of an existing file are kept; a symbolic link stays a link.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from bibconv.errors import UnreadableInputError


def write_bytes(path: str | os.PathLike[str], chunks: Iterable[bytes]) -> None:
    """Put ``chunks`` into the file at ``path``.

    Raises:
        UnreadableInputError: the folder does not exist or cannot be written to. The file is
            then what it was before.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        _write_through(path, target, chunks)
        return
    import tempfile  # costs start-up, and most commands write no file

    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise UnreadableInputError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        _take_over_attributes(target, temporary)
        Path(temporary).replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        if isinstance(error, OSError):
            raise UnreadableInputError(f"{path}: cannot be written: {error.strerror}") from None
        raise
    _sync_folder(target.parent)


def _write_through(path: str | os.PathLike[str], target: Path, chunks: Iterable[bytes]) -> None:
    """A pipe, a terminal, ``/dev/null``: written to, never replaced."""
    try:
        with target.open("wb") as file:
            file.writelines(chunks)
    except OSError as error:
        raise UnreadableInputError(f"{path}: cannot be written: {error.strerror}") from None


def _take_over_attributes(target: Path, temporary: str) -> None:
    """Give the new file the old one's mode and owner; a wholly new file gets the usual mode."""
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        return
    Path(temporary).chmod(old.st_mode & 0o7777)
    with contextlib.suppress(PermissionError, AttributeError):
        os.chown(temporary, old.st_uid, old.st_gid)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets folders be synced."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
