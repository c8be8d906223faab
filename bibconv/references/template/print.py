"""A record written as its list would write it.

With the separators, name forms and dashes of a list in which others stand as
``Doe J. Pain. Brain 2020, 3: 5–9.`` the record of another article becomes
``Roe A, Poe B. Itch. Skin 2019, 4: 7–8.``
"""

from __future__ import annotations

from bibconv.model import Date, Item
from bibconv.references.decode import VARIABLES
from bibconv.references.template.infer import Template
from bibconv.references.template.names import NameForm, write_name
from bibconv.references.template.shape import END, PERSONS, START, Shape

_PLAIN = NameForm("family, given")


def print_item(item: Item, shape: Shape, template: Template) -> str:
    """The parts that ``shape`` has, with the values of ``item``, in the list's template."""
    parts = {part.name: part for part in shape.parts}
    order = template.order(shape.kind, parts)
    written: list[str] = []
    before = START
    for name in order:
        value = _value(item, name, parts[name].cut, template)
        if not value:
            continue
        written.append(_after(written, _gap(shape, template, before, name)))
        written.append(value)
        before = name
    written.append(_after(written, _gap(shape, template, before, END)))
    return "".join(written).strip()


def _after(written: list[str], gap: str) -> str:
    """A full stop is not printed after a question mark, nor after another full stop."""
    if written and written[-1].endswith((".", "?", "!")) and gap.startswith("."):
        return gap[1:]
    return gap


def _gap(shape: Shape, template: Template, before: str, after: str) -> str:
    gap = template.separator(shape.kind, before, after)
    return " " if gap is None else gap


def _value(item: Item, name: str, cut: str, template: Template) -> str:
    variable = VARIABLES.get(name, name)
    if name == "arxiv":
        return item.text("archive_location")
    if name in PERSONS:
        return print_names(item, variable, cut, template)
    value = item.variables.get(variable)
    if isinstance(value, Date):
        return print_date(value)
    text = item.text(variable)
    if name == "page" and template.dash:
        return text.replace("-", template.dash)
    return text


def print_names(item: Item, variable: str, cut: str, template: Template) -> str:
    """The names of ``variable`` in the list's form, joined as the list joins them."""
    names = item.names(variable)
    written: list[str] = []
    last = len(names) - 1
    for index, name in enumerate(names):
        if index:
            place = "pair" if last == 1 else "last" if index == last else "between"
            written.append(template.delimiter(variable, "between" if cut else place))
        form = template.name_form(variable, "rest" if index else "first")
        written.append(write_name(name, form or _PLAIN))
    return "".join(written) + cut


def print_date(date: Date) -> str:
    """The year, or years; what else a date says is compared elsewhere."""
    if not date.parts:
        return date.literal or ""
    return "–".join(str(part[0]) for part in date.parts)
