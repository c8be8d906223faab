"""Names and titles in whole references: what was torn apart, or taken for something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bibconv
from bibconv.model import Item

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "text"

# a reference, its authors, its title
CASES = [
    # organisations
    ("R Core Team (2023). R: a language for statistics. Vienna: R Foundation.", "R Core Team", "R: a language for statistics"),
    ("ISO/IEC. (2013). Names for owls. Geneva: ISO.", "ISO/IEC", "Names for owls"),
    ("ALPHA Collaboration. Observation of an owl. Phys Lett B. 2012;716:1-29.", "ALPHA Collaboration", "Observation of an owl"),
    ("R. Fenn et al. (ALPHA Collaboration), Study of owls in forests, Phys. Lett. B 716, 1 (2012).", "Fenn, R.|ALPHA Collaboration", "Study of owls in forests"),
    ("U.S. Owl Accountability Office. (2019). Owls: a report to the Senate. Washington, DC: Author.", "U.S. Owl Accountability Office", "Owls: a report to the Senate"),
    ("The owls development team. (2020). Owls: a library for counting. Cham: Springer.", "The owls development team", "Owls: a library for counting"),
    ("National Office for Owls. (2019). Owls counted. Larkstown: NOO.", "National Office for Owls", "Owls counted"),
    ("World Owl Office. State of the owls. Geneva; 1995.", "World Owl Office", "State of the owls"),
    ("Moss's Owl Fund (MOF). The state of the owls 2023: for every nest. Florence: MOF; 2023.", "Moss's Owl Fund (MOF)", "The state of the owls 2023: for every nest"),
    ("Bundesministerium für Eulen und Wald (2010): Eulen in Deutschland. Berlin: BMEW.", "Bundesministerium für Eulen und Wald", "Eulen in Deutschland"),
    ("Министерство сов и лесов. Доклад о совах. Москва: Наука, 2010.", "Министерство сов и лесов", "Доклад о совах"),
    ("U.S. Owl Bureau. U.S. owls and tides. Washington; 2010.", "U.S. Owl Bureau", "U.S. owls and tides"),
    ("Fenn R, Quill O, on behalf of the Owl Study Group. Owls in old age. Lancet. 2010;376:12-19.", "Fenn, R.|Quill, O.|Owl Study Group", "Owls in old age"),
    ("Church, George M. 2012. Owls again. New York: Basic Books.", "Church, George M.", "Owls again"),
    # family names of two
    ("Fenn y Quill, J. (1930). La rebelión de los búhos. Madrid: Revista de Aves.", "Fenn y Quill, J.", "La rebelión de los búhos"),
    ("José Fenn y Quill, La rebelión de los búhos (Madrid: Revista de Aves, 1930).", "Fenn y Quill, José", "La rebelión de los búhos"),
    ("Gil, J. y Sanz, M. (2001). La vida del búho. Revista de Aves, 12(3), 33-41.", "Gil, J.|Sanz, M.", "La vida del búho"),
    # initials with a hyphen
    ("Quill, J.-P. (1943). Les hiboux. Paris: Gallimard.", "Quill, J.-P.", "Les hiboux"),
    ("Quill, K.-H. (2005): Eulen und Meere. Berlin: Springer.", "Quill, K.-H.", "Eulen und Meere"),
    ("Quill, Y.-S., & Fenn, K.-T. (2005). Owls and seas. J Owls 12, 33-41.", "Quill, Y.-S.|Fenn, K.-T.", "Owls and seas"),
    ("Quill J-P. Being and owls. J Philos. 2001;12:33-41.", "Quill, J.-P.", "Being and owls"),
    # the last name of a list without a title
    ("A. Fenn, B. Quill, and N. Moss, Phys. Rev. 47, 777 (1935).", "Fenn, A.|Quill, B.|Moss, N.", ""),
    ("J. M. Moss, Adv. Theor. Math. Phys. 2, 231 (1998).", "Moss, J. M.", ""),
    # In
    ("Fenn, J. (2010). In the shadow of the owl. Owl Press.", "Fenn, J.", "In the shadow of the owl"),
    ("Fenn E. In search of owls. New York: Norton; 2006.", "Fenn, E.", "In search of owls"),
    ("Fenn J, Quill K. In vivo imaging of owls. Mar Lett. 2012;12:33-41.", "Fenn, J.|Quill, K.", "In vivo imaging of owls"),
    ("Fenn, J. 2001. In Defense of Owls. New York: Owl Press.", "Fenn, J.", "In Defense of Owls"),
    ('Fenn, J., and K. Quill. 2001. "In Praise of Owls." Owl Journal 12 (3): 33-41.', "Fenn, J.|Quill, K.", "In Praise of Owls"),
    ("Fenn, J. (2001). In situ counts of owls. In K. Quill (Ed.), Handbook of owls (pp. 33-41). Owl Press.", "Fenn, J.", "In situ counts of owls"),
    ("Fenn M. Em busca da coruja perdida. São Paulo: Globo; 2006.", "Fenn, M.", "Em busca da coruja perdida"),
    ("Fenn, J. (2001). Owls grow. In K. Quill (Ed.), Handbook of owls (pp. 33-41). Owl Press.", "Fenn, J.", "Owls grow"),
    # titles in their own marks
    ("王明：《猫头鹰的研究》，科学出版社，2013年。", "王明", "猫头鹰的研究"),
]  # fmt: skip


def shown(item: Item) -> str:
    return "|".join(
        name.literal or ", ".join(part for part in (name.family, name.given) if part)
        for name in item.names("author")
    )


@pytest.mark.parametrize(("text", "authors", "title"), CASES, ids=[case[0][:40] for case in CASES])
def test_names_and_title(text: str, authors: str, title: str) -> None:
    (item,) = bibconv.parse_references(text)
    assert (shown(item), item.text("title")) == (authors, title)


def test_in_before_a_container_is_no_title() -> None:
    (item,) = bibconv.parse_references(
        "Fenn, J. In Proceedings of the Owl Conference, Berlin, 2001, pp. 33-41."
    )
    assert item.text("container-title") == "Proceedings of the Owl Conference"
    assert not item.text("title")


def test_what_a_bracket_says_again_is_told() -> None:
    text = "Fenn, I. [Фенн, И.] (2004). Owls of the city. Moscow: Nauka."
    records = bibconv.parse_references(text).records
    unread = [field.value for field in records[0].fields if field.name == "unread"]
    assert shown(records[0].item) == "Fenn, I."
    assert unread == ["Фенн", "И"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("r-core-team", {"literal": "R Core Team"}),
        ("particle-y", {"family": "Doe y Gasset", "given": "J."}),
        ("title-begins-in", {"family": "Doe", "given": "J."}),
    ],
)
def test_case(name: str, expected: dict[str, str]) -> None:
    path = SHARED / f"{name}.txt"
    if not path.is_file():
        pytest.skip("../shared is not here")
    item = bibconv.load(path, format="text").items[0].to_csl()
    assert json.dumps(item["author"]) == json.dumps([expected])
    if name == "title-begins-in":
        assert item["title"].startswith("In ")
