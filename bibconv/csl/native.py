"""The engine ``native``: our own processor behind the interface of :mod:`bibconv.csl.engine`.

Compiled styles are kept, so that a long-running program pays for a style once. What a style
prints nothing for is printed without it, and reported.

>>> from bibconv.csl.engine import get_engine
>>> get_engine("native").name
'native'
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bibconv.csl.citation import Cite as DocumentCite
from bibconv.csl.citation import Cluster as DocumentCluster
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.engine import Cluster, Entry, Output
from bibconv.csl.fallback import fallback
from bibconv.csl.locales import resolve_locale
from bibconv.csl.marks import clean, plain
from bibconv.csl.passes.cluster import NO_OUTPUT
from bibconv.csl.processor import Processor
from bibconv.csl.style.parse import parse_style
from bibconv.csl.styles import StyleFile
from bibconv.diagnostics import Diagnostic, Report, Severity
from bibconv.model import Item
from bibconv.text.names import space_initials

_NO_TEXT = NO_OUTPUT[1:-1]  # outputs may escape the brackets


@lru_cache(maxsize=32)
def compiled(data: bytes, file: str, locale: str) -> CompiledStyle:
    """The style compiled for a locale, from the last few dozen if it was used before."""
    return CompiledStyle(parse_style(data, file), locale)


class Native:
    """Our own processor; see the module."""

    name = "native"

    def bibliography(
        self,
        items: Sequence[Item],
        style: StyleFile,
        locale: str | None,
        output: Output,
        report: Report,
    ) -> list[Entry]:
        """One entry per item, in the order of the style; a style without a bibliography prints
        its full citation."""
        processor = _processor(items, style, locale, output)
        processor.uncited()
        if processor.style.bibliography is None:
            texts = {place: processor.cite([place]) for place in processor.ids}
        else:
            texts = {entry.id: entry.text for entry in processor.bibliography().entries}
        entries = []
        for place in processor.ids:
            item, text = items[int(place)], texts.get(place, NO_OUTPUT)
            if _NO_TEXT in text:
                text = _without_style(processor, item, style, report)
            entries.append(Entry(item.id, text))
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
        """One text per cluster, in the order of the document, each in a note of its own. Keys
        that no item has are printed with a question mark."""
        processor = _processor(items, style, locale, output)
        processor.uncited()  # numbers and letters are those of the whole library's bibliography
        places = {item.id: str(index) for index, item in reversed(list(enumerate(items)))}
        document = [
            _cluster(number, cluster, places, notes=processor.style.is_note)
            for number, cluster in enumerate(clusters, 1)
        ]
        processor.set_clusters(document)
        printed = processor.citations
        texts = []
        for made, cluster in zip(document, clusters, strict=True):
            pieces = []
            if made.cites:
                text = printed[made.id]
                if _NO_TEXT in text:
                    cited = [items[int(cite.id)] for cite in made.cites]
                    found = [_without_style(processor, item, style, report) for item in cited]
                    text = _joined(found, output)
                pieces.append(text)
            for cite in cluster:
                if cite.id not in places:
                    message = "is cited, but no item has this id"
                    _say(report, style, cite.id, message, "check the citation key")
                    pieces.append(processor.output(f"{clean(cite.id)}?"))
            texts.append(_joined(pieces, output))
        return texts


def _cluster(
    number: int, cluster: Cluster, places: dict[str, str], *, notes: bool
) -> DocumentCluster:
    cites = [
        DocumentCite(
            places[cite.id],
            locator=plain(cite.locator or ""),
            label=cite.label,
            prefix=clean(cite.prefix),
            suffix=clean(cite.suffix),
        )
        for cite in cluster
        if cite.id in places
    ]
    return DocumentCluster(str(number), cites, note=number if notes else 0)


def _processor(
    items: Sequence[Item], style: StyleFile, locale: str | None, output: Output
) -> Processor:
    """A processor whose ids are places in ``items``: ids of libraries may repeat."""
    tag = resolve_locale(locale) if locale is not None else style.default_locale or ""
    listed = [_data(index, item) for index, item in enumerate(items)]
    return Processor(compiled(style.data, style.file, tag), items=listed, output=output)


def _data(index: int, item: Item) -> dict[str, Any]:
    """CSL-JSON; ``NB`` is the two initials that it is in data of databases, and a given name
    without a family name is a name as a whole."""
    data = {**item.to_csl(), "id": str(index)}
    for value in data.values():
        if isinstance(value, list):
            for name in value:
                given = name.get("given")
                if given and len(name) == 1:
                    name["literal"] = name.pop("given")
                elif given and len(given) < 5 and given.isupper():
                    name["given"] = space_initials(given)
    return data


def _without_style(processor: Processor, item: Item, style: StyleFile, report: Report) -> str:
    remedy = "it is printed without the style; try another style"
    _say(report, style, item.id, "has nothing that this style prints", remedy)
    return processor.output(fallback(item))


def _say(report: Report, style: StyleFile, item_id: str, message: str, remedy: str) -> None:
    report(
        Diagnostic(
            code="X201",
            severity=Severity.WARNING,
            message=f"{item_id!r} {message} (style {style.name})",
            item_id=item_id,
            help=remedy,
        )
    )


def _joined(texts: list[str], output: Output) -> str:
    if output != "json":
        return "; ".join(texts)
    runs: list[dict[str, str]] = []
    for text in texts:
        runs += [{"text": "; "}] if runs else []
        runs += json.loads(text)
    return json.dumps(runs, ensure_ascii=False)
