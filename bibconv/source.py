"""Byte-exact source text: bytes in, text with positions out, the same bytes back.

A :class:`Source` remembers how its text was encoded (encoding, byte-order mark), so that
``source.encode(source.text) == data`` for every input. Newlines are not translated: text
keeps its CR, LF and CRLF. A :class:`Span` is a pair of character offsets in one source and
knows its line and column (both 1-based; columns count characters).
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from pathlib import Path

import msgspec

from bibconv.errors import UnreadableInputError
from bibconv.limits import DEFAULT_LIMITS, Limits
from bibconv.patterns import late

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# JabRef and Emacs declare the encoding of a file in its first lines:
# "% Encoding: ISO8859_1", "-*- coding: latin-1 -*-", and XML in its prolog.
_DECLARATION = late(
    rb"(?:^%[ \t]*Encoding:|-\*-.{0,80}?coding:|<\?xml[^>]{0,80}?encoding=[\"'])[ \t]*([A-Za-z0-9._:-]+)",
    re.IGNORECASE | re.MULTILINE,
)

_LINE_END = late(r"\r\n|\n|\r")

# Half of a character that needs two code units; no character by itself.
_HALF = late("[\ud800-\udfff]")

# One NUL in so many bytes is damage to a text.
_STRAY_NULS = 100

_BEYOND_ASCII = late("[\u0080-\ud7ff\ue000-\U0010ffff]+")

# Five bytes are nothing in cp1252; as on the web, they are read as the control characters of the
# same number, and come back.
_HOLES = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_HOLES_BACK = {byte: surrogate for surrogate, byte in _HOLES.items()}


class Source:
    """One input: its name, its decoded text, and how to turn text into its bytes again.

    Attributes:
        name: file path as the user gave it, or ``<stdin>`` / ``<string>``.
        text: the decoded text, byte-order mark removed, newlines untouched.
        encoding: Python codec name that ``text`` was decoded with.
        bom: the byte-order mark that was removed (empty if none).
        declared: whether the encoding was stated (by a mark, a declaration or the caller).
        undecodable: offset of the first byte or character that is not what the encoding allows
            (UTF-8 where nothing declared another); ``None`` if all is well. It becomes S001.
    """

    __slots__ = (
        "_lines",
        "_original",
        "bom",
        "declared",
        "encoding",
        "name",
        "text",
        "undecodable",
    )

    def __init__(
        self,
        text: str,
        name: str = "<string>",
        *,
        encoding: str = "utf-8",
        bom: bytes = b"",
        declared: bool = False,
        undecodable: int | None = None,
    ) -> None:
        self.text = text
        self.name = name
        self.encoding = encoding
        self.bom = bom
        self.declared = declared
        self.undecodable = undecodable
        self._lines: list[int] | None = None
        self._original: bytes | None = None  # kept only where ``text`` does not tell the bytes

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        name: str = "<bytes>",
        *,
        encoding: str | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Source:
        """Decode ``data``: byte-order mark, ``encoding``, UTF-8, declaration, then a guess.

        Raises:
            UnreadableInputError: the bytes are not text (NUL bytes without a UTF-16/32 shape).
            LimitExceededError: more than ``limits.bytes``.
        """
        limits.require("bytes", len(data), name)
        for bom, codec in _BOMS:
            if data.startswith(bom):
                return cls._decoded(data[len(bom) :], name, codec, bom)
        if encoding is not None:
            return cls._decoded(data, name, _codec(encoding, name))
        if _is_wide(data):
            return cls._decoded(data, name, _utf16_without_bom(data, name))
        try:
            return cls(data.decode("utf-8"), name)
        except UnicodeDecodeError as error:
            return cls._from_legacy_bytes(data, name, error.start)

    @classmethod
    def _from_legacy_bytes(cls, data: bytes, name: str, offset: int) -> Source:
        match = _DECLARATION.search(data[:2000])
        if match:
            codec = _known_codec(match[1].decode("ascii"))
            if codec not in (None, "utf-8"):
                assert codec is not None
                return cls._decoded(data, name, codec)
        mended = _mended(data)
        if mended is not None:
            source = cls(mended, name, undecodable=len(data[:offset].decode("utf-8")))
            source._original = data
            return source
        # cp1252 is what an 8-bit Western file nearly always is.
        return cls(_decode(data, "cp1252", name), name, encoding="cp1252", undecodable=offset)

    @classmethod
    def _decoded(cls, data: bytes, name: str, codec: str, bom: bytes = b"") -> Source:
        """Decode as somebody said; what is wrong with that shows as half characters."""
        over = len(data) % _width(codec)  # bytes of a character that was cut in two
        text = _decode(data[: len(data) - over], codec, name)
        half = _HALF.search(text)
        source = cls(text, name, encoding=codec, bom=bom, declared=True)
        if half is not None:
            source.undecodable = half.start()
        if over:
            source._original = bom + data
            source.undecodable = len(text) if half is None else half.start()
        if source.encode(text) != bom + data:
            raise UnreadableInputError(
                f"{name}: {codec} text that would not come back as the same bytes; "
                "convert the file to UTF-8 first"
            )
        return source

    @classmethod
    def from_path(
        cls, path: str | Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
    ) -> Source:
        """Read the file at ``path``; errors say what to do about them."""
        try:
            data = Path(path).read_bytes()
        except FileNotFoundError:
            raise UnreadableInputError(f"{path}: no such file") from None
        except IsADirectoryError:
            raise UnreadableInputError(f"{path}: is a folder; name the files in it") from None
        except PermissionError:
            raise UnreadableInputError(f"{path}: permission denied") from None
        except OSError as error:
            raise UnreadableInputError(f"{path}: {error.strerror or error}") from None
        return cls.from_bytes(data, str(path), encoding=encoding, limits=limits)

    def encode(self, text: str) -> bytes:
        """Turn ``text`` into bytes as this source was encoded, byte-order mark included.

        A character that the source's encoding cannot hold turns the whole output to UTF-8.
        """
        if self._original is not None and text == self.text:
            return self._original
        try:
            return self.bom + _encode(text, self.encoding)
        except UnicodeEncodeError:
            return encode_utf8(text)

    @property
    def newline(self) -> str:
        """The first newline of the text (``"\\n"`` if it has none)."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column of the character at ``offset``."""
        lines = self._line_starts()
        line = bisect_right(lines, offset)
        return line, offset - lines[line - 1] + 1

    def line(self, number: int) -> str:
        """Text of the 1-based line ``number``, without its newline."""
        lines = self._line_starts()
        start = lines[number - 1]
        end = lines[number] if number < len(lines) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from ``start`` up to ``end``."""
        return Span(self, start, end)

    def _line_starts(self) -> list[int]:
        if self._lines is None:
            self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._lines


class Span(msgspec.Struct, frozen=True):
    """Where something stands: characters ``start`` up to ``end`` of ``source.text``."""

    source: Source
    start: int
    end: int

    @property
    def file(self) -> str:
        """Name of the source."""
        return self.source.name

    @property
    def line(self) -> int:
        """1-based line of the first character."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """1-based column of the first character."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """1-based line just behind the last character."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """1-based column just behind the last character."""
        return self.source.position(self.end)[1]

    @property
    def text(self) -> str:
        """The characters of the span."""
        return self.source.text[self.start : self.end]

    def __repr__(self) -> str:
        return f"Span({self.file}:{self.line}:{self.column})"


def _mended(data: bytes) -> str | None:
    """UTF-8 with a few stray bytes of cp1252 in it, those read as what they are there.

    ``None`` if the data is not mostly UTF-8: fewer characters beyond ASCII than stray bytes.
    """
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_HALF.findall(text))
    beyond_ascii = sum(map(len, _BEYOND_ASCII.findall(text)))
    if beyond_ascii < stray:
        return None
    return _HALF.sub(lambda half: _decode(bytes([ord(half[0]) - 0xDC00]), "cp1252", ""), text)


def encode_utf8(text: str) -> bytes:
    """UTF-8 of any text: half characters, which UTF-8 has no form for, become U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text).encode("utf-8")


