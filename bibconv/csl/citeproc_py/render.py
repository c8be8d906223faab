"""The engine: every entry is rendered on its own, finished, and never raises for an item."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from citeproc.frontend import CitationStylesBibliography
from citeproc.source import BibliographySource, Citation, Locator
from citeproc.string import String

from bibconv.csl.citeproc_py.common import FORMATTER
from bibconv.csl.citeproc_py.feed import citation_item, reference
from bibconv.csl.citeproc_py.load import LoadedStyle
from bibconv.csl.engine import Cite, Cluster, Entry, Output
from bibconv.csl.finish import finish
from bibconv.csl.marks import mark, plain
from bibconv.csl.styles import StyleFile
from bibconv.diagnostics import Diagnostic, Report, Severity
from bibconv.errors import BibconvError, MisuseError, StyleError
from bibconv.model import Item


class CiteprocPy:
    """citeproc-py as an engine."""

    name = "citeproc-py"

    def bibliography(
        self,
        items: Sequence[Item],
        style: StyleFile,
        locale: str | None,
        output: Output,
        report: Report,
    ) -> list[Entry]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            job = _Job(items, style, locale, _known(output))
            entries = [job.entry(cite) for cite in job.sorted_cites()]
        job.tell(report)
        return entries

    def citations(
        self,
        items: Sequence[Item],
        clusters: Sequence[Cluster],
        style: StyleFile,
        locale: str | None,
        output: Output,
        report: Report,
    ) -> list[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            job = _Job(items, style, locale, _known(output))
            job.sorted_cites(cite.id for cluster in clusters for cite in cluster)
            texts = [job.cluster(cluster) for cluster in clusters]
        job.tell(report)
        return texts


class _Job:
    """One style with one set of items."""

    def __init__(
        self,
        items: Sequence[Item],
        style: StyleFile,
        locale: str | None,
        output: Output,
    ) -> None:
        self.items = {f"item-{index}": item for index, item in enumerate(items)}
        self.keys: dict[str, str] = {}
        for key, item in self.items.items():
            self.keys.setdefault(item.id, key)
        try:
            self.style = LoadedStyle(style, locale)
        except BibconvError:
            raise
        except Exception as error:
            raise StyleError(f"{style.file}: cannot be prepared ({_reason(error)})") from error
        self.name = style.name
        self.output = output
        self.found: list[Diagnostic] = []
        self.source = BibliographySource()
        for key, item in self.items.items():
            self.source.add(reference(key, item))
        self.bibliography = CitationStylesBibliography(self.style, self.source, FORMATTER)

    def tell(self, report: Report) -> None:
        """Report what was found."""
        for diagnostic in self.found:
            report(diagnostic)

    def sorted_cites(self, cited: Iterable[str] = ()) -> list[Any]:
        """All items as cites, in the order of the style, numbered.

        A style that does not sort numbers by first citation: ``cited`` are the ids in the order
        of the document, items that are not cited follow.
        """
        first = [self.keys[item_id] for item_id in cited if item_id in self.keys]
        cites = [
            citation_item(key, self.source[key]) for key in dict.fromkeys([*first, *self.items])
        ]
        self.bibliography.register(Citation(cites))
        part = self.style.bibliography
        if part is not None:
            try:
                cites = part.sort(cites)
            except Exception as error:  # noqa: BLE001 - whatever it is, the given order stands
                self._say(None, f"its sorting fails ({_reason(error)}); items keep their order")
        self.bibliography.items = cites
        self.bibliography.keys = [cite.key for cite in cites]
        for number, cite in enumerate(cites, 1):
            self.source[cite.key].update(
                {"citation-number": String(str(number)), "citation_number": String(str(number))}
            )
        return cites

    def entry(self, cite: Any) -> Entry:
        """The entry of one item; a style without a bibliography prints its full citation."""
        item = self.items[cite.key]
        part = self.style.bibliography
        layout = (part if part is not None else self.style.citation).layout

        def render() -> Any:
            layout.repressed = {}
            return layout.format(layout.wrap(layout.render_children(cite)))

        text = self._attempt(render, item)
        return Entry(item.id, text or self._fallback(item))

    def cluster(self, cluster: Cluster) -> str:
        """One citation; keys that no item has are printed as they are, with a question mark."""
        known = [cite for cite in cluster if cite.id in self.keys]
        cites = [self._cite(cite) for cite in known]
        missing = [f"{cite.id}?" for cite in cluster if cite.id not in self.keys]
        for cite in cluster:
            if cite.id not in self.keys:
                self._say(cite.id, "is cited, but no item has this id", "check the citation key")
        text = ""
        if cites:
            citation = Citation(cites)
            citation.bibliography = self.bibliography
            part = self.style.citation
            seen = self.bibliography._cites

            def render() -> Any:
                return part.render(citation, seen, None)

            first = self.items[self.keys[known[0].id]]
            text = self._attempt(render, first)
            if not text:
                fallbacks = [self._fallback(self.items[self.keys[c.id]]) for c in known]
                text = "; ".join(fallbacks)
        shown = [finish(mark(word), self.style.quotes, self.output) for word in missing]
        return "; ".join([piece for piece in (text, *shown) if piece])

    def _cite(self, cite: Cite) -> Any:
        key = self.keys[cite.id]
        details: dict[str, Any] = {}
        if cite.locator:
            details["locator"] = Locator(cite.label, String(plain(cite.locator)))
        for name in ("prefix", "suffix"):
            value = getattr(cite, name)
            if value:
                details[name] = String(mark(value, quotes=True))
        return citation_item(key, self.source[key], **details)

    def _attempt(self, render: Callable[[], Any], item: Item) -> str:
        try:
            text = render()
        except RecursionError:
            self._say(item.id, "cannot be formatted: the style nests too deeply")
            return ""
        except Exception as error:  # noqa: BLE001 - one item must not cost the others
            self._say(item.id, f"cannot be formatted ({_reason(error)})")
            return ""
        finished = finish(str(text), self.style.quotes, self.output) if text is not None else ""
        if not finished:
            self._say(item.id, "has nothing that this style prints")
        return finished

    def _fallback(self, item: Item) -> str:
        """What can be said about the item without the style."""
        names = item.names("author") or item.names("editor")
        people = "; ".join(
            name.literal or ", ".join(p for p in (name.family, name.given) if p) for name in names
        )
        issued = item.date("issued")
        year = str(issued.year) if issued and issued.year else ""
        words = [people, year, item.text("title"), item.text("container-title"), item.text("URL")]
        text = ". ".join(mark(word, quotes=True).rstrip(".") for word in words if word)
        return finish(text or mark(item.id) or "[no data]", self.style.quotes, self.output)

    def _say(self, item_id: str | None, message: str, remedy: str | None = None) -> None:
        subject = "the style" if item_id is None else repr(item_id)
        self.found.append(
            Diagnostic(
                code="X201",
                severity=Severity.WARNING,
                message=f"{subject} {message} (style {self.name}, engine citeproc-py)",
                item_id=item_id,
                help=remedy or "it is printed without the style; try another style",
            )
        )


def _known(output: Output) -> Output:
    if output in ("text", "html"):
        return output
    raise MisuseError(f"the engine citeproc-py writes text and html, not {output}; leave --engine")


def _reason(error: Exception) -> str:
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return plain(text)[:120]
