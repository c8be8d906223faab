"""``cs:label`` outside names: the term for a number variable or locator, plural by content.

CSL 1.0.2, "Label".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.csl.context import Context
from bibconv.csl.elements.decorate import decorate
from bibconv.csl.locators import first_part
from bibconv.csl.node import LEAF, Out, Render
from bibconv.csl.numbers import is_plural
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler


def compile_label(compiler: Compiler, element: Element) -> Render:
    """The term, or nothing where the variable is empty."""
    name, form = element.get("variable"), element.get("form", "long")
    plural = element.get("plural", "contextual")
    locale = compiler.locale
    counts = name.startswith("number-of-")

    def label(context: Context) -> Out:
        if name == "locator":
            text = context.locator
        elif name == "citation-number":
            text = str(context.number or "")
        else:
            text = context.item.text(name)
        # What it labels decides whether a group is printed; the word alone does not. Outside of
        # a group that vanishes, established processors print the label of an empty variable.
        if not text:
            context.called = True
        if plural == "contextual":
            many = _more_than_one(text) if counts else is_plural(first_part(text))
        else:
            many = plural == "always"
        term = (context.label or "page") if name == "locator" else name
        return locale.term(term.replace(" ", "-"), form, many) or None

    return decorate(element.attributes, label, sorting=compiler.sorting, words=True, seam=LEAF)


def _more_than_one(text: str) -> bool:
    text = text.strip()
    return (text.isdecimal() and text.strip("0") not in ("", "1")) or is_plural(text)
