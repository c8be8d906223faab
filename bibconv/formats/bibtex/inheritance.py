"""Inheritance between entries: ``crossref``, ``xdata``, and granular ``xdata=key-field``.

BibLaTeX: the parent's fields in the roles of ``tables_inheritance``, what the child has wins.
BibTeX: fields of the same name. Parents may stand anywhere in the file. A missing parent is
R101, a circle R103; neither stops the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from bibconv.formats.bibtex.blocks import Entry, Fault
from bibconv.formats.bibtex.expand import Budget
from bibconv.formats.bibtex.tables_inheritance import (
    AUTHORED,
    NEVER,
    NOT_WITH_TITLES,
    ROLES,
    SHIELDS,
    TITLE_IS_BOOKTITLE,
)
from bibconv.patterns import late

USES_PARENTS = late(r"(?:crossref|xdata|xref|entryset|related)\s*=|=\s*\{\s*xdata=", re.IGNORECASE)

# What belongs to an entry alone.
_OWN = frozenset({"xdata", "ids", "csl-custom"})
_LINK_FIELDS = frozenset("crossref xref xdata entryset related".split())
_LINKS = ("crossref", "xref", "xdata", "entryset", "related")
_GRANULAR = late(r"\s*xdata=([^\s=]+)-([A-Za-z]+)(?:-([0-9]+))?\s*")
_AND = late(r"(?<!\S)and(?!\S)")
# A key as a field names it: in a list of keys, and in front of the field it lends.
_KEY = late(r"([^\s,{}\"]+(?:[ \t]+[^\s,{}\"]+)*)")
_GRANULAR_KEY = late(r"xdata=([^\s=]+)-[A-Za-z]+(?:-[0-9]+)?(?![^\s{}\",])")


class Node(msgspec.Struct, gc=False):
    """An entry with its expanded fields, before and after inheritance.

    ``names`` are the lower-case names of the entry's fields, in order."""

    entry: Entry
    values: dict[str, str]
    names: list[str] = []
    inherited: frozenset[str] = frozenset()
    references: dict[str, str] = {}
    done: bool = False


