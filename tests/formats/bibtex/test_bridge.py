"""bibtexparser's block model: ours in, a middleware, ours out."""

from __future__ import annotations

from bibtexparser import model

from bibconv.formats.bibtex.bridge import from_library, to_library
from bibconv.model import Record
from bibconv.source import Source

TEXT = '% c\n@string{j = "Journal"}\n@article{k,\n  title = {T},\n  journal = j # { B},\n}\n@book\n'


def test_blocks_and_spans() -> None:
    library = to_library(Source(TEXT))
    kinds = [type(block).__name__ for block in library.blocks]
    assert kinds[:3] == ["ImplicitComment", "String", "ImplicitComment"]
    (entry,) = library.entries
    assert entry["journal"] == "Journal B"
    assert entry.start_line == 2
    assert entry.fields_dict["journal"].start_line == 4
    start, end = entry.get_parser_metadata("span")
    assert TEXT[start:end] == entry.raw
    assert "".join(block.raw for block in library.blocks) == TEXT
    assert isinstance(library.blocks[-1], model.ParsingFailedBlock)


def test_back_into_records() -> None:
    library = to_library(Source(TEXT))
    library.entries[0].set_field(model.Field("volume", "7"))
    (record,) = [block for block in from_library(library) if isinstance(block, Record)]
    assert record.item.to_csl() == {
        "id": "k",
        "type": "article-journal",
        "title": "T",
        "container-title": "Journal B",
        "volume": "7",
    }
