"""``cs:date-part``: a year, month or day in its form (CSL 1.0.2, "Date-part")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bibconv.csl import textcase
from bibconv.csl.context import Context
from bibconv.csl.data.dates import Point
from bibconv.csl.elements.decorate import formatting
from bibconv.csl.node import Node, Piece
from bibconv.csl.numbers import ordinal

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler


class DatePart:
    """One part of a date, ready to write."""

    __slots__ = (
        "case", "fmt", "form", "locale", "name", "prefix", "range_delimiter", "strip", "suffix",
    )  # fmt: skip

    def __init__(self, compiler: Compiler, attributes: Mapping[str, str]) -> None:
        self.name = attributes.get("name", "year")
        default = "numeric" if self.name == "day" else "long"
        self.form = attributes.get("form", default)
        self.locale = compiler.locale
        self.prefix = attributes.get("prefix", "")
        self.suffix = attributes.get("suffix", "")
        self.fmt = formatting(attributes)
        self.case = attributes.get("text-case", "")
        self.strip = attributes.get("strip-periods") == "true"
        self.range_delimiter = attributes.get("range-delimiter") or "–"

    def write(self, context: Context, point: Point, implicit: bool) -> Piece | None:
        """The part of ``point``; ``implicit`` allows the year suffix behind the year."""
        year, month, day, season = point
        if self.name == "year":
            text = self._year(year) if year else ""
        elif self.name == "month":
            text = self._month(month, season)
        else:
            text = self._day(day, month) if day and month else ""
        if not text:
            return None
        if self.strip:
            text = text.replace(".", "")
        if self.case:
            text = str(textcase.apply(text, self.case, context.english))
        kids: list[Piece] = [text]
        if implicit and self.name == "year" and context.suffix and not context.suffix_done:
            context.suffix_done = True
            letter = Node([context.suffix], tag="suffix")
            if self.prefix or self.suffix:
                # The letter has the affixes of the year, as the year has: "(2003)(a)".
                return Node([self._dressed([text]), self._dressed([letter])])
            kids.append(letter)
        era = self._era(year) if self.name == "year" else ""
        if self.prefix or self.suffix or self.fmt or len(kids) > 1:
            # The era stands behind all that belongs to the year.
            out = self._dressed(kids)
            return Node([out, era]) if era else out
        return text + era

    def words(self, text: Piece) -> Piece:
        """A date in words, which stands where the year does and looks like it."""
        if self.case:
            text = textcase.apply(text, self.case)
        return self._dressed([text])

    def _dressed(self, kids: list[Piece]) -> Node:
        return Node(kids, prefix=self.prefix, suffix=self.suffix, fmt=self.fmt)

    def _era(self, year: int) -> str:
        if year < 0:
            return self.locale.term("bc") or "BC"
        return (self.locale.term("ad") or "AD") if year < 1000 else ""

    def _year(self, year: int) -> str:
        text = str(abs(year))
        if self.form == "short" and len(text) == 4:
            text = text[2:]
        return text

    def _month(self, month: int, season: int) -> str:
        if not month:
            return (self.locale.term(f"season-{season:02d}") or "") if season else ""
        if self.form == "numeric":
            return str(month)
        if self.form == "numeric-leading-zeros":
            return f"{month:02d}"
        return self.locale.term(f"month-{month:02d}", self.form) or ""

    def _day(self, day: int, month: int) -> str:
        if self.form == "numeric-leading-zeros":
            return f"{day:02d}"
        if self.form == "ordinal" and (day == 1 or not self.locale.limit_day_ordinals):
            gender = self.locale.genders.get(f"month-{month:02d}", "")
            return ordinal(day, self.locale, gender)
        return str(day)


def compile_part(compiler: Compiler, attributes: Mapping[str, str]) -> DatePart:
    """The part for the attributes of a ``cs:date-part``."""
    return DatePart(compiler, attributes)
