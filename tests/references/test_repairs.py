"""What the whole reference shows to be something else than its words were taken for."""

from __future__ import annotations

import pytest

from bibconv.references.repairs import repaired
from bibconv.references.runs import runs
from bibconv.references.tokens import tokenize

# text with words and labels: "word/label", punctuation in between
CASES = [
    ("a year before a volume is the date", "Owls/title. Zool/container. 2004/volume;304/issue: 18/page",
     "title container date volume page"),
    ("an issue in brackets stays one", "Owls/title. Zool/container 2004/date;(3/issue): 18/page",
     "title container date issue page"),
    ("a year behind a container is the date", "Owls/title. Night/container Zool/container 2016/container, 7/volume",
     "title container container date volume"),
    ("a second title contains the first", "Owls/title. In/join: Birds/title of/title Night/title",
     "title join container container container"),
    ("what is quoted is the title", "Fenn/author, “Why/note owls/note” Zool/container",
     "author title title container"),
    ("a periodical alone is the title", "Mir/container Rossii/container, Nr/issue. 4/issue",
     "title title issue issue"),
    ("an organisation is the author", "Office/title of/title Maps/title. Map/title of/title puddles/title",
     "author author author title title title"),
    ("initials end a list of names", "Quill/author A/author. Lichens/author. Ann/container Bot/container",
     "author author title container container"),
    ("a name is not cut at a blank",
     "British/author Association/author for/title Owls/title. New/title owls/title",
     "author author author author title title"),
    ("names in front without a role are authors", "Fenn/editor R/editor. Owls/title", "author author title"),
    ("those with a role are editors", "Fenn/editor R/editor (Ed/editor). Owls/title",
     "editor editor editor title"),
    ("a number behind volume and colon is the page", "Owls/title. Zool/container 2/volume: e190/join doi/join",
     "title container volume page join"),
    ("a bracketed series has its own number",
     "Owls/title. Proc/container, (Owl/note Notes/note; Vol/volume. 2/volume)",
     "title container collection collection collection-number collection-number"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "marked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_repair(why: str, marked: str, expected: str) -> None:
    assert why
    text, labels = "", []
    for piece in marked.split(" "):
        for part in piece.replace(";", "; ").replace(":", ": ").split():
            word, slash, rest = part.partition("/")
            text += word if word else ""
            if slash:
                label = rest.rstrip(".,;:)”")
                labels.append(label)
                text += rest[len(label) :]
            text += " "
    tokens = tokenize(text)
    assert len(tokens) == len(labels)
    found = repaired(tokens, list(runs(labels, [1.0] * len(labels))))
    assert " ".join(run.label for run in found for _ in range(run.first, run.last + 1)) == expected
