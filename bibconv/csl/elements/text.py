"""``cs:text``: variables, macros, terms and verbatim values (CSL 1.0.2, "Text")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.csl.citationlabel import citation_label
from bibconv.csl.context import Context
from bibconv.csl.elements.decorate import decorate
from bibconv.csl.elements.group import has_seams
from bibconv.csl.locators import expand
from bibconv.csl.node import NUMBER, WHOLE, Node, Out, Render
from bibconv.csl.numbers import is_numeric
from bibconv.csl.pageranges import format_pages
from bibconv.csl.richtext import parse
from bibconv.csl.style.model import Element
from bibconv.model import NUMBER_VARIABLES
from bibconv.patterns import late

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

_HIGH = late(r"(?<=\S) (?=[:;!?»])|(?<=«) (?=\S)")
_PRINTED_AS_NUMBERS = NUMBER_VARIABLES - {"version"}
_LINKS = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}


def compile_text(compiler: Compiler, element: Element) -> Render:
    """What the element prints, with its formatting."""
    attributes = element.attributes
    if "variable" in attributes:
        inner = _variable(compiler, attributes["variable"], attributes.get("form", "long"))
    elif "macro" in attributes:
        inner = compiler.macro(attributes["macro"])
        if attributes.get("suffix"):
            inner = _apart(inner)
        # Established processors apply the case of the macro's own elements only.
        attributes = {key: value for key, value in attributes.items() if key != "text-case"}
    elif "term" in attributes:
        inner = _term(compiler, element)
    else:
        inner = _value(_spaced(compiler, attributes.get("value", "")))
    leaf = "macro" not in attributes
    words = "term" in attributes or "value" in attributes
    decorated = decorate(attributes, inner, sorting=compiler.sorting, leaf=leaf, words=words)
    name = attributes.get("variable", "")
    if name in _PRINTED_AS_NUMBERS and attributes.get("suffix"):
        decorated = number_seam(decorated, name)
    compiler.static.wrap(decorated, inner)
    return decorated


def number_seam(decorated: Render, name: str) -> Render:
    """The suffix of a number variable is a number's, and that of a whole where its value is no
    number ("IV")."""

    def numbered(context: Context) -> Out:
        out = decorated(context)
        if isinstance(out, Node):
            text = context.item.text(name)
            out.seam = WHOLE if text and not is_numeric(text) else NUMBER
        return out

    return numbered


def _apart(inner: Render) -> Render:
    """A macro is a whole within the element that calls it: its suffixes are its own."""

    def macro(context: Context) -> Out:
        out = inner(context)
        return Node([out]) if out is not None and has_seams(out) else out

    return macro


def _spaced(compiler: Compiler, text: str) -> str:
    """French: narrow no-break spaces beside high punctuation."""
    return _HIGH.sub("\u202f", text) if compiler.locale.lang.startswith("fr") else text


def _value(text: str) -> Render:
    out = parse(text)
    return lambda _context: out if text else None


def _term(compiler: Compiler, element: Element) -> Render:
    plural = element.get("plural") == "true"
    name = element.get("term")
    if compiler.dated and name == "no date":
        return lambda _context: None  # sorts where a missing date does, not by its letters
    text = compiler.locale.term(name, element.get("form", "long"), plural)
    if text is None:
        return lambda _context: None
    text = _spaced(compiler, text.replace("'", "’"))
    starts = compiler.style.is_note or compiler.area.name == "bibliography"
    if text and starts and "text-case" not in element.attributes:
        # At the beginning of a note or an entry it gets a capital.
        return lambda _context: Node([text], tag="term")
    return lambda _context: text


def _variable(compiler: Compiler, name: str, form: str) -> Render:
    special = _SPECIAL.get(name)
    if special is not None:
        return special(compiler)
    if name in ("page", "page-first"):
        return _pages(compiler, name)
    if name in _PRINTED_AS_NUMBERS:
        return _number(compiler, name)
    names = (f"{name}-short", name) if form == "short" else (name,)
    if name == "title-short":
        names = ("title-short",)
    if name in _LINKS and not compiler.sorting:
        return _link(name, _LINKS[name])
    if len(names) == 1:
        return _plain(name)

    def short(context: Context) -> Out:
        context.called = True
        for candidate in names:
            text = context.item.rich(candidate)
            if text:
                if context.suppressed and name in context.suppressed:
                    return None
                context.filled = True
                if context.used is not None:
                    context.used.append(name)
                return text
        return None

    return short


def _plain(name: str) -> Render:
    def variable(context: Context) -> Out:
        context.called = True
        text = context.item.rich(name)
        if not text or (context.suppressed and name in context.suppressed):
            return None
        context.filled = True
        if context.used is not None:
            context.used.append(name)
        return text

    return variable


def _link(name: str, base: str) -> Render:
    plain = _plain(name)

    def link(context: Context) -> Out:
        out = plain(context)
        if not isinstance(out, str):
            return out
        address = out if not base or out.startswith("http") else base + out
        return Node([out], tag="link", payload=address)

    return link


def _number(compiler: Compiler, name: str) -> Render:
    plain = _plain(name)
    delimiter = compiler.locale.term("page-range-delimiter") or "–"

    def number(context: Context) -> Out:
        out = plain(context)
        if isinstance(out, str) and ("-" in out or "–" in out) and is_numeric(out):
            return format_pages(out, "", delimiter)
        return out

    return number


def _pages(compiler: Compiler, name: str) -> Render:
    plain = _plain(name)
    style = page_format(compiler)
    delimiter = compiler.locale.term("page-range-delimiter") or "–"

    def pages(context: Context) -> Out:
        out = plain(context)
        return format_pages(out, style, delimiter) if isinstance(out, str) else out

    return pages


def page_format(compiler: Compiler) -> str:
    """The style's page range format, ``""`` if it sets none."""
    return compiler.option("page-range-format")


def _locator(compiler: Compiler) -> Render:
    style = page_format(compiler)
    locale = compiler.locale
    delimiter = locale.term("page-range-delimiter") or "–"

    def locator(context: Context) -> Out:
        context.called = True
        if not context.locator:
            return None
        context.filled = True
        text = context.locator
        pages = style if context.label in ("", "page") else ""
        return parse(expand(format_pages(text, pages, delimiter), locale))

    return locator


def _citation_number(_compiler: Compiler) -> Render:
    def citation_number(context: Context) -> Out:
        context.called = True
        if not context.number:
            return None
        context.filled = True
        return Node([str(context.number)], tag="citation-number")

    return citation_number


def _year_suffix(_compiler: Compiler) -> Render:
    def year_suffix(context: Context) -> Out:
        if not context.suffix:
            return None  # no reason for a group to vanish: "n.d." may stand beside it
        context.called = context.filled = True
        return Node([context.suffix], tag="suffix")

    return year_suffix


def _first_note(_compiler: Compiler) -> Render:
    def first_note(context: Context) -> Out:
        context.called = True
        if not context.first_note:
            return None
        context.filled = True
        return context.first_note

    return first_note


def _citation_label(_compiler: Compiler) -> Render:
    def label(context: Context) -> Out:
        context.called = context.filled = True
        text = context.item.text("citation-label") or citation_label(context.item)
        if context.suffix:
            return Node([text, Node([context.suffix], tag="suffix")])
        return text

    return label


_SPECIAL = {
    "locator": _locator,
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
}
