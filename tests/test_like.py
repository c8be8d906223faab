"""``cite --like``: the nearest style of a list, and the list's own style."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibconv import api
from bibconv.cli import run
from bibconv.errors import UnreadableInputError
from bibconv.reading.nearest import nearest, similarity
from bibconv.reading.sample import Sample, read_sample
from bibconv.reading.style import write_style
from bibconv.source import Source

SEED = Path(__file__).parents[1] / "seeds" / "publisher-article-page.txt"
LIST = """Fenn, R. (2016). Why do owls turn? Night Zoology, 2, 3-9.
Quill, A., & Moss, K. (2019). Lichens of the north. Annals of Botany, 4, 1-9.
Reed, B. (2011). Moss and stone. Annals of Botany, 14, 11-19.
Ash, T., & Elm, V. (2003). Bark as a shelter. Forest Letters, 7, 101-120.
"""


@pytest.fixture(scope="module", params=["seed", "list"])
def sample(request: pytest.FixtureRequest) -> Sample:
    source = Source.from_path(SEED) if request.param == "seed" else Source(LIST)
    return read_sample(source)


def test_the_lists_own_style_prints_it_nearly_exactly(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(write_style(sample, "A list <&>", "own"), "utf-8")
    assert similarity(sample, str(path), range(len(sample.texts))) > 0.99
    assert len(api.cite(sample.items, str(path))) == len(sample.items)


def test_the_nearest_style_is_near(sample: Sample) -> None:
    assert nearest(sample).similarity > 0.96


def test_the_nearest_style_beats_a_style_of_another_kind(sample: Sample) -> None:
    best = nearest(sample)
    other = similarity(sample, "modern-language-association", range(len(sample.texts)))
    assert best.similarity > other


def test_a_text_without_references_is_no_sample() -> None:
    with pytest.raises(UnreadableInputError, match="no references"):
        read_sample(Source("Nothing here.\n"))


def test_cite_like_names_the_style_and_keeps_the_lists_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refs, listed, own = tmp_path / "refs.bib", tmp_path / "list.txt", tmp_path / "own.csl"
    fields = "title={Dew}, author={Oak, Jo}, journal={Mist}, year=2020, volume=3, pages={3--9}"
    refs.write_text(f"@article{{a, {fields}}}", "utf-8")
    listed.write_text(LIST, "utf-8")
    assert run(["cite", str(refs), "--like", str(listed), "--save-style", str(own)]) == 0
    out, err = capsys.readouterr()
    assert out == "Oak, J. (2020). Dew. Mist, 3, 3-9.\n"
    assert err.startswith("nearest style: ")
    assert "the list's own style" in err
    assert run(["cite", str(refs), "-s", str(own)]) == 0
    assert capsys.readouterr().out == out


@pytest.mark.parametrize("name", ["own.csl", "own.xml"])
def test_a_style_to_save_needs_a_list_and_a_name(name: str, tmp_path: Path) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text("@misc{a, title={Dew}}", "utf-8")
    like = ["--like", str(SEED)] if name == "own.xml" else []
    assert run(["cite", str(refs), *like, "--save-style", str(tmp_path / name)]) == 2
