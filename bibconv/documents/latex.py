r"""Citations in LaTeX: LaTeX's own, natbib's, biblatex's and apacite's commands.

Source: biblatex manual, 3.9 (citation commands); natbib reference sheet; apacite manual.

>>> document = read(Source(r"\citep[see][12]{doe, roe} % \cite{no}"))
>>> [citation.key for citation in document.citations]
['doe', 'roe']
"""

from __future__ import annotations

import re

from bibconv.documents.base import Document, blank
from bibconv.patterns import late
from bibconv.source import Source

_ONE = frozenset(
    """
    cite Cite parencite Parencite footcite Footcite footcitetext textcite Textcite smartcite
    Smartcite supercite autocite Autocite fullcite footfullcite citeauthor Citeauthor citetitle
    Citetitle citeyear citedate citeurl notecite Notecite pnotecite Pnotecite fnotecite nocite
    citet citep citealt citealp citeyearpar Citet Citep Citealt Citealp citetalias citepalias
    defcitealias citename citelist citefield citeA citeNP citeN shortcite shortciteA shortciteN
    shortciteNP citeauthorNP fullciteA fullciteN maskcite maskciteA possessivecite posscite
    onlinecite citenum citealias Citetalias Citepalias footnotecite citeinline inlinecite
    fullcitebib bibentry citeonline citeauthoronline apud nptextcite
    """.split()
)
_VOLUME = frozenset(
    """
    volcite Volcite pvolcite Pvolcite fvolcite Fvolcite ftvolcite Ftvolcite svolcite Svolcite
    tvolcite Tvolcite avolcite Avolcite
    """.split()
)
_SEVERAL = frozenset(
    """
    cites Cites parencites Parencites footcites Footcites footcitetexts smartcites Smartcites
    textcites Textcites supercites autocites Autocites fullcites footfullcites
    """.split()
)
_VOLUMES = frozenset(name + "s" for name in _VOLUME)
# Commands with "cite" in their name that take no keys.
_OTHER = frozenset(
    """
    citestyle citetext citereset citereset* bibcite citesetup mkbibcitation citation citefix
    setcitestyle citeindextrue citeindexfalse citecolor citebordercolor citepunct citedelim
    citefirstlabel citerange citesort citetracker citecounter newcite DeclareCiteCommand
    renewcite citeform citemid citeleft citeright citeseparator textcitedelim multicitedelim
    """.split()
)
_COMMAND = late(r"\\([A-Za-z]+)\*?")
_TOKEN = late(r"\\begin\{([A-Za-z]+\*?)\}|\\end\{document\}|\\verb\*?(?![A-Za-z])|\\.|%", re.DOTALL)
_VERBATIM = frozenset(
    """
    verbatim verbatim* Verbatim lstlisting minted comment filecontents filecontents* alltt
    """.split()
)
_SPACE = late(r"[ \t]*\n?[ \t]*")
_FILES = ("bibliography", "nobibliography", "addbibresource", "addglobalbib", "addsectionbib")
_INCLUDES = ("input", "include", "subfile", "subfileinclude", "import")
_LONGEST = 1_000  # characters of an argument
_CLOSERS = {"[": "]", "<": ">"}
_BRACKET = late(r"[\[\](){}<>]")


def read(source: Source, commands: frozenset[str] = frozenset()) -> Document:
    """The keys of all commands that cite, the bibliographies, and the files that are input."""
    document = Document(source)
    find(document, masked(source.text), commands)
    return document


def find(document: Document, text: str, commands: frozenset[str], *, certain: bool = True) -> None:
    """Note what the commands in ``text`` cite; ``certain`` if this is LaTeX and nothing else."""
    for match in _COMMAND.finditer(text):
        name, at = match[1], match.end()
        if name in _ONE or name in commands:
            _keys(document, text, at, certain=certain)
        elif name in _SEVERAL or name in _VOLUMES:
            _several(document, text, at, name in _VOLUMES, certain=certain)
        elif name in _VOLUME:
            volume = _group(text, _after_options(text, at))
            if volume is not None:
                _keys(document, text, volume[1] + 1, certain=certain)
        elif name in _FILES or name in _INCLUDES:
            _file(document, text, at, name)
        elif "cite" in name.lower() and name not in _OTHER:
            _keys(document, text, at, certain=False)


