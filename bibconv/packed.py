"""Packed inputs: gzip, Zstandard, zip archives, spreadsheets, documents and PDFs, as the texts in them.

A text in a packed file has a name of its own, ``refs.zip/refs.bib``; what packs it is known by
its first bytes, not by its name. What unpacks to very much more than it is, is refused.
Source: RFC 1952; RFC 8878; APPNOTE.TXT (zip); ECMA-376 (spreadsheets, documents); [MS-CFB].
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from bibconv import pdf, wordprocessor
from bibconv.errors import LimitExceededError, UnreadableInputError
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.source import Source

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_GZIP, _ZSTD, _ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
_CHUNK = 1 << 20
# Bibliographies pack to a tenth, much repeated ones to a fiftieth; bombs to a thousandth.
_MOST_RATIO, _FROM = 200, 50_000_000
_MOST_FILES = 10_000
# A document is less than a bibliography may be: of 300 pages it has a megabyte or two of text.
_DOCUMENT_FROM, _DOCUMENT_MOST = 20_000_000, 200_000_000
_DOCUMENTS = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
              ".odt": "odt", ".ott": "odt"}  # fmt: skip
_OLE, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_OLD = "{name}: {what}; open it in a word processor and save it as .docx{how}"


def open_sources(
    path: str, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> list[Source]:
    """The texts of the file at ``path``: itself, or those packed in it.

    Raises:
        UnreadableInputError: there is no such file, it cannot be unpacked, or is not text.
        LimitExceededError: it is too large, or would be.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_OLE))
    except OSError:
        # what is wrong is told when it is read
        return [Source.from_path(path, encoding=encoding, limits=limits)]
    if not head.startswith((_GZIP, _ZSTD, _ZIP, _OLE, _RTF, pdf.MAGIC)):
        _refuse_empty(head, path)
        return [opened(Source.from_path(path, encoding=encoding, limits=limits))]
    data = Path(path).read_bytes()
    limits.require("bytes", len(data), path)
    return list(unpacked(data, path, encoding=encoding, limits=limits))


def unpacked(
    data: bytes, name: str, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Source]:
    """The texts in ``data``: itself, or those packed in it; otherwise as :func:`open_sources`."""
    if data.startswith(_ZIP):
        yield from _zipped(data, name, encoding, limits)
        return
    if data.startswith(pdf.MAGIC):
        yield Source(pdf.text_of(data, name, limits), name)
        return
    _refuse_old(data, name)
    _refuse_empty(data, name)
    inner = f"{name}/{_inner_name(name)}"
    if data.startswith(_GZIP):
        data = _gunzipped(data, name, limits)
    elif data.startswith(_ZSTD):
        data = _unzstd(data, name, limits)
    else:
        inner = name
    yield opened(Source.from_bytes(data, inner, encoding=encoding, limits=limits))


def opened(source: Source) -> Source:
    """The source itself, or the document that it is, if it is one in a single XML file."""
    if source.text[:1] in "<\ufeff \r\n\t" and wordprocessor.is_flat(source.text):
        return wordprocessor.flat_manuscript(source.text, source.name)
    return source


