"""A list's template written as a CSL 1.0 style.

Each type prints its parts in the list's order. What stands between two parts goes before the second
as its prefix; brackets and quotes that close go behind the first as its suffix.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from bibconv.reading.sample import Sample
from bibconv.references.decode import VARIABLES
from bibconv.references.template import Template
from bibconv.references.template.names import NameForm
from bibconv.references.template.shape import END, PERSONS, START

_CLOSING = re.compile(r"^[)\]”’»\"]+")
_WITH = {"J. S.": ". ", "J.S.": ".", "JS": "", "J S": " ", "J.S": "."}
_AND = re.compile(r"(?P<comma>,?)\s*(?P<word>&|[^\W\d_]+)\s*$")
_NUMBERS = frozenset(("volume", "issue", "page", "edition", "number"))
_RARE = 0.1  # parts that fewer references of a type have are left to no style

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="{locale}" demote-non-dropping-particle="never" page-range-format="expanded">
  <info>
    <title>{title}</title>
    <id>urn:bibconv:{name}</id>
    <category citation-format="{format}"/>
    <updated>2000-01-01T00:00:00+00:00</updated>
  </info>
{terms}{citation}
  <bibliography{options}>
    <layout suffix={suffix}>
      <choose>
"""
_FOOT = """      </choose>
    </layout>
  </bibliography>
</style>
"""
_HYPHEN = """  <locale><terms><term name="page-range-delimiter">-</term></terms></locale>
"""
_LOCALES = {"und": "de-DE", "y": "es-ES", "e": "pt-BR", "et": "fr-FR", "en": "nl-NL"}
_NUMERIC = """  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout>
  </citation>"""
_AUTHOR_DATE = """  <citation et-al-min="3" et-al-use-first="1">
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <names variable="author"><name form="short" and="text"/></names>
        <date variable="issued"><date-part name="year"/></date>
      </group>
    </layout>
  </citation>"""


def write_style(sample: Sample, title: str, name: str) -> str:
    """The style of ``sample``, as XML."""
    template = sample.template
    kinds = sorted(template.kinds, key=lambda kind: (-template.kinds[kind], kind))
    head = _HEAD.format(
        locale=_locale(template),
        terms=_HYPHEN if template.dash == "-" else "",
        title=escape(title),
        name=re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-") or "list",
        format="numeric" if sample.numbered else "author-date",
        citation=_NUMERIC if sample.numbered else _AUTHOR_DATE,
        options=_et_al(sample),
        suffix=quoteattr(_last(template)),
    )
    initials = _initials_only(sample)
    branches = []
    for place, kind in enumerate(kinds):
        test = "if" if place == 0 else "else-if"
        body = _branch(template, kind, initials)
        branches.append(f'        <{test} type="{kind}">\n{body}        </{test}>\n')
    rest = f"        <else>\n{_branch(template, kinds[0], initials)}        </else>\n"
    return head + "".join(branches) + rest + _FOOT


def _locale(template: Template) -> str:
    """The language whose word for "and" stands between the last two authors."""
    for place in ("last", "pair"):
        word = _AND.search(template.delimiter("author", place))
        if word is not None and word["word"] in _LOCALES:
            return _LOCALES[word["word"]]
    return "en-US"


def _last(template: Template) -> str:
    """What ends a reference, brackets of its last part aside."""
    ends = Counter[str]()
    for (kind, before, after), habit in template.gaps.items():
        if after == END and before and not kind and before not in ("doi", "url"):
            ends[_CLOSING.sub("", habit.usual).strip()] += habit.total
    return ends.most_common(1)[0][0] if ends else ""


def _branch(template: Template, kind: str, initials: bool) -> str:
    """The parts of one type."""
    of_kind = template.kinds[kind]
    parts = [
        part
        for (of, part), count in template.parts.items()
        if of == kind and count > _RARE * of_kind and (part in VARIABLES)
    ]
    order = template.order(kind, parts)
    lines = []
    for part in order:
        prefix = _CLOSING.sub("", _usual(template, kind, part, after=False))
        closing = _CLOSING.match(_usual(template, kind, part, after=True))
        lines.append(_part(template, part, prefix, closing[0] if closing else "", initials))
    return "".join(f"          {line}\n" for line in lines)


def _usual(template: Template, kind: str, part: str, *, after: bool) -> str:
    """What most often stands before ``part``, or after it, whatever its neighbour."""
    counts = Counter[str]()
    for (of, first, second), habit in template.gaps.items():
        if of == kind and first and part == (first if after else second):
            if first == START and not after:
                continue
            for gap, count in habit.counts.items():
                counts[gap] += count
    if not counts:
        return template.separator(kind, part, END) or "" if after else ""
    return counts.most_common(1)[0][0]


def _part(template: Template, part: str, prefix: str, suffix: str, initials: bool) -> str:
    """The element that prints one part."""
    affixes = _attributes((("prefix", prefix), ("suffix", suffix)))
    variable = VARIABLES[part]
    if part in PERSONS:
        return (
            f'<names variable="{variable}"{affixes}>{_name(template, variable, initials)}</names>'
        )
    if part in ("date", "accessed"):
        return f'<date variable="{variable}"{affixes}><date-part name="year"/></date>'
    if part == "arxiv":
        variable = "archive_location"
    element = "number" if part in _NUMBERS - {"page"} else "text"
    return f'<{element} variable="{variable}"{affixes}/>'


def _name(template: Template, variable: str, initials: bool) -> str:
    """How names are written."""
    first = template.name_form(variable, "first") or NameForm("family, given")
    rest = template.name_form(variable, "rest") or first
    options: list[tuple[str, str]] = []
    if first.order != "given family":
        every = rest.order != "given family"
        options.append(("name-as-sort-order", "all" if every else "first"))
        options.append(("sort-separator", ", " if first.order == "family, given" else " "))
    if first.initials != "J. S." or initials:
        options.append(("initialize-with", _WITH[first.initials]))
    between = template.delimiter(variable, "between")
    last = template.delimiter(variable, "last")
    options.append(("delimiter", between))
    word = _AND.search(last) if last != between else None
    if word is not None:
        options.append(("and", "symbol" if word["word"] == "&" else "text"))
        options.append(("delimiter-precedes-last", "always" if word["comma"] else "never"))
    else:
        options.append(("delimiter-precedes-last", "always"))
    part = '<name-part name="family" text-case="uppercase"/>' if first.capitals else ""
    return f"<name{_attributes(options)}>{part}</name>"


def _initials_only(sample: Sample) -> bool:
    """Whether given names are initials; full ones look the same in the form ``J. S.``."""
    given = [name.given for item in sample.items for name in item.names("author") if name.given]
    return 2 * sum("." in one for one in given) > len(given)


def _et_al(sample: Sample) -> str:
    """From how many authors on the list is cut, and how many are left."""
    cut = [
        len(part.labels)
        for shape in sample.shapes
        for part in shape.parts
        if part.name == "author" and part.cut
    ]
    if not cut:
        return ""
    kept = Counter(cut).most_common(1)[0][0]
    return f' et-al-min="{kept + 1}" et-al-use-first="{kept}"'


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f" {name}={quoteattr(value)}" for name, value in pairs if value or name == "initialize-with"
    )
