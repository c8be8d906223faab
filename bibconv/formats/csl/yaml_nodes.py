"""YAML text -> plain values with the place of every mapping and member; no tags, no recursion.

Source: YAML 1.2 core schema for plain scalars, over PyYAML's event stream (libyaml where it is
there). Tags are ignored, so nothing is ever constructed but text, numbers, lists and objects.
What aliases may expand to is limited.

>>> compose("- id: a", 0, DEFAULT_LIMITS).value
[{'id': 'a'}]
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from bibconv.formats.csl.json_values import Fault
from bibconv.limits import Limits
from bibconv.model import Field

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,24})?(?:e[-+][0-9]{1,3})?")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
# Characters that no YAML text may hold as they are, and surrogates, which libyaml cannot be given.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class Place(msgspec.Struct):
    """Where a mapping stands, and its members."""

    start: int
    end: int
    fields: list[Field]


class Composed(msgspec.Struct):
    """A document's value, the places of its mappings by ``id()``, and what was wrong."""

    value: Any
    places: dict[int, Place]
    faults: list[Fault]


class YamlError(Exception):
    """The text is no YAML from ``fault.position`` on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Open(msgspec.Struct):
    """A list or mapping that is still open."""

    value: Any
    start: int
    anchor: str | None
    fields: list[Field] = msgspec.field(default_factory=list)
    key: Any = None
    key_at: tuple[int, int] | None = None
    size: int = 1


def printable(text: str) -> str:
    """``text`` with U+FFFD for characters that YAML forbids; of the same length."""
    return _FORBIDDEN.sub("\ufffd", text)


def first_forbidden(text: str) -> int | None:
    """Offset of the first character that YAML forbids."""
    match = _FORBIDDEN.search(text)
    return match.start() if match else None


def compose(text: str, offset: int, limits: Limits) -> Composed:
    """The first document in ``text``; ``offset`` is added to all places.

    Raises:
        YamlError: the text is no YAML, or nested deeper than ``limits.nesting``.
    """
    return _Composer(text, offset, limits).compose()


class _Composer:
    def __init__(self, text: str, offset: int, limits: Limits) -> None:
        self.text = text
        self.offset = offset
        self.limits = limits
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.expanded = 0
        self.result = Composed(None, {}, [])

    def compose(self) -> Composed:
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                if isinstance(event, yaml.DocumentEndEvent):
                    break
                self._event(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            position = mark.index if mark else 0
            raise YamlError(self._fault(position, f"this is not YAML: {error.problem}")) from None
        except yaml.YAMLError as error:
            raise YamlError(self._fault(0, f"this is not YAML: {error}")) from None
        return self.result

    def _fault(self, position: int, message: str) -> Fault:
        return Fault(
            self.offset + position, message, "put the value in double quotes; check the indentation"
        )

    def _event(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = (value, 1 + len(event.value) // 10)
            self._add(value, start, end, 1)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.stack) >= self.limits.nesting:
                message = f"values are nested deeper than {self.limits.nesting} levels"
                raise YamlError(self._fault(start, message))
            empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.stack.append(_Open(empty, start, event.anchor))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            closed = self.stack.pop()
            if isinstance(closed.value, dict):
                _merge(closed.value)
                self.result.places[id(closed.value)] = Place(
                    self.offset + closed.start, self.offset + end, closed.fields
                )
            if closed.anchor:
                self.anchors[closed.anchor] = (closed.value, closed.size)
            self._add(closed.value, closed.start, end, closed.size)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, start, end)

    def _alias(self, event: Any, start: int, end: int) -> None:
        value, size = self.anchors.get(event.anchor, (None, 1))
        if event.anchor not in self.anchors:
            message = f"nothing before this is named &{event.anchor}"
            self.result.faults.append(self._fault(start, message))
        self.expanded += size
        if self.expanded > self.limits.expansions:
            message = "aliases expand to more than the limit"
            raise YamlError(self._fault(start, message))
        self._add(value, start, end, size)

    def _add(self, value: Any, start: int, end: int, size: int) -> None:
        """Put a finished value into what is open."""
        if not self.stack:
            self.result.value = value
            return
        parent = self.stack[-1]
        parent.size += size
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key_at is None:
            parent.key = value
            parent.key_at = (start, end)
        else:
            key_start, key_end = parent.key_at
            key = parent.key if isinstance(parent.key, str) else self.text[key_start:key_end]
            if key in parent.value:
                self.result.faults.append(
                    Fault(
                        self.offset + key_start,
                        f"{key} is given twice",
                        "keep one of them; the last one counts here",
                    )
                )
            parent.value[key] = value
            end = start + len(self.text[start:end].rstrip())
            parent.fields.append(
                Field(
                    key,
                    self.text[start:end],
                    self.offset + start,
                    self.offset + end,
                    self.offset + key_start,
                )
            )
            parent.key = parent.key_at = None


def _merge(mapping: dict[str, Any]) -> None:
    """``<<: *other``: the members of another mapping, where this one has none."""
    other = mapping.get("<<")
    others = other if isinstance(other, list) else [other]
    mappings = [member for member in others if isinstance(member, dict)]
    if other is None or len(mappings) < len(others):
        return
    del mapping["<<"]
    for member in mappings:
        for key, value in member.items():
            mapping.setdefault(key, value)


def _scalar(event: Any) -> Any:
    """A plain scalar by the core schema; numbers only where their text comes back unchanged."""
    text: str = event.value
    if event.style or (event.tag and event.tag.endswith(":str")):
        return text
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INTEGER.fullmatch(text) and text != "-0":
        return int(text)
    if _FLOAT.fullmatch(text) and str(float(text)) == text:
        return float(text)
    return text
