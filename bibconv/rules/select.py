"""Which rules are meant: codes, prefixes, names; and the page of each.

>>> sorted(resolve(["I11"]))
['I111', 'I112', 'I113']
"""

from __future__ import annotations

from collections.abc import Iterable

from bibconv.errors import MisuseError
from bibconv.rules.base import REGISTERED, Rule


def default_codes() -> frozenset[str]:
    """The codes that are on unless something else is selected."""
    return frozenset(code for code, rule in REGISTERED.items() if rule.default)


def resolve(selectors: Iterable[str]) -> frozenset[str]:
    """The codes that selectors mean: ``I112``, ``I1``, ``isbn-bad-checksum``, ``ALL``; also
    several in one, separated by commas.

    Raises:
        MisuseError: a selector means no rule.
    """
    codes: set[str] = set()
    for selector in selectors:
        for word in selector.split(","):
            if word.strip():
                codes |= _resolve(word.strip())
    return frozenset(codes)


def _resolve(word: str) -> set[str]:
    if word.upper() == "ALL":
        return set(REGISTERED)
    if word in REGISTERED:
        return {word}
    found = {code for code in REGISTERED if code.startswith(word.upper())}
    found |= {code for code, rule in REGISTERED.items() if rule.name == word.lower()}
    if not found:
        raise MisuseError(f"no rule is called {word!r}{_suggestion(word)}; see bibconv rules")
    return found


def _suggestion(word: str) -> str:
    names = [*REGISTERED, *(rule.name for rule in REGISTERED.values())]
    from difflib import get_close_matches

    near = get_close_matches(word, names, 1, 0.6) or get_close_matches(word.upper(), names, 1, 0.6)
    return f" (did you mean {near[0]}?)" if near else ""


def find(code: str) -> Rule:
    """The rule of a code or name.

    Raises:
        MisuseError: there is none.
    """
    rule = REGISTERED.get(code.strip().upper())
    if rule is not None:
        return rule
    for rule in REGISTERED.values():
        if rule.name == code.strip().lower():
            return rule
    raise MisuseError(f"no rule is called {code!r}{_suggestion(code.strip())}; see bibconv rules")


def explain(code: str) -> str:
    """The page of a rule as Markdown: what it reports, why, an example, the remedy."""
    rule = find(code)
    where = ", ".join(sorted(family for family in rule.families if family)) or "all"
    if "" in rule.families:
        where = "all"
    state = "on by default" if rule.default else "off by default"
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"{rule.severity.value}, {state}, formats: {where}\n\n"
        f"{rule.docs.replace('``', '`')}\n"
    )