def _keys(document: Document, text: str, at: int, *, certain: bool) -> int | None:
    """Note the keys of the argument behind the options; where it ends."""
    group = _group(text, _after_options(text, at))
    if group is None:
        return None
    document.cite_list(text[group[0] : group[1]], group[0], certain=certain)
    return group[1] + 1


def _several(document: Document, text: str, at: int, volume: bool, *, certain: bool) -> None:
    """``\\cites(pre)(post)[pre][post]{key}[pre][post]{key}``."""
    for _ in range(2):
        at = _skip(text, at, "(", ")")
    for _ in range(100):
        if volume:
            group = _group(text, _after_options(text, at))
            if group is None:
                return
            at = group[1] + 1
        end = _keys(document, text, at, certain=certain)
        if end is None:
            return
        at = end


def _file(document: Document, text: str, at: int, name: str) -> None:
    group = _group(text, _after_options(text, at))
    if group is None:
        return
    inner = text[group[0] : group[1]].strip()
    if "\\" in inner or "#" in inner:
        return
    if name == "import":
        other = _group(text, group[1] + 1)
        inner += text[other[0] : other[1]].strip() if other else ""
    if name in _INCLUDES:
        document.includes.append(inner if "." in inner.rpartition("/")[2] else inner + ".tex")
        return
    names = inner.split(",") if name in ("bibliography", "nobibliography") else [inner]
    for path in filter(None, (part.strip() for part in names)):
        has_ending = path.lower().endswith((".bib", ".bibtex", ".ris", ".xml", ".json"))
        document.bibliographies.append(path if has_ending else path + ".bib")


def _after_options(text: str, at: int) -> int:
    """Behind up to five options, one after the other."""
    for _ in range(5):
        opener = text[(start := _behind_space(text, at)) : start + 1]
        end = _skip(text, at, opener, _CLOSERS[opener]) if opener in _CLOSERS else at
        if end == at:
            break
        at = end
    return at


def _skip(text: str, at: int, opener: str, closer: str) -> int:
    """Behind a balanced option, if one begins here."""
    start = _behind_space(text, at)
    if text[start : start + 1] != opener:
        return at
    depth = braces = 0
    for match in _BRACKET.finditer(text, start, start + _LONGEST):
        mark = match[0]
        braces += (mark == "{") - (mark == "}")
        if braces <= 0:
            depth += (mark == opener) - (mark == closer)
        if depth == 0:
            return match.end()
    return at


def _group(text: str, at: int) -> tuple[int, int] | None:
    """Where the inside of a braced argument begins and ends."""
    start = _behind_space(text, at)
    if text[start : start + 1] != "{":
        return None
    end = text.find("}", start, start + _LONGEST)
    return (start + 1, end) if end >= 0 else None


def _behind_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def masked(text: str) -> str:
    """The text with comments, and what is printed as it is, made blank."""
    pieces: list[str] = []
    done = 0
    while (match := _TOKEN.search(text, done)) is not None:
        token = match[0]
        pieces.append(text[done : match.start()])
        end = match.end()
        if token == "%":
            line = text.find("\n", end)
            end = len(text) if line < 0 else line
            pieces.append(blank(text[match.start() : end]))
        elif token == r"\end{document}":
            pieces.append(blank(text[match.start() :]))
            return "".join(pieces)
        elif match[1] in _VERBATIM:
            close = text.find(f"\\end{{{match[1]}}}", end)
            end = len(text) if close < 0 else close
            pieces.append(blank(text[match.start() : end]))
        elif token.startswith(r"\verb"):
            close = (
                text.find(text[end : end + 1], end + 1, end + _LONGEST) if end < len(text) else -1
            )
            end = close + 1 if close >= 0 else end
            pieces.append(blank(text[match.start() : end]))
        else:
            # An escaped sign is itself; a command is looked at by its name later.
            end = match.start() + (len(token) if match[1] or not token[1:].isalpha() else 1)
            pieces.append(text[match.start() : end])
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
