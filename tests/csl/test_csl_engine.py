"""What the engine interface promises: order, fallback, clusters, locales, inert text."""

from __future__ import annotations

import re

import pytest
from csl_helpers import article, item

from bibconv.csl import cite, html_bibliography, parse_cluster, resolve_locale
from bibconv.csl.case import apply_case
from bibconv.csl.engine import Cite, get_engine
from bibconv.csl.finish import ENGLISH, finish
from bibconv.csl.front import bibliography
from bibconv.csl.marks import ITALIC, NO_CASE, QUOTE
from bibconv.csl.pages import last_page
from bibconv.diagnostics import Diagnostic
from bibconv.errors import MisuseError

ALLOWED_TAG = re.compile(
    r"</?(?:i|b|sup|sub)>|<span style=\"(?:font-variant:(?:small-caps|normal)|font-style:normal"
    r"|font-weight:normal|text-decoration:underline);\">|</span>"
)


EACH_ENGINE = pytest.mark.parametrize("engine", ["native", "citeproc-py"])


@EACH_ENGINE
def test_text_has_no_markup(engine: str) -> None:
    title = "On <i>Homo sapiens</i> & CO<sub>2</sub>"
    assert cite([article(title=title)], engine=engine) == [
        "Doe, J. A., & Roe, R. (2020). On Homo sapiens & CO2. Journal of Things, 12(3), 45–67. "
        "https://doi.org/10.1000/xyz"
    ]


@EACH_ENGINE
def test_html_keeps_the_markup_of_csl(engine: str) -> None:
    title = "On <i>Homo</i> & CO<sub>2</sub>"
    (entry,) = cite([article(title=title)], output="html", engine=engine)
    # The CSL suite writes "&" as a numeric reference.
    assert "On <i>Homo</i> &amp; CO<sub>2</sub>." in entry.replace("&#38;", "&amp;")
    assert "<i>Journal of Things</i>" in entry


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<i onclick=alert(1)>x</i>",
    "</div></body><iframe src=//evil>",
    r"\input{/etc/passwd} \write18{rm}",
    "<i>never closed",
    "closed too often</i></i></b>",
    "<b><i>crossed</b></i>",
    "a & b < c > d &amp; &#60;script&#62;",
    "\ufdd0\ufdd1 noncharacters \ufdef",
]


@EACH_ENGINE
@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("style", ["apa", "pure-standard"])
def test_hostile_text_is_inert_in_html(title: str, style: str, engine: str) -> None:
    hostile = article(title=title, container_title=title, author=[{"literal": title}])
    (entry,) = cite([hostile], style=style, output="html", engine=engine)
    rest = ALLOWED_TAG.sub("", entry)
    assert "<" not in rest
    assert ">" not in rest
    assert not re.search("[\ufdd0-\ufdef]", entry)


@EACH_ENGINE
@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_stays_text_in_text(title: str, engine: str) -> None:
    (entry,) = cite([article(title=title)], engine=engine)
    assert not re.search("[\ufdd0-\ufdef]", entry)
    assert "&amp;" not in entry or "&amp;" in title
    assert "alert(1)" in entry or "alert(1)" not in title


def test_script_is_printed_as_the_text_it_is() -> None:
    assert "<script>alert(1)</script>" in cite([article(title="<script>alert(1)</script>")])[0]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("\x1b[31mred\x1b[0m alert", "red alert"),
        ("bell\x07 and \x9b2Jcleared", "bell and cleared"),
        ("\x1b]0;title\x07real", "real"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("abc\u202edef", "abcdef"),
        ("lone \ud800 surrogate", "lone surrogate"),
    ],
)
@EACH_ENGINE
def test_no_control_characters_reach_a_terminal(title: str, shown: str, engine: str) -> None:
    (entry,) = cite([article(title=title)], engine=engine)
    assert shown in entry
    assert entry.isprintable()


