"""Given names for ambiguous names in all cites, whether or not the cites are ambiguous.

CSL 1.0.2, ``givenname-disambiguation-rule``: ``all-names``, ``all-names-with-initials``,
``primary-name``, ``primary-name-with-initials``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from bibconv.csl.context import NameConfig, ShownNames
from bibconv.csl.data.names import PName
from bibconv.csl.node import plain
from bibconv.csl.registry import Entry
from bibconv.patterns import late

_SPACING = late(r"[.\s]+")


def global_levels(
    rule: str, shown: list[tuple[Entry, list[ShownNames]]], *, hidden: bool, particles: bool
) -> Iterable[tuple[Entry, NameConfig]]:
    """Entries whose names need given names, with the configuration that adds them.

    ``hidden``: names behind "et al." count too, because they may be added. ``particles``: they
    are a part of the family name ("demote-non-dropping-particle" is "never").
    """
    primary = rule.startswith("primary-name")
    highest = 1 if rule.endswith("with-initials") else 2
    people: dict[str, dict[tuple[str, ...], tuple[PName, ShownNames]]] = defaultdict(dict)
    for _, lists in shown:
        for names in lists:
            reach = 1 if primary else len(names.names) if hidden else names.shown
            for name in names.names[:reach]:
                people[_family(name, particles)].setdefault(name.key, (name, names))
    levels: dict[tuple[str, ...], int] = {}
    for namesakes in people.values():
        if len(namesakes) > 1:
            levels.update(_levels(list(namesakes.values()), highest))
    for entry, lists in shown:
        config = NameConfig()
        for index, names in enumerate(lists):
            for position, name in enumerate(names.names):
                if primary and position:
                    break
                level = levels.get(name.key, 0)
                if level:
                    config.levels[index, position] = level
        if config.levels:
            yield entry, config


def _family(name: PName, particles: bool) -> str:
    """What namesakes share; a particle that can be demoted tells nobody apart."""
    family = plain(name.literal or name.family or name.given)
    return f"{plain(name.non_dropping)} {family}" if particles else family


def _text(name: PName, names: ShownNames, level: int) -> str:
    # "J. J." and "J.J." are the same initials.
    return _SPACING.sub(" ", plain(names.options.person.write(name, False, level)))


def _levels(namesakes: list[tuple[PName, ShownNames]], highest: int) -> dict[tuple[str, ...], int]:
    """The lowest level at which each of the namesakes differs from all others."""
    found: dict[tuple[str, ...], int] = {}
    texts: dict[int, list[str]] = {}
    for level in range(1, highest + 1):
        texts[level] = [_text(name, names, level) for name, names in namesakes]
    counts = {level: Counter(written) for level, written in texts.items()}
    for index, (name, _) in enumerate(namesakes):
        for level in range(1, highest + 1):
            if counts[level][texts[level][index]] == 1:
                found[name.key] = level
                break
        else:
            if len(counts[highest]) > 1:
                found[name.key] = highest
    return found
