"""Kinds of values that many formats share, each with a way in and a way out.

A row of a format's table names a kind; :data:`READ` takes a value into a
:class:`~bibconv.formats.kit.gathering.Gathering`, :data:`WRITE` takes it out of a
:class:`~bibconv.formats.kit.telling.Telling` again, as the texts to write.

>>> gathering = Gathering("enw")
>>> READ["doi"](gathering, "DOI", "https://doi.org/10.1/x", None)
>>> gathering.variables
{'DOI': '10.1/x'}
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.telling import Telling
from bibconv.model import Date, Name, Outcome
from bibconv.patterns import late
from bibconv.text import identifiers, pages
from bibconv.text.bodies import is_body
from bibconv.text.dates import parse_date
from bibconv.text.edtf import format_edtf
from bibconv.text.languages import name_to_tag
from bibconv.text.names import format_inverted, parse_inverted

Reader = Callable[[Gathering, str, str, int | None], None]
Writer = Callable[[Telling, str], list[str]]

_QUALIFIER = late(r" ?[(\[][^()\[\]]{0,60}[)\]]")
_SEVERAL = late(r" ?[,;/|] ?| (?=[0-9]{3}[0-9X-])")
_PREFIX = late(r"(?:e-?|p-?)?(?:ISSN|ISBN)(?:-1[03])?[:\s-]*", re.IGNORECASE)
_SPACED = late(r"[0-9]{4} [0-9]{1,2}(?: [0-9]{1,2})?")
_AND_OTHERS = frozenset({"et al", "et al.", "and others", "others"})


def _text(g: Gathering, variable: str, value: str, at: int | None) -> None:
    g.text(variable, value, at)


def _lines(g: Gathering, variable: str, value: str, at: int | None) -> None:
    g.lines(variable, value, at)


def _notes(g: Gathering, variable: str, value: str, at: int | None) -> None:
    g.add(variable, value, "\n", at)


def _keyword(g: Gathering, variable: str, value: str, at: int | None) -> None:
    """Keywords, one or a list; commas within one are kept by joining with semicolons."""
    for part in value.replace(";", "\n").split("\n"):
        g.add(variable, part, "; ", at)


def _keyword_line(g: Gathering, variable: str, value: str, at: int | None) -> None:
    """Keywords of a format that wraps its lines."""
    for part in value.replace("\n", " ").split(";"):
        g.add(variable, part, "; ", at)


def direct_name(text: str) -> Name:
    """A name in either order: without a comma the last word is the family name, as are the
    words after a particle in lower case. A comma at the end makes an organisation, and so do
    the words of one.

    >>> direct_name("Jan van den Berg").family
    'Berg'
    >>> direct_name("R Core Team").literal
    'R Core Team'
    """
    words = text.split()
    if "," not in text and is_body(text):
        return Name(literal=text)
    if "," in text or len(words) < 2:
        return parse_inverted(text)
    suffix = words.pop() if len(words) > 2 and words[-1].rstrip(".") in ("Jr", "Sr") else None
    cut = next((i for i, word in enumerate(words[1:], 1) if word[0].islower()), len(words) - 1)
    cut = cut if cut < len(words) - 1 else len(words) - 1
    parts = [" ".join(words[cut:]), " ".join(words[:cut])]
    return parse_inverted(", ".join([*parts, suffix] if suffix else parts))


def _direct_name(g: Gathering, variable: str, value: str, at: int | None) -> None:
    for line in value.split("\n"):
        if line.strip().lower() in _AND_OTHERS:
            g.extra[f"{variable}-truncated"] = True
        elif line.strip():
            g.names(variable, [direct_name(line)], at)


def _name(g: Gathering, variable: str, value: str, at: int | None) -> None:
    if value.strip().lower() in _AND_OTHERS:
        g.extra[f"{variable}-truncated"] = True
    elif value.strip():
        g.names(variable, [parse_inverted(value)], at)


def _names(g: Gathering, variable: str, value: str, at: int | None) -> None:
    for line in value.replace(";", "\n").split("\n"):
        _name(g, variable, line, at)


def _date(g: Gathering, variable: str, value: str, at: int | None) -> None:
    """A date; one that only adds month or day to the year that is known completes it."""
    value = " ".join(value.split())
    if _SPACED.fullmatch(value):
        value = value.replace(" ", "-")
    new, held = parse_date(value), g.variables.get(variable)
    if not value:
        return
    if isinstance(held, Date) and held != new:
        if new.year is None and held.year is not None:
            completed = parse_date(f"{value} {held.year}")
            if completed.year == held.year and len(held.parts[0]) == 1:
                g.variables[variable] = completed
                return
        if _is_finer(new, held):
            g.variables[variable] = new
            return
        if _is_finer(held, new):
            return
    g.date(variable, new, at)


def _is_finer(new: Date, held: Date) -> bool:
    """Whether ``new`` says all that ``held`` says, and more."""
    if new.year is None or new.year != held.year or held.season or held.edtf:
        return False
    return len(held.parts) == 1 and len(new.parts[0]) > len(held.parts[0])


def _doi(g: Gathering, variable: str, value: str, at: int | None) -> None:
    found = identifiers.doi(value.strip())
    if (found and found != g.variables.get(variable, found)) or found:
        g.text(variable, found, at)
    else:
        g.second(variable, value.strip(), at)


def _serial(g: Gathering, variable: str, value: str, at: int | None) -> None:
    """ISSN or ISBN by shape; ``variable`` is what a number without either shape is."""
    for part in _SEVERAL.split(" ".join(_QUALIFIER.sub("", value).split())):
        bare = _PREFIX.sub("", part).strip()
        if not bare:
            continue
        if identifiers.issn(bare) or identifiers.issn_shape(bare):
            kind, number = "ISSN", identifiers.issn(bare) or bare
        elif identifiers.isbn_shape(bare):
            kind, number = "ISBN", bare
        else:
            kind, number = variable, part.strip()
        held = g.variables.get(kind)
        if held is None:
            g.text(kind, number, at)
        elif number not in str(held).split(", "):
            g.variables[kind] = f"{held}, {number}"


def _pages(g: Gathering, variable: str, value: str, at: int | None) -> None:
    value = " ".join(value.split())
    if value.strip(" -–?") and not pages.is_placeholder(value):
        g.text(variable, pages.normalise(value), at)


def _language(g: Gathering, variable: str, value: str, at: int | None) -> None:
    value = " ".join(value.split())
    g.text(variable, name_to_tag(value) or value, at)


READ: dict[str, Reader] = {
    "text": _text,
    "lines": _lines,
    "notes": _notes,
    "keyword": _keyword,
    "keyword-line": _keyword_line,
    "name": _name,
    "direct-name": _direct_name,
    "names": _names,
    "date": _date,
    "year": _date,
    "year-first": _date,
    "doi": _doi,
    "serial": _serial,
    "pages": _pages,
    "language": _language,
}


def _out_text(t: Telling, variable: str) -> list[str]:
    value = t.text(variable)
    return [value] if value else []


def _out_lines(t: Telling, variable: str) -> list[str]:
    value = t.text(variable)
    return value.split("\n") if value else []


def _out_keyword(t: Telling, variable: str) -> list[str]:
    value = t.text(variable)
    joint = ";" if ";" in value else ","
    return [part.strip() for part in value.split(joint) if part.strip()]


def _out_keyword_line(t: Telling, variable: str) -> list[str]:
    value = t.text(variable)
    return [value] if value else []


def _out_names(t: Telling, variable: str) -> list[str]:
    names = [plain_name(name) for name in t.names(variable)]
    if t.extra.pop(f"{variable}-truncated", None):
        names.append("et al.")
    return names


def plain_name(name: Name) -> str:
    """``Family, Given, Suffix``; a comma ends the name of an organisation that has a space.

    >>> plain_name(Name(literal="Open Group"))
    'Open Group,'
    """
    text = format_inverted(name)
    return text if "," in text or " " not in text else text + ","


def _out_date(t: Telling, variable: str) -> list[str]:
    return _told(t, variable, exact=True)


def _out_year(t: Telling, variable: str) -> list[str]:
    return _told(t, variable, exact=False)


def _told(t: Telling, variable: str, *, exact: bool) -> list[str]:
    date = t.date(variable)
    if date is None:
        return []
    if date.literal and not date.parts:
        return [date.literal]
    if exact or date.year is None:
        text = date.edtf or format_edtf(date)
        if text is not None:
            return [text]
        t.lose(variable, Outcome.APPROXIMATED, "only the year is written")
        return [str(date.year)] if date.year is not None else []
    if date != Date(((date.year,),)):
        t.lose(variable, Outcome.APPROXIMATED, "only the year is written")
    return [str(date.year)]


def _out_year_first(t: Telling, variable: str) -> list[str]:
    """The year; the date is left for a later row if it says more."""
    date = t.left.get(variable)
    if not isinstance(date, Date) or date.year is None:
        return _told(t, variable, exact=True)
    if date == Date(((date.year,),)):
        del t.left[variable]
    return [str(date.year)]


WRITE: dict[str, Writer] = {
    "text": _out_text,
    "lines": _out_text,
    "notes": _out_lines,
    "keyword": _out_keyword,
    "keyword-line": _out_keyword_line,
    "name": _out_names,
    "direct-name": _out_names,
    "names": _out_names,
    "date": _out_date,
    "year": _out_year,
    "year-first": _out_year_first,
    "doi": _out_text,
    "serial": _out_text,
    "pages": _out_text,
    "language": _out_text,
}
