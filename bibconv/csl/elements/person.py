"""One name: order of its parts, particles, suffix, initials, formatting of name parts.

CSL 1.0.2, "Name-part Order", "Name-part Formatting", ``demote-non-dropping-particle``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bibconv.csl import textcase
from bibconv.csl.data.names import PName
from bibconv.csl.elements.decorate import formatting, strip_periods
from bibconv.csl.elements.options import NameOptions
from bibconv.csl.initials import initials
from bibconv.csl.node import Node, Piece
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

Part = Callable[[Piece], Piece]

_GLUE = (" ", "'", "’", "ʼ", "-", "\u00a0", "‐")


_UNPARTED = frozenset(("cs", "fr", "ru"))


class PersonFormat:
    """How single names of one ``cs:names`` are written."""

    __slots__ = (
        "case_english",
        "demote",
        "demote_sort",
        "family",
        "family_fmt",
        "fmt",
        "given",
        "given_fmt",
        "glue",
        "hyphen",
        "options",
        "sorting",
        "space",
        "suffix_periods",
        "whole",
        "with_initials",
    )  # fmt: skip

    def __init__(self, compiler: Compiler, options: NameOptions, name: Element | None) -> None:
        demote = compiler.option("demote-non-dropping-particle", "display-and-sort")
        self.sorting = compiler.sorting
        self.demote = demote == "display-and-sort" or (demote == "sort-only" and self.sorting)
        self.demote_sort = demote != "never"
        self.hyphen = compiler.option("initialize-with-hyphen", "true") != "false"
        self.options = options
        with_ = options.initialize_with
        # Initials without full stops: "Jr" without one, too.
        self.suffix_periods = with_ is None or "." in with_ or self.sorting
        # The rule asks for initials even where the style sets no form for them, of given names
        # that would not be printed otherwise.
        rule = compiler.area.get("givenname-disambiguation-rule")
        self.with_initials = rule.endswith("with-initials") and options.form == "short"
        self.family: Mapping[str, str] = {}
        self.given: Mapping[str, str] = {}
        around = compiler.substituted.find("name") if compiler.substituted else None
        # What stands in for other names has their parts' looks, unless it says otherwise.
        for part in (part for n in (around, name) if n for part in n.findall("name-part")):
            if part.get("name") == "family":
                self.family = _cased(part.attributes, compiler.locale.lang)
            elif part.get("name") == "given":
                self.given = _cased(part.attributes, compiler.locale.lang)
        self.whole: Mapping[str, str] = name.attributes if name and not self.sorting else {}
        self.fmt = formatting(self.whole)
        self.family_fmt = _formatter(self.family)
        # Some typographies do not part a particle from its name.
        self.space = "\u00a0" if compiler.locale.lang[:2] in _UNPARTED else " "
        # In sorting an elided particle is a word of its own, but not in French.
        self.glue = not self.sorting or compiler.locale.lang.startswith("fr")
        self.given_fmt = _formatter(self.given)

    def write(self, name: PName, inverted: bool, level: int) -> Piece:
        """``name`` in full or inverted; ``level`` 0 as the style says, 1 initials, 2 in full."""
        key = (id(self), inverted, level)
        found = name.cache.get(key)
        if found is None:
            found = name.cache[key] = self._whole(name, inverted, level)
        return found

    def _whole(self, name: PName, inverted: bool, level: int) -> Piece:
        """With what ``cs:name`` itself says: formatting for all, affixes for persons."""
        out = self._write(name, inverted, level)
        if self.fmt:
            out = Node([out], fmt=self.fmt)
        return out if name.literal or not out else _affixed(self.whole, [out])

    def _write(self, name: PName, inverted: bool, level: int) -> Piece:
        if name.literal:
            return _affixed(self.family, [_apply(self.family_fmt, name.literal)])
        form = self.options.form
        if form == "short" and level == 0:
            particle = _apply(self.family_fmt, name.non_dropping)
            family = _apply(self.family_fmt, name.family or name.given)
            if (self.sorting or inverted) and self.demote:
                short = _join([family, particle], self.options.sort_separator, glue=False)
            else:
                short = _join([particle, family], self.space, glue=self.glue)
            return _affixed(self.family, [short]) if short else short
        given = self._given(name, level)
        if name.static or not name.romanesque:
            space = " " if name.static and name.romanesque else ""
            family = _apply(self.family_fmt, name.family)
            return _join([family, _apply(self.given_fmt, given)], space)
        return self._inverted(name, given) if inverted else self._straight(name, given)

    def _given(self, name: PName, level: int) -> Piece:
        given = name.given
        with_ = self.options.initialize_with
        if with_ is None and level == 1 and self.with_initials:
            with_ = ""
        if with_ is None or not given or not name.romanesque:
            return given
        if level >= 2 and self.options.initialize:
            return given
        if isinstance(given, str):
            return initials(given, with_, initialize=self.options.initialize, hyphen=self.hyphen)
        return _rich_initials(given, with_, self.options.initialize, self.hyphen)

    def _suffix(self, name: PName) -> Piece:
        return name.suffix if self.suffix_periods else strip_periods(name.suffix)

    def _straight(self, name: PName, given: Piece) -> Piece:
        family = _join(
            [
                _apply(self.given_fmt, name.dropping),
                _join(
                    [
                        _apply(self.family_fmt, name.non_dropping),
                        _apply(self.family_fmt, name.family),
                    ],
                    self.space,
                    glue=self.glue,
                ),
            ],
            self.space,
        )
        suffix = self._suffix(name)
        if suffix:
            family = _join([family, suffix], ", " if name.comma_suffix else " ")
        parts: list[Piece] = []
        if isinstance(given, str) and (self.given_fmt or self.given):
            given = given.rstrip("\u00a0")  # in a format of its own it keeps no space
        if given:
            parts.append(_affixed(self.given, [_apply(self.given_fmt, given)]))
        if family:
            parts.append(_affixed(self.family, [family]))
        return _join(parts)

    def _inverted(self, name: PName, given: Piece) -> Piece:
        head = [name.family] if self.demote else [name.non_dropping, name.family]
        if isinstance(given, str):
            given = given.rstrip("\u00a0")
        tail = [self.given_fmt(given) if self.given_fmt and given else given]
        if name.dropping:
            tail.append(_apply(self.given_fmt, name.dropping))
        if self.demote and name.non_dropping:
            tail.append(_apply(self.family_fmt, name.non_dropping))
        shown = [_apply(self.family_fmt, part) for part in head if part]
        family = _join(shown, self.space, glue=self.glue)
        rest = _join([part for part in tail if part])
        parts = [_affixed(self.family, [family])] if family else []
        if rest:
            parts.append(_affixed(self.given, [rest]))
        suffix = self._suffix(name)
        if suffix:
            parts.append(suffix)
        return _join(parts, self.options.sort_separator, glue=False)


def _cased(attributes: Mapping[str, str], language: str) -> Mapping[str, str]:
    case = textcase.for_language(attributes.get("text-case", ""), language)
    return {**attributes, "text-case": case} if case else attributes


def _formatter(attributes: Mapping[str, str]) -> Part | None:
    fmt = formatting(attributes)
    case = attributes.get("text-case", "")
    strip = attributes.get("strip-periods") == "true"
    if not (fmt or case or strip):
        return None

    def apply(part: Piece) -> Piece:
        if strip:
            part = strip_periods(part)
        if case:
            part = textcase.apply(part, case)
        return Node([part], fmt=fmt) if fmt else part

    return apply


def _apply(formatter: Part | None, part: Piece) -> Piece:
    return formatter(part) if formatter and part else part


def _affixed(attributes: Mapping[str, str], kids: list[Piece]) -> Piece:
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    if not (prefix or suffix):
        return kids[0]
    return Node(kids, prefix=prefix, suffix=suffix)


def _ends(piece: Piece) -> str:
    while isinstance(piece, Node):
        if piece.suffix:
            piece = piece.suffix
        elif piece.kids:
            piece = piece.kids[-1]
        else:
            return ""
    return piece[-1:]


def _join(parts: list[Piece], separator: str = " ", *, glue: bool = True) -> Piece:
    """Parts with a separator; none behind an apostrophe or hyphen."""
    present = [part for part in parts if part]
    if len(present) < 2:
        return present[0] if present else ""
    out: list[Piece] = [present[0]]
    for part in present[1:]:
        if not (glue and _ends(out[-1]) in _GLUE):
            out.append(separator)
        out.append(part)
    if all(isinstance(part, str) for part in out):
        return "".join(out)  # type: ignore[arg-type]
    return Node([part for part in out if part])


def _rich_initials(given: Node, with_: str, initialize: bool, hyphen: bool) -> Piece:
    kids: list[Piece] = []
    for kid in given.kids:
        if isinstance(kid, str):
            text = initials(kid, with_, initialize=initialize, hyphen=hyphen)
            lead = kid[:1] if kid[:1].isspace() or kid[:1] == "-" else ""
            kids.append(lead + text.removeprefix("-") if text else kid)
        else:
            kids.append(_rich_initials(kid, with_, initialize, hyphen))
    if not (given.fmt or given.quotes or given.tag):
        return Node(kids)
    return given.with_kids(kids)