@pytest.mark.parametrize(
    ("changes", "style", "expected"),
    [
        ({"title": "Why things?"}, "apa", "Why things? Journal"),
        ({"title": "Things etc."}, "apa", "Things etc. Journal"),
        ({"title": "Wait... what"}, "apa", "Wait... what. Journal"),
        ({"title": 'A "new" kind'}, "apa", "A “new” kind."),
        ({"title": "Author's cut"}, "apa", "Author’s cut."),
        ({"title": "The std::vector type"}, "apa", "The std::vector type."),
        ({"page": "1274-1282.e6"}, "apa", "1274-1282.e6"),
        ({"page": "S12-S15"}, "apa", "S12–S15"),
        ({"page": "45-7"}, "nlm-citation-sequence", "45–7"),
        ({"page": "xii-xv, 3-4"}, "apa", "xii–xv, 3–4"),
        ({"page": "1-10"}, "nlm-citation-sequence", "1–10"),
        ({"author": [{"family": "Ng", "given": "NB"}]}, "apa", "Ng, N. B."),
        ({"author": [{"family": "Curie", "given": "Marie-Anne"}]}, "apa", "Curie, M.-A."),
        ({"author": [{"given": "Plato"}]}, "apa", "Plato. (2020)"),
        ({"author": [{"literal": "World Health Organization"}]}, "apa", "World Health Organ"),
        ({"issued": {"literal": "in press"}}, "apa", "in press"),
        ({"issued": None}, "apa", "(n.d.)"),
        ({"issued": {"date-parts": [[-44]]}}, "nlm-citation-sequence", " 44 BC;"),
    ],
)
@EACH_ENGINE
def test_what_is_printed(
    changes: dict[str, object], style: str, expected: str, engine: str
) -> None:
    assert expected in cite([article(**changes)], style=style, engine=engine)[0]


def test_names_in_scripts_without_spaces_are_not_inverted() -> None:
    """As name_AsianGlyphs of the CSL suite has it; citeproc-py sets a comma."""
    han = [{"family": "王", "given": "小明"}]
    assert cite([article(author=han)])[0].startswith("王小明. (2020)")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[2020, 5, 1], [2020, 5, 3]], "2020, May 1–3"),
        ([[2020, 5, 30], [2020, 6, 2]], "2020, May 30–June 2"),
        ([[2020, 5, 30], [2021, 1, 2]], "2020–2021, May 30–January 2"),
        ([[2020, 5], [2020, 6, 2]], "2020, May–June 2"),
        ([[2020, 5, 30], [0]], "2020–, May 30–"),
    ],
)
def test_date_ranges(parts: list[list[int]], expected: str) -> None:
    news = article(type="article-newspaper", issued={"date-parts": parts})
    assert f"({expected})" in cite([news])[0]


def test_seasons() -> None:
    news = article(type="article-newspaper", issued={"date-parts": [[2020]], "season": 2})
    assert "(2020, Summer)" in cite([news])[0]


@pytest.mark.parametrize(
    ("names", "style", "expected"),
    [
        (1, "apa", "N0, A. et al. (2020)"),
        (3, "apa", "N0, A., N1, A., N2, A., et al. (2020)"),
        (2, "nlm-citation-sequence", "N0 A, N1 A, et al. "),
        (6, "neuroscience-bulletin", "N4 A, N5 A, et al. A study"),
        (8, "neuroscience-bulletin", "N4 A, N5 A, et al. A study"),
        (5, "springer-cite-this-article", "N0, A., N1, A., N2, A. et al. A study"),
        (2, "springer-cite-this-article", "N0, A., N1, A. et al. A study"),
    ],
)
@EACH_ENGINE
def test_truncated_lists_print_et_al(names: int, style: str, expected: str, engine: str) -> None:
    people = [{"family": f"N{number}", "given": "A."} for number in range(names)]
    truncated = article(author=people, custom={"author-truncated": True})
    (entry,) = cite([truncated], style=style, engine=engine)
    assert expected in entry


def test_complete_lists_print_no_et_al() -> None:
    people = [{"family": f"N{number}", "given": "A."} for number in range(6)]
    assert "et al" not in cite([article(author=people)], style="neuroscience-bulletin")[0]


def test_order_and_ids() -> None:
    items = [
        article(id="B", author=[{"family": "Zed"}]),
        article(id="a", author=[{"family": "Ąb"}]),
    ]
    assert [entry.id for entry in bibliography(items, "apa")] == ["a", "B"]
    assert [entry.id for entry in bibliography(items, "ieee")] == ["B", "a"]


def test_equal_and_missing_ids_cost_nothing() -> None:
    items = [article(id="", title="One"), article(id="", title="Two"), article(title="Three")]
    assert len(cite(items)) == 3


def test_rendering_does_not_depend_on_what_was_rendered_before() -> None:
    items = [
        article(id="a", issued={"date-parts": [[2020, 5, 1], [2020, 6]]}),
        article(
            id="b", type="webpage", accessed={"date-parts": [[2021, 1, 2]]}, URL="http://x.org"
        ),
        article(id="c", issued={"date-parts": [[2020]], "season": 1}),
    ]
    for style in ("chicago-author-date", "modern-language-association", "ieee"):
        once = {entry.id: entry.text for entry in bibliography(items, style)}
        again = {entry.id: entry.text for entry in bibliography(items[::-1], style)}
        if style == "ieee":  # numbered
            once, again = ({k: v.split("]", 1)[1] for k, v in x.items()} for x in (once, again))
        assert once == again


