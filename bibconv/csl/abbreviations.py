"""Short forms that the caller supplies: journal titles, publishers, places.

CSL 1.0.2 leaves abbreviations to the caller: an element with ``form="short"`` prints the short
form where there is one. A short form that the item itself has comes first.

>>> with_short_forms({"container-title": "Nature"}, {"container-title": {"nature": "Nat."}})
{'container-title': 'Nature', 'container-title-short': 'Nat.'}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Abbreviations = Mapping[str, Mapping[str, str]]
"""Variable -> long form -> short form; case and surrounding spaces of long forms do not count."""


def prepare(abbreviations: Abbreviations | None) -> dict[str, dict[str, str]]:
    """The table as :func:`with_short_forms` looks it up."""
    return {
        variable: {_key(long): short for long, short in forms.items()}
        for variable, forms in (abbreviations or {}).items()
    }


def with_short_forms(
    item: Mapping[str, Any], abbreviations: Mapping[str, Mapping[str, str]]
) -> Mapping[str, Any]:
    """``item`` with the short forms of a prepared table; the same if it has none for it."""
    found = {}
    for variable, forms in abbreviations.items():
        value = item.get(variable)
        short = forms.get(_key(value)) if isinstance(value, str) else None
        if short and not item.get(f"{variable}-short"):
            found[f"{variable}-short"] = short
    return {**item, **found} if found else item


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
