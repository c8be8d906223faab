"""One entry as an item: fields with expanded TeX values in, CSL variables and extra out.

What the writer would not restore by itself goes to ``extra``: ``bibtex:type`` (the entry's
type), ``bibtex:fields`` (variable -> field it was read from), ``bibtex:FIELD`` (TeX of a field
that CSL has no variable for).

``("book", {"title": "A", "file": "a.pdf"})`` gives title ``A`` and ``bibtex:file``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from bibconv.formats.bibtex.aside import FIELD, unpack
from bibconv.formats.bibtex.eprints import read_eprint
from bibconv.formats.bibtex.issued import read_issued_fields
from bibconv.formats.bibtex.plan import plan
from bibconv.formats.bibtex.tables_fields import EDITOR_ROLES, SUBTITLES
from bibconv.formats.bibtex.tables_types import TYPE_GENRES
from bibconv.formats.bibtex.types import csl_type, is_restored
from bibconv.formats.bibtex.values import WRITERS, read_names, read_text, read_verbatim
from bibconv.model import Item
from bibconv.model import Value as CslValue
from bibconv.patterns import late

_OPTIONS = late(r"(?:family|given|prefix|suffix)-i\s*=", re.IGNORECASE)
_EDITORS = ("editor", "editora", "editorb", "editorc")


class Mapped(msgspec.Struct, gc=False):
    """An item with the field that each of its variables was read from."""

    item: Item
    origins: dict[str, str]


def to_item(
    key: str,
    raw_type: str,
    values: Mapping[str, str],
    dialect: str,
    inherited: frozenset[str] = frozenset(),
) -> Mapped:
    """The item that an entry's fields (lower-case name -> TeX) say."""
    type_ = raw_type.lower()
    variables: dict[str, CslValue] = {}
    extra: dict[str, Any] = {}
    origins: dict[str, str] = {}
    names: dict[str, str] = {}
    readers = plan(type_, dialect, "series" in values).readers
    item_type, consumed = csl_type(type_, values)
    used: tuple[str, ...] = ()
    if "date" in values or "year" in values:
        used = _place_issued(values, dialect, variables, origins, names)
        consumed = consumed.union(used)
    leftovers: dict[str, str] = {}
    for field, tex in values.items():
        rule = readers.get(field)
        if rule is None:
            if field not in consumed:
                leftovers[field] = tex
            continue
        variable, reader, rank, unusual = rule
        if variable in variables:
            # Two fields for one variable: the more usual one says it.
            other = origins[variable]
            before = readers.get(other)
            if before is None or rank >= before[2]:
                leftovers[field] = tex
                continue
            leftovers[other] = values[other]
            names.pop(variable, None)
        value: CslValue | None
        if reader is None:
            people, truncated = read_names(tex)
            value = people or None
            if value and "=" in tex and _OPTIONS.search(tex):
                # The initials of extended names, which CSL cannot say.
                extra.setdefault("bibtex:tex", {})[field] = tex
            if truncated:
                extra[f"{variable}-truncated"] = True
        else:
            value = reader(tex)
        if value is None:
            # An empty field of a child keeps the parent's away.
            if inherited or tex.strip("{} \t\r\n"):
                leftovers[field] = tex
            continue
        variables[variable] = value
        origins[variable] = field
        if unusual:
            names[variable] = field
    if "language" in variables:
        _keep_language(values, variables, origins, extra)
    kept = _take_kept(leftovers) if FIELD in leftovers else None
    if leftovers:
        _place_leftovers(values, leftovers, variables, origins, names, extra, item_type, dialect)
    if "howpublished" in values:
        _find_url(values, leftovers, variables, origins, names)
    _place_genre(type_, variables, names)
    for field, tex in leftovers.items():
        if field not in inherited and (inherited or tex.strip()):
            extra[f"bibtex:{field}"] = tex
    if inherited:
        lent = _inherited(inherited, origins, variables, used)
        if lent:
            extra["bibtex:inherited"] = lent
        names = {variable: field for variable, field in names.items() if variable not in lent}
    item = Item(key, item_type, variables, extra)
    if not is_restored(type_, item, dialect):
        extra["bibtex:type"] = type_
    if names:
        extra["bibtex:fields"] = names
    for name, thing in kept.items() if kept else ():
        extra.setdefault(name, thing)
    return Mapped(item, origins)


def _place_issued(
    values: Mapping[str, str],
    dialect: str,
    variables: dict[str, CslValue],
    origins: dict[str, str],
    names: dict[str, str],
) -> tuple[str, ...]:
    """The date of publication; the fields that say it."""
    date, used, shape = read_issued_fields(values, dialect)
    if date is None:
        return ()
    variables["issued"] = date
    origins["issued"] = used[0]
    if shape:
        names["issued"] = shape
    return used


def _keep_language(
    values: Mapping[str, str],
    variables: Mapping[str, CslValue],
    origins: Mapping[str, str],
    extra: dict[str, Any],
) -> None:
    """A language in other words than the writer's."""
    language = variables.get("language")
    if isinstance(language, str) and WRITERS["language"](language) != values[origins["language"]]:
        extra.setdefault("bibtex:tex", {})[origins["language"]] = values[origins["language"]]


