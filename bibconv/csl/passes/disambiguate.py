"""Disambiguation of cites: given names, more names, year suffixes, the condition.

CSL 1.0.2, "Disambiguation". Cites that look alike are found by buckets: one dict from text to
entries. Only buckets of two or more are rendered again, so that a library without namesakes
costs one rendering an item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bibconv.csl.compiled import CONDITION_BEFORE_SUFFIX, CompiledStyle
from bibconv.csl.context import NO_CONFIG, NameConfig, ShownNames
from bibconv.csl.kept import Kept
from bibconv.csl.node import plain
from bibconv.csl.passes.givennames import global_levels
from bibconv.csl.registry import Entry, base_context

_CONDITIONS = 8  # how many conditions of one style are tried one after the other


def disambiguate(style: CompiledStyle, entries: list[Entry], kept: Kept) -> None:
    """Set configuration, suffix and condition of all entries; they are in registry order."""
    for entry in entries:
        entry.config, entry.suffix, entry.disambiguate = NO_CONFIG, "", 0
    if style.disambiguates:
        _Disambiguation(style, kept).run(entries)


def suffix_letters(index: int) -> str:
    """``a`` for 0, ``z`` for 25, ``aa`` for 26.

    >>> suffix_letters(27)
    'ab'
    """
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        letters = chr(97 + digit) + letters
    return letters


class _Disambiguation:
    """One run over all entries."""

    def __init__(self, style: CompiledStyle, kept: Kept) -> None:
        self.style = style
        self.kept = kept
        self.by_cite = style.add_givenname and style.givenname_rule == "by-cite"

    def run(self, entries: list[Entry]) -> None:
        style = self.style
        namesets: dict[int, list[ShownNames]] = {}
        texts: dict[int, str] = {}
        for entry in entries:
            texts[id(entry)], namesets[id(entry)] = self.render(entry, NO_CONFIG)
        if style.add_givenname and not self.by_cite:
            shown = [(entry, namesets[id(entry)]) for entry in entries]
            for entry, config in global_levels(
                style.givenname_rule,
                shown,
                hidden=style.add_names,
                particles=style.keeps_particles,
            ):
                entry.config = config
                texts[id(entry)], namesets[id(entry)] = self.render(entry, config)
        if style.add_names or self.by_cite:
            for bucket in _buckets((texts[id(entry)], entry) for entry in entries):
                _by_names(self, bucket, namesets)
                for entry in bucket:
                    texts[id(entry)], _ = self.render(entry, entry.config)
        steps = [self._add_suffixes, self._try_condition]
        if CONDITION_BEFORE_SUFFIX:
            steps.reverse()
        for step in steps:
            step(_buckets((texts[id(entry)], entry) for entry in entries), texts)

    def render(
        self, entry: Entry, config: NameConfig, *, condition: int = 0
    ) -> tuple[str, list[ShownNames]]:
        """How a cite of ``entry`` would look, and the names in it."""
        known = self.kept.cites(entry)
        key = (config.key(), condition) if condition or config is not NO_CONFIG else None
        found: tuple[str, list[ShownNames]] | None = known.get(key)
        if found is None:
            context = base_context(entry, config, disambiguate=condition)
            text = plain(self.style.citation.whole(context))
            found = known[key] = text, context.namesets
        return found

    def _add_suffixes(self, buckets: list[list[Entry]], texts: dict[int, str]) -> None:
        if not self.style.add_year_suffix:
            return
        for bucket in buckets:
            for index, entry in enumerate(bucket):
                entry.suffix = suffix_letters(index)
                texts[id(entry)] += f"\0{entry.suffix}"

    def _try_condition(self, buckets: list[list[Entry]], texts: dict[int, str]) -> None:
        if not self.style.has_condition:
            return
        for bucket in buckets:
            self._by_condition(bucket, texts)

    def _by_condition(self, bucket: list[Entry], texts: dict[int, str]) -> None:
        """Let the first ``disambiguate`` condition hold, then two, for those still alike."""
        for count in range(1, _CONDITIONS + 1):
            for entry in bucket:
                entry.disambiguate = count
            now = {id(e): self.render(e, e.config, condition=count)[0] for e in bucket}
            changed = any(texts[key] != text for key, text in now.items())
            texts.update(now)
            alike = _buckets((texts[id(entry)], entry) for entry in bucket)
            bucket = [entry for group in alike for entry in group]
            if not bucket or (count > 1 and not changed):
                break


def _buckets(pairs: Iterable[tuple[str, Entry]]) -> list[list[Entry]]:
    """Entries with the same text, where there are several; order kept."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for text, entry in pairs:
        found[text].append(entry)
    return [bucket for bucket in found.values() if len(bucket) > 1]


