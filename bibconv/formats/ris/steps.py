"""How the values of an ordinary item become lines.

Functions for the values that decide, alone or with their neighbours, what is read from the line.
Each adds the lines of one variable and says ``False`` in doubt. Which variable of which type is
given to which is in :mod:`~bibconv.formats.ris.step_plans`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bibconv.formats.ris import tables
from bibconv.formats.ris.dates import format_ris, read_back
from bibconv.formats.ris.isolated import read_alone
from bibconv.formats.ris.lines_out import page_values
from bibconv.formats.ris.remember import LENGTH, is_plain, remembered
from bibconv.formats.ris.serials import SEPARATOR, classify
from bibconv.formats.ris.told import Told, is_exact, name_line
from bibconv.model import Date
from bibconv.text.languages import name_to_tag

Step = Callable[[Told, str, Any], bool]

_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]")
_PLAIN_PAGE = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_KNOWN_DATABASE = re.compile(r"pubmed|medline|ncbi pubmed|nlm|arxiv", re.IGNORECASE)


# -- values that decide what is read from them ---------------------------------------------


def doubt(_: Told, __: str, ___: Any) -> bool:
    return False


def _date_lines(date: Date) -> tuple[str, ...]:
    """The lines of the date of publication, none if they do not bring it back."""
    return _plain_date_lines(date) if is_plain(date) else _new_date_lines(date)


def _new_date_lines(date: Date) -> tuple[str, ...]:
    year, day = format_ris(date)
    if not is_exact(year) or read_back(year, day) != date:
        return ()
    return (f"PY  - {year}", f"DA  - {day}") if day else (f"PY  - {year}",)


_plain_date_lines = lru_cache(maxsize=8192)(_new_date_lines)


def issued(w: Told, _: str, date: Date) -> bool:
    lines = _date_lines(date)
    w.lines += lines
    return bool(lines)


def _accessed_line(date: Date) -> str:
    year, day = format_ris(date)
    line = day or (f"{year}///" if year.isdigit() else year)
    found = read_alone("@accessed", (("Y2", line),)) if is_exact(line) else {}
    return line if found == {"accessed": date} else ""


_plain_accessed_line = lru_cache(maxsize=1024)(_accessed_line)


def accessed(w: Told, prefix: str, date: Date) -> bool:
    line = _plain_accessed_line(date) if is_plain(date) else _accessed_line(date)
    w.lines.append(prefix + line)
    return bool(line)


def page(w: Told, prefix: str, page: str) -> bool:
    match = _PLAIN_PAGE.fullmatch(page)
    if match is not None:
        first, last = match.groups()
        w.lines.append(prefix + first)
        if last is not None:
            w.lines.append(f"EP  - {last}")
            return first != last
        return w.type not in tables.PAGE_COUNT_IN_SP
    number = w.variables.get("number")
    short = len(page) + len(number or "") <= LENGTH
    found = (_short_page_lines if short else _page_lines)(page, w.type, number)
    w.lines += found
    return bool(found)


def _page_lines(page: str, ris_type: str, number: str | None) -> tuple[str, ...]:
    """The lines of pages that are no plain numbers, none if they do not bring them back."""
    values = page_values(page)
    known = {} if number is None else {"number": number}
    if not all(is_exact(value) for _, value in values):
        return ()
    if read_alone("@pages", tuple(values), ris_type, known) != {**known, "page": page}:
        return ()
    return tuple(f"{tag}  - {value}" for tag, value in values)


_short_page_lines = lru_cache(maxsize=8192)(_page_lines)


def page_count(w: Told, prefix: str, value: str) -> bool:
    return "page" not in w.variables and value.isdigit() and w.exact(prefix, value)


def short_title(w: Told, prefix: str, value: str) -> bool:
    full = w.variables.get("container-title", "")
    return (
        len(value) <= len(full)
        and value.casefold() != full.casefold()
        and is_exact(full)
        and w.exact(prefix, value)
    )


def keyword(w: Told, prefix: str, value: str) -> bool:
    if ";" in value or not is_exact(value):
        return False
    for word in value.split(", "):
        if not word or "," in word or word.strip() != word:
            return False
        w.lines.append(prefix + word)
    return True


def note(w: Told, prefix: str, value: str) -> bool:
    if "10." in value:
        return False  # may be a DOI
    return all(w.exact(prefix, line) for line in value.split("\n"))


@remembered(512)
def _language_returns(tag: str) -> bool:
    return is_exact(tag) and name_to_tag(tag) in (None, tag)


def language(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    return _language_returns(value)


def genre(w: Told, prefix: str, value: str) -> bool:
    return "10." not in value and w.exact(prefix, value)


def doi(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    if _PLAIN_DOI.fullmatch(value):
        return True
    return is_exact(value) and read_alone("@doi", (("DO", value),)) == {"DOI": value}


def url(w: Told, prefix: str, value: str) -> bool:
    return ("doi.org/" not in value or "DOI" in w.variables) and w.exact(prefix, value)


def issn(w: Told, prefix: str, value: str) -> bool:
    return classify(value) == ("ISSN", value) and w.exact(prefix, value)


def isbn(w: Told, prefix: str, value: str) -> bool:
    return classify(value) == ("ISBN", value) and w.exact(prefix, value)


def pmid(w: Told, prefix: str, value: str) -> bool:
    if "archive" in w.variables or "archive_location" in w.variables:
        return False
    w.lines += (prefix + value, "DB  - PubMed")
    return value.isascii() and value.isdigit() and len(value) < 9


def pmcid(w: Told, prefix: str, value: str) -> bool:
    w.lines.append(prefix + value)
    return is_exact(value) and read_alone("@pmcid", (("C2", value),)) == {"PMCID": value}


def archive(w: Told, prefix: str, value: str) -> bool:
    if "source" in w.variables or _KNOWN_DATABASE.match(value):
        return False
    return w.exact(prefix, value)


def archive_location(w: Told, prefix: str, value: str) -> bool:
    return "source" not in w.variables and w.exact(prefix, value)


# -- values whose meaning hangs on the reference type ----------------------------------------


def article_number(w: Told, prefix: str, value: str) -> bool:
    return w.exact(prefix, value) and ("page" in w.variables or w.exact("SP  - ", value))


def report_number(w: Told, prefix: str, value: str) -> bool:
    if "ISSN" in w.variables or "ISBN" in w.variables or SEPARATOR.search(" ".join(value.split())):
        return False
    if classify(value)[0] or not w.exact(prefix, value):
        return False
    if tables.SHORT_NUMBER.fullmatch(value):
        w.lines.append(f"M1  - {value}")
    return True


def series_editor(w: Told, prefix: str, names: Any) -> bool:
    """A2 of a book is its series editor where there is a series or an editor."""
    if "collection-title" not in w.variables and "editor" not in w.variables:
        return False
    lines = [name_line(name) for name in names]
    w.lines += [prefix + line for line in lines]
    return all(lines)


def journal(w: Told, prefix: str, value: str) -> bool:
    line = w.text("container-title", prefix, value)
    w.lines.append(f"JF  - {line}")
    return bool(line)


def proceedings(w: Told, prefix: str, value: str) -> bool:
    """C3, and T2 for the conference or, without one, for readers that know no C3."""
    line = w.text("container-title", prefix, value)
    event = w.variables.get("event-title")
    if event is None:
        w.lines.append(f"T2  - {line}")
        return bool(line)
    return bool(line) and event not in (line, value) and w.exact("T2  - ", event)


def event(w: Told, _: str, __: str) -> bool:
    return "container-title" in w.variables  # and written with it


def paper_place(w: Told, prefix: str, value: str) -> bool:
    held = w.variables.get("event-place")
    if held == value:
        return False
    return w.exact(prefix, value) and w.exact("CY  - ", held or value)


def event_place(w: Told, _: str, __: str) -> bool:
    return "publisher-place" in w.variables  # and written with it
