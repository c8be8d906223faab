"""YAML text -> the entries of its outermost mapping, or the whole as one; with places.

Entries are cut at the keys that begin a line and composed each by itself, so that one which is no
YAML costs itself at most. Source: YAML 1.2, over the composer of CSL-YAML: no tags, no recursion.

>>> text = "a: {title: T}\\nb: {title: U}\\n"
>>> [part.members for part in entries(Source(text), ReadContext()) if isinstance(part, Piece)]
[{'title': 'T'}, {'title': 'U'}]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bibconv.formats.base import ReadContext
from bibconv.formats.csl.records import syntax_finding
from bibconv.formats.csl.yaml_nodes import Composed, YamlError, compose, printable
from bibconv.model import Comment, Field, Junk
from bibconv.patterns import late
from bibconv.source import Source

_KEY = late(
    r"""^(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s#"'\[\]{}\-:&*!|>%@`,][^\n]*?|-[^\s:][^\n]*?)[ \t]*:(?=[ \t\r\n]|\Z)""",
    2 | 8,
)


class Piece(msgspec.Struct):
    """One mapping.

    Attributes:
        key: the key that it stands under; ``""`` for a whole document.
        members: its members.
        fields: name, text and place of each.
        start, end: offsets of the entry.
        key_span: offsets of the key.
    """

    key: str
    members: dict[str, Any]
    fields: list[Field]
    start: int
    end: int
    key_span: tuple[int, int] = (0, 0)


def document(source: Source, context: ReadContext) -> Composed | None:
    """The first document of a text, ``None`` (and a finding, S150) if it is no YAML."""
    return _composed(source, context, 0, len(source.text))


def entries(source: Source, context: ReadContext) -> Iterator[Piece | Comment | Junk]:
    """The entries of a mapping of mappings, and what stands between them."""
    text = source.text
    starts = [match.start() for match in _KEY.finditer(text)]
    if not starts:
        if text:
            yield Comment(text)
        return
    if starts[0]:
        yield Comment(text[: starts[0]])
    for count, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        context.limits.require("items", count, source.name)
        yield _entry(source, context, start, end)


def _entry(source: Source, context: ReadContext, start: int, end: int) -> Piece | Comment | Junk:
    composed = _composed(source, context, start, end)
    whole = composed.value if composed is not None else None
    if composed is None or not isinstance(whole, dict) or len(whole) != 1:
        return Junk(source.text[start:end])
    ((key, members),) = whole.items()
    place = composed.places.get(id(whole))
    if not isinstance(members, dict):
        message = f"{key}: an entry is a mapping of fields"
        context.report(syntax_finding(source, start, message, "indent the fields under the key"))
        return Junk(source.text[start:end])
    inner = composed.places.get(id(members))
    behind = source.text.find(":", start + len(str(key)))
    return Piece(
        str(key),
        members,
        inner.fields if inner else [],
        start,
        end,
        (start, behind if place else start),
    )


def _composed(source: Source, context: ReadContext, start: int, end: int) -> Composed | None:
    try:
        composed = compose(printable(source.text[start:end]), start, context.limits)
    except YamlError as error:
        fault = error.fault
        context.report(syntax_finding(source, fault.position, fault.message, fault.help))
        return None
    for fault in composed.faults:
        context.report(syntax_finding(source, fault.position, fault.message, fault.help))
    return composed


def dump(data: Mapping[str, Any]) -> str:
    """A mapping as YAML, members in the order they have."""
    import yaml

    text: str = yaml.safe_dump(
        _clean(data), sort_keys=False, allow_unicode=True, width=100_000, default_flow_style=False
    )
    return text


def _clean(value: Any) -> Any:
    """Only what YAML's core schema has, and no half characters."""
    if isinstance(value, Mapping):
        return {str(_clean(str(key))): _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value).encode("utf-8", "replace").decode()
