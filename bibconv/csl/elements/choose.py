"""``cs:choose``: conditions on type, variables, numbers, dates, locators and positions.

CSL 1.0.2, "Choose". ``match`` says whether all, any or none of the tests must hold, where every
value of every attribute is one test. Tests on the type are settled once for each type that
occurs: what is left for an item is a short list of branches.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibconv.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context
from bibconv.csl.elements.group import branch, first_of
from bibconv.csl.node import Out, Render
from bibconv.csl.numbers import is_numeric
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

Test = Callable[[Context], bool]

# Variables that belong to the cite and not to the item.
_OF_CITE: dict[str, Test] = {
    "locator": lambda context: bool(context.locator),
    "citation-number": lambda context: bool(context.number),
    "year-suffix": lambda context: bool(context.suffix),
    "first-reference-note-number": lambda context: bool(context.first_note),
}


class Condition:
    """The tests of one ``if``: types apart from the others."""

    __slots__ = ("match", "tests", "types")

    def __init__(self, match: str, types: list[frozenset[str]], tests: list[Test]) -> None:
        self.match = match
        self.types = types
        self.tests = tests

    def for_type(self, kind: str) -> bool | Test:
        """What is left to test for items of a type."""
        found = [kind in types for types in self.types]
        if self.match == "any":
            if any(found):
                return True
        elif self.match == "none":
            if any(found):
                return False
        elif not all(found):
            return False
        if not self.tests:
            return self.match != "any"
        return _combine(self.tests, self.match)


def compile_choose(compiler: Compiler, element: Element) -> Render:
    """The first branch whose conditions hold."""
    branches: list[tuple[Condition | None, Render]] = []
    contents: dict[Render, list[Render]] = {}
    for child in element.children:
        if child.name in ("if", "else-if", "else"):
            condition = None if child.name == "else" else compile_condition(compiler, child)
            renders = compiler.children(child)
            join = first_of if compiler.alternatives else branch
            joined = join(renders) if renders else _nothing
            contents[joined] = renders
            branches.append((condition, joined))
    by_type: dict[str, list[tuple[Test | None, Render]]] = {}

    def choose(context: Context) -> Out:
        kind = context.item.type
        left = by_type.get(kind)
        if left is None:
            left = by_type[kind] = _left(branches, kind)
        for test, render in left:
            if test is None or test(context):
                return render(context)
        return None

    def pruned(kind: str) -> list[Render]:
        left = by_type.setdefault(kind, _left(branches, kind))
        if left and left[0][0] is None:
            return static.prune(contents[left[0][1]], kind)
        return [choose] if any(static.prune(contents[one], kind) for _, one in left) else []

    static = compiler.static
    if not compiler.alternatives:
        static.pruned[choose] = pruned
    return choose


def _left(
    branches: list[tuple[Condition | None, Render]], kind: str
) -> list[tuple[Test | None, Render]]:
    """The branches that an item of this type can come to."""
    left: list[tuple[Test | None, Render]] = []
    for condition, render in branches:
        test = True if condition is None else condition.for_type(kind)
        if test is True:
            left.append((None, render))
            break
        if test is not False:
            left.append((test, render))
    return left


def _nothing(_context: Context) -> Out:
    return None


def compile_condition(compiler: Compiler, element: Element) -> Condition:
    """The condition of an ``if`` or ``else-if``."""
    match = element.get("match", "all")
    types = element.get("type").split()
    # No item has two types: a list of types is "any of these" even where all tests must hold.
    groups = [frozenset(types)] if types else []
    variables = element.get("variable").split()
    own = frozenset(name for name in variables if name not in _OF_CITE)
    tests = [_OF_CITE[name] for name in variables if name in _OF_CITE]
    if own:
        tests.append(_has(own, match))
    for attribute, make in _TESTS.items():
        tests.extend(make(value) for value in element.get(attribute).split())
    in_citation = compiler.area.name == "citation"
    for value in element.get("position").split():
        tests.append(_position(value) if in_citation else _never)
    return Condition(match, groups, tests)


def _combine(tests: list[Test], match: str) -> Test:
    if len(tests) == 1:
        only = tests[0]
        return only if match != "none" else lambda context: not only(context)

    def any_of(context: Context) -> bool:
        return any(test(context) for test in tests)

    def all_of(context: Context) -> bool:
        return all(test(context) for test in tests)

    if match == "any":
        return any_of
    if match == "none":
        return lambda context: not any_of(context)
    return all_of


def _never(_context: Context) -> bool:
    return False


def _has(names: frozenset[str], match: str) -> Test:
    """Some (``any``, ``none``) or all of the variables have content, in one set operation."""
    if len(names) == 1:
        (name,) = names
        return lambda context: name in context.item.present
    if match == "all":
        return lambda context: names <= context.item.present
    return lambda context: not names.isdisjoint(context.item.present)


def _is_numeric(name: str) -> Test:
    if name == "locator":
        return lambda context: is_numeric(context.locator)
    if name == "citation-number":
        return lambda context: bool(context.number)
    return lambda context: name in context.item.present and is_numeric(context.item.text(name))


def _is_uncertain(name: str) -> Test:
    def test(context: Context) -> bool:
        date = context.item.date(name)
        return date is not None and date.circa

    return test


def _locator(name: str) -> Test:
    return lambda context: bool(context.locator) and context.label.replace(" ", "-") == name


def _disambiguate(value: str) -> Test:
    wanted = value == "true"

    def test(context: Context) -> bool:
        context.conditions += 1
        return (context.conditions <= context.disambiguate) is wanted

    return test


def _position(value: str) -> Test:
    if value == "first":
        return lambda context: context.position == FIRST
    if value == "subsequent":
        return lambda context: context.position >= SUBSEQUENT
    if value == "ibid":
        return lambda context: context.position >= IBID
    if value == "ibid-with-locator":
        return lambda context: context.position == IBID_WITH_LOCATOR
    if value == "near-note":
        return lambda context: context.near_note
    return _never


_TESTS: dict[str, Callable[[str], Test]] = {
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "disambiguate": _disambiguate,
}
