"""CSL-JSON inline markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibconv.text import markup

NOCASE = '<span class="nocase">'
CAPS = '<span style="font-variant:small-caps;">'


@pytest.mark.parametrize(
    ("text", "stripped", "as_html"),
    [
        ("plain", "plain", "plain"),
        ("a < b & c", "a < b & c", "a &lt; b &amp; c"),
        ("<i>a</i>", "a", "<i>a</i>"),
        ("<i>a <b>b</b></i>", "a b", "<i>a <b>b</b></i>"),
        (f"{NOCASE}DNA</span>", "DNA", f"{NOCASE}DNA</span>"),
        (f"{CAPS}a</span>", "a", f"{CAPS}a</span>"),
        ('<span style="font-variant: small-caps">a</span>', "a", f"{CAPS}a</span>"),
        ("<sc>a</sc>", "a", f"{CAPS}a</span>"),
        ("H<sub>2</sub>O<sup>+</sup>", "H2O+", "H<sub>2</sub>O<sup>+</sup>"),
        ("<i>a", "<i>a", "&lt;i&gt;a"),
        ("a</i>", "a</i>", "a&lt;/i&gt;"),
        ("<i>a<b>c</i>", "<i>a<b>c</i>", "&lt;i&gt;a&lt;b&gt;c&lt;/i&gt;"),
        ("<script>x</script>", "<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ('<i onclick="x">a</i>', '<i onclick="x">a</i>', None),
        ('<span class="x">a</span>', '<span class="x">a</span>', None),
    ],
)
def test_strip_and_html(text: str, stripped: str, as_html: str | None) -> None:
    assert markup.strip(text) == stripped
    assert markup.has_markup(text) == (stripped != text)
    if as_html is None:
        assert "<" not in markup.to_html(text)
    else:
        assert markup.to_html(text) == as_html


@given(
    st.lists(
        st.sampled_from(["<i>", "</i>", "<b>", "</b>", NOCASE, "</span>", "<script>", "a", "&"])
    ).map("".join)
)
def test_tokens_are_balanced_and_complete(text: str) -> None:
    waiting = []
    for token in markup.parse(text):
        if token.kind == "open":
            waiting.append(token.value)
        elif token.kind == "close":
            assert waiting.pop() == token.value
    assert not waiting
    assert "<script" not in markup.to_html(text)


def test_many_unclosed_tags_end() -> None:
    assert markup.strip("<i>" * 50_000) == "<i>" * 50_000
