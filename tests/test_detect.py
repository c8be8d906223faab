"""Which format an input is in."""

from __future__ import annotations

import pytest

from bibconv.detect import detect_format, format_named, target_format
from bibconv.errors import MisuseError, UnknownFormatError

DETECTED = {
    "BibTeX": ("@book{a, title={T}, year=2000}", None, "bibtex"),
    "BibTeX after prose": ("Exported today.\n\n@article{a, title={T}}", None, "bibtex"),
    "BibTeX with key on the next line": ("@article\n{a,title={T}}", None, "bibtex"),
    "BibLaTeX by field": ("@article{a, journaltitle={J}, date={2020-01}}", None, "biblatex"),
    "BibLaTeX by type": ("@online{a, url={http://x.org}}", "refs.bib", "biblatex"),
    "RIS": ("TY  - JOUR\nTI  - x\nER  - \n", None, "ris"),
    "RIS without end": ("TY  - JOUR\nTI  - x\n", None, "ris"),
    "RIS in one space": ("TY - JOUR\nTI - x\nER -\n", None, "ris"),
    "RIS called bib": ("TY  - JOUR\r\nTI  - x\r\nER  - \r\n", "refs.bib", "ris"),
    "CSL-JSON": ('[{"id": "a", "type": "book"}]', None, "csl-json"),
    "empty JSON list": (" []\n", None, "csl-json"),
    "CSL-YAML": ("---\nreferences:\n- id: a\n  type: book\n...\n", None, "csl-yaml"),
    "CSL-YAML list": ("- id: a\n  type: book\n", "x.yaml", "csl-yaml"),
    "JATS without a sign but its parts": ("<article><front/></article>", "a.xml", "jats"),
    "JATS behind instructions and comments": (
        '<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- by hand --><!-- twice -->\n'
        '<!DOCTYPE article PUBLIC "-//X//DTD X//EN" "x.dtd"><?go on?><article><body/></article>',
        None,
        "jats",
    ),
    "JATS behind a comment with tags": (
        '<?xml version="1.0"?><!-- made by <tool> --><article lang="en"><back/></article>',
        None,
        "jats",
    ),
    "JATS with a prefix": ('<j:article xmlns:j="x"><j:front/></j:article>', None, "jats"),
    "JATS list": ("<ref-list/>", None, "jats"),
    "JATS reference": ('<ref id="a">\n <mixed-citation>Doe</mixed-citation></ref>', None, "jats"),
    "JATS citation": ("<mixed-citation>Doe</mixed-citation>", None, "jats"),
    "JATS back matter": ("<back><ack><p>Thanks</p></ack><ref-list/></back>", None, "jats"),
    "TEI bibl": ("<bibl>Doe</bibl>", None, "tei"),
    "TEI list of bibl": ("<!-- a --><?b?><listBibl><bibl>Doe</bibl></listBibl>", None, "tei"),
    "HTML article": ('<article class="post"><header>x</header></article>', None, "text"),
    "prose": ("Ty - a name - is not a tag.\nNor is this.", None, "text"),
    "reference list": ("1. Doe J. Title. Journal 2020, 1: 2-3.\n", "list.txt", "text"),
    "list starting with bracketed number": ("[1] J. Doe, Title, 2020.\n[2] ...", None, "text"),
    "mail address": ("write to a@b.org (me)\n", None, "text"),
    "empty": ("", None, "text"),
    "empty bib": ("", "x.bib", "bibtex"),
    "empty ris": ("", "x.RIS", "ris"),
    "stdin": ("@misc{a}", "<stdin>", "bibtex"),
}


@pytest.mark.parametrize("name", DETECTED)
def test_detection(name: str) -> None:
    text, path, expected = DETECTED[name]
    assert detect_format(text, path).name == expected


FOREIGN = {
    "xml": '<?xml version="1.0"?>\n<catalogue/>',
    "docbook": '<?xml version="1.0"?>\n<article xmlns="http://docbook.org/ns/docbook"><title>T</title></article>',
    "docbook4": '<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x"><article><articleinfo/></article>',
    "rss": '<?xml version="1.0"?><rss><channel><item><ref-list/></item></channel></rss>',
    "tei-like": '<?xml version="1.0"?><back><div><p>no reference list</p></div></back>',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_formats_that_are_not_read_are_named(name: str) -> None:
    with pytest.raises(UnknownFormatError, match="is not read"):
        detect_format(FOREIGN[name], f"file.{name}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("ris", "ris"), ("RIS", "ris"), ("json", "csl-json"), ("bib", "bibtex"), ("txt", "text")],
)
def test_names(name: str, expected: str) -> None:
    assert format_named(name).name == expected


def test_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UnknownFormatError, match="did you mean 'biblatex'"):
        format_named("bibltex")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.bib", "bibtex"), ("a.ris", "ris"), ("a.csl.json", "csl-json"), ("A.JSON", "csl-json")],
)
def test_target_by_extension(path: str, expected: str) -> None:
    assert target_format(None, path).name == expected


def test_target_needs_a_name() -> None:
    with pytest.raises(UnknownFormatError, match="-t"):
        target_format(None, "refs.xyz")
    with pytest.raises(UnknownFormatError, match="-t"):
        target_format(None, None)


def test_text_is_not_written() -> None:
    with pytest.raises(MisuseError, match="bibconv cite"):
        target_format("text", None)
