"""EndNote's tagged format, known as Refer or BibIX (.enw): ``%0 Book``, ``%T A Title``.

Source: EndNote's "EndNote Export" tags and refer(1).

>>> from bibconv.formats.base import ReadContext
>>> from bibconv.source import Source
>>> next(read(Source("%0 Book\\n%T A Title\\n"), ReadContext())).item.type
'book'
"""

from __future__ import annotations

from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.tagged.dialect import Dialect, rows
from bibconv.formats.tagged.reader import reader_of
from bibconv.formats.tagged.tables_types import ENDNOTE, known, written
from bibconv.formats.tagged.writer import writer_of
from bibconv.model import ITEM_TYPES
from bibconv.patterns import late

_JOURNALS = frozenset("article-journal article-magazine article-newspaper review".split())
_WHOLE = frozenset("book thesis report map software dataset manuscript pamphlet".split())
_PARTS = ITEM_TYPES - _JOURNALS - _WHOLE
_NUMBERED = frozenset("report patent standard bill legislation regulation legal_case".split())

_ROWS = rows(
    """
    %F id id
    %A direct-name author
    %E direct-name editor
    %Y direct-name collection-editor
    %? direct-name translator
    %H direct-name original-author
    %T text title
    %! text title-short
    %J text container-title journals
    %B text container-title parts
    %B text collection-title whole
    %S text collection-title
    <%J text container-title
    %Q text original-title
    %D year-first issued
    %8 date issued
    %V text volume
    %N text issue journals
    %N text number numbered
    %N text collection-number
    %P pages page !whole
    %P text number-of-pages whole
    %I text publisher
    %C text publisher-place
    %7 text edition
    %6 text number-of-volumes
    %@ serial ISSN journals
    %@ serial ISBN
    %R doi DOI
    %U text URL
    %[ date accessed
    %X lines abstract
    %K keyword keyword
    %G language language
    %9 text genre
    %L text call-number
    %~ text source
    %Z notes note
    %< notes annote
    """,
    journals=_JOURNALS,
    whole=_WHOLE,
    parts=_PARTS,
    numbered=_NUMBERED,
)


def _complete(gathering: Gathering, values: dict[str, list[str]]) -> None:
    """A type for records that state none: Refer has the tag %0 only since EndNote."""
    if "%0" in values or gathering.type != "document":
        return
    if "%J" in values:
        gathering.type = "article-journal"
    elif "%B" in values:
        gathering.type = "chapter"
    elif "%R" in values and not any(value.startswith("10.") for value in values["%R"]):
        gathering.type = "report"
    elif "%I" in values:
        gathering.type = "book"


DIALECT = Dialect(
    name="enw",
    line=late(r"(%[0-9A-Z!@~$\[\]()*+?<>&^#])(?:[ \t]+|(?=\r|\n|\Z))([^\r\n]*)"),
    starts=frozenset({"%0"}),
    types=known(ENDNOTE),
    labels=written(ENDNOTE),
    rows=_ROWS,
    type_tag="%0",
    indent="",
    blank_ends=True,
    complete=_complete,
)

read = reader_of(DIALECT)
write = writer_of(DIALECT)