Step = tuple[str, int, int]
"""``("count", list, names shown)`` or ``("level", list, position)``: one thing to try."""


def _steps(
    run: _Disambiguation, bucket: list[Entry], namesets: dict[int, list[ShownNames]]
) -> list[Step]:
    """What can be tried for a bucket, in order: each shown name's given name, one name more ..."""
    steps: list[Step] = []
    lists = max((len(namesets[id(entry)]) for entry in bucket), default=0)
    for index in range(lists):
        here = [namesets[id(e)][index] for e in bucket if index < len(namesets[id(e)])]
        shown = max(names.shown for names in here)
        total = max(len(names.names) for names in here)
        for position in range(total):
            if position >= shown:
                if not run.style.add_names:
                    break
                steps.append(("count", index, position + 1))
            if run.by_cite:
                steps.append(("level", index, position))
    return steps


def _by_names(
    run: _Disambiguation, bucket: list[Entry], namesets: dict[int, list[ShownNames]]
) -> None:
    """Try the steps on a bucket; keep what tells at least one of its members from the others.

    A worklist of (members still alike, what is kept so far, next step): each step renders the
    members that are still alike once, so the work is bounded by members times steps.
    """
    start = bucket[0].config
    work = [(bucket, start, start, 0)]
    steps = _steps(run, bucket, namesets)
    while work:
        members, kept, trial, index = work.pop()
        if len(members) < 2 or index >= len(steps):
            for entry in members:
                entry.config = kept
            continue
        kind, nameset, value = steps[index]
        if not _differ(members, namesets, steps[index]):
            following = _with_count(trial, nameset, value) if kind == "count" else trial
            work.append((members, kept, following, index + 1))
            continue
        if kind == "count":
            options = [_with_count(trial, nameset, value)]
        else:
            options = [_with_level(trial, nameset, value, level) for level in (1, 2)]
        for option in options:
            groups = _split(run, members, option)
            if len(groups) > 1:
                _follow(work, groups, option, index)
                break
        else:
            following = options[0] if kind == "count" else trial
            work.append((members, kept, following, index + 1))


def _differ(members: list[Entry], namesets: dict[int, list[ShownNames]], step: Step) -> bool:
    """Whether the step shows something in which the members differ: no rendering otherwise."""
    kind, index, value = step
    position = value - 1 if kind == "count" else value
    seen: set[tuple[object, ...]] = set()
    for entry in members:
        lists = namesets[id(entry)]
        names = lists[index].names if index < len(lists) else []
        key = names[position].key if position < len(names) else None
        seen.add((key, position + 1 >= len(names)))
    return len(seen) > 1


def _follow(
    work: list[tuple[list[Entry], NameConfig, NameConfig, int]],
    groups: list[list[Entry]],
    option: NameConfig,
    index: int,
) -> None:
    for group in groups:
        if len(group) == 1:
            group[0].config = option
        else:
            # The same step again: a second level may tell the rest apart.
            work.append((group, option, option, index + 1))


def _split(run: _Disambiguation, members: list[Entry], config: NameConfig) -> list[list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in members:
        text, _ = run.render(entry, config)
        found[text].append(entry)
    return list(found.values())


def _with_count(config: NameConfig, nameset: int, count: int) -> NameConfig:
    copy = config.copy()
    copy.counts[nameset] = count
    return copy


def _with_level(config: NameConfig, nameset: int, position: int, level: int) -> NameConfig:
    copy = config.copy()
    copy.levels[nameset, position] = level
    return copy
