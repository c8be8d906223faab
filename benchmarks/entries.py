"""Generated BibTeX entries for the benchmarks: deterministic, with what real files have.

Titles with protected words and TeX accents, several authors, months as macros, DOIs, abstracts on
some entries, ``@string`` journals; the mix of types follows what libraries hold.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_FAMILIES = (
    "Smith Jones Garc{\\'i}a M{\\\"u}ller Wang Kim Nguyen Dvo{\\v{r}}{\\'a}k Rossi Silva Andersson "
    "Kowalski Ivanova Tanaka Dubois Haddad O'Connor {\\O}stergaard Brown Meyer"
).split()
_GIVEN = "Anna B. C. D. Jean-Paul Maria Wei Olga Luca Sofia John Hans Ingrid Yuki Omar".split()
_WORDS = (
    "analysis of the effect on growth in models for data learning cells networks theory under "
    "stress with a new method and its application to language systems climate protein dynamics"
).split()
_PROTECTED = ("{DNA}", "{Bayesian}", "{COVID-19}", "$n$-gram", "{\\'E}tude", "{XML}")
_JOURNALS = ("jacm", "nature", "plos", "cell")
_TYPES = ("article",) * 12 + ("inproceedings",) * 5 + ("book",) * 2 + ("incollection", "phdthesis")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

STRINGS = """\
@string{jacm = "Journal of the ACM"}
@string{nature = {Nature}}
@string{plos = {PLoS ONE}}
@string{cell = {Cell}}

"""


def entries(count: int, seed: int = 1) -> Iterator[str]:
    """``count`` entries with unique keys, after the strings they use."""
    chance = random.Random(seed)
    yield STRINGS
    for number in range(count):
        yield _entry(chance, number)


def _entry(chance: random.Random, number: int) -> str:
    kind = chance.choice(_TYPES)
    year = chance.randint(1970, 2025)
    fields = {
        "author": "{" + " and ".join(_name(chance) for _ in range(chance.randint(1, 6))) + "}",
        "title": "{" + _title(chance) + "}",
        "year": f"{{{year}}}",
    }
    if kind == "article":
        fields["journal"] = chance.choice(_JOURNALS)
        fields["volume"] = f"{{{chance.randint(1, 300)}}}"
        fields["number"] = f"{{{chance.randint(1, 12)}}}"
        fields["month"] = chance.choice(_MONTHS)
    if kind in ("inproceedings", "incollection"):
        fields["booktitle"] = "{Proceedings of the " + _title(chance) + "}"
        fields["editor"] = "{" + _name(chance) + "}"
    if kind in ("book", "incollection"):
        fields["publisher"] = "{Springer \\& Sons}"
        fields["address"] = '{Z{\\"u}rich}'
    if kind == "phdthesis":
        fields["school"] = "{University of Somewhere}"
    if kind != "book":
        first = chance.randint(1, 900)
        fields["pages"] = f"{{{first}--{first + chance.randint(2, 30)}}}"
    if chance.random() < 0.6:
        fields["doi"] = f"{{10.1234/abc.{number}}}"
    if chance.random() < 0.3:
        fields["abstract"] = "{" + " ".join(_title(chance) + "." for _ in range(8)) + "}"
    if chance.random() < 0.3:
        fields["keywords"] = "{" + ", ".join(chance.sample(_WORDS, 3)) + "}"
    lines = ",\n".join(f"  {name:<9} = {value}" for name, value in fields.items())
    return f"@{kind}{{key{number},\n{lines}\n}}\n\n"


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FAMILIES)}, {chance.choice(_GIVEN)} {chance.choice(_GIVEN)}"


def _title(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(5, 11))]
    if chance.random() < 0.5:
        words[chance.randrange(len(words))] = chance.choice(_PROTECTED)
    return " ".join([words[0].capitalize() if words[0].isalpha() else words[0], *words[1:]])
