"""``cs:number``: numeric, ordinal, long-ordinal and roman (CSL 1.0.2, "Number")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.csl.context import Context
from bibconv.csl.elements.decorate import decorate
from bibconv.csl.elements.text import number_seam, page_format
from bibconv.csl.locators import expand, first_part
from bibconv.csl.node import Out, Render
from bibconv.csl.numbers import format_number, is_numeric
from bibconv.csl.pageranges import format_pages
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler


def compile_number(compiler: Compiler, element: Element) -> Render:
    """A number variable in its form; what is not numeric is printed as it is."""
    name, form = element.get("variable"), element.get("form", "numeric")
    locale = compiler.locale
    gender = locale.genders.get(name, "")
    pages = page_format(compiler) if name in ("page", "locator") else ""
    delimiter = locale.term("page-range-delimiter") or "–"

    def number(context: Context) -> Out:
        context.called = True
        if name == "locator":
            text = context.locator
        elif name == "citation-number":
            text = str(context.number) if context.number else ""
        else:
            text = context.item.text(name)
        if not text or (context.suppressed and name in context.suppressed):
            return None
        context.filled = True
        if context.used is not None:
            context.used.append(name)
        if is_numeric(text):
            if form == "numeric" and ("-" in text or "–" in text):
                return format_pages(text, pages, delimiter)
            return format_number(text, form, locale, gender)
        first = first_part(text)
        if first != text and is_numeric(first.rstrip(", ")):
            # "7, p. 3-8": the form is for the number, what follows has a label of its own.
            number = first.rstrip(", ")
            text = format_number(number, form, locale, gender) + text[len(number) :]
        return expand(format_pages(text, pages, delimiter), locale)

    decorated = decorate(element.attributes, number, sorting=compiler.sorting)
    return number_seam(decorated, name) if element.get("suffix") else decorated
