"""The first sheet of an Excel workbook, as CSV.

Cells are what they show: texts, numbers, dates as ISO dates; of a formula the value that was
calculated last, the formula itself is never looked at.
Source: ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheets), 18.4 (shared strings), 18.8 (styles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bibconv.errors import LimitExceededError, UnreadableInputError
from bibconv.patterns import late
from bibconv.text.xml import XmlError, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_Read = Callable[[str], bytes]
_COLUMN = late(r"([A-Z]{1,3})[0-9]+")
_DATE_FORMATS = {14, 15, 16, 17, 22}
_DATE_LETTERS = late(r'(?:"[^"]*"|\[[^\]]*\]|\\.)')
_MOST_COLUMNS = 16_384
_MOST_CELLS = 20_000_000
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheet(read: _Read, workbook: str) -> tuple[str, str]:
    """Name and CSV text of the first sheet.

    Args:
        read: gives the bytes of a file in the workbook, raises ``KeyError`` if there is none.
        workbook: its name, for messages.

    Raises:
        UnreadableInputError: the workbook is damaged.
    """
    try:
        name, path = _first_sheet(read)
        strings, dates = _strings(read), _date_styles(read)
        rows = _rows(parse(read(path)), strings, dates)
        return name, "".join(",".join(map(_quoted, row)) + "\n" for row in rows)
    except KeyError as error:
        raise UnreadableInputError(f"{workbook}: the workbook lacks {error}") from None
    except XmlError as error:
        raise UnreadableInputError(
            f"{workbook}: the workbook is damaged ({error.message})"
        ) from None


def _first_sheet(read: _Read) -> tuple[str, str]:
    for element in parse(read("xl/workbook.xml")).iter("{*}sheet"):
        relation = element.get(_RELATION)
        for link in parse(read("xl/_rels/workbook.xml.rels")).iter("{*}Relationship"):
            if link.get("Id") == relation:
                target = str(link.get("Target")).lstrip("/")
                path = target if target.startswith("xl/") else f"xl/{target}"
                return str(element.get("name", "sheet")).replace("/", "-"), path
    raise KeyError("a sheet")


def _strings(read: _Read) -> list[str]:
    try:
        root = parse(read("xl/sharedStrings.xml"))
    except KeyError:
        return []
    return [_text(item) for item in root.iterchildren("{*}si")]


def _text(item: _Element) -> str:
    """The text of a string, without its phonetic guide."""
    return "".join(
        element.text or ""
        for element in item.iter("{*}t")
        if element.getparent() is None or not str(element.getparent().tag).endswith("}rPh")  # type: ignore[union-attr]
    )


def _date_styles(read: _Read) -> set[int]:
    """Numbers of the styles that show a number as a date."""
    try:
        root = parse(read("xl/styles.xml"))
    except KeyError:
        return set()
    formats = set(_DATE_FORMATS)
    for element in root.iter("{*}numFmt"):
        code = _DATE_LETTERS.sub("", str(element.get("formatCode", ""))).lower()
        if "y" in code or "d" in code:
            formats.add(int(element.get("numFmtId", -1)))
    styles = next(root.iter("{*}cellXfs"), None)
    return {
        number
        for number, style in enumerate(styles if styles is not None else ())
        if int(style.get("numFmtId", 0)) in formats
    }


def _rows(root: _Element, strings: list[str], dates: set[int]) -> Iterator[list[str]]:
    cells = 0
    for row in root.iter("{*}row"):
        values: list[str] = []
        for cell in row.iterchildren("{*}c"):
            match = _COLUMN.fullmatch(str(cell.get("r", "")))
            column = _number(match[1]) if match else len(values)
            if column > _MOST_COLUMNS:
                raise XmlError("a cell stands beyond the last column")
            values.extend([""] * (column - len(values)))
            values.append(_value(cell, strings, dates))
        cells += len(values)
        if cells > _MOST_CELLS:
            raise LimitExceededError(f"the sheet has more than {_MOST_CELLS:,} cells; split it")
        yield values


def _number(letters: str) -> int:
    """Column ``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: _Element, strings: list[str], dates: set[int]) -> str:
    kind = str(cell.get("t", "n"))
    if kind == "inlineStr":
        return _text(cell)
    value = next((e.text or "" for e in cell.iterchildren("{*}v")), "")
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "n" and value:
        style = str(cell.get("s", "0"))
        return _shown(value, is_date=style.isdecimal() and int(style) in dates)
    return "" if kind == "e" else value


def _shown(value: str, *, is_date: bool) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if is_date and 0 < number < 2_958_466:
        # Excel believes that 1900 was a leap year, so days count from 30 December 1899.
        day = datetime(1899, 12, 30) + timedelta(days=number)
        return day.date().isoformat()
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if value else ""
