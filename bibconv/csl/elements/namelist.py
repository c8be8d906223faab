"""A list of names: et-al, "and", delimiters (CSL 1.0.2, "Name" and "Et-al").

>>> # Doe, Roe, and Poe / Doe et al. / Doe, Roe, ... Poe
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.csl.context import FIRST, NO_CONFIG, Context, ShownNames
from bibconv.csl.data.names import PName
from bibconv.csl.elements.decorate import formatting
from bibconv.csl.elements.options import NameOptions
from bibconv.csl.elements.person import PersonFormat
from bibconv.csl.node import Node, Piece, plain
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler


class NameList:
    """Writes lists of names with the options of one ``cs:names``."""

    __slots__ = ("and_", "attach_and", "et_al", "options", "person", "sorting")

    def __init__(
        self,
        compiler: Compiler,
        options: NameOptions,
        name: Element | None,
        et_al: Element | None,
    ) -> None:
        self.options = options
        self.person = PersonFormat(compiler, options, name)
        locale = compiler.locale
        self.and_ = ""
        self.attach_and = False
        if options.and_ == "text":
            self.and_ = locale.term("and") or "and"
        elif options.and_ == "symbol":
            self.and_ = locale.term("and", "symbol") or "&"
        # A term with a space of its own (Hebrew) brings all the space there is.
        self.attach_and = bool(self.and_) and self.and_[-1].isspace()
        term = et_al.get("term", "et-al") if et_al else "et-al"
        text = (locale.term(term) or "").strip(" \n\t")
        fmt = formatting(et_al.attributes) if et_al and not compiler.sorting else ()
        # "Normal" takes back what cs:name says, and only that.
        fmt = tuple(
            token
            for token in fmt
            if token[-1] != "0" or token == "u0" or token[:-1] in self.person.fmt
        )
        self.et_al: Piece = Node([text], fmt=fmt) if fmt and text else text
        self.sorting = compiler.sorting

    def limits(self, context: Context, count: int) -> int:
        """How many of ``count`` names the style shows here, before disambiguation."""
        options = self.options
        least, first = options.et_al_min, options.et_al_use_first
        if context.position != FIRST:
            least = options.et_al_subsequent_min or least
            first = options.et_al_subsequent_use_first or first
        if not (first and least and count >= least):
            return count
        if options.et_al_use_last:
            # The last name stands for at least two (CSL 1.0.2, "et-al-use-last").
            first = max(min(first, least - 2), 1)
        return min(first, count)

    def write(self, context: Context, variable: str, names: list[PName]) -> Piece:
        """The list, and a note of it in ``context.namesets``."""
        count = len(names)
        shown = self.limits(context, count)
        index = len(context.namesets)
        # Sort keys do not change with what disambiguation adds.
        config = NO_CONFIG if self.sorting else context.config
        if shown < count and config.counts:
            shown = min(max(shown, config.counts.get(index, 0)), count)
        record = ShownNames(variable, names, shown, self)
        context.namesets.append(record)
        levels = config.levels
        order = self.options.name_as_sort_order
        pieces: list[Piece] = []
        inverted = self.sorting or order in ("all", "first")
        for position in range(shown):
            level = levels.get((index, position), 0) if levels else 0
            piece = self.person.write(names[position], inverted, level)
            if piece:
                pieces.append(piece)
            if order == "first" and not self.sorting:
                inverted = False
        record.pieces = pieces
        return self.assemble(pieces, names, shown)

    def assemble(self, pieces: list[Piece], names: list[PName], shown: int) -> Piece:
        """Names already written, joined."""
        return self._join(pieces, names, shown)

    def _join(self, pieces: list[Piece], names: list[PName], shown: int) -> Piece:
        options = self.options
        delimiter = options.delimiter
        out: list[Piece] = []
        more = bool(names) and names[-1].more and not self.sorting
        if shown < len(names) or more:
            if not shown:
                return ""
            if not more and options.et_al_use_last and shown <= len(names) - 2:
                inverted = self.sorting or options.name_as_sort_order == "all"
                last = self.person.write(names[-1], inverted, 0)
                out = _interleave(pieces, delimiter)
                out += [delimiter if shown > 1 else " ", "… ", last]
                return _concat(out)
            out = _interleave(pieces, delimiter)
            if self.et_al and not self.sorting:
                comma = _precedes(options.delimiter_precedes_et_al, shown, self._inverted(shown))
                if comma:
                    out.append(delimiter)
                elif not (_is_ideographic(text := plain(self.et_al)) or text.startswith(" ")):
                    out.append(" ")
                out.append(self.et_al)
            # The format and the affixes of cs:name are for a list that is cut off, too.
            person = self.person
            prefix, suffix = person.whole.get("prefix", ""), person.whole.get("suffix", "")
            if person.fmt or prefix or suffix:
                return Node(out, fmt=person.fmt, prefix=prefix, suffix=suffix)
            return _concat(out)
        if len(pieces) < 2 or not self.and_:
            return _concat(_interleave(pieces, delimiter))
        out = _interleave(pieces[:-1], delimiter)
        before = len(pieces) - 1
        inverted = self._inverted(before)
        if names[before - 1].literal:
            # Established processors set it between an organisation and one person only.
            inverted = inverted and before == 1 and not names[before].literal
        comma = _precedes(options.delimiter_precedes_last, before, inverted)
        if self.attach_and:
            out.append(self.and_)
        else:
            out.append(delimiter if comma else " ")
            out.append(f"{self.and_} ")
        out.append(pieces[-1])
        return _concat(out)

    def _inverted(self, shown: int) -> bool:
        """Whether the last of the first ``shown`` names would be inverted."""
        order = self.options.name_as_sort_order
        return order == "all" or (order == "first" and shown == 1)


def _is_ideographic(text: str) -> bool:
    """Begins with a character of a script that sets no spaces between words."""
    return "\u2e80" <= text[:1] <= "\u9fff" or "\uac00" <= text[:1] <= "\ud7af"


def _precedes(rule: str, before: int, inverted: bool) -> bool:
    """Whether the delimiter stands before "and" or "et al." after ``before`` names."""
    if rule == "contextual":
        return before > 1
    if rule == "after-inverted-name":
        return inverted
    return rule == "always"


def _interleave(pieces: list[Piece], delimiter: str) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if out:
            out.append(delimiter)
        out.append(piece)
    return out


def _concat(parts: list[Piece]) -> Piece:
    if all(isinstance(part, str) for part in parts):
        return "".join(parts)  # type: ignore[arg-type]
    return Node([part for part in parts if part])
