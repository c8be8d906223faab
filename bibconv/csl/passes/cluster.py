"""One citation: its cites sorted, rendered, grouped, collapsed and joined.

CSL 1.0.2, "Citation", "Cite Grouping", "Cite Collapsing".
"""

from __future__ import annotations

from collections.abc import Sequence

from bibconv.csl.citation import Cite, Cluster
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.node import Node, Out, Piece, plain
from bibconv.csl.passes import collapse
from bibconv.csl.passes.sort import sort_things
from bibconv.csl.passes.terms import capitalize_term
from bibconv.csl.registry import Entry
from bibconv.csl.richtext import parse

NO_OUTPUT = "[CSL STYLE ERROR: reference with no printed form.]"

_STOPS = frozenset((",", ".", ";", ":"))


class Rendered:
    """A cite as rendered, with what grouping and collapsing compare."""

    __slots__ = ("authors", "cite", "delimiter", "entry", "out")

    def __init__(self, entry: Entry, cite: Cite, out: Out, authors: str) -> None:
        self.entry = entry
        self.cite = cite
        self.out = out
        self.authors = authors  # text of the first names; "" if neither they nor a title is there
        self.delimiter: str | None = None  # before this cite, if not the layout's


def render_cluster(
    style: CompiledStyle, entries: dict[str, Entry], cluster: Cluster
) -> Piece | None:
    """The tree of a citation; ``None`` if nothing is printed. What no item has the id of is
    printed as the id and a question mark, behind the rest."""
    pairs = _in_order(style, entries, cluster)
    cites = [render_cite(style, entry, cite) for entry, cite in pairs]
    if style.groups_cites and style.citation_sort and len(cites) > 1:
        cites = collapse.group(cites)
    if style.collapse and len(cites) > 1:
        cites = collapse.collapse(style, cites)
    elif style.groups_cites:
        collapse.set_group_delimiters(cites, style.cite_group_delimiter)
    out = join_cites(style, cites)
    missing = [f"{cite.id}?" for cite in cluster.cites if cite.id not in entries]
    if not missing:
        return out
    text = "; ".join(missing)
    return text if out is None else Node([out, f"; {text}"])


def cites_in_order(
    style: CompiledStyle, entries: dict[str, Entry], cluster: Cluster
) -> Sequence[Cite]:
    """The cites of a cluster as its sort keys order them."""
    if not style.citation_sort or cluster.unsorted or len(cluster.cites) < 2:
        return cluster.cites
    missing = [cite for cite in cluster.cites if cite.id not in entries]
    return [*(cite for _, cite in _in_order(style, entries, cluster)), *missing]


def _in_order(
    style: CompiledStyle, entries: dict[str, Entry], cluster: Cluster
) -> list[tuple[Entry, Cite]]:
    pairs = [(entries[cite.id], cite) for cite in cluster.cites if cite.id in entries]
    if style.citation_sort and not cluster.unsorted and len(pairs) > 1:
        pairs = sort_things(pairs, style.citation_sort, lambda pair: pair[0].context(pair[1]))
    return pairs


def render_cite(
    style: CompiledStyle, entry: Entry, cite: Cite, *, suppress_author: bool = False
) -> Rendered:
    """One cite without its affixes."""
    context = entry.context(cite)
    context.suppress_author = suppress_author or cite.suppress_author
    out = style.citation.whole(context)
    node = context.names_node
    authors = ""
    if node is not None and context.namesets:
        authors = plain(node)
    elif node is not None and context.suppressed:
        # A title that stands for missing names is no name, but not the absence of one either.
        authors = f"\0{plain(node)}"
    elif not context.names_asked or context.unsubstituted:
        authors = f"\0{collapse.stem(out)}"
    if cite.author_only:
        out = context.names_node
    return Rendered(entry, cite, out, authors)


def join_cites(style: CompiledStyle, cites: list[Rendered]) -> Piece | None:
    """Cites with their affixes and delimiters within the layout's affixes and formatting."""
    kids: list[Piece] = []
    before = cites[0] if cites else None
    for rendered in cites:
        piece = _with_affixes(style, rendered, first=not kids)
        if piece is None:
            continue
        if kids:
            delimiter = rendered.delimiter
            if delimiter is None:
                delimiter = style.citation.delimiter
            if rendered.cite.prefix[:1] in _STOPS:
                delimiter = ""
            elif before is not None and before.cite.suffix[-1:] in _STOPS:
                delimiter = " "
            kids.append(Node((), prefix=delimiter))
        kids.append(piece)
        before = rendered
    if not kids:
        if not cites:
            return None
        kids = [NO_OUTPUT]
    prefix, suffix = style.citation.affixes
    if len(cites) == 1 and cites[0].cite.author_only:
        prefix = suffix = ""
    body: list[Piece] = [part for part in (prefix, *kids) if part]
    return Node([Node(body, suffix=suffix)], fmt=style.citation.fmt)


def _with_affixes(style: CompiledStyle, rendered: Rendered, *, first: bool) -> Piece | None:
    cite, out = rendered.cite, rendered.out
    if out is None and not (cite.prefix or cite.suffix):
        return None
    prefix = _spaced(cite.prefix, before=True)
    suffix = _spaced(cite.suffix, before=False)
    kids: list[Piece] = [out] if out is not None else []
    if style.is_note and out is not None and _starts_sentence(prefix, first):
        kids = [capitalize_term(out)]
    if not (prefix or suffix):
        return kids[0] if kids else None
    return Node(kids, prefix=_affix(prefix), suffix=_affix(suffix))


def _affix(text: str) -> Piece:
    """An affix of the writer's: punctuation in it stays where it was put."""
    if not text:
        return ""
    return Node([parse(text)], tag="affix")


def _spaced(affix: str, *, before: bool) -> str:
    """An affix typed without its space gets one."""
    if not affix.strip():
        return affix
    if before:
        return f"{affix} " if affix[-1].isalnum() or affix[-1] in ",.;:)]" else affix
    return f" {affix}" if affix[0].isalnum() else affix


def _starts_sentence(prefix: str, first: bool) -> bool:
    stripped = prefix.rstrip().rstrip("\"'”’")
    if not stripped:
        return first
    # "See ibid." but "He said no. Ibid."; one word with a full stop is an abbreviation.
    return stripped.endswith((".", "?", "!")) and " " in stripped
