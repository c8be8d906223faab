"""Writes ordinary items in one pass, with what gets lost known beforehand.

Reading the written lines again is the only full proof of what a conversion loses, and most of
its time. Most items consist of values whose way there and back is plain; this module writes
those as the full writer would, and gives up (``None``) at the first doubt.

>>> told = ordinary(Item("k", "book", {"title": "A <i>Title</i>"}))
>>> told.lines, told.approximated
(['TY  - BOOK', 'TI  - A Title', 'ID  - k'], ['title'])
"""

from __future__ import annotations

import re

from bibconv.formats.ris.step_plans import plan_of
from bibconv.formats.ris.told import Told, name_line
from bibconv.model import Item

_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]*")


def ordinary(item: Item) -> Told | None:
    """The lines of ``item``, ``None`` if it is not plain what a reader makes of them."""
    plan = plan_of(item.type)
    if plan is None:
        return None
    told = Told(item, plan.ris_type)
    if plan.type_aside and not told.aside("type", item.type):
        return None
    lines, variables, write_text = told.lines, item.variables, told.text
    count = 0
    for variable, prefix, step in plan.steps:
        value = variables.get(variable)
        if value is None:
            continue
        count += 1
        if step is not None:
            if not step(told, prefix, value):
                return None
        elif isinstance(value, str):
            if not write_text(variable, prefix, value):
                return None
        elif isinstance(value, tuple):
            found = [name_line(name) for name in value]
            if "" in found or not found:
                return None
            lines += [prefix + line for line in found]
        else:
            return None
    if item.id and not told.exact("ID  - ", item.id):
        return None
    for key in sorted(item.extra):
        if key[:4] == "ris:" or not _PLAIN_KEY.fullmatch(key):
            return None
        if not told.aside(f"extra:{key}", item.extra[key]):
            return None
    if count < len(variables):
        for variable in sorted(variables):
            if variable not in plan.handled and not told.aside(variable, variables[variable]):
                return None
    return told
