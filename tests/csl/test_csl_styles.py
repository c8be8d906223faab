"""Finding styles by name, and refusing those that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from csl_helpers import article
from growth import is_linear

from bibconv.csl import cite, find_style, search_styles, style_names, styles
from bibconv.errors import LimitExceededError, StyleError, UnknownStyleError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
INFO = "<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>"
LAYOUT = '<citation><layout><text macro="a"/></layout></citation></style>'


@pytest.mark.parametrize(
    ("argument", "name"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("vancouver", "nlm-citation-sequence"),
        ("harvard1", "harvard-cite-them-right"),
        ("harvard", "harvard-cite-them-right"),
        ("mla", "modern-language-association"),
        ("neuroscience-bulletin", "neuroscience-bulletin"),
        ("Neuroscience Bulletin", "neuroscience-bulletin"),
        ("http://www.zotero.org/styles/nature", "nature"),
    ],
)
def test_names_and_aliases(argument: str, name: str) -> None:
    assert find_style(argument).name == name


def test_dependent_styles_are_their_parent_with_their_own_locale() -> None:
    style = find_style("nature-digest")
    assert (style.name, style.parent, style.default_locale) == ("nature-digest", "nature", "en-GB")
    assert style.data == find_style("nature").data
    assert style.title == "Nature Digest"


@pytest.mark.parametrize(
    "argument",
    [
        "../apa",
        "../../../etc/passwd",
        "/etc/passwd",
        "dependent/nature-digest",
        "./apa",
        "..",
        ".",
        "",
        "  ",
        "apa\0",
        "apa\0.csl",
        "a" * 5000,
        "a" * 5000 + ".csl",
        "nature-digest.csl",
        "~/x.csl",
        "C:\\styles\\apa.csl",
        "\\\\host\\apa",
        "renamed-styles.json",
        "http://example.org/apa.csl",
        "file:///etc/passwd",
        "https://www.zotero.org/styles/../../x",
        "apa;ls",
        "äpa",
    ],
)
def test_names_never_become_paths(
    argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((UnknownStyleError, StyleError)):
        find_style(argument)


def test_a_file_beside_does_not_shadow_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "apa").write_text("not a style")
    assert find_style("apa").file == "apa.csl"


def test_unknown_styles_get_suggestions() -> None:
    with pytest.raises(UnknownStyleError, match=r"did you mean .*apa"):
        find_style("appa")
    with pytest.raises(UnknownStyleError, match="-s apa"):
        find_style("somewhere/apa.csl")
    with pytest.raises(UnknownStyleError, match="bibconv styles"):
        find_style("qqqqqqqqqqq")


def test_style_files(tmp_path: Path) -> None:
    path = tmp_path / "my.csl"
    path.write_text(
        f'{HEAD}{INFO}<macro name="a"><text variable="title"/></macro>{LAYOUT}', encoding="utf-8"
    )
    assert cite([article()], style=str(path)) == ["A study of things"]


BOMB = "".join(
    f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
    for n in range(40)
)
CHAIN = "".join(f'<macro name="c{n}"><text macro="c{n + 1}"/></macro>' for n in range(3000))
BROKEN = [
    ("not xml", "p { color: red }", ":1:1: not well-formed XML"),
    ("unclosed", f"{HEAD}\n{INFO}\n<citation>", ":3:"),
    ("html", "<html><body>apa</body></html>", "root element is <html>"),
    ("no layout", f"{HEAD}{INFO}</style>", "no <citation>"),
    ("missing macro", f"{HEAD}{INFO}\n{LAYOUT}", ':2: there is no macro "a"'),
    (
        "own circle",
        f'{HEAD}{INFO}\n<macro name="a">\n<text macro="a"/></macro>{LAYOUT}',
        ':3: macros call each other in a circle: "a" -> "a"',
    ),
    (
        "circle",
        f'{HEAD}{INFO}<macro name="a"><text macro="b"/></macro>'
        f'<macro name="b"><text macro="a"/></macro>{LAYOUT}',
        'circle: "a" -> "b" -> "a"',
    ),
    (
        "bomb",
        f'{HEAD}{INFO}{BOMB}<macro name="m40"><text value="x"/></macro>'
        f'<macro name="a"><text macro="m0"/></macro>{LAYOUT}',
        "expands to",
    ),
    (
        "chain",
        f'{HEAD}{INFO}{CHAIN}<macro name="c3000"><text value="x"/></macro>'
        f'<macro name="a"><text macro="c0"/></macro>{LAYOUT}',
        "more than 150 elements deep",
    ),
    (
        "entities",
        '<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + f"{HEAD}&b;</style>",
        "entities",
    ),
    (
        "orphan",
        f'{HEAD}<info><title>T</title><link rel="independent-parent" href="http://x/nobody"/>'
        "</info></style>",
        "'nobody', which is not installed",
    ),
    (
        "parent as path",
        f'{HEAD}<info><title>T</title><link rel="independent-parent" href="http://x/..%2f.."/>'
        "</info></style>",
        "not installed",
    ),
]


@pytest.mark.parametrize(("name", "text", "message"), BROKEN, ids=[case[0] for case in BROKEN])
def test_unusable_styles(name: str, text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((StyleError, LimitExceededError)) as caught:
        find_style(str(path))
    assert message in str(caught.value)
    assert f"{name}.csl" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_file_is_read_through_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    path = tmp_path / "x.csl"
    path.write_text(
        f'<!DOCTYPE style [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'{HEAD}{INFO}<macro name="a"><text value="&x;"/></macro>{LAYOUT}'
    )
    with pytest.raises(StyleError):
        find_style(str(path))


def test_odd_styles_still_print_something(tmp_path: Path) -> None:
    path = tmp_path / "odd.csl"
    path.write_text(f'{HEAD}{INFO}<macro name="a"><text/></macro>{LAYOUT}', encoding="utf-8")
    found: list[object] = []
    (text,) = cite([article()], style=str(path), report=found.append)
    assert "A study of things" in text
    assert len(found) == 1


def test_search() -> None:
    names = {info.name for info in search_styles("neuroscience bulletin")}
    assert "neuroscience-bulletin" in names
    found = {info.name: info for info in search_styles("nature digest")}
    assert found["nature-digest"].parent == "nature"
    assert any(info.name == "nature" for info in search_styles("0028-0836"))
    assert len(style_names()) > 10_000


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nature", "nature"),
        ("Nature", "nature"),
        ("cell", "cell"),
        ("science", "science"),
        ("nature digest", "nature-digest"),
        ("plos", "plos"),
    ],
)
def test_the_nearest_name_is_found_first(query: str, first: str) -> None:
    names = [info.name for info in search_styles(query)]
    assert names[0] == first
    begins = [name.startswith("-".join(query.lower().split())) for name in names]
    assert begins == sorted(begins, reverse=True)
    has = [all(word in name for word in query.lower().split()) for name in names]
    assert has == sorted(has, reverse=True)
    assert len(names) == len(set(names))


def test_what_only_the_title_has_is_found_too() -> None:
    titles = {info.title for info in search_styles("(français)")}
    assert any("(Français)" in title for title in titles)
    assert any("&" in info.title for info in search_styles("&"))


def test_files_are_opened_as_far_as_the_search_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    head = styles._head
    monkeypatch.setattr(styles, "_head", lambda path: opened.append(path) or head(path))
    assert next(search_styles("nature")).name == "nature"
    assert len(opened) == 1


SAMPLE = """
american-medical-association american-chemical-society acm-sig-proceedings bibtex
associacao-brasileira-de-normas-tecnicas bluebook-law-review cell chicago-author-date
chicago-notes-bibliography council-of-science-editors din-1505-2 elsevier-harvard
elsevier-vancouver elsevier-with-titles frontiers-in-medicine gost-r-7-0-5-2008 haaretz
harvard-cite-them-right ieee iso690-author-date-en iso690-numeric-fr jama
modern-humanities-research-association-notes modern-language-association mcgill-legal-8th nature
national-library-of-medicine nlm-citation-sequence nlm-name-year oscola plos pnas
royal-society-of-chemistry sage-harvard science springer-basic-author-date
springer-lecture-notes-in-computer-science taylor-and-francis-chicago-author-date
the-lancet turabian-author-date unified-style-sheet-for-linguistics vienna-legal
universitat-graz-geographie atlande zeitschrift-fur-theologie-und-philosophie
""".split()
ITEMS = [
    article(),
    article(
        id="book",
        type="book",
        title='<i>Homo</i>: a "new" <script>',
        author=[
            {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
            {"literal": "World Health Organization"},
            {"family": "Smith", "given": "John", "suffix": "Jr."},
        ],
        editor=[{"family": "Doe", "given": "J."}],
        translator=[{"family": "Roe", "given": "R."}],
        issued={"date-parts": [[2019, 5, 3], [2019, 6, 1]]},
        accessed={"date-parts": [[2020, 1, 2]]},
        original_date={"date-parts": [[-50]]},
        edition="2nd",
        number_of_pages="xii, 345",
        number_of_volumes="4",
        publisher="P & Q",
        event_title="Conference",
        URL="https://example.org/?a=1&b=2",
    ),
    article(
        id="web",
        type="webpage",
        author=[{"literal": "Société"}],
        container_title=None,
        issued={"date-parts": [[2001]], "season": 2, "circa": True},
        custom={"author-truncated": True},
    ),
]


INSTALLED = set(style_names())


@pytest.mark.parametrize("style", [name for name in SAMPLE if name in INSTALLED])
def test_styles_print_varied_items(style: str) -> None:
    found: list[object] = []
    texts = cite(ITEMS, style=style, output="html", report=found.append)
    assert len(texts) == len(ITEMS)
    assert all(texts)
    assert not [entry for entry in texts if "<script" in entry or "None" in entry]
    assert not found


def test_the_sample_is_large() -> None:
    assert len(INSTALLED.intersection(SAMPLE)) >= 30


def _nested(depth: int, size: str) -> str:
    """A style of nested macros, each in quotation marks and another font."""
    fonts = ('font-style="italic"', 'font-weight="bold"', 'font-variant="small-caps"')
    macros = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}" quotes="true" {fonts[n % 3]}/></macro>'
        for n in range(depth)
    )
    return (
        f'{HEAD}{INFO}{macros}<macro name="m{depth}"><text {size}/></macro>'
        '<citation><layout><text macro="m0"/></layout></citation></style>'
    )


@pytest.mark.parametrize("output", ["text", "html"])
def test_nested_quotation_marks_and_fonts(output: str, tmp_path: Path) -> None:
    path = tmp_path / "nested.csl"
    path.write_text(_nested(25, 'variable="title"'), encoding="utf-8")
    (text,) = cite([article(title="Why")], style=str(path), output=output)
    assert "Why" in text
    assert sum(text.count(sign) for sign in "“”‘’") == 50


VALUES = (" ", "1", "-", "1-", ".", "!? ", '"', "'", "<i>", "<b>a</b>", "a ")


@pytest.mark.parametrize("style", ["apa", "nlm-citation-sequence", "modern-language-association"])
@pytest.mark.parametrize(
    "variable", ["title", "container_title", "page", "volume", "edition", "DOI"]
)
def test_long_values_are_printed_in_time(variable: str, style: str) -> None:
    file = find_style(style)

    def run(text: str) -> None:
        cite([article(**{variable: text})], style=file, report=lambda _: None)

    for unit in VALUES:
        assert is_linear(run, lambda n, unit=unit: "1" + unit * (n // len(unit)) + "x"), unit
