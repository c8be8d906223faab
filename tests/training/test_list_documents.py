"""Documents for the model of lines: their labels, their layouts, and a small model made of them."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from bibconv.references.cutting import BEGINS, GOES_ON, OUTSIDE, LineModel
from bibconv.references.lines import read_lines
from bibconv.training.documents import Material, documents, example
from bibconv.training.fit import fitted_lines
from bibconv.training.forms import Stacked, legal
from bibconv.training.gather import labelled_texts, other_texts, prose_texts, unmarked
from bibconv.training.layout import UNSEEN, Layout
from bibconv.training.surroundings import title_page, with_citations
from bibconv.training.wording import LINK_ROWS
from bibconv.training.wrapping import Wrapping

FAMILIES = "Fenn Hale Moss Reed Lake Wood Brook Thorn Birch Sedge Marsh Heath".split()
BEASTS = "owls ducks hawks swans gulls terns herons larks".split()
WEATHER = "ice wind rain fog light darkness thunder frost".split()


def references() -> list[str]:
    """Invented articles and books, in two styles."""
    made = []
    for n, family in enumerate(FAMILIES * 4):
        title = f"The {BEASTS[n % 8]} of the northern sea and its {WEATHER[(n + n // 8) % 8]}"
        year = 1960 + n
        if n % 2:
            made.append(
                f"{family}, R. ({year}). {title}. Journal of Night Zoology, {n}, {n + 9}–30."
            )
        else:
            made.append(f"{family} R. {title}. Harbour: Tide Press; {year}.")
    return made


@pytest.fixture(scope="module")
def material() -> Material:
    texts = references()
    prose = [
        f"We walked along the shore and saw the {beast}. It was a day of {weather}. Nobody was there."
        for beast, weather in zip(BEASTS, WEATHER, strict=True)
    ]
    records = [
        {
            "title": f"The {beast} of the sea",
            "author": [{"family": family, "given": "Rose Ann"}, {"family": "Roe", "given": "Max"}],
            "issued": {"date-parts": [[1990 + n]]},
            "container-title": "Journal of Night Zoology",
        }
        for n, (family, beast) in enumerate(zip(FAMILIES, BEASTS, strict=False))
    ]
    log = [f"  * Fix the build on host {n} (closes: #{n}00)" for n in range(30)]
    return Material([texts], [texts[:9], texts[9:20]], [prose], [log], records)


def test_the_same_seed_gives_the_same_documents(material: Material) -> None:
    assert list(documents(material, 20, 4)) == list(documents(material, 20, 4))
    assert list(documents(material, 20, 4)) != list(documents(material, 20, 5))


def test_every_line_has_a_truth(material: Material) -> None:
    made = list(documents(material, 150, 1))
    for lines in made:
        for line, label in lines:
            if line.strip():
                assert label in (BEGINS, GOES_ON, OUTSIDE) or line in LINK_ROWS, line
            else:
                assert label == UNSEEN
    examples = [example(lines) for lines in made]
    assert sum(found is None for found in examples) <= 3
    for found in examples:
        if found is not None:
            assert len(found[0].features) == len(found[1])
    assert {label for lines in made for _, label in lines} == {BEGINS, GOES_ON, OUTSIDE, UNSEEN}


def test_a_line_whose_label_is_not_known_spoils_the_document() -> None:
    assert example([("Doe J. Slow tides. 2001.", UNSEEN)]) is None
    assert example([]) is None


@pytest.mark.parametrize("seed", range(30))
def test_wrapping_keeps_the_words(seed: int) -> None:
    text = "Sedge, R. (2001). The well-known herons of the north. 潮汐研究 Journal of Slow Tides, 3, 12–19."
    wrapping = Wrapping(random.Random(seed))
    lines = list(wrapping.lines(text, 32))
    joined = "".join(line.replace(" ", "") for line in lines)
    assert joined.replace("-", "") == text.replace(" ", "").replace("-", "")
    assert max(map(len, lines)) < 64
    assert len(lines) > 1


@pytest.mark.parametrize("seed", range(30))
def test_a_list_has_as_many_beginnings_as_references(seed: int) -> None:
    texts = references()[:12]
    lines = list(Layout(random.Random(seed)).lines(texts, 1))
    assert sum(label == BEGINS for _, label in lines) == len(texts)


def test_prose_cites_and_keeps_its_sentences() -> None:
    prose = ["The tide was slow. " * 40]
    cited = with_citations(prose, ["Fenn"], random.Random(2))[0]
    assert cited.count("The tide was slow") == 40
    assert "Fenn" in cited


def test_a_title_page_holds_no_reference(material: Material) -> None:
    page = title_page(material.records[0], random.Random(1))
    assert ("The owls of the sea", OUTSIDE) in page
    assert {label for _, label in page} <= {OUTSIDE, UNSEEN}


def test_legal_references_are_filled_in() -> None:
    chance = random.Random(3)
    made = [legal(chance) for _ in range(300)]
    assert not [text for text in made if "{" in text or "}" in text]
    assert any(" v. " in text for text in made)
    assert any("U.S. Patent" in text for text in made)


def test_references_in_pieces_stand_on_lines(material: Material) -> None:
    stacked = Stacked(random.Random(1))
    lines = stacked.reference(material.records[0]).split("\n")
    assert "The owls of the sea" in lines
    assert "Journal of Night Zoology" in lines[-1]
    assert Stacked.usable([{"title": "No names"}]) == []


def test_texts_are_gathered(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "[3] Fenn R.\\n The owls of the sea. 2001."}\n{"text": "short"}\n', "utf-8"
    )
    assert labelled_texts(tmp_path) == [["Fenn R. The owls of the sea. 2001."]]
    assert unmarked(["1984. A novel of the northern sea"]) == ["1984. A novel of the northern sea"]
    paragraphs = [f"The *tide* of day {n} was [slow](https://example.org)." for n in range(6)]
    cited = "Fenn, R. (2001). Owls of the sea. Journal of Night Zoology, 3(2), 12–19."
    page = "\n\n".join(["---\ntitle: x\n---", *paragraphs, cited])
    (tmp_path / "page.md").write_text(page, "utf-8")
    (prose,) = prose_texts([tmp_path])
    assert "The tide of day 0 was slow." in prose
    assert cited not in prose


def test_half_of_the_other_files_are_held_out(tmp_path: Path) -> None:
    for n in range(8):
        text = "\n".join(f"file {n} line {line}" for line in range(10))
        (tmp_path / f"changelog{n}.gz").write_bytes(gzip.compress(text.encode()))
    seen, rest = other_texts([tmp_path]), other_texts([tmp_path], held_out=True)
    assert seen
    assert rest
    assert sorted(line for lines in seen + rest for line in lines) == sorted(
        f"file {n} line {line}" for n in range(8) for line in range(10)
    )


def test_small_models_label_a_plain_list(material: Material) -> None:
    first, second = (
        [found for made in documents(material, 60, seed) if (found := example(made))]
        for seed in (2, 3)
    )
    models = fitted_lines(first, second, iterations=40)
    assert models == fitted_lines(first, second, iterations=40)
    text = (
        "Tarn, B. (1999). The geese of the\nsouthern lake. Journal of Night Zoology, 4, 12–19.\n"
        "Vale, C. (2003). The storks of the\nsouthern lake. Journal of Night Zoology, 8, 22–29.\n"
        "Weir, D. (2011). The wrens of the\nsouthern lake. Journal of Night Zoology, 16, 1–9.\n"
    )
    model = LineModel(*map(gzip.decompress, models))
    assert model.label(read_lines(text, 0, len(text))) == [BEGINS, GOES_ON] * 3