def _refuse_old(data: bytes, name: str) -> None:
    """Formats of word processors that are not read, and documents with a password."""
    if data.startswith(_RTF):
        raise UnreadableInputError(_OLD.format(name=name, what="is RTF", how=""))
    if not data.startswith(_OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        what, how = "is protected by a password", " without one"
    elif "Workbook".encode("utf-16-le") in data:
        raise UnreadableInputError(f"{name}: is an old Excel file; save it as .xlsx")
    else:
        what, how = "is an old Word document (.doc), or one with a password", " without a password"
    raise UnreadableInputError(_OLD.format(name=name, what=what, how=how))


def _refuse_empty(data: bytes, name: str) -> None:
    if not data and PurePosixPath(name).suffix.lower() in _DOCUMENTS:
        raise UnreadableInputError(
            f"{name}: is an empty file, not a document; save it again, or copy it again"
        )


def _inner_name(name: str) -> str:
    """``refs.bib`` for ``folder/refs.bib.gz``."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.stem if path.suffix.lower() in (".gz", ".zst", ".gzip", ".zstd") else path.name


def _gunzipped(data: bytes, name: str, limits: Limits) -> bytes:
    import zlib

    parts: list[bytes] = []
    size, rest = 0, data
    while rest.startswith(_GZIP):
        engine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            while rest and not engine.eof:
                part = engine.decompress(rest, _CHUNK)
                rest = engine.unconsumed_tail or (engine.unused_data if engine.eof else b"")
                size += len(part)
                _require_sane(size, len(data), name, limits)
                parts.append(part)
        except zlib.error as error:
            raise UnreadableInputError(f"{name}: the gzip data are damaged ({error})") from None
        if not engine.eof:
            raise UnreadableInputError(f"{name}: the gzip data end too early; copy the file again")
    return b"".join(parts)


def _unzstd(data: bytes, name: str, limits: Limits) -> bytes:
    try:
        import zstandard
    except ImportError:
        raise UnreadableInputError(
            f"{name}: is packed with Zstandard; unpack it with unzstd, "
            "or install bibconv[zstd], which can"
        ) from None
    parts: list[bytes] = []
    size = 0
    stream: Any = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
        io.BytesIO(data), read_across_frames=True
    )
    try:
        while part := stream.read(_CHUNK):
            size += len(part)
            _require_sane(size, len(data), name, limits)
            parts.append(part)
    except zstandard.ZstdError as error:
        raise UnreadableInputError(f"{name}: the Zstandard data are damaged ({error})") from None
    return b"".join(parts)


def _damages() -> tuple[type[Exception], ...]:
    """What :mod:`zipfile` raises for archives that are damaged, anywhere in it."""
    import lzma
    import struct
    import zipfile
    import zlib

    return (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        struct.error,
        EOFError,
        IndexError,
        NotImplementedError,
        OSError,
        OverflowError,
        ValueError,  # a place before the beginning of the file
    )


def _zipped(data: bytes, name: str, encoding: str | None, limits: Limits) -> Iterator[Source]:
    import zipfile

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except _damages() as error:
        raise UnreadableInputError(f"{name}: the zip archive is damaged ({error})") from None
    with archive:
        if len(names) > _MOST_FILES:
            raise LimitExceededError(
                f"{name}: holds {len(names):,} files, more than {_MOST_FILES:,}"
            )
        budget = _Budget(archive, len(data), name, limits)
        if "xl/workbook.xml" in names:
            from bibconv.formats.table.xlsx import sheet

            inner, text = sheet(budget.read, name)
            yield Source(text, f"{name}/{inner}.csv")
            return
        small = _Budget(archive, len(data), name, limits, _DOCUMENT_FROM, _DOCUMENT_MOST)
        ending = _DOCUMENTS.get(PurePosixPath(name).suffix.lower())
        form = wordprocessor.manuscript_format(names, small.read) or ending
        if form is not None:
            yield wordprocessor.manuscript(form, names, small.read, name)
            return
        texts = [n for n in names if not _is_hidden(n)]
        if not texts:
            raise UnreadableInputError(f"{name}: there is no file in the zip archive")
        for inner in texts:
            yield Source.from_bytes(
                budget.read(inner), f"{name}/{inner}", encoding=encoding, limits=limits
            )


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


class _Budget:
    """Reads files of an archive as long as all of them together are within bounds."""

    def __init__(
        self,
        archive: ZipFile,
        packed: int,
        name: str,
        limits: Limits,
        most_from: int = _FROM,
        most: int | None = None,
    ) -> None:
        self._archive, self._packed, self._name, self._limits = archive, packed, name, limits
        self._from, self._most = most_from, most
        self._size = 0
        self._infos: dict[str, ZipInfo] = {}
        for info in archive.infolist():
            self._infos.setdefault(info.filename, info)  # the first of two counts

    def read(self, inner: str) -> bytes:
        """The file called ``inner``; raises ``KeyError`` if there is none."""

        info = self._infos[inner]
        if self._most is not None:  # what is said to be too large is not even begun
            self._require(self._size + info.file_size)
        parts: list[bytes] = []
        try:
            with self._archive.open(info) as stream:
                while part := stream.read(_CHUNK):
                    self._size += len(part)
                    self._require(self._size)
                    parts.append(part)
        except RuntimeError:
            raise UnreadableInputError(
                f"{self._name}: {inner} is protected by a password; unpack it first"
            ) from None
        except _damages() as error:
            raise UnreadableInputError(f"{self._name}: {inner} is damaged ({error})") from None
        return b"".join(parts)

    def _require(self, size: int) -> None:
        _require_sane(size, self._packed, self._name, self._limits, self._from)
        if self._most is not None and size > self._most:
            raise LimitExceededError(
                f"{self._name}: the text of the document is larger than {self._most // 1_000_000} MB"
            )


def _require_sane(
    size: int, packed: int, name: str, limits: Limits, most_from: int = _FROM
) -> None:
    limits.require("bytes", size, name)
    if size > most_from and size > _MOST_RATIO * packed:
        raise LimitExceededError(
            f"{name}: unpacks to more than {_MOST_RATIO} times its size, as no bibliography does; "
            "unpack it yourself if you trust it"
        )
