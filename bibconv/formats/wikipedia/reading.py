"""A citation template -> a record."""

from __future__ import annotations

from collections.abc import Iterator

from bibconv.formats.base import ReadContext
from bibconv.formats.kit.damage import cut_off
from bibconv.formats.kit.gathering import Gathering
from bibconv.formats.kit.kinds import READ, direct_name
from bibconv.formats.wikipedia.tables import FIELDS, PARTS, PEOPLE, SILENT, TEMPLATES
from bibconv.formats.wikipedia.wikitext import Template, plain, templates
from bibconv.model import Block, Comment, Name, Record
from bibconv.patterns import late
from bibconv.source import Source
from bibconv.text import identifiers
from bibconv.text.names import parse_inverted, split_particles

NAME = "wikipedia"
_NUMBER = late(r"[0-9]+")
_HOSTED = ("article-journal", "article-magazine", "article-newspaper", "webpage")
_INNER_COMMA = late(r"\s*(?:;|,(?=\s[^,]+\s[^,]+(?:,|$))|\band\b|\bund\b|\bet\b|&)\s*")
_VANCOUVER = late(r"\s*,\s*")
_DATE_END = late(r"\s*\((?:.*?)\)$")


def read(source: Source, context: ReadContext) -> Iterator[Block]:
    """A record for each template; everything between them is a comment."""
    done = 0
    for template in templates(source):
        if template.start > done:
            yield Comment(source.text[done : template.start])
        if not template.closed:
            span = source.span(template.start, template.start + 2)
            context.report(cut_off(span, "the template that opens here is never closed"))
        yield _record(source, template)
        done = template.end
    if done < len(source.text):
        yield Comment(source.text[done:])


def _record(source: Source, template: Template) -> Record:
    g = Gathering(NAME)
    g.leaves_elsewhere = True
    values: dict[str, tuple[str, int]] = {}
    people: dict[tuple[str, int], dict[str, str]] = {}
    places: dict[str, int] = {}
    for parameter in template.parameters:
        value = plain(parameter.value)
        if not value:
            continue
        at = g.field(parameter.name, parameter.value, parameter.start, parameter.end)
        if not _person(parameter.name, value, people):
            values.setdefault(parameter.name, (value, at))
        else:
            places.setdefault(parameter.name, at)
    g.type = TEMPLATES[template.name] or _likely_type(values)
    _titles(g, values)
    _people(g, people, min(places.values(), default=None))
    for name, (value, at) in values.items():
        _value(g, name, value, at)
    if g.type == "document" and "container-title" in g.variables:
        g.type = "article-journal"
    return g.record(source, template.start, template.end)


def _likely_type(values: dict[str, tuple[str, int]]) -> str:
    """What ``{{citation}}`` and ``{{Literatur}}`` leave to their parameters."""
    names = values.keys()
    if names & {"journal", "périodique", "magazine", "periodical"}:
        return "article-journal"
    if "newspaper" in names:
        return "article-newspaper"
    if names & {"chapter", "contribution", "entry"}:
        return "chapter"
    if "sammelwerk" in names:
        serial = names & {"band", "nummer", "issn"} and not names & {"isbn", "verlag", "hrsg"}
        return "article-journal" if serial else "chapter"
    if names & {"conference", "book-title", "booktitle"}:
        return "paper-conference"
    if names & {"publisher", "isbn", "verlag", "edition", "auflage", "location", "ort"}:
        return "book"
    return "webpage" if names & {"url", "website", "work"} else "document"


def _person(name: str, value: str, people: dict[tuple[str, int], dict[str, str]]) -> bool:
    """Note what a parameter says of people; ``False`` if it is about something else."""
    numbers = _NUMBER.findall(name)
    bare = _NUMBER.sub("", name).strip().replace("_", "-").replace("--", "-").strip("-")
    number = int(numbers[0][:4]) if numbers else 1
    if bare in PARTS:
        variable, part = PARTS[bare]
        people.setdefault((variable, number), {})[part] = value
        return True
    if bare in PEOPLE:
        part = "list" if bare.startswith("v") and bare.endswith("s") else "whole"
        part = "several" if part == "whole" and not numbers else part
        people.setdefault((PEOPLE[bare], number), {})[part] = value
        return True
    return False