def test_an_item_without_anything_is_reported_and_printed() -> None:
    found: list[Diagnostic] = []
    texts = cite([item({"id": "empty"}), article()], style="ieee", report=found.append)
    assert len(texts) == 2
    assert all(texts)
    assert all(d.item_id == "empty" for d in found)


@pytest.mark.parametrize(
    ("cluster", "style", "expected"),
    [
        ("doe", "apa", "(Doe & Roe, 2020)"),
        ("doe@12-14", "apa", "(Doe & Roe, 2020, pp. 12–14)"),
        ("doe@chap. 3", "apa", "(Doe & Roe, 2020, Chapter 3)"),
        ("doe, lee@7", "apa", "(Doe & Roe, 2020; Lee, 2019, p. 7)"),
        ("lee", "nlm-citation-sequence", "(1)"),
        ("lee", "neuroscience-bulletin", "[1]"),
        ("doe", "pure-standard", "(Doe & Roe, 2020)"),
    ],
)
def test_citations(cluster: str, style: str, expected: str) -> None:
    lee = article(id="lee", author=[{"family": "Lee"}], issued={"date-parts": [[2019]]})
    assert cite([article(), lee], style=style, citations=[cluster]) == [expected]


@EACH_ENGINE
def test_a_missing_key_is_reported_and_shown(engine: str) -> None:
    found: list[Diagnostic] = []
    (text,) = cite([article()], citations=["nobody@3, doe"], report=found.append, engine=engine)
    assert text == "(Doe & Roe, 2020); nobody?"
    assert [d.item_id for d in found] == ["nobody"]


def test_without_a_report_findings_are_warnings() -> None:
    with pytest.warns(RuntimeWarning, match="nobody"):
        cite([article()], citations=["nobody"])


def test_ids_keep_their_case() -> None:
    items = [
        article(id="KEY", author=[{"family": "Up"}]),
        article(id="key", author=[{"family": "Lo"}]),
    ]
    assert cite(items, citations=["KEY", "key"]) == ["(Up, 2020)", "(Lo, 2020)"]


def test_clusters_are_read() -> None:
    assert parse_cluster("a,b@12") == (Cite("a"), Cite("b", "12"))
    assert parse_cluster(" a @ § 4 ") == (Cite("a", "4", "section"),)
    assert parse_cluster("a@vol. 3, p. 5")[0] == Cite("a", "3", "volume")
    with pytest.raises(MisuseError, match="no citation key"):
        parse_cluster(" , ")


@pytest.mark.parametrize(
    ("asked", "locale"),
    [
        ("de", "de-DE"),
        ("de_AT.UTF-8", "de-AT"),
        ("EN-gb", "en-GB"),
        ("pt-XX", "pt-PT"),
        ("zh", "zh-CN"),
    ],
)
def test_locales_fall_back_within_their_language(asked: str, locale: str) -> None:
    assert resolve_locale(asked) == locale


@pytest.mark.parametrize("asked", ["xx", "klingon", "../../etc", 'de"]', ""])
@EACH_ENGINE
def test_unknown_locales_are_refused(asked: str, engine: str) -> None:
    with pytest.raises(MisuseError, match="there is no locale"):
        cite([article()], locale=asked, engine=engine)


def test_the_locale_is_used() -> None:
    (entry,) = cite([article(type="chapter", editor=[{"family": "Ed"}])], locale="de")
    assert "S. 45–67" in entry
    assert "Hrsg." in entry


def test_outputs_and_engines_are_named() -> None:
    assert get_engine().name == "native"
    assert get_engine("citeproc-py").name == "citeproc-py"
    with pytest.raises(MisuseError, match="no engine is called 'nonsense'"):
        get_engine("nonsense")
    with pytest.raises(MisuseError, match="text, html, html-links, markdown, latex, rtf, json"):
        cite([article()], output="pdf")
    with pytest.raises(MisuseError, match="citeproc-py writes text and html, not rtf"):
        cite([article()], output="rtf", engine="citeproc-py")


def test_html_block() -> None:
    assert html_bibliography(["<i>a</i>"]) == (
        '<div class="csl-bib-body">\n  <div class="csl-entry"><i>a</i></div>\n</div>'
    )