def _width(codec: str) -> int:
    """Bytes of the unit that a codec's texts are made of."""
    return 4 if codec.startswith("utf-32") else 2 if codec.startswith("utf-16") else 1


def _error_mode(codec: str) -> str:
    """Undecodable bytes become half characters, which encode back to the same bytes."""
    return "surrogatepass" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _decode(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec, _error_mode(codec))
    except UnicodeError as error:
        reason = error.reason if isinstance(error, UnicodeDecodeError) else error
        raise UnreadableInputError(
            f"{name}: does not hold {codec} text ({reason}); name its encoding with --encoding"
        ) from None
    return text.translate(_HOLES) if codec == "cp1252" else text


def _encode(text: str, codec: str) -> bytes:
    if codec == "cp1252":
        text = text.translate(_HOLES_BACK)
    return text.encode(codec, _error_mode(codec))


def _known_codec(label: str) -> str | None:
    """Python's name of a codec, also for JabRef's Java spellings (``ISO8859_1``, ``Cp1252``).

    Codecs that turn bytes into bytes (base64, zip) are none for text.
    """
    try:
        "".encode(label)
        return codecs.lookup(label).name
    except (LookupError, UnicodeError, ValueError):
        return None


def _codec(label: str, name: str) -> str:
    codec = _known_codec(label)
    if codec is None:
        raise UnreadableInputError(f"{name}: no encoding goes by the name {label!r}")
    return codec


def _is_wide(data: bytes) -> bool:
    """Whether NUL bytes are more than a stray few, as in UTF-16 and in what is no text."""
    sample = data[:8192]
    return sample.count(0) > len(sample) // _STRAY_NULS


def _utf16_without_bom(data: bytes, name: str) -> str:
    """UTF-16 without a mark has a NUL in every other byte of Western text; all else is binary."""
    sample = data[:8192]
    if len(data) % 2 == 0:
        odd, even = sample[1::2].count(0), sample[0::2].count(0)
        half = len(sample) // 2
        if odd > 0.4 * half and even < 0.05 * half:
            return "utf-16-le"
        if even > 0.4 * half and odd < 0.05 * half:
            return "utf-16-be"
    raise UnreadableInputError(f"{name}: is binary, not a bibliography in text form")
