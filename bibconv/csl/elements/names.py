"""``cs:names``: variables in turn, their labels, substitution (CSL 1.0.2, "Names").

Names that are equal for editor and translator are printed once with the term
``editortranslator``. What ``cs:substitute`` prints is not printed again in the same cite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibconv.csl.context import Context
from bibconv.csl.data.names import PName
from bibconv.csl.elements.decorate import decorate, formatting
from bibconv.csl.elements.namelist import NameList
from bibconv.csl.elements.options import for_sorting, with_attributes
from bibconv.csl.node import LEAF, Node, Out, Piece, Render
from bibconv.csl.style.model import Element

if TYPE_CHECKING:
    from bibconv.csl.compile import Compiler

_INHERITED = ("name", "et-al", "label")
_NOT_INHERITED = ("prefix", "suffix", "variable", "display")


_FONTS = frozenset(
    ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
)


_AFFIXES = ("prefix", "suffix")


def compile_names(compiler: Compiler, element: Element) -> Render:
    """Names of one or more variables, or what stands in for them."""
    element = _inheriting(compiler, element)
    own_name = element.find("name")
    options = with_attributes(compiler.names, element.attributes)
    if own_name is not None:
        options = with_attributes(options, own_name.attributes, on_name=True)
    if compiler.sorting:
        options = for_sorting(options, compiler.forced_names)
    variables = element.get("variable").split()
    wanted = frozenset(variables)
    substitute = element.find("substitute")
    writer = _Writer(
        compiler, element, NameList(compiler, options, own_name, element.find("et-al"))
    )
    # "Normal" of cs:name takes nothing back that cs:names says.
    said = formatting(element.attributes)
    person = writer.names.person
    person.fmt = tuple(t for t in person.fmt if not (t[-1] == "0" and t[:-1] in said))
    delimiter = element.get("delimiter") or options.names_delimiter
    counting = options.form == "count"

    def own(context: Context) -> Out:
        context.called = context.names_asked = True
        if wanted.isdisjoint(context.item.present):
            return None
        groups = _named(context, variables, writer.editor_translator and not counting)
        if not groups:
            return None
        context.filled = True
        if counting:
            total = sum(writer.names.limits(context, len(names)) for _, names in groups)
            return str(total)
        if context.used is not None:
            context.used.extend(variable for variable, _ in groups)
            context.used.extend(variables)
        pieces = [writer.write(context, variable, names) for variable, names in groups]
        pieces = [piece for piece in pieces if piece]
        if not pieces:
            return None
        return pieces[0] if len(pieces) == 1 else Node(pieces, delimiter=delimiter)

    renders = _substitutes(compiler, element, substitute) if substitute is not None else []
    offers_text = substitute is not None and any(c.name != "names" for c in substitute.children)
    # What stands in for the names has a formatting of its own; the affixes are for names.
    fonts = {key: value for key, value in element.attributes.items() if key in _FONTS}
    affixes = {key: value for key, value in element.attributes.items() if key in _AFFIXES}
    around = {
        key: value
        for key, value in element.attributes.items()
        if key not in _FONTS and key not in _AFFIXES
    }
    formatted = decorate({**fonts, **affixes}, own, sorting=compiler.sorting)
    return decorate(
        around,
        _with_substitutes(formatted, renders, offers_text, compiler.sorting),
        sorting=compiler.sorting,
    )


def _with_substitutes(
    own: Render, renders: list[Render], offers_text: bool, sorting: bool
) -> Render:
    def names(context: Context) -> Out:
        if context.suppress_author and not context.namesets and not sorting:
            context.suppress_author = False
            called, filled, used = context.called, context.filled, context.used
            names(context)
            context.called, context.filled, context.used = called, filled, used
            context.called = True
            return None
        out = own(context)
        if out is None and renders:
            out = _first_substitute(context, renders)
            context.unsubstituted = out is None and offers_text
        if out is None or sorting:
            return out
        stands_in = not isinstance(out, Node) or out.tag != "term"
        if context.names_node is None and context.used is None and stands_in:
            # No list of names in it: what stood in for them is what later passes compare.
            context.names_node = out = Node([out], tag="names")
        return out

    return names


def _first_substitute(context: Context, renders: list[Render]) -> Out:
    outer = context.used
    for render in renders:
        used: list[str] = []
        context.used = used
        out = render(context)
        context.used = outer
        if out is not None:
            if not out:
                return None  # an empty term stands in too
            context.suppressed = (context.suppressed or frozenset()) | frozenset(used)
            if outer is not None:
                outer.extend(used)
            return out
    return None


def _substitutes(compiler: Compiler, element: Element, substitute: Element) -> list[Render]:
    """Children of ``cs:substitute``, which inherit from the ``cs:names`` around it; names
    also its affixes."""
    outer = compiler.substituted, compiler.alternatives
    compiler.substituted, compiler.alternatives = element, True
    affixes = {key: value for key, value in element.attributes.items() if key in _AFFIXES}
    renders = [
        decorate(affixes, render, sorting=compiler.sorting) if child.name == "names" else render
        for child, render in zip(substitute.children, compiler.children(substitute), strict=True)
    ]
    compiler.substituted, compiler.alternatives = outer
    return renders


def _inheriting(compiler: Compiler, element: Element) -> Element:
    """A bare ``cs:names`` within ``cs:substitute`` takes over name, et-al and label."""
    parent = compiler.substituted
    if parent is None or element.children:
        return element
    attributes = {
        key: value for key, value in parent.attributes.items() if key not in _NOT_INHERITED
    }
    children = tuple(part for part in parent.children if part.name in _INHERITED)
    return Element("names", {**attributes, **element.attributes}, children, element.line)


def _named(
    context: Context, variables: list[str], editor_translator: bool
) -> list[tuple[str, list[PName]]]:
    """The variables that have names and are not used up, editor and translator merged."""
    groups = []
    item, suppressed = context.item, context.suppressed
    for variable in variables:
        if suppressed and variable in suppressed:
            continue
        names = item.names(variable)
        if names:
            groups.append((variable, names))
    if editor_translator and _are_same(dict(groups)):
        # The place is that of the editor.
        return [
            ("editortranslator" if variable == "editor" else variable, names)
            for variable, names in groups
            if variable != "translator"
        ]
    return groups


def _are_same(groups: dict[str, list[PName]]) -> bool:
    """Whether editor and translator are the same people."""
    if "editor" not in groups or "translator" not in groups:
        return False
    return [n.key for n in groups["editor"]] == [n.key for n in groups["translator"]]


class _Writer:
    """One variable's names with the label before or behind them."""

    __slots__ = ("editor_translator", "label", "label_first", "labels", "locale", "names")

    def __init__(self, compiler: Compiler, element: Element, names: NameList) -> None:
        self.names = names
        self.locale = compiler.locale
        label = None if compiler.sorting else element.find("label")
        self.label = label
        self.labels: dict[tuple[str, bool], Piece] = {}  # by variable and "several names"
        order = [child.name for child in element.children]
        self.label_first = label is not None and (
            "name" in order and order.index("label") < order.index("name")
        )
        wanted = element.get("variable").split()
        self.editor_translator = (
            label is not None
            and {"editor", "translator"} <= set(wanted)
            and self.locale.term("editortranslator", label.get("form", "long")) is not None
        )

    def write(self, context: Context, variable: str, names: list[PName]) -> Piece:
        out = self.names.write(context, variable, names)
        if context.names_node is None and out:
            context.names_node = out = Node([out], tag="names")
        if not out or self.label is None:
            return out
        label = self._label(context, variable, len(names) + names[-1].more)
        if not label:
            return out
        return Node([label, out] if self.label_first else [out, label])

    def _label(self, context: Context, variable: str, count: int) -> Piece:
        label = self.label
        assert label is not None
        known = self.labels.get((variable, count > 1))
        if known is not None:
            return known
        plural = label.get("plural", "contextual")
        many = count > 1 if plural == "contextual" else plural == "always"
        text = self.locale.term(variable, label.get("form", "long"), many)
        made: Piece = ""
        if text:
            made = (
                decorate(label.attributes, lambda _context: text, words=True, seam=LEAF)(context)
                or ""
            )
        self.labels[variable, count > 1] = made
        return made
