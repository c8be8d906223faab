"""What an element can print, seen from the style alone: which variables it needs.

CSL 1.0.2, "Group", makes whole branches of a style vanish for an item that lacks their
variables. Knowing the variables beforehand turns that into one set comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

# Variables that the cite or the processor fills, whatever the item holds.
_FILLED_ELSEWHERE = frozenset(
    "citation-label citation-number first-reference-note-number locator".split()
)


class Facts(msgspec.Struct, frozen=True):
    """What one element needs.

    Attributes:
        variables: it prints nothing of an item that has none of these, unless ...
        weak: ... it has words of its own, which a group without content suppresses, or
        strong: ... it has words that count as content.
        calls: it asks for a variable in any case.
    """

    variables: frozenset[str] = frozenset()
    weak: bool = False
    strong: bool = False
    calls: bool = False

    @property
    def needs(self) -> frozenset[str] | None:
        """The variables without which nothing is printed and a group counts as empty."""
        return self.variables if self.calls and not (self.weak or self.strong) else None


_NOTHING = Facts()
_WORDS = Facts(weak=True)
_ALWAYS = Facts(strong=True, calls=True)


def facts_of(compiler: Compiler, element: Element) -> Facts:
    """The facts for an element; remembered by the compiler."""
    known = compiler.facts.get(id(element))
    if known is None:
        known = compiler.facts[id(element)] = _find(compiler, element)
    return known


def _find(compiler: Compiler, element: Element) -> Facts:
    name = element.name
    if name == "text":
        return _text(compiler, element)
    if name in ("number", "date"):
        return _variable(element.get("variable"))
    if name == "label":
        return msgspec.structs.replace(_variable(element.get("variable")), weak=True)
    if name == "names":
        return _names(compiler, element)
    if name == "group":
        return group_facts(compiler, element)
    if name == "choose":
        inner = [_union(compiler, branch) for branch in element.children]
        return msgspec.structs.replace(_merge(inner), calls=False)
    return _NOTHING


def group_facts(compiler: Compiler, element: Element) -> Facts:
    """A group or macro: words alone vanish with the variables, if any is asked for."""
    inner = _union(compiler, element)
    strong = inner.strong or (inner.weak and not inner.calls)
    return Facts(inner.variables, False, strong, inner.calls)


def _text(compiler: Compiler, element: Element) -> Facts:
    attributes = element.attributes
    if "variable" in attributes:
        return _variable(attributes["variable"])
    if "macro" in attributes:
        return group_facts(compiler, compiler.style.macros[attributes["macro"]])
    return _WORDS


def _variable(name: str) -> Facts:
    if name == "year-suffix":
        return Facts(strong=True)
    if name in _FILLED_ELSEWHERE:
        return _ALWAYS
    return Facts(frozenset((name, f"{name}-short")), calls=True)


def _names(compiler: Compiler, element: Element) -> Facts:
    own = Facts(frozenset(element.get("variable").split()), calls=True)
    substitute = element.find("substitute")
    if substitute is None:
        return own
    return _merge([own, _union(compiler, substitute)])


def _union(compiler: Compiler, element: Element) -> Facts:
    return _merge([facts_of(compiler, child) for child in element.children])


def _merge(facts: list[Facts]) -> Facts:
    return Facts(
        frozenset().union(*(one.variables for one in facts)),
        any(one.weak for one in facts),
        any(one.strong for one in facts),
        any(one.calls for one in facts),
    )
