"""Byte-exact sources: what goes in comes out, positions are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.errors import LimitExceededError, UnreadableInputError
from bibconv.limits import Limits
from bibconv.source import Source, encode_utf8

ENCODED = {
    "ascii": (b"abc", "utf-8", "abc"),
    "utf-8": ("é€😀".encode(), "utf-8", "é€😀"),
    "utf-8 with mark": (b"\xef\xbb\xbfabc", "utf-8", "abc"),
    "utf-16 little": (b"\xff\xfea\0\xe9\0", "utf-16-le", "aé"),
    "utf-16 big": (b"\xfe\xff\0a\0\xe9", "utf-16-be", "aé"),
    "utf-16 without mark": ("@book{a}".encode("utf-16-le"), "utf-16-le", "@book{a}"),
    "utf-32": ("aé".encode("utf-32"), "utf-32-le", "aé"),
    "Western, guessed": (b"caf\xe9 \x80", "cp1252", "café €"),
    "Western with a hole": (b"\xe9\x81", "cp1252", "é\x81"),
    "declared by JabRef": (b"% Encoding: ISO8859_2\n\xb1", "iso8859-2", "% Encoding: ISO8859_2\ną"),
    "declared by Emacs": (b"% -*- coding: latin-1 -*-\n\x80", "iso8859-1", "% -*- coding: latin-1 -*-\n\x80"),
    "declared wrongly as UTF-8": (b"% Encoding: UTF-8\n\xe9", "cp1252", "% Encoding: UTF-8\né"),
    "empty": (b"", "utf-8", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODED)
def test_decoding(name: str) -> None:
    data, encoding, text = ENCODED[name]
    source = Source.from_bytes(data)
    assert (source.encoding, source.text) == (encoding, text)
    assert source.encode(source.text) == data


@given(st.binary(max_size=200))
def test_every_input_that_is_text_comes_back_to_the_byte(data: bytes) -> None:
    try:
        source = Source.from_bytes(data)
    except UnreadableInputError:
        assert b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        return
    assert source.encode(source.text) == data


def test_a_stray_byte_costs_only_itself() -> None:
    data = "Müller, Größe; caf".encode() + b"\xe9 \x80"
    source = Source.from_bytes(data)
    assert source.text == "Müller, Größe; café €"
    assert source.undecodable == source.text.index("é")
    assert source.encode(source.text) == data
    assert source.encode("neu: é") == "neu: é".encode()


def test_only_a_guess_is_reported() -> None:
    assert Source.from_bytes(b"ab\xe9").undecodable == 2
    assert Source.from_bytes(b"% Encoding: latin1\n\xe9").undecodable is None
    assert Source.from_bytes(b"\xe9", encoding="latin-1").undecodable is None


def test_a_new_character_that_the_encoding_lacks_makes_the_file_utf8() -> None:
    source = Source.from_bytes(b"% Encoding: latin1\n\xe9")
    assert source.encode("ł") == "ł".encode()


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("ab\n", 3, (2, 1)),
        ("é\tx", 2, (1, 3)),
    ],
)
def test_positions(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Source(text).position(offset) == expected


def test_span_knows_its_place() -> None:
    span = Source("one\ntwo three\n", "x.bib").span(8, 13)
    assert (span.file, span.line, span.column, span.end_line, span.end_column) == (
        "x.bib", 2, 5, 2, 10,
    )  # fmt: skip
    assert span.text == "three"
    assert span.source.line(2) == "two three"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "missing.bib", "no such file"),
        (lambda folder: folder, "is a folder"),
    ],
)
def test_unreadable_files_say_why(tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    with pytest.raises(UnreadableInputError, match=words):
        Source.from_path(make(tmp_path))


def test_binary_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        Source.from_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")


def test_text_cut_in_the_middle_of_a_character_is_read_up_to_there() -> None:
    data = b"\xff\xfea\0b"
    source = Source.from_bytes(data)
    assert (source.text, source.undecodable) == ("a", 1)
    assert source.encode(source.text) == data


def test_a_stray_nul_is_a_character() -> None:
    data = (
        b"@book{a,\n  title = {A \0 long title of many words, as titles are},\n"
        + b"  note = {B},\n" * 40
    )
    source = Source.from_bytes(data)
    assert source.encoding == "utf-8"
    assert source.encode(source.text) == data


@pytest.mark.parametrize("label", ["klingon", "base64", "a\0b"])
def test_unknown_encoding_is_named(label: str) -> None:
    with pytest.raises(UnreadableInputError, match="no encoding goes by the name"):
        Source.from_bytes(b"x", encoding=label)


def test_limit_on_bytes() -> None:
    with pytest.raises(LimitExceededError, match="limit of 3"):
        Source.from_bytes(b"abcd", limits=Limits(bytes=3))


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "idna"])
def test_an_encoding_that_does_not_come_back_is_refused(label: str) -> None:
    with pytest.raises(UnreadableInputError):
        Source.from_bytes(b"+AGE- \\u0061 xn--a", encoding=label)


def test_half_characters_become_replacement_characters_elsewhere() -> None:
    source = Source.from_bytes(b"\xff\xfea\0\x00\xd8")
    assert source.undecodable == 1
    assert encode_utf8(source.text) == "a\ufffd".encode()
