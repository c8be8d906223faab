"""The text of pages: what stands where on paper, and how a reader of text sees it."""

from __future__ import annotations

from itertools import chain, zip_longest

import pytest
from papers import WIDTH, Print, block, pdf

from bibconv.pdf.reader import answer

pytest.importorskip("pypdfium2", reason="PDFs need the extra pdf")

LEFT = [
    "Abel, Anna (2001). On small",
    "  things in water, and where",
    "  they go. Place: Press.",
    "Bloch, Bert (2002). Larger",
    "  things on land, seen from",
    "  afar. Journal of Things",
    "  4, 11-19.",
    "Curie, Cleo (2003). Things",
    "  that nobody has counted,",
]
RIGHT = [
    "  and why. Place: Press.",
    "Doe, Dora (2004). Things of",
    "  the past. Journal of Things",
    "  6, 31-39.",
    "Eco, Emil (2005). Signs of",
    "  things. Journal of Things",
    "  7, 41-49.",
    "Frey, Fay (2006). The end of",
    "  things. Place: Press.",
]
PROSE = [
    "Nobody has asked how small things grow where it is cold, and what",
    "becomes of those that do not. We have asked, for twelve years, at",
    "forty places, and this paper tells what we were told in the end.",
]


def text(*pages: list[Print], rotate: int = 0) -> str:
    return answer(pdf(pages, rotate=rotate), 10**6).text


def lines(*pages: list[Print]) -> list[str]:
    return text(*pages).rstrip().split("\n")


def woven(y: float = 100) -> list[Print]:
    """Two columns, drawn row by row."""
    rows = zip_longest(block(60, y, LEFT), block(310, y, RIGHT))
    return [line for line in chain.from_iterable(rows) if line is not None]


def test_columns_come_one_after_the_other() -> None:
    found = lines(woven())
    assert [line.strip() for line in found if line] == [line.strip() for line in (*LEFT, *RIGHT)]


def test_columns_whose_lines_are_not_level() -> None:
    page = [*block(60, 100, LEFT), *block(310, 104.5, RIGHT)]
    assert [line.strip() for line in lines(page)] == [line.strip() for line in (*LEFT, *RIGHT)]


def test_a_hanging_indent_is_shown_over_the_end_of_a_column() -> None:
    for found, line in zip(lines(woven()), [*LEFT, *RIGHT], strict=True):
        assert found.startswith(" ") == line.startswith(" ")


def test_the_rest_of_a_reference_alone_on_a_page_is_indented() -> None:
    page = block(60, 100, LEFT * 3)
    rest = block(60, 100, RIGHT[:1])
    assert text(page, rest).split("\f")[1].startswith("  ")


def test_what_goes_over_both_columns_ends_them() -> None:
    wide = block(60, 60, PROSE)
    page = [*woven(), *wide, *block(60, 220, PROSE), *woven(300)]
    found = [line.strip() for line in lines(page) if line]
    both = [line.strip() for line in (*LEFT, *RIGHT)]
    assert found == [*PROSE, *both, *PROSE, *both]


def test_a_long_address_in_the_gutter_stays_in_its_column() -> None:
    address = "https://example.org/a/rather/long/place/of/things"
    left = [*LEFT[:6], f"  {address}", *LEFT[6:]]
    right = [*RIGHT[:6], "", *RIGHT[6:]]
    found = [line.strip() for line in lines([*block(60, 100, left), *block(310, 100, right)])]
    assert found[6] == address
    assert found[7] == LEFT[6].strip()


def test_marks_of_a_list_stay_with_its_text() -> None:
    page = []
    for n in range(1, 10):
        page += [Print(60, 100 + 24 * n, f"[{n}]"), Print(90, 100 + 24 * n, f"Doe, J. Thing {n},")]
        page += [Print(90, 112 + 24 * n, "volume two. Press.")]
    found = lines(page)
    assert found[0] == "[1] Doe, J. Thing 1,"
    assert found[1].strip() == "volume two. Press."
    assert found[1].startswith("  ")


def test_running_heads_and_page_numbers_go() -> None:
    pages = []
    for number in range(3, 7):
        head = "Things and more" if number % 2 else "Jane Doe"
        page = [Print(60, 40, head), Print(520, 40, str(number))]
        pages.append([*page, *block(60, 80, [f"{line} {number}" for line in PROSE])])
    found = text(*pages)
    assert "Things and more" not in found
    assert "Jane Doe" not in found
    assert [line for line in found.replace("\f", "").split("\n") if line] == [
        f"{line} {number}" for number in range(3, 7) for line in PROSE
    ]


