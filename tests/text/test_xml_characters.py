"""References to the halves of a character, as programs with UTF-16 inside write them."""

from __future__ import annotations

import pytest

from bibconv.text.xml import parse, parse_html, with_whole_characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&#xD83D;&#xDE00;", "\U0001f600"),
        ("&#xd83d;&#xde00;x", "\U0001f600x"),
        ("&#55357;&#56832;", "\U0001f600"),
        ("&#55357;&#xDE00;", "\U0001f600"),
        ("a&#xD83D;b", "a\ufffdb"),
        ("&#xDE00;&#xD83D;", "\ufffd\ufffd"),
        ("&#xD83D; &#xDE00;", "\ufffd \ufffd"),
        ("&#55295;&#57344;", "\ud7ff\ue000"),
        ("&#x41;&amp;", "A&"),
    ],
)
def test_halves(text: str, expected: str) -> None:
    data = f"<a b='{text}'>{text}</a>".encode()
    assert len(with_whole_characters(data)) == len(data)
    root = parse(data)
    assert (root.text, root.get("b")) == (expected, expected)


def test_pages_too() -> None:
    root = parse_html("<p>a &#xD83D;&#xDE00;</p>")
    assert root is not None
    assert "".join(root.itertext()) == "a \U0001f600"