def test_large_numbers_are_harmless() -> None:
    big = article(type="book", edition="9" * 500, volume="999999999999", number="1" * 5000)
    assert len(cite([big, article(chapter_number="99999999")], style="chicago-author-date")) == 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("et al.,, 2019", "et al., 2019"),
        ("Title?.", "Title?"),
        ("Title!: more", "Title! more"),
        ("a.. b", "a. b"),
        ("wait... so", "wait... so"),
        ("wait....", "wait...."),
        ("a ,  b  c .", "a, b c."),
        ("see .NET 1.2, ../x", "see .NET 1.2, ../x"),
        (f"{QUOTE[0]}a{QUOTE[1]}, b", "“a,” b"),
        (f"{QUOTE[0]}a?{QUOTE[1]}. b", "“a?” b"),
        (f"{QUOTE[0]}a {QUOTE[0]}b{QUOTE[1]}{QUOTE[1]}.", "“a ‘b.’”"),
        (f"{ITALIC[0]}a.{ITALIC[1]}. b", "a. b"),
    ],
)
def test_punctuation_settles(marked: str, expected: str) -> None:
    assert finish(marked, ENGLISH, "text") == expected


def test_markup_in_itself_switches_back() -> None:
    text = f"{ITALIC[0]}a {ITALIC[0]}b{ITALIC[1]}{ITALIC[1]}"
    assert finish(text, ENGLISH, "html") == '<i>a <span style="font-style:normal;">b</span></i>'


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("the life of a cell: an introduction", "title", "The Life of a Cell: An Introduction"),
        ("mRNA in drug-resistant cells", "title", "mRNA in Drug-Resistant Cells"),
        ("ALL CAPITALS HERE", "title", "All Capitals Here"),
        ("ALL CAPITALS HERE", "sentence", "All capitals here"),
        ("élan vital", "capitalize-first", "Élan vital"),
        (f"in {NO_CASE[0]}iOS{NO_CASE[1]} x", "uppercase", f"IN {NO_CASE[0]}iOS{NO_CASE[1]} X"),
        (f"{ITALIC[0]}in vivo{ITALIC[1]}", "capitalize-first", f"{ITALIC[0]}In vivo{ITALIC[1]}"),
        ("", "title", ""),
    ],
)
def test_text_case(text: str, case: str, expected: str) -> None:
    assert apply_case(text, case) == expected


@pytest.mark.parametrize(
    ("first", "last", "form", "expected"),
    [
        ("42", "45", "minimal", "5"),
        ("1091", "1106", "minimal", "106"),
        ("100", "104", "chicago", "104"),
        ("107", "108", "chicago", "8"),
        ("321", "328", "chicago", "28"),
        ("1536", "1538", "chicago-16", "38"),
        ("1496", "1504", "chicago-15", "1504"),
        ("1496", "1504", "chicago-16", "504"),
        ("2787", "2816", "minimal-two", "816"),
        ("321", "8", "expanded", "328"),
        ("S1", "S9", "minimal", "S9"),
        ("45", "7", None, "7"),
    ],
)
def test_page_ranges(first: str, last: str, form: str | None, expected: str) -> None:
    assert last_page(first, last, form) == expected


ORDERS = [  # style, items, citations, what they print: unsorted styles number by first citation
    ("vancouver", "abc", ["c,a"], ["(1,2)"]),
    ("vancouver", "abc", ["c", "a", "c,a"], ["(1)", "(2)", "(1,2)"]),
    ("vancouver", "abcd", ["d,nobody,b", "a"], ["(1,2); nobody?", "(3)"]),
    ("vancouver", "abc", ["b", "b@3"], ["(1)", "(1)"]),
    ("nature", "abc", ["c"], ["1"]),
    ("ieee", "abc", ["b", "a"], ["[1]", "[2]"]),
    ("apa", "abc", ["c,a"], ["(Aaa, 2020; Ccc, 2020)"]),
    ("springer-mathphys-brackets", "abc", ["c", "a"], ["[1]", "[2]"]),
    ("elsevier-harvard", "abc", ["c"], ["(Ccc, 2020)"]),
    ("neuroscience-bulletin", "abc", ["c", "a", "c,a"], ["[1]", "[2]", "[1, 2]"]),
    ("acm-sig-proceedings", "abc", ["c", "a", "c,a"], ["[3]", "[1]", "[1, 3]"]),
]


@EACH_ENGINE
@pytest.mark.parametrize(("style", "ids", "citations", "printed"), ORDERS)
def test_numbers_follow_the_document(
    style: str, ids: str, citations: list[str], printed: list[str], engine: str
) -> None:
    items = [article(id=key, author=[{"family": key.upper() + key * 2}]) for key in ids]
    found = cite(items, style=style, citations=citations, report=lambda _: None, engine=engine)
    assert found == printed
