"""What depends on the order of cites in a citation, and on what stands in for missing names."""

from __future__ import annotations

import pytest

from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.processor import Processor

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"
 default-locale="en-US"><info><title>t</title><id>t</id>
 <updated>2020-01-01T00:00:00+00:00</updated></info>
 {macros}<citation {attributes}>{sort}<layout delimiter="; ">{layout}</layout></citation></style>"""

YEAR = '<date variable="issued"><date-part name="year"/></date>'


def item(id: str, family: str | None, year: int, **more: str) -> dict[str, object]:
    names = {"author": [{"family": family, "given": "Ann Mary"}]} if family else {}
    date = {"date-parts": [[year]]}
    return {"id": id, "type": "book", "issued": date, **names, **more}


def cluster(id: str, note: int, *keys: str) -> Cluster:
    return Cluster(id, [Cite(key) for key in keys], note=note)


def printed(processor: Processor, *clusters: Cluster) -> list[str]:
    processor.set_clusters(clusters)
    texts = processor.citations
    return [texts[one.id] for one in clusters]


def test_ibid_is_what_stands_before_in_print() -> None:
    style = STYLE.format(
        macros="",
        attributes="",
        sort='<sort><key variable="issued"/></sort>',
        layout='<choose><if position="ibid"><text term="ibid"/></if>'
        '<else><text variable="title"/></else></choose>',
    )
    items = [item("old", "A", 1900, title="Old"), item("new", "B", 2000, title="New")]
    processor = Processor(style.encode(), items=items)
    # Sorted, "Old" stands between the two of "New".
    assert printed(processor, cluster("c1", 1, "new"), cluster("c2", 2, "new", "old")) == [
        "New",
        "Old; New",
    ]
    assert printed(processor, cluster("c3", 3, "old"), cluster("c4", 4, "new", "old")) == [
        "Old",
        "Ibid.; New",
    ]


@pytest.mark.parametrize(
    ("form", "expected"), [("short", "A M Doe 1990"), ("long", "Ann Mary Doe 1990")]
)
def test_initials_are_for_names_that_gain_given_names(form: str, expected: str) -> None:
    style = STYLE.format(
        macros="",
        attributes='disambiguate-add-givenname="true" '
        'givenname-disambiguation-rule="all-names-with-initials"',
        sort="",
        layout=f'<group delimiter=" "><names variable="author"><name form="{form}"/></names>'
        f"{YEAR}</group>",
    )
    other = item("b", "Doe", 1990)
    other["author"] = [{"family": "Doe", "given": "Bob"}]
    processor = Processor(style.encode(), items=[item("a", "Doe", 1990), other])
    first, _ = printed(processor, cluster("c1", 1, "a"), cluster("c2", 2, "b"))
    assert first.replace("AM", "A M") == expected


@pytest.mark.parametrize(
    ("substitute", "expected"),
    [
        ("", "Doe 1990, 1995"),
        ('<substitute><names variable="editor"/></substitute>', "Doe 1990, 1995"),
        ('<substitute><text variable="container-title"/></substitute>', "Doe 1990; 1995"),
    ],
)
def test_a_cite_without_names_goes_on_unless_a_text_might_have_stood_there(
    substitute: str, expected: str
) -> None:
    style = STYLE.format(
        macros="",
        attributes='collapse="year" cite-group-delimiter=", "',
        sort="",
        layout=f'<group delimiter=" "><names variable="author"><name form="short"/>{substitute}'
        f"</names>{YEAR}</group>",
    )
    items = [item("a", "Doe", 1990), item("b", None, 1995)]
    processor = Processor(style.encode(), items=items)
    assert printed(processor, cluster("c1", 1, "a", "b")) == [expected]
