"""Sorting of entries and cites by the keys of ``cs:sort`` (CSL 1.0.2, "Sorting").

Each key is rendered once per item; empty values come last whatever the direction; equal items
keep their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from bibconv.csl.collation import collation_key, key_for
from bibconv.csl.context import Context
from bibconv.csl.elements.date import date_key
from bibconv.csl.elements.namelist import NameList
from bibconv.csl.elements.options import for_sorting, whole
from bibconv.csl.node import plain
from bibconv.csl.style.model import Element
from bibconv.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

Thing = TypeVar("Thing")
KeyFunction = Callable[[Context], Any]


class SortKey:
    """One ``cs:key``: a function of the context and a direction; ``None`` is "no value"."""

    __slots__ = ("descending", "value")

    def __init__(self, value: KeyFunction, *, descending: bool) -> None:
        self.value = value
        self.descending = descending


def compile_sort(compiler: Compiler, sort: Element | None) -> list[SortKey]:
    """The keys of a ``cs:sort``; ``compiler`` compiles for sorting."""
    if sort is None:
        return []
    return [
        SortKey(_compile_key(compiler, key), descending=key.get("sort") == "descending")
        for key in sort.findall("key")
    ]


def sort_things(
    things: Sequence[Thing],
    keys: list[SortKey],
    context_of: Callable[[Thing], Context],
    known: Callable[[Thing], dict[SortKey, Any]] | None = None,
) -> list[Thing]:
    """``things`` in the order of the keys; a key is asked only for what those before left equal.

    ``known``: where the values of a thing's keys are kept, to be asked for once.
    """
    out: list[Thing] = []
    work: list[tuple[list[Thing], int]] = [(list(things), 0)]
    while work:
        members, index = work.pop()
        if len(members) < 2 or index == len(keys):
            out.extend(members)
            continue
        groups = _groups(members, keys[index], context_of, known)
        work.extend((group, index + 1) for group in reversed(groups))
    return out


def _groups(
    things: list[Thing],
    key: SortKey,
    context_of: Callable[[Thing], Context],
    known: Callable[[Thing], dict[SortKey, Any]] | None,
) -> list[list[Thing]]:
    """Things with equal values together, in the key's order; those without a value last."""
    groups: dict[Any, list[Thing]] = {}
    missing: list[Thing] = []
    for thing in things:
        values = known(thing) if known is not None else None
        if values is None:
            value = key.value(context_of(thing))
        elif key in values:
            value = values[key]
        else:
            value = values[key] = key.value(context_of(thing))
        if value is None:
            missing.append(thing)
        else:
            groups.setdefault(value, []).append(thing)
    ordered = [groups[value] for value in sorted(groups, reverse=key.descending)]
    return [*ordered, missing] if missing else ordered


def _compile_key(compiler: Compiler, key: Element) -> KeyFunction:
    if "macro" in key.attributes:
        changes = {}
        if key.get("names-min"):
            changes["et_al_min"] = whole(key.get("names-min"))
        if key.get("names-use-first"):
            changes["et_al_use_first"] = whole(key.get("names-use-first"))
        if key.get("names-use-last"):
            changes["et_al_use_last"] = key.get("names-use-last") == "true"
        outer, compiler.forced_names = compiler.forced_names, changes
        compiler.dated = compiler.prints_date(key.get("macro"))
        render = compiler.macro(key.get("macro"))
        compiler.forced_names, compiler.dated = outer, False

        key_of = key_for(compiler.locale.lang)

        def macro_key(context: Context) -> Any:
            text = plain(render(context))
            return key_of(text) if text else None

        return macro_key
    return _variable_key(compiler, key.get("variable"))


def _variable_key(compiler: Compiler, name: str) -> KeyFunction:
    key_of = key_for(compiler.locale.lang)
    if name in NAME_VARIABLES:
        writer = NameList(compiler, for_sorting(compiler.names, {}), None, None)

        def names_key(context: Context) -> Any:
            names = context.item.names(name)
            return key_of(plain(writer.write(context, name, names))) if names else None

        return names_key
    if name in DATE_VARIABLES:

        def date_value(context: Context) -> Any:
            date = context.item.date(name)
            return (date_key(date) or None) if date is not None else None

        return date_value
    if name == "citation-number":
        return lambda context: context.number or None
    if name in NUMBER_VARIABLES:
        return lambda context: number_key(context.item.text(name))
    if name == "citation-label":
        from bibconv.csl.citationlabel import citation_label

        return lambda context: key_of(citation_label(context.item) + context.suffix)

    def text_key(context: Context) -> Any:
        text = plain(context.item.rich(name))
        return key_of(text) if text else None

    return text_key


def number_key(text: str) -> tuple[str, str, str] | None:
    """Digits padded, so that 9 comes before 10."""
    return collation_key(pad(text)) if text else None


def pad(text: str) -> str:
    """A number with leading zeros."""
    return text.zfill(10) if text.isdecimal() else text
