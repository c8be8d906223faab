"""The template of a list: what it is inferred to be, what it prints, which reference breaks it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from bibconv.model import Date, Item, Name, Value
from bibconv.model.segment import Segment
from bibconv.references.decode import decode
from bibconv.references.labels import Label, Labelling
from bibconv.references.read import read
from bibconv.references.template import Proof, infer, print_item, prove_all, shape_of, voice_of
from bibconv.references.template.differences import differences
from bibconv.references.template.names import NameForm, form_of, write_name
from bibconv.references.trust import trust
from bibconv.references.verify import invented
from bibconv.source import Source


def labelled(marked: str) -> tuple[str, Labelling]:
    """``"{author:Doe J}. {title:Pain}"`` as a text and its labelling."""
    text, labels = "", []
    for piece in marked.split("{"):
        inside, closed, after = piece.partition("}")
        if not closed:
            text += piece
            continue
        name, _, value = inside.partition(":")
        order = "vancouver" if name == "author" else ""
        labels.append(Label(name, len(text), len(text) + len(value), order))
        text += value + after
    return text, Labelling(tuple(labels), "article-journal")


LIST = [
    "{author:Doe J}. {title:Pain in mice}. {container:Brain} {date:2020}, {volume:3}: {page:5–9}.",
    "{author:Roe AB}, {author:Poe C}. {title:Itch}. {container:Skin} {date:2019}, {volume:4}: {page:7–8}.",
    "{author:Fenn R}. {title:Owls}. {container:Night Zool} {date:2016}, {volume:2}: {page:3–9}.",
    "{author:Moss K}, {author:Reed L}. {title:Why?} {container:Bog} {date:2011}, {volume:9}: {page:1–4}.",
]


def proved(marked: list[str]) -> list[Proof]:
    texts, labellings = zip(*map(labelled, marked), strict=True)
    items = [decode(text, labels, {}).item for text, labels in zip(texts, labellings, strict=True)]
    return prove_all(texts, labellings, items)


def test_a_list_prints_itself() -> None:
    proofs = proved(LIST)
    assert [proof.printed for proof in proofs] == [labelled(marked)[0] for marked in LIST]
    assert all(proof.similarity == 1.0 and not proof.doubts for proof in proofs)


def test_a_template_prints_what_it_never_saw() -> None:
    template = infer([voice_of(shape_of(*labelled(marked))) for marked in LIST])
    shape = shape_of(*labelled("{author:X}{title:Y}{container:Z}{date:1}{page:2}{volume:3}"))
    names = (Name(family="Ash", given="T. U."), Name(family="Elm", given="V."))
    variables = {"author": names, "title": "Bark", "volume": "1", "page": "2-6"}
    item = Item("", "article-journal", {**variables, "container-title": "Tree"})
    assert print_item(item, shape, template) == "Ash TU, Elm V. Bark. Tree, 1: 2–6."


@pytest.mark.parametrize(
    ("odd", "doubted"),
    [
        # the year stands where no other has it
        (
            "{author:Oak J} {date:2001}. {title:Wood}. {container:Tree}, {volume:3}: {page:5–9}.",
            {"date", "title"},
        ),
        # the second name was lost: the text says more than the record
        (
            "{author:Oak J}, Beech P. {title:Wood}. {container:Tree} {date:2001}, {volume:3}: {page:5–9}.",
            {"author"},
        ),
        # the title took a piece of the journal: no separator of the list
        (
            "{author:Oak J}. {title:Wood. Tree} {container:Sci} {date:2001}, {volume:3}: {page:5–9}.",
            set(),
        ),
    ],
)
def test_what_breaks_the_list(odd: str, doubted: set[str]) -> None:
    *others, proof = proved([*LIST, odd])
    assert doubted <= set(proof.doubts)
    assert all(trust(0.9, proof) < trust(0.9, other) for other in others)


@pytest.mark.parametrize(
    ("name", "raw", "form"),
    [
        (Name(family="Doe", given="J. S."), "Doe JS", NameForm("family given", "JS")),
        (Name(family="Doe", given="J. S."), "J.S. DOE", NameForm("given family", "J.S.", True)),
        (Name(family="Doe", given="Jane"), "Doe, Jane", NameForm("family, given")),
        (
            Name(family="Gogh", given="V.", non_dropping_particle="van"),
            "van Gogh V",
            NameForm("family given", "JS"),
        ),
    ],
)
def test_name_forms(name: Name, raw: str, form: NameForm) -> None:
    assert form_of(name, raw) == form
    assert write_name(name, form) == raw


def test_a_name_that_no_form_writes_has_none() -> None:
    assert form_of(Name(family="Doe", given="J."), "Doe, John") is None


def test_differences_name_the_place() -> None:
    found = differences("Doe J, Roe A. Pain.", "Doe J. Pain.")
    assert found.missing == ((5, 12),)
    assert 0.5 < found.similarity < 1.0


def test_long_texts_are_compared_as_bags() -> None:
    words = [f"w{number}" for number in range(5000)]
    found = differences(" ".join(words), " ".join(reversed(words)))
    assert (found.similarity, found.missing) == (1.0, ())


def test_a_list_of_none_and_of_one() -> None:
    assert prove_all([], [], []) == []
    assert proved(LIST[:1])[0].similarity == 1.0
    assert proved(["no labels at all"])[0].printed != ""


TEXT = "Doe J, O’Neill K. Pain (2nd ed.). Brain 2020, 3: 353–65."


@pytest.mark.parametrize(
    ("variable", "value", "unsaid"),
    [
        ("title", "Pain", False),
        ("title", "Pain in mice", True),
        ("page", "353-365", False),
        ("page", "354-365", True),
        ("edition", "2", False),
        ("volume", "4", True),
        ("author", (Name(family="O'Neill", given="K."),), False),
        ("author", (Name(family="Poe", given="K."),), True),
        ("issued", Date(parts=((2020,),)), False),
        ("issued", Date(parts=((2021,),)), True),
    ],
)
def test_nothing_is_invented(variable: str, value: Value, unsaid: bool) -> None:
    found = invented(TEXT, Item("", "book", {variable: value}))
    assert found == ([variable] if unsaid else [])


class Inventor:
    """A reader that labels the same stretch of every text."""

    def label_all(self, texts: Sequence[str]) -> list[Labelling]:
        return [Labelling((Label("title", 0, 4),), "book") for _ in texts]


def test_what_is_invented_has_no_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("Pain. 2020.")
    segment = Segment(source.text, 0, len(source.text))
    assert read(segment, source, labeller=Inventor()).trust > 0
    monkeypatch.setattr(sys.modules[read.__module__], "invented", lambda *_: ["title"])
    record = read(segment, source, labeller=Inventor())
    assert (record.trust, record.doubts) == (0.0, ("title",))