def _place_genre(type_: str, variables: dict[str, CslValue], names: dict[str, str]) -> None:
    """Theses and reports whose entry type says of what kind they are."""
    genre = TYPE_GENRES.get(type_)
    if genre and "genre" not in variables:
        variables["genre"] = genre
    elif genre and variables["genre"] == genre:
        names["genre"] = "type"


def _take_kept(leftovers: dict[str, str]) -> dict[str, Any] | None:
    """The extras that were kept aside, off ``leftovers``."""
    kept = unpack(leftovers[FIELD])
    if kept is not None:
        del leftovers[FIELD]
    return kept


def _place_leftovers(
    values: Mapping[str, str],
    leftovers: dict[str, str],
    variables: dict[str, CslValue],
    origins: dict[str, str],
    names: dict[str, str],
    extra: dict[str, Any],
    item_type: str,
    dialect: str,
) -> None:
    """Fields that say something together with others."""
    if "eprint" in leftovers:
        read_eprint(leftovers, dialect, variables, origins, names, extra)
    _join_subtitles(leftovers, variables, origins)
    _place_editors(values, leftovers, variables, origins, names, extra)
    if "maintitle" in leftovers:
        _place_maintitle(values, leftovers, variables, origins, item_type)


def _join_subtitles(
    leftovers: dict[str, str],
    variables: dict[str, CslValue],
    origins: Mapping[str, str],
) -> None:
    """``title`` and ``subtitle`` are one title in CSL; the extra remembers the subtitle."""
    for variable in ("title", "container-title", "volume-title"):
        subfield = SUBTITLES.get(origins.get(variable, ""))
        tex = leftovers.get(subfield) if subfield else None
        if not subfield or tex is None:
            continue
        subtitle = read_text(tex)
        title = variables[variable]
        if subtitle and isinstance(title, str):
            variables[variable] = join_title(title, subtitle)


def join_title(title: str, subtitle: str) -> str:
    """``title: subtitle``, with no colon where the title ends in a mark of its own."""
    return f"{title} {subtitle}" if title.endswith(("?", "!", ":", ".")) else f"{title}: {subtitle}"


def _place_editors(
    values: Mapping[str, str],
    leftovers: dict[str, str],
    variables: dict[str, CslValue],
    origins: dict[str, str],
    names: dict[str, str],
    extra: dict[str, Any],
) -> None:
    """Editors with a role of their own: ``editora`` with ``editoratype = {compiler}``."""
    for field in _EDITORS:
        role = f"{field}type"
        if role not in leftovers or field not in values:
            continue
        variable = EDITOR_ROLES.get(leftovers[role].strip().lower())
        if variable is None or variable in variables:
            continue
        if field == "editor":
            if origins.get("editor") != "editor":
                continue
            variables[variable] = variables.pop("editor")
            del origins["editor"]
            if extra.pop("editor-truncated", False):
                extra[f"{variable}-truncated"] = True
        else:
            people, truncated = read_names(leftovers[field])
            if not people:
                continue
            variables[variable] = people
            del leftovers[field]
            if truncated:
                extra[f"{variable}-truncated"] = True
        origins[variable] = field
        names[variable] = field


def _find_url(
    values: Mapping[str, str],
    leftovers: dict[str, str],
    variables: dict[str, CslValue],
    origins: dict[str, str],
    names: dict[str, str],
) -> None:
    """``howpublished = {\\url{...}}`` is an address, not a publisher."""
    tex = values.get("howpublished", "")
    url = read_verbatim(tex)
    if url is None or " " in url or not url.startswith(("http://", "https://", "ftp://", "www.")):
        return
    if origins.get("publisher") == "howpublished":
        del variables["publisher"], origins["publisher"]
        names.pop("publisher", None)
        leftovers["howpublished"] = tex
    if "URL" not in variables:
        variables["URL"] = url
        origins["URL"] = names["URL"] = "howpublished"
        leftovers.pop("howpublished", None)


def _place_maintitle(
    values: Mapping[str, str],
    leftovers: dict[str, str],
    variables: dict[str, CslValue],
    origins: dict[str, str],
    item_type: str,
) -> None:
    """The title of a work in several volumes; the volume's own title becomes volume-title."""
    title = read_text(leftovers["maintitle"])
    inner = "title" if item_type == "book" else "container-title"
    if not title or "volume" not in variables or "volume-title" in variables:
        return
    sub = values.get("mainsubtitle")
    subtitle = read_text(sub) if sub else None
    if inner in variables:
        variables["volume-title"] = variables[inner]
        origins["volume-title"] = origins[inner]
    variables[inner] = join_title(title, subtitle) if subtitle else title
    origins[inner] = "maintitle"


def _inherited(
    inherited: frozenset[str],
    origins: Mapping[str, str],
    variables: Mapping[str, CslValue],
    used: tuple[str, ...],
) -> list[str]:
    """The variables that a parent lent as a whole: the child is written without them."""
    lent = {variable for variable in variables if origins.get(variable) in inherited}
    if not inherited.issuperset(used):
        lent.discard("issued")
    return sorted(lent)
