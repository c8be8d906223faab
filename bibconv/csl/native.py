"""The engine ``native``: our own processor behind the interface of :mod:`bibconv.csl.engine`.

Compiled styles are kept, so that a long-running program pays for a style once.

>>> # ENGINES["native"] = ("bibconv.csl.native", "Native")
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bibconv.csl.citation import Cite as DocumentCite
from bibconv.csl.citation import Cluster as DocumentCluster
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.engine import Cluster, Entry, Output
from bibconv.csl.processor import Processor
from bibconv.csl.style.parse import parse_style
from bibconv.csl.styles import StyleFile
from bibconv.diagnostics import Report
from bibconv.model import Item


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
        """One entry per item with any text, in the order of the style; nothing is reported."""
        del report
        processor = self._processor(items, style, locale, output)
        processor.uncited()
        return [
            Entry(items[int(entry.id)].id, entry.text) for entry in processor.bibliography().entries
        ]

    def citations(
        self,
        items: Sequence[Item],
        clusters: Sequence[Cluster],
        style: StyleFile,
        locale: str | None,
        output: Output,
        report: Report,
    ) -> list[str]:
        """One text per cluster, in the order of the document, each in a note of its own."""
        del report
        processor = self._processor(items, style, locale, output)
        places = {item.id: str(index) for index, item in reversed(list(enumerate(items)))}
        document = [
            DocumentCluster(
                str(number),
                [
                    DocumentCite(
                        places.get(cite.id, f"?{cite.id}"),
                        locator=cite.locator or "",
                        label=cite.label,
                        prefix=cite.prefix,
                        suffix=cite.suffix,
                    )
                    for cite in cluster
                ],
                note=number if processor.style.is_note else 0,
            )
            for number, cluster in enumerate(clusters, 1)
        ]
        processor.set_clusters(document)
        return list(processor.citations.values())

    def _processor(
        self, items: Sequence[Item], style: StyleFile, locale: str | None, output: Output
    ) -> Processor:
        """A processor whose ids are places in ``items``: ids of libraries may repeat."""
        tag = locale or style.default_locale or ""
        listed = [{**item.to_csl(), "id": str(index)} for index, item in enumerate(items)]
        return Processor(compiled(style.data, style.file, tag), items=listed, output=output)