def _people(g: Gathering, people: dict[tuple[str, int], dict[str, str]], at: int | None) -> None:
    apart = {variable for (variable, _), parts in people.items() if "given" in parts}
    for (variable, _), parts in sorted(people.items(), key=lambda person: person[0][1]):
        if "family" in parts:
            if parts["family"].lower().rstrip(".") in ("et al", "others"):
                g.extra[f"{variable}-truncated"] = True
                continue
            name = Name(parts["family"], parts.get("given"))
            g.names(variable, [split_particles(name)] if name.given else [_body(name)], at)
        elif "list" in parts:
            for text in _VANCOUVER.split(parts["list"]):
                _vancouver(g, variable, text, at)
        elif "whole" in parts or "several" in parts:
            for text in _separate(parts.get("whole") or parts["several"]):
                body = text.startswith("((") or (variable in apart and "," not in text)
                g.names(variable, [Name(literal=text.strip("()")) if body else _name(text)], at)


def _body(name: Name) -> Name:
    """``last`` without ``first`` is a body if it has several words."""
    return Name(literal=name.family) if " " in (name.family or "") else name


def _vancouver(g: Gathering, variable: str, text: str, at: int | None) -> None:
    """``Doe JA``; ``((Forest Group))`` is a body."""
    if text.lower().rstrip(".") == "et al":
        g.extra[f"{variable}-truncated"] = True
    elif text.startswith("(("):
        g.names(variable, [Name(literal=text.strip("()"))], at)
    else:
        family, _, initials = text.rpartition(" ")
        g.names(variable, [parse_inverted(f"{family}, {initials}") if family else Name(text)], at)


def _separate(text: str) -> list[str]:
    """The people of a parameter that may hold several; ``((one body))`` is one."""
    if text.startswith("((") and text.endswith("))"):
        return [text]
    if ";" in text:
        return [part.strip() for part in text.split(";") if part.strip()]
    parts = [part.strip() for part in _INNER_COMMA.split(text) if part.strip()]
    if len(parts) > 1 and all(" " in part for part in parts):
        return parts
    return [text]


def _name(text: str) -> Name:
    return parse_inverted(text) if "," in text else direct_name(text)


def _titles(g: Gathering, values: dict[str, tuple[str, int]]) -> None:
    """What the work is called, and what holds it."""
    kinds = {name: FIELDS[name][0] for name in values if name in FIELDS}
    parts = [name for name, kind in kinds.items() if kind == "part"]
    wholes = [name for name, kind in kinds.items() if kind == "whole"]
    hosts = [name for name, kind in kinds.items() if kind == "host"]
    subtitles = [name for name, kind in kinds.items() if kind == "subtitle"]
    if parts and wholes and g.type not in _HOSTED:
        own, holder = parts[0], wholes[0]
        g.type = "chapter" if g.type == "book" else g.type
    else:
        own = wholes[0] if wholes else parts[0] if parts else ""
        holder = hosts[0] if hosts else ""
    if own:
        title, at = values.pop(own)
        if subtitles and not parts:
            title = f"{title.removesuffix(':')}: {values.pop(subtitles[0])[0]}"
        g.text("title", title.strip('"“”„'), at)
    if holder and holder in values:
        g.text("container-title", *values.pop(holder))


def _value(g: Gathering, name: str, value: str, at: int) -> None:
    bare = _NUMBER.sub("", name).strip("-_ ")
    kind, variable = FIELDS.get(name) or FIELDS.get(name.replace("_", "-"), ("", ""))
    if not kind:
        if name == "display-authors" and value.strip() == "etal":
            g.extra["author-truncated"] = True
        elif name in ("arxiv", "eprint"):
            READ["text"](g, "number", f"arXiv:{value.removeprefix('arXiv:')}", at)
        elif bare not in SILENT:
            g.leave(name, value)
        return
    g.refused = False
    if kind == "doi" and not identifiers.doi(value):
        g.leave(name, value)
        return
    if kind in ("whole", "part", "host", "subtitle", "original"):
        kind = "text"
        if variable in g.variables:
            variable = "title" if "title" not in g.variables else variable
    elif kind == "date":
        value = _DATE_END.sub("", value)
    READ[kind](g, variable, value, at)
    if g.refused:
        g.leave(name, value)
