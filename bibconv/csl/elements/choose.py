"""``cs:choose``: conditions on type, variables, numbers, dates, locators and positions.

CSL 1.0.2, "Choose". ``match`` says whether all, any or none of the tests must hold, where every
value of every attribute is one test.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bibconv.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context
from bibconv.csl.node import Out, Render
from bibconv.csl.numbers import is_numeric
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

Test = Callable[[Context], bool]


def compile_choose(compiler: Compiler, element: Element) -> Render:
    """The first branch whose conditions hold."""
    from bibconv.csl.elements.group import branch as join

    branches: list[tuple[Test | None, Render]] = []
    for branch in element.children:
        if branch.name not in ("if", "else-if", "else"):
            continue
        test = None if branch.name == "else" else compile_condition(compiler, branch)
        renders = compiler.children(branch)
        branches.append((test, join(renders) if renders else _nothing))

    def choose(context: Context) -> Out:
        for test, render in branches:
            if test is None or test(context):
                return render(context)
        return None

    return choose


def _nothing(_context: Context) -> Out:
    return None


def compile_condition(compiler: Compiler, branch: Element) -> Test:
    """The condition of an ``if`` or ``else-if``."""
    match = branch.get("match", "all")
    types = branch.get("type").split()
    tests: list[Test] = []
    if types:
        if match == "any" or match == "none" or len(types) == 1:
            tests.append(_type_in(frozenset(types)))
        else:
            tests.extend(_type_in(frozenset([kind])) for kind in types)
    in_bibliography = compiler.area.name == "bibliography"
    for attribute, make in _TESTS.items():
        for value in branch.get(attribute).split():
            tests.append(make(value))
    for value in branch.get("position").split():
        tests.append(_never if in_bibliography else _position(value))
    return _combine(tests, match)


def _combine(tests: list[Test], match: str) -> Test:
    if match == "any":
        return lambda context: any(test(context) for test in tests)
    if match == "none":
        return lambda context: not any(test(context) for test in tests)
    if len(tests) == 1:
        return tests[0]
    return lambda context: all(test(context) for test in tests)


def _never(_context: Context) -> bool:
    return False


def _type_in(types: frozenset[str]) -> Test:
    return lambda context: context.item.type in types


def _variable(name: str) -> Test:
    special: dict[str, Test] = {
        "locator": lambda context: bool(context.locator),
        "citation-number": lambda context: bool(context.number),
        "year-suffix": lambda context: bool(context.suffix),
        "first-reference-note-number": lambda context: bool(context.first_note),
    }
    return special.get(name) or (lambda context: context.item.has(name))


def _is_numeric(name: str) -> Test:
    if name == "locator":
        return lambda context: is_numeric(context.locator)
    if name == "citation-number":
        return lambda context: bool(context.number)
    return lambda context: is_numeric(context.item.text(name))


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
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "disambiguate": _disambiguate,
}
