"""Labels of labelled and printed references; a model trained on one's own records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibconv.cli import run
from bibconv.errors import UnreadableInputError
from bibconv.references.crf import Model
from bibconv.references.labels import WORD_LABELS
from bibconv.training.align import align
from bibconv.training.labelled import read_labelled, words_of


def test_volume_holds_issue_and_pages() -> None:
    text = "Lerche, A. Owls. Zool, vol. 11, no 6, p. 647-653."
    segments = [
        ["author", "Lerche, A."],
        ["title", "Owls."],
        ["journal", "Zool,"],
        ["volume", "vol. 11, no 6,"],
        ["pages", "p. 647-653."],
    ]
    made = words_of(text, segments)
    assert made is not None
    tokens, labels = made
    assert list(zip(tokens.words, labels, strict=True))[4:] == [
        ("vol", "volume"),
        ("11", "volume"),
        ("no", "issue"),
        ("6", "issue"),
        ("p", "page"),
        ("647", "page"),
        ("653", "page"),
    ]


def test_segments_that_are_not_the_text_are_left_out() -> None:
    assert words_of("Owls. 2016.", [["title", "Hawks."], ["date", "2016."]]) is None
    assert read_labelled([json.dumps({"text": "a", "labels": [["title", "b"]]}), ""]) == []


def test_a_printed_reference_is_labelled_by_its_record() -> None:
    item = {
        "title": "Why do owls turn",
        "author": [{"family": "Fenn", "given": "Rose A."}],
        "container-title": "Night Zoology",
        "volume": "7",
        "page": "12-19",
        "issued": {"date-parts": [[2016]]},
    }
    made = align("Fenn, R. A. (2016). Why do owls turn. Night Zoology, 7, 12–19.", item)
    assert made is not None
    assert made[1] == ["author"] * 3 + ["date"] + ["title"] * 4 + ["container"] * 2 + [
        "volume",
        "page",
        "page",
    ]


def test_a_number_that_could_be_two_things_gives_nothing() -> None:
    item = {"title": "Owls", "volume": "7", "issue": "7"}
    assert align("Owls 7 7", item) is None


def test_train_and_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [
        {
            "id": f"r{n}",
            "type": "article-journal",
            "title": f"The {word} of the northern sea and its {other}",
            "author": [{"family": name, "given": "Rose"}],
            "container-title": "Journal of Night Zoology",
            "volume": str(n + 3),
            "page": f"{n + 100}-{n + 140}",
            "issued": {"date-parts": [[1990 + n]]},
        }
        for n, (word, other, name) in enumerate(
            zip(
                "owls ducks hawks swans gulls terns".split(),
                "ice wind rain fog light dark".split(),
                "Fenn Hale Moss Reed Lake Wood".split(),
                strict=True,
            )
        )
    ]
    (tmp_path / "own.json").write_text(json.dumps(records), "utf-8")
    model = tmp_path / "own.model"
    options = ["--styles", "12", "--per-style", "8", "--iterations", "15"]
    assert run(["train", str(tmp_path / "own.json"), "-o", str(model), *options]) == 0
    assert set(Model.from_path(model).labels) <= set(WORD_LABELS)
    (tmp_path / "list.txt").write_text(
        "Moss, R. (1992). The hawks of the northern sea. Journal of Night Zoology, 5, 102–142.\n",
        "utf-8",
    )
    assert run(
        [
            "convert",
            "-f",
            "text",
            "--model",
            str(model),
            "-t",
            "csl-json",
            "-q",
            str(tmp_path / "list.txt"),
        ]
    ) in (0, 1)
    assert "Night Zoology" in capsys.readouterr().out


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "no.model").write_text("no model", "utf-8")
    with pytest.raises(UnreadableInputError, match="no model"):
        Model.from_path(tmp_path / "no.model")