def test_a_number_at_the_foot_then_at_the_head() -> None:
    first = [*block(60, 80, PROSE), Print(290, 800, "1")]
    second = [Print(60, 40, "On things"), Print(500, 40, "2"), *block(60, 80, PROSE)]
    assert text(first, second) == "\n".join(PROSE) + "\n\f" + "\n".join(PROSE) + "\n"


def test_the_title_is_not_the_running_head() -> None:
    title = "On things"
    first = [Print(60, 60, title, 18), *block(60, 100, PROSE)]
    rest = [[Print(60, 40, title), *block(60, 100, PROSE)] for _ in range(3)]
    assert text(first, *rest).count(title) == 1


def test_what_stands_once_stays() -> None:
    pages = [[Print(60, 40, f"{name} things"), *block(60, 80, PROSE)] for name in ("Old", "New")]
    assert "Old things" in text(*pages)
    assert "New things" in text(*pages)


def test_headings_and_wide_space_are_shown_by_blank_lines() -> None:
    page = [
        *block(60, 100, PROSE),
        Print(60, 150, "References", font="bold"),
        *block(60, 162, LEFT[:3]),
        *block(60, 210, LEFT[3:7]),
    ]
    assert lines(page) == [
        *PROSE, "", "References", "", *LEFT[:3], "", *LEFT[3:7],
    ]  # fmt: skip


def test_a_paragraph_that_nothing_else_sets_apart_ends_with_a_short_line() -> None:
    one = [*PROSE[:2], "forty places."]
    page = block(60, 100, [*PROSE, *one, *PROSE, *one, *PROSE])
    assert lines(page).count("") == 2
    assert lines(page)[6] == ""


def test_a_raised_mark_does_not_break_its_line() -> None:
    page = block(60, 100, PROSE)
    page.append(Print(60 + WIDTH * 10 * len(PROSE[1]), 109, "12", 6))
    assert lines(page) == [PROSE[0], f"{PROSE[1]}12", PROSE[2]]


def test_notes_stand_below_the_text() -> None:
    left = [*block(60, 100, PROSE[:1] * 8), Print(60, 217, "1", 5), Print(66, 220, "A note.", 7)]
    page = [Print(line.x, line.y, line.text[:30], line.size) for line in left]
    page += block(310, 100, [f"{line[:30]}" for line in PROSE[1:2] * 12])
    assert lines(page)[-2:] == ["", "1 A note."]


def test_accents_drawn_over_letters() -> None:
    width = WIDTH * 10
    page = [
        *block(60, 100, PROSE),
        Print(60, 136, "M", 10),
        Print(60 + width, 136, "\u00a8", 10),
        Print(60 + width, 136, "uller", 10),
    ]
    assert lines(page)[-1] == "Müller"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages(rotate: int) -> None:
    assert text(block(60, 100, PROSE), rotate=rotate) == "\n".join(PROSE) + "\n"


def test_text_turned_on_the_page() -> None:
    plain = pdf([[*block(60, 100, PROSE), Print(30, 700, "stamp", 12)]])
    turned = plain.replace(b"30 142 Td (stamp)", b"0 1 -1 0 30 142 Tm (stamp)")
    assert turned != plain
    assert answer(turned, 10**6).text == "\n".join(PROSE) + "\n\nstamp\n"


def test_a_font_that_does_not_say_what_its_signs_are() -> None:
    plain = pdf([block(60, 100, PROSE)])
    odd = plain.replace(b"/WinAnsiEncoding", b"<< /Type /Encoding /Differences [78 /g1 /g2 /g3] >>")
    assert answer(odd, 10**6).text.strip()


def test_holes_in_the_lines_of_one_column_make_no_columns() -> None:
    phrases = ["small things grow", "where it is cold,", "and nobody asks", "whether they do"]
    page = []
    for row in range(14):
        x = 60.0
        for phrase in phrases:
            page.append(Print(x, 100 + 12 * row, phrase))
            # six lines, three at a time, have holes
            x += WIDTH * 10 * (len(phrase) + (3 if row % 7 in (2, 3, 4) else 1))
    assert [line for line in lines(page) if line] == [" ".join(phrases)] * 14
