"""The processor: items in, citations in document order, bibliographies out.

>>> processor = Processor("nature", items=[{"id": "a", "type": "book", "title": "T"}])
>>> processor.cite(["a"])
'<sup>1</sup>'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bibconv.csl.abbreviations import Abbreviations, prepare, with_short_forms
from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.collector import no_collection
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.data.item import PreparedItem
from bibconv.csl.data.names import KnownNames
from bibconv.csl.entries import Bibliography, BibliographyEntry, render_entries
from bibconv.csl.kept import Kept
from bibconv.csl.locales import resolve_locale
from bibconv.csl.node import Piece
from bibconv.csl.output import writer
from bibconv.csl.output.runs import flatten
from bibconv.csl.passes.cluster import NO_OUTPUT, cites_in_order, render_cluster
from bibconv.csl.passes.disambiguate import disambiguate
from bibconv.csl.passes.position import set_positions
from bibconv.csl.passes.sort import sort_things
from bibconv.csl.registry import Entry, make_entries
from bibconv.csl.style.model import Style
from bibconv.csl.style.parse import parse_style
from bibconv.csl.styles import StyleFile, find_style
from bibconv.errors import MisuseError
from bibconv.model import Item

ItemLike = Item | Mapping[str, Any]
CiteLike = Cite | str | Mapping[str, Any]


class Processor:
    """Renders citations and bibliographies of one document in one style.

    Args:
        style: the name of a style, the path of a ``.csl`` file, or what :func:`find_style` gave;
            a style's XML; or a style that was parsed or compiled before.
        locale: language such as ``"de"``; the style's own if ``None`` (of a dependent style the
            dependent one's).
        items: items or CSL-JSON mappings to register.
        output: name of an output such as ``"html"`` or ``"text"``.
        abbreviations: short forms of the caller's, by variable.

    Raises:
        UnknownStyleError: no style goes by this name.
        StyleError: the style cannot be used.
    """

    def __init__(
        self,
        style: CompiledStyle | Style | StyleFile | str | bytes,
        locale: str | None = None,
        items: Iterable[ItemLike] = (),
        output: str = "html",
        abbreviations: Abbreviations | None = None,
    ) -> None:
        if isinstance(style, str) and not style.lstrip("\ufeff \t\r\n").startswith("<"):
            style = find_style(style)
        if isinstance(style, StyleFile):
            locale = style.default_locale if locale is None else locale
            style = parse_style(style.data, style.file)
        if isinstance(style, (str, bytes)):
            style = parse_style(style)
        if locale is not None:
            locale = resolve_locale(locale)
        self.style = (
            style if isinstance(style, CompiledStyle) else CompiledStyle(style, locale or "")
        )
        self.write = writer(output)
        self._abbreviations = prepare(abbreviations)
        self._items: dict[str, PreparedItem] = {}
        self._names: KnownNames = {}
        self._uncited: dict[str, None] = {}
        self._clusters: list[Cluster] = []
        self._texts: dict[str, str] = {}
        self._kept = Kept(self.style)
        self._listed: list[PreparedItem] = []
        self._sorted_cites: dict[tuple[object, ...], Sequence[Cite]] = {}
        self._memo: dict[str, tuple[Any, str]] = {}
        self._entries: dict[str, Entry] = {}
        self._dirty = True
        self.register(items)

    # -- items ---------------------------------------------------------------------------

    def register(self, items: Iterable[ItemLike]) -> None:
        """Make items known; they enter the bibliography when cited or named in ``uncited``."""
        with no_collection():
            for item in items:
                data = item.to_csl() if isinstance(item, Item) else item
                if self._abbreviations:
                    data = with_short_forms(data, self._abbreviations)
                prepared = PreparedItem(data, self._names)
                if prepared.id in self._items:
                    self._kept.forget(self._items[prepared.id])
                self._items[prepared.id] = prepared
        self._dirty = True

    def uncited(self, ids: Iterable[str | int] | None = None) -> None:
        """Items to list without citing them; all of them if no ids are given."""
        wanted = [str(id) for id in ids] if ids is not None else list(self._items)
        self._uncited = dict.fromkeys(id for id in wanted if id in self._items)
        self._dirty = True

    @property
    def ids(self) -> list[str]:
        """Ids of the items in the bibliography, in its order."""
        self._update()
        return list(self._entries)

    # -- citations -----------------------------------------------------------------------

    def insert(
        self,
        id: str,
        cites: Sequence[CiteLike],
        *,
        note: int = 0,
        before: str | None = None,
        unsorted: bool = False,
    ) -> dict[str, str]:
        """Insert a citation before the one called ``before``, or at the end; gives the texts
        of all citations that changed, by id. One of that id that is there already moves."""
        if before is not None:
            self._require(before)
        made = Cluster(id, _cites(cites), note=note, unsorted=unsorted)
        clusters = [cluster for cluster in self._clusters if cluster.id != id]
        at = len(clusters)
        for index, cluster in enumerate(clusters):
            if cluster.id == before:
                at = index
        clusters.insert(at, made)
        return self.set_clusters(clusters)

    def replace(
        self, id: str, cites: Sequence[CiteLike], *, note: int | None = None
    ) -> dict[str, str]:
        """Put other cites in the place of a citation."""
        self._require(id)
        made = _cites(cites)
        clusters = []
        for cluster in self._clusters:
            if cluster.id == id:
                number = cluster.note if note is None else note
                cluster = Cluster(id, made, note=number, unsorted=cluster.unsorted)
            clusters.append(cluster)
        return self.set_clusters(clusters)

    def remove(self, id: str) -> dict[str, str]:
        """Take a citation out."""
        self._require(id)
        return self.set_clusters([cluster for cluster in self._clusters if cluster.id != id])

    def set_clusters(self, clusters: Iterable[Cluster]) -> dict[str, str]:
        """Replace the whole document; the texts that changed, by citation id."""
        self._clusters = list(clusters)
        self._dirty = True
        self._update()
        changed = {}
        texts: dict[str, str] = {}
        for cluster in self._clusters:
            text = self._cluster_text(cluster)
            texts[cluster.id] = text
            if self._texts.get(cluster.id) != text:
                changed[cluster.id] = text
        self._texts = texts
        return changed

    @property
    def citations(self) -> dict[str, str]:
        """Texts of all citations in document order, by id."""
        return dict(self._texts)

    def cite(self, cites: Sequence[CiteLike]) -> str:
        """A citation on its own, outside the document; positions as given in the cites."""
        made = _cites(cites, forced=True)
        for cite in made:
            if cite.id in self._items and cite.id not in self._entries:
                self._uncited[cite.id] = None
                self._dirty = True
        self._update()
        return self.output(render_cluster(self.style, self._entries, Cluster("", made)))

    # -- bibliography --------------------------------------------------------------------

    def bibliography(self, accept: Callable[[PreparedItem], bool] | None = None) -> Bibliography:
        """The bibliography of all cited and uncited items, or of those that ``accept`` takes."""
        self._update()
        style = self.style
        chosen = [entry for entry in self._entries.values() if accept is None or accept(entry.item)]
        entries = []
        offset = 0
        with no_collection():
            for entry, out, width in render_entries(style, chosen):
                entries.append(BibliographyEntry(entry.item.id, self.output(out)))
                offset = max(offset, width)
        return Bibliography(
            tuple(entries),
            hanging_indent=style.hanging_indent,
            second_field_align=style.second_field_align,
            entry_spacing=style.entry_spacing,
            line_spacing=style.line_spacing,
            max_offset=offset,
        )

    # -- inside --------------------------------------------------------------------------

    def output(self, out: Piece | None) -> str:
        """A tree in the output format."""
        if out is None:
            return NO_OUTPUT
        return self.write(flatten(out, self.style.marks)) or NO_OUTPUT

    def _require(self, id: str) -> None:
        if all(cluster.id != id for cluster in self._clusters):
            raise MisuseError(f"there is no citation {id!r} in the document; insert it first")

    def _update(self) -> None:
        """Order, numbers, disambiguation and positions, if anything changed."""
        if not self._dirty:
            return
        self._dirty = False
        ids = dict.fromkeys(
            cite.id
            for cluster in self._clusters
            for cite in cluster.cites
            if cite.id in self._items
        )
        ids.update(self._uncited)
        style = self.style
        listed = [self._items[id] for id in ids]
        if listed != self._listed:
            self._listed = listed
            with no_collection():
                self._order()
        set_positions(self._clusters, style.near_note_distance, self._cites_in_order)

    def _cites_in_order(self, cluster: Cluster) -> Sequence[Cite]:
        """The cites as they are printed; sorted once, as long as the entries stay the same."""
        if not self.style.citation_sort or len(cluster.cites) < 2:
            return cluster.cites
        key = (cluster.id, cluster.unsorted, *map(id, cluster.cites))
        found = self._sorted_cites.get(key)
        if found is None:
            found = cites_in_order(self.style, self._entries, cluster)
            self._sorted_cites[key] = found
        return found

    def _order(self) -> None:
        """Entries in order, numbered and disambiguated: what follows from the items alone."""
        style = self.style
        entries = make_entries(self._listed, style)
        if style.bibliography_sort:
            entries = sort_things(
                entries, style.bibliography_sort, lambda entry: entry.context(), self._kept.sorting
            )
            for number, entry in enumerate(entries, 1):
                entry.number = number
        disambiguate(style, entries, self._kept)
        self._sorted_cites.clear()
        self._entries = {entry.item.id: entry for entry in entries}

    def _cluster_text(self, cluster: Cluster) -> str:
        numbered = self.style.numbered or self.style.collapse == "citation-number"
        key = (
            cluster.unsorted,
            tuple(cite.key() for cite in cluster.cites),
            tuple(
                (self._items[cite.id], self._entries[cite.id].state(numbered=numbered))
                for cite in cluster.cites
                if cite.id in self._entries
            ),
        )
        memo = self._memo.get(cluster.id)
        if memo is not None and memo[0] == key:
            return memo[1]
        text = self.output(render_cluster(self.style, self._entries, cluster))
        self._memo[cluster.id] = (key, text)
        return text


def _cites(cites: Sequence[CiteLike], *, forced: bool = False) -> list[Cite]:
    if isinstance(cites, (str, Mapping, Cite)):
        raise MisuseError(f"cites come as a list, also a single one: [{cites!r}]")
    return [_cite(cite, forced=forced) for cite in cites]


def _cite(cite: CiteLike, *, forced: bool = False) -> Cite:
    if isinstance(cite, Cite):
        return cite
    if isinstance(cite, Mapping):
        return Cite.from_csl(cite, forced=forced)
    return Cite(cite)
