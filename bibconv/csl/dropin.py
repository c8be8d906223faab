"""The classes of citeproc-py on this processor: programs written for it change their import.

    from bibconv.csl.dropin import Citation, CitationItem, CitationStylesBibliography
    from bibconv.csl.dropin import CitationStylesStyle, CiteProcJSON, formatter

What differs: ids keep their case (they are found in any case), entries always come in the
style's order, whether or not ``sort`` was called, and text of the data is escaped.

>>> # style = CitationStylesStyle("apa"); source = CiteProcJSON([{"id": "a", "type": "book"}])
>>> # works = CitationStylesBibliography(style, source, formatter.plain)
>>> # works.register(Citation([CitationItem("a")])); print(works.bibliography()[0])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.processor import ItemLike, Processor
from bibconv.csl.style.parse import parse_style
from bibconv.csl.styles import find_style
from bibconv.model import Item


class Formatter:
    """Names of the output formats, as ``citeproc.formatter`` has them, and further ones."""

    html = "html"
    plain = "text"
    markdown = "markdown"
    latex = "latex"
    rtf = "rtf"


formatter = Formatter


class Locator:
    """Where in the cited work: ``Locator("page", "12-14")``."""

    def __init__(self, label: str, identifier: str) -> None:
        self.label = label
        self.identifier = identifier


class CitationItem:
    """One cited item with its locator and affixes."""

    def __init__(
        self,
        key: str | int,
        bibliography: CitationStylesBibliography | None = None,
        *,
        locator: Locator | None = None,
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        self.key = str(key)
        self.bibliography = bibliography
        self.locator = locator
        self.prefix = prefix
        self.suffix = suffix

    def __repr__(self) -> str:
        return f"CitationItem({self.key})"


class Citation:
    """Items cited at one place."""

    def __init__(self, cites: Iterable[CitationItem], **options: Any) -> None:
        self.cites = list(cites)
        self.options = options
        self.bibliography: CitationStylesBibliography | None = None

    def __repr__(self) -> str:
        return f"Citation({', '.join(cite.key for cite in self.cites)})"


class CiteProcJSON(Mapping[str, ItemLike]):
    """A source of items: CSL-JSON objects, or items of a library; by id, in any case."""

    def __init__(self, items: Iterable[ItemLike]) -> None:
        self._items: dict[str, ItemLike] = {}
        self._folded: dict[str, str] = {}
        for item in items:
            id = item.id if isinstance(item, Item) else str(item.get("id", ""))
            self._items[id] = item
            self._folded.setdefault(id.lower(), id)

    def id_of(self, key: str) -> str | None:
        """The id that ``key`` means."""
        return key if key in self._items else self._folded.get(key.lower())

    def __getitem__(self, key: str) -> ItemLike:
        id = self.id_of(key)
        if id is None:
            raise KeyError(key)
        return self._items[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class CitationStylesStyle:
    """A style by name, path, open file or XML; raises :class:`~bibconv.errors.StyleError`."""

    def __init__(
        self, style: str | Path | IO[Any], locale: str | None = None, validate: bool = True
    ) -> None:
        del validate  # always checked, and in no measurable time
        default = None
        if isinstance(style, str) and style.lstrip().startswith("<"):
            data: str | bytes = style
        elif isinstance(style, (str, Path)):
            found = find_style(str(style))
            data, default = found.data, found.default_locale
        else:
            data = style.read()
        self.compiled = CompiledStyle(parse_style(data), locale or default or "")

    def has_bibliography(self) -> bool:
        """Whether the style has a bibliography."""
        return self.compiled.bibliography is not None


class CitationStylesBibliography:
    """A document: citations registered, cited in order, and the list of what they cite."""

    def __init__(
        self,
        style: CitationStylesStyle,
        source: CiteProcJSON | Iterable[ItemLike],
        formatter: str = formatter.html,
    ) -> None:
        self.style = style
        self.source = source if isinstance(source, CiteProcJSON) else CiteProcJSON(source)
        self.formatter = formatter
        self._processor = Processor(
            style.compiled, items=(self.source[key] for key in self.source), output=formatter
        )
        self._registered: dict[str, None] = {}
        self._clusters: dict[int, Cluster] = {}
        self._citations: list[Citation] = []  # keeps the ids in _clusters alive

    @property
    def keys(self) -> list[str]:
        """Ids of the items in the bibliography, in its order."""
        return self._processor.ids

    def register(
        self, citation: Citation, callback: Callable[[CitationItem], Any] | None = None
    ) -> None:
        """Add the items of a citation; ``callback`` gets each that the source lacks."""
        citation.bibliography = self
        for item in citation.cites:
            item.bibliography = self
            id = self.source.id_of(item.key)
            if id is not None:
                self._registered[id] = None
            elif callback is not None:
                callback(item)
        self._processor.uncited(self._registered)

    def sort(self) -> None:
        """Nothing to do: entries always come in the style's order."""

    def cite(
        self, citation: Citation, callback: Callable[[CitationItem], Any] | None = None
    ) -> str:
        """The text of a citation; positions follow the order of the calls."""
        self.register(citation, callback)
        number = id(citation)
        if number not in self._clusters:
            note = len(self._clusters) + 1 if self.style.compiled.is_note else 0
            self._clusters[number] = Cluster(str(note or number), self._cites(citation), note=note)
            self._citations.append(citation)
            self._processor.set_clusters(self._clusters.values())
        cluster = self._clusters[number]
        missing = [f"{cite.key}?" for cite in citation.cites if not self.source.id_of(cite.key)]
        known = [self._processor.citations[cluster.id]] if cluster.cites else []
        return "; ".join(known + missing)

    def bibliography(self) -> list[str]:
        """The entries; none if the style has no bibliography."""
        return [entry.text for entry in self._processor.bibliography().entries]

    def _cites(self, citation: Citation) -> list[Cite]:
        cites = []
        for item in citation.cites:
            id = self.source.id_of(item.key)
            if id is not None:
                locator = item.locator
                cites.append(
                    Cite(
                        id,
                        locator=locator.identifier if locator else "",
                        label=locator.label if locator else "",
                        prefix=item.prefix,
                        suffix=item.suffix,
                    )
                )
        return cites