class Family:
    """All entries of a text, each able to lend to the others."""

    def __init__(
        self, nodes: Sequence[Node], dialect: str, budget: Budget, granular: bool = True
    ) -> None:
        self._granular_used = granular
        self._dialect = dialect
        self._budget = budget
        self._reported: set[tuple[str, int]] = set()
        self._places: tuple[Entry | None, dict[str, dict[str, int]]] = (None, {})
        self._exact: dict[str, Node] = {}
        self._folded: dict[str, Node] = {}
        for node in nodes:
            if node.entry.key:
                self._exact.setdefault(node.entry.key, node)
                self._folded.setdefault(node.entry.key.lower(), node)
            for alias in _keys(node.values.get("ids", "")):
                self._exact.setdefault(alias, node)

    def find(self, key: str) -> Node | None:
        """The entry with this key; case counts only where it tells two apart."""
        return self._exact.get(key) or self._folded.get(key.lower())

    def resolve(self, node: Node) -> None:
        """Give ``node`` what it inherits, its ancestors first."""
        if not self._granular_used and _LINK_FIELDS.isdisjoint(node.values):
            node.done = True
            return
        if node.done:
            return
        stack = [(node, iter(self._parents(node)))]
        active = {id(node)}
        while stack:
            child, parents = stack[-1]
            for parent in parents:
                if parent.done:
                    continue
                if id(parent) in active:
                    self._fault(child, "R103", parent.entry.key)
                    continue
                stack.append((parent, iter(self._parents(parent))))
                active.add(id(parent))
                break
            else:
                self._inherit(child, active)
                stack.pop()
                active.discard(id(child))

    def _parents(self, child: Node) -> list[Node]:
        keys = [*_keys(child.values.get("xdata", "")), *_keys(child.values.get("crossref", ""))]
        if self._granular_used:
            for value in child.values.values():
                keys.extend(m[1] for m in map(_GRANULAR.fullmatch, _pieces(value)) if m)
        found = (self.find(key) for key in dict.fromkeys(keys))
        return [parent for parent in found if parent is not None]

    def _inherit(self, child: Node, active: set[int]) -> None:
        """Merge the parents into the child; those still being resolved are its own circle."""
        own = child.values
        for link in _LINKS:
            for key in _keys(own.get(link, "")):
                if self.find(key) is None:
                    self._fault(child, "R101", key, link)
        values = dict(own)
        for field, value in own.items():
            if "xdata=" in value:
                self._granular(child, field, value, values)
        for key in _keys(own.get("xdata", "")):
            parent = self.find(key)
            if parent is not None and parent is not child and id(parent) not in active:
                self._lend(child, values, parent, lambda name: (name,), ())
        parents = [self.find(key) for key in _keys(own.get("crossref", ""))[:1]]
        for parent in parents:
            if parent is None or parent is child or id(parent) in active:
                continue
            pair = (parent.entry.type.lower(), child.entry.type.lower())
            if self._dialect == "biblatex":
                self._lend(child, values, parent, _by_role(pair), NEVER)
            else:
                self._lend(child, values, parent, lambda name: (name,), NEVER)
                if "title" in parent.values and pair[1] in TITLE_IS_BOOKTITLE:
                    values.setdefault("booktitle", parent.values["title"])
        child.values = values
        changed = {name for name in values if name not in own}
        child.inherited = frozenset(changed.union(child.references))
        child.done = True

    def _granular(self, child: Node, field: str, value: str, values: dict[str, str]) -> None:
        """``author = {xdata=key-author-2}``: one field, or one item of its list."""
        parts: list[str] = []
        for piece in _pieces(value):
            match = _GRANULAR.fullmatch(piece)
            if match is None:
                parts.append(piece)
                continue
            parent = self.find(match[1])
            if parent is None:
                self._fault(child, "R101", match[1], field)
                parts.append(piece)
                continue
            lent = parent.values.get(match[2].lower(), "")
            if match[3]:
                items = _pieces(lent)
                number = int(match[3][:6])
                lent = items[number - 1] if 0 < number <= len(items) else ""
            if not self._budget.spend(len(lent)):
                self._fault(child, "S130", match[1], field, "\0")
                parts.append(piece)
                continue
            parts.append(lent)
        text = " and ".join(part for part in parts if part)
        if text != value:
            values[field] = text
            child.references = {**child.references, field: value}

    def _lend(
        self,
        child: Node,
        values: dict[str, str],
        parent: Node,
        targets: Callable[[str], tuple[str, ...]],
        never: frozenset[str] | tuple[()],
    ) -> None:
        """Copy what the child does not have."""
        shielded = {other for name in values for other in SHIELDS.get(name, ())}
        for name, value in parent.values.items():
            if name in never or name in _OWN:
                continue
            for target in targets(name):
                if target in values or target in shielded:
                    continue
                if not self._budget.spend(len(value)):
                    self._fault(child, "S130", parent.entry.key, "", "\0")
                    return
                values[target] = value

    def _fault(self, child: Node, code: str, key: str, link: str = "", detail: str = "") -> None:
        """Anchor a fault at the field that names the parent."""
        entry = child.entry
        at = self._place_of(entry, key, link)
        if at < 0:
            at, end = entry.key_start, entry.key_start + len(entry.key)
        else:
            end = at + len(key)
        if (code, at) not in self._reported:
            self._reported.add((code, at))
            entry.faults.append(Fault(code, at, end, detail or key))

    def _place_of(self, entry: Entry, key: str, link: str) -> int:
        """Where a field of the entry (``link``, or any that inherits) names the key; -1 if none."""
        if self._places[0] is not entry:
            self._places = (entry, {})
        places = self._places[1]
        for field in entry.fields:
            name = field.name.lower()
            if name != link if link else name not in _LINK_FIELDS and "xdata=" not in field.value:
                continue
            if name not in places:
                named: dict[str, int] = {}
                places[name] = named
                pattern = _KEY if name in _LINK_FIELDS else _GRANULAR_KEY
                for match in pattern.finditer(field.value):
                    named.setdefault(match[1], field.start + match.start(1))
            at = places[name].get(key, -1)
            if at >= 0:
                return at
        return -1


def _keys(value: str) -> list[str]:
    return [key for key in (part.strip() for part in value.split(",")) if key]


def _pieces(value: str) -> list[str]:
    return [piece.strip() for piece in _AND.split(value)] if "and" in value else [value]


def _by_role(pair: tuple[str, str]) -> Callable[[str], tuple[str, ...]]:
    """Which fields of the child a field of the parent becomes."""
    roles = ROLES.get(pair, {})
    authored = pair in AUTHORED

    def targets(name: str) -> tuple[str, ...]:
        if roles and name in NOT_WITH_TITLES:
            return ()
        if authored and name == "author":
            return ("author", "bookauthor")
        return (roles.get(name, name),)

    return targets
