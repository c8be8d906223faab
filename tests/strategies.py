"""Hypothesis strategies: items over all CSL types and variables, with hostile text.

``items()`` gives items as readers make them: text in normal form C, never blank, dates that
exist. Narrow it for a format by ``items(text=..., extra=False)``.
"""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bibconv.model import (
    DATE_VARIABLES,
    ITEM_TYPES,
    NAME_VARIABLES,
    OPEN,
    TEXT_VARIABLES,
    Date,
    Item,
    Name,
)
from bibconv.text.dates import parse_edtf

# Pieces that mean something to one format or another, and characters that are seldom tested.
PIECES = (
    "a", "B", "word", "Müller", "Ångström", "Éire", "ß", "ø", "ﬁ", "中文", "Русский", "עברית",
    "😀", "𝒜", "٣", " ", "  ", " and ", ", ", "; ", ": ", " - ", "–", "—", "…", "'", "’", '"',
    "“q”", "{", "}", "{X}", "\\", "\\emph{x}", "$x_1$", "$", "&", "&amp;", "%", "#", "_", "^",
    "~", "@book{a,", "@", "<", ">", "<i>i</i>", "<b>b</b>", "<sup>2</sup>", "<sub>3</sub>",
    '<span class="nocase">NaSA</span>', '<span style="font-variant:small-caps;">sc</span>',
    "<script>", "</i>", "ER  - ", "TY  - JOUR", "- ", "? ", "| ", "*a", "!tag", "---", "null",
    "true", "no", "1.10", "007", "2020-05-17", "[x]", "(y)", "/", "//", "=", "+", "\u00a0",
    "\u200b", "\u2028", "\u202e", "\u0301e", "DOI: 10.1000/1", "type: map",
)  # fmt: skip
CONTROLS = ("\t", "\n", "\r\n", "\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufeff", "\ufffe")

_PARTICLES = ("van", "von der", "de la", "d'", "al-", "ʾ", "Van")


def texts(*, controls: bool = False) -> SearchStrategy[str]:
    """Text that is not blank, in normal form C; ``controls`` adds line ends and worse."""
    pieces = PIECES + CONTROLS if controls else PIECES
    others = ("Cs", "Cn") if controls else ("Cs", "Cn", "Cc", "Zl", "Zp")
    parts = st.sampled_from(pieces) | st.characters(exclude_categories=others)
    joined = st.lists(parts, min_size=1, max_size=4).map(
        lambda found: normalize("NFC", "".join(found))
    )
    return joined.filter(lambda text: bool(text.strip()) and not text.isspace())


def names(text: SearchStrategy[str] | None = None) -> SearchStrategy[Name]:
    """Names: family and given, with particles and suffix, or a literal."""
    words = texts() if text is None else text
    maybe = st.none() | words
    particle = st.none() | st.sampled_from(_PARTICLES)
    flag = st.sampled_from((False, False, False, True))
    person = st.builds(
        Name,
        family=words,
        given=maybe,
        dropping_particle=particle,
        non_dropping_particle=particle,
        suffix=st.none() | st.sampled_from(("Jr.", "III", "MD")),
        comma_suffix=flag,
        static_ordering=flag,
        parse_names=flag,
    )
    return st.one_of(
        st.builds(Name, family=words, given=words), person, st.builds(Name, literal=words)
    )


def _parts() -> SearchStrategy[tuple[int, ...]]:
    year = st.integers(-9999, 9999).filter(bool) | st.integers(1500, 2100)
    month, day = st.integers(1, 12), st.integers(1, 28)
    return st.one_of(st.tuples(year), st.tuples(year, month), st.tuples(year, month, day))


EDTF = (
    "2020", "2020-05", "2020-05-17", "1985~", "1985?", "199X", "19XX", "2004-06~", "2004-XX",
    "2019/2021", "2019-01/..", "../2020", "2020-21", "2020-24", "-0044-03-15", "Y-17000",
    "2020-05-17T10:30:00Z", "1984%",
)  # fmt: skip


