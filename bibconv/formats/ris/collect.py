"""The item that the tags of one record say.

The plan of the reference type (:mod:`~bibconv.formats.ris.plans`) sorts the values; procedures
decide what depends on shape or neighbours. Nothing is dropped: a value without a variable goes
to ``extra`` as ``ris:TAG``, from where the writer puts it back.

>>> collect(["TY", "TI", "U1"], ["BOOK", "A Title", "x"]).extra
{'ris:U1': 'x'}
"""

from __future__ import annotations

import unicodedata

from bibconv.formats.ris import aside, procedures
from bibconv.formats.ris.collected import Collected
from bibconv.formats.ris.plans import plan_of
from bibconv.formats.ris.tables import CSL_TYPES, RIS_TYPES

# Tags of which each line is a value of its own in EndNote's files.
_LINE_PER_VALUE = frozenset("KW K1 UR LK L1 L2 L3 L4 AU A1 A2 A3 A4 ED SN AD".split())
_LINES_KEPT = frozenset("N1 NO".split())


def collect(tags: list[str], values: list[str]) -> Collected:
    """Read the tags and values of one record, in order."""
    record = Collected()
    _read_type(record, tags, values)
    action_of = plan_of(record.ris_type).get
    variables, origins, groups = record.variables, record.origins, record.groups
    for index, tag in enumerate(tags):
        value = values[index]
        if not value:
            continue
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        action = action_of(tag)
        if "\n" in value or "\r" in value:
            for part in _unfold(tag, value):
                _take(record, action, tag, part, index)
        elif action is None or action[0] == "#":
            _take(record, action, tag, value, index)
        elif action[0] == "@":
            if action in groups:
                groups[action].append((tag, value, index))
            else:
                groups[action] = [(tag, value, index)]
        elif action not in variables:
            variables[action] = value
            origins[action] = index
        else:
            record.set(action, tag, value, index)
    procedures.run(record)
    for variable, names in record.variables.items():
        if isinstance(names, list):
            record.variables[variable] = tuple(names)
    if record.aside:
        aside.apply(record)
    return record


def _take(record: Collected, action: str | None, tag: str, value: str, index: int) -> None:
    """Put one value where the plan's ``action`` wants it."""
    if action is None:
        record.leave(tag, value)
    elif action[0] == "#":
        record.add_name(action[1:], value, index)
    elif action[0] == "@":
        record.groups.setdefault(action, []).append((tag, value, index))
    else:
        record.set(action, tag, value, index)


def _read_type(record: Collected, tags: list[str], values: list[str]) -> None:
    """The first reference type that is known; what the writer would not restore is kept."""
    if tags[:1] == ["TY"] and values[0] in CSL_TYPES and tags.count("TY") == 1:
        word = values[0]
        record.ris_type, record.type = word, CSL_TYPES[word]
        if word != RIS_TYPES[record.type]:
            record.extra["ris:TY"] = word
            if word == "INPR":
                record.variables["status"] = "in press"
        return
    types = [index for index, tag in enumerate(tags) if tag == "TY"]
    for index in types:
        word = values[index].upper()
        if word in CSL_TYPES:
            record.ris_type, record.type = word, CSL_TYPES[word]
            break
    else:
        record.ris_type = "GEN"
        record.unknown = types[0] if types else None
    if not types:
        return
    if record.ris_type == "INPR":
        record.variables["status"] = "in press"
    written = [values[index] for index in types if values[index]]
    if len(written) > 1:
        record.extra["ris:TY"] = list(dict.fromkeys(written))
    elif written and written[0] != RIS_TYPES[record.type]:
        record.extra["ris:TY"] = written[0]


def _unfold(tag: str, value: str) -> list[str]:
    """The values of a tag that runs over several lines.

    EndNote writes one keyword, name or address a line behind a single tag; an indented line,
    or a second line that is no address of its own, continues the one before.
    """
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if tag in _LINES_KEPT:
        return ["\n".join(line.strip() for line in lines if line.strip())]
    if tag not in _LINE_PER_VALUE:
        return [" ".join(" ".join(lines).split())]
    parts: list[str] = []
    for line in lines:
        text = line.strip()
        if not text:
            continue
        own = not line[0].isspace() and (tag not in ("UR", "LK") or ":" in text)
        if own or not parts:
            parts.append(text)
        else:
            parts[-1] = f"{parts[-1]} {text}"
    return parts
