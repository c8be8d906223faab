"""Deterministic items for the processor's benchmarks: types, names and years as libraries have them.

Names come from a pool with a long tail, so that some authors and years repeat and
disambiguation has something to do.
"""

from __future__ import annotations

import random
from typing import Any

_FAMILIES = (
    "Smith Müller García Nguyen Ivanov Kowalski Rossi Dubois Jensen Haddad Okafor Tanaka Kim Chen "
    "O'Brien Öztürk Novák Silva Popescu Virtanen Berg Haas Lindqvist Moreau Ferrari Costa Weber "
    "Schneider Fischer Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Neumann"
).split()
_GIVEN = (
    "Anna Jean-Luc M. J. Carlos Wei Olga Peter Maria Hans-Peter Yuki Fatima John A. B. C. Élise "
    "Sven Ingrid Paolo Chiara Marek Zofia Ahmed Leila Tomáš Ana João Mihai Aino"
).split()
_PARTICLES = ("van ", "von ", "de ", "van der ", "de la ", "d'")
_WORDS = (
    "analysis theory structure evidence model history of the in and growth networks policy memory "
    "learning climate cells language origin species change markets gender law energy water RNA "
    "systems European early modern toward between dynamics review data approach"
).split()
_TYPES = (
    ("article-journal", 50), ("book", 12), ("chapter", 10), ("paper-conference", 10),
    ("webpage", 7), ("thesis", 6), ("report", 5),
)  # fmt: skip


def make_items(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """``count`` CSL-JSON items, the same for the same seed."""
    rng = random.Random(seed)
    kinds = [kind for kind, weight in _TYPES for _ in range(weight)]
    return [_item(rng, index, rng.choice(kinds), count) for index in range(count)]


def _name(rng: random.Random, pool: int) -> dict[str, str]:
    if rng.random() < 0.04:
        return {"literal": f"Institute of {rng.choice(_WORDS).title()} {rng.randrange(20)}"}
    number = min(int(rng.paretovariate(0.6)), pool)
    family = _FAMILIES[number % len(_FAMILIES)]
    if number >= len(_FAMILIES):
        family += _FAMILIES[number // len(_FAMILIES) % len(_FAMILIES)].lower()[:5]
    if rng.random() < 0.05:
        family = rng.choice(_PARTICLES) + family
    given = " ".join(rng.sample(_GIVEN, rng.choice((1, 1, 1, 2))))
    name = {"family": family, "given": given}
    if rng.random() < 0.02:
        name["suffix"] = "Jr."
    return name


def _title(rng: random.Random, least: int, most: int) -> str:
    words = rng.choices(_WORDS, k=rng.randrange(least, most))
    if rng.random() < 0.05:
        words[0] = f"<i>{words[0]}</i>"
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _item(rng: random.Random, index: int, kind: str, count: int) -> dict[str, Any]:
    title = _title(rng, 4, 11)
    if rng.random() < 0.3:
        title += f": {_title(rng, 3, 7)}"
    authors = min(12, int(rng.expovariate(0.4)) + (rng.random() > 0.02))
    item: dict[str, Any] = {
        "id": f"item-{index}",
        "type": kind,
        "title": title,
        "author": [_name(rng, count) for _ in range(authors)],
        "issued": {"date-parts": [[rng.randrange(1960, 2025), rng.randrange(1, 13)]]},
    }
    first = rng.randrange(1, 900)
    if kind == "article-journal":
        item["container-title"] = f"Journal of {_title(rng, 2, 4)}"
        item["volume"], item["issue"] = str(rng.randrange(1, 99)), str(rng.randrange(1, 12))
        item["page"] = f"{first}-{first + rng.randrange(2, 40)}"
        item["DOI"] = f"10.{rng.randrange(1000, 9999)}/x{index}"
    elif kind in ("chapter", "paper-conference"):
        item["container-title"] = _title(rng, 3, 7)
        item["editor"] = [_name(rng, count) for _ in range(rng.randrange(1, 4))]
        item["page"] = f"{first}-{first + rng.randrange(2, 40)}"
    elif kind == "webpage":
        item["URL"] = f"https://example.org/{index}"
        item["accessed"] = {"date-parts": [[2024, 5, 17]]}
    if kind in ("book", "chapter", "report", "thesis"):
        item["publisher"] = rng.choice(("Oxford University Press", "Springer", "De Gruyter"))
        item["publisher-place"] = rng.choice(("Oxford", "Berlin", "New York"))
    if kind == "book" and rng.random() < 0.3:
        item["edition"] = str(rng.randrange(2, 9))
    return item
