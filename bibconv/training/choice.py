"""Which styles the lists are printed in, and in which language.

Styles that many journals use come more often; languages other than English more often than
their styles are, because the records to print are mostly English.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

SHARES = {"de": 0.27, "other": 0.23, "en": 0.5}
LANGUAGES = ("de-DE", "fr-FR", "es-ES", "pt-BR", "it-IT", "en-US", "nl-NL", "pt-BR")
_PARENT = re.compile(r'styles/([\w.-]+)" rel="independent-parent"')
_LOCALE = re.compile(rb'default-locale="([a-zA-Z-]+)"')
_HEAD = 3000
_OWN_LANGUAGE = 0.7


def choose_styles(folder: Path, count: int, chance: random.Random) -> list[tuple[bytes, str]]:
    """``count`` styles of ``folder``, each with the language of its list."""
    used = Counter(
        match[1]
        for path in sorted((folder / "dependent").glob("*.csl"))
        if (match := _PARENT.search(path.read_text("utf-8")))
    )
    pools: dict[str, list[tuple[bytes, str, float]]] = {kind: [] for kind in SHARES}
    for path in sorted(folder.glob("*.csl")):
        data = path.read_bytes()
        found_locale = _LOCALE.search(data[:_HEAD])
        locale = found_locale[1].decode() if found_locale else "en-US"
        kind = locale[:2] if locale[:2] in SHARES else "other"
        pools[kind].append((data, locale, 1.0 + min(used[path.stem], 40) ** 0.5))
    found: list[tuple[bytes, str]] = []
    for kind, share in SHARES.items():
        if not pools[kind]:
            continue
        weights = [weight for _, _, weight in pools[kind]]
        for data, locale, _ in chance.choices(pools[kind], weights, k=round(count * share)):
            own = chance.random() < _OWN_LANGUAGE
            found.append((data, locale if own else chance.choice(LANGUAGES)))
    chance.shuffle(found)
    return found