def dates(text: SearchStrategy[str] | None = None) -> SearchStrategy[Date]:
    """Dates of every kind: single, range, open, season, circa, in words, from EDTF."""
    words = texts() if text is None else text
    part = _parts()
    circa = st.booleans()
    return st.one_of(
        st.builds(Date, st.tuples(part), circa=circa),
        st.builds(Date, st.tuples(part, part), circa=circa),
        st.builds(Date, st.tuples(part, st.just(OPEN)), circa=circa),
        st.builds(Date, st.tuples(st.just(OPEN), part), circa=circa),
        st.builds(
            Date,
            st.tuples(st.tuples(st.integers(1500, 2100))),
            season=st.integers(1, 4),
            circa=circa,
        ),
        st.builds(Date, literal=words, circa=circa),
        st.builds(Date, st.tuples(part), literal=words),
        st.sampled_from([date for date in map(parse_edtf, EDTF) if date is not None]),
    )


def raw_dates() -> SearchStrategy[Any]:
    """Dates as CSL-JSON files have them: numbers and texts of numbers, possible or not."""
    year = st.sampled_from((2000, -44, 0, 10**12, "2000", "-+5", "+5", "x", None, 1.5))
    month = st.sampled_from((1, 12, 0, 13, 21, 99, -1, -3, "May", "13", "99", "-1", "٣", None))
    day = st.sampled_from((1, 31, 0, 32, -1, "32", "0", True))
    part = st.one_of(st.tuples(year), st.tuples(year, month), st.tuples(year, month, day))
    parts = st.lists(part.map(list), min_size=1, max_size=2)
    return st.one_of(
        parts,
        part.map(list),
        st.fixed_dictionaries(
            {"date-parts": parts},
            optional={
                "season": st.sampled_from((1, 4, 0, 5, 99, "-+5", "Spring")),
                "circa": st.booleans(),
                "literal": st.just("then"),
                "raw": st.sampled_from(("2000-99", "May 2000")),
            },
        ),
        st.fixed_dictionaries({"year": year, "month": month, "day": day}),
    )


def json_values(text: SearchStrategy[str] | None = None) -> SearchStrategy[Any]:
    """JSON values, as extras are."""
    words = texts(controls=True) if text is None else text
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.floats(allow_nan=False, allow_infinity=False, width=32),
        st.just(""),
        words,
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=3,
    )


# "event" is another name of "event-title" and read as that.
_TEXTS = sorted(TEXT_VARIABLES - {"event"})
_EXTRA_KEYS = (
    "bibtex:timestamp",
    "bibtex:file",
    "ris:M3",
    "ris:U1",
    "funding",
    "author-truncated",
    "a b",
    "ключ",
)


@st.composite
def items(
    draw: st.DrawFn,
    *,
    text: SearchStrategy[str] | None = None,
    ids: SearchStrategy[str] | None = None,
    extra: bool = True,
) -> Item:
    """An item with up to six texts, three name lists, two dates, and leftovers."""
    words = texts() if text is None else text
    variables: dict[str, Any] = {}
    variables.update(draw(st.dictionaries(st.sampled_from(_TEXTS), words, max_size=6)))
    people = st.lists(names(words), min_size=1, max_size=3).map(tuple)
    variables.update(
        draw(st.dictionaries(st.sampled_from(sorted(NAME_VARIABLES)), people, max_size=3))
    )
    variables.update(
        draw(st.dictionaries(st.sampled_from(sorted(DATE_VARIABLES)), dates(words), max_size=2))
    )
    left: dict[str, Any] = {}
    if extra:
        left = draw(st.dictionaries(st.sampled_from(_EXTRA_KEYS), json_values(), max_size=2))
    item_id = draw(
        st.from_regex(r"[A-Za-z][A-Za-z0-9:_-]{0,15}", fullmatch=True) if ids is None else ids
    )
    return Item(item_id, draw(st.sampled_from(sorted(ITEM_TYPES))), variables, left)


__all__ = [
    "CONTROLS",
    "EDTF",
    "PIECES",
    "dates",
    "items",
    "json_values",
    "names",
    "raw_dates",
    "texts",
]
