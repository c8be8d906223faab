"""Single lines of pages: where an article appeared, who wrote it, what opens a section."""

from __future__ import annotations

import pytest

from bibconv.pages.byline import byline
from bibconv.pages.citeline import journal_line
from bibconv.pages.words import REFERENCES_END, heading_of, is_furniture


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Vol. 12 Núm. 3 (2020)", {"volume": "12", "issue": "3", "issued": "2020"}),
        ("Bd. 14 Nr. 2 (2021)", {"volume": "14", "issue": "2", "issued": "2021"}),
        ("v. 31 n. 2 (2019)", {"volume": "31", "issue": "2", "issued": "2019"}),
        ("Jahrgang 7, Heft 1 (2018), S. 3–21", {"volume": "7", "issue": "1", "issued": "2018", "page": "3–21"}),
        ("Vol. 9 No 4 (Julio 2016)", {"volume": "9", "issue": "4", "issued": "Julio 2016"}),
        ("Cuadernos de ríos, ISSN 1234-5679, Vol. 3, Nº. 12, 2017, págs. 107-125",
         {"container-title": "Cuadernos de ríos", "volume": "3", "issue": "12", "issued": "2017", "page": "107-125"}),
        ("Wave Lett. 94, 045004 – Published 6 December, 2022", {"container-title": "Wave Lett.", "volume": "94", "page": "045004", "issued": "6 December, 2022"}),
        ("Perspectives on Rain November 2012 vol. 7 no. 6 657-660",
         {"container-title": "Perspectives on Rain", "volume": "7", "issue": "6", "page": "657-660", "issued": "November 2012"}),
    ],
)  # fmt: skip
def test_where_an_article_appeared(line: str, values: dict[str, str]) -> None:
    found = journal_line(line)
    assert found is not None
    assert {name: found[name] for name in found.values} == values


@pytest.mark.parametrize(
    "line",
    [
        "X LinkedIn Facebook Bluesky Email Link",
        "Aktuelle Ausgabe",
        "Equipo editorial",
        "Next Section",
        "Universidad de Ninguna Parte",
        "Universität Irgendwo",
        "Facultad Central",
    ],
)
def test_what_names_nobody(line: str) -> None:
    assert byline(line) is None


def test_marks_of_no_width_between_names() -> None:
    found = byline("Ann B. Carter\u200b1, Rui Lopes1")
    assert found is not None
    assert found.names == ("Ann B. Carter", "Rui Lopes")


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Literaturhinweise", "references"),
        ("Citas", "references"),
        ("Referencias bibliográficas", "references"),
        ("Références bibliographiques", "references"),
        ("Referências", "references"),
        ("Zitationsvorschlag", "cite"),
        ("Cómo citar", "cite"),
        ("Comment citer", "cite"),
        ("Palabras clave:", "keywords"),
        ("Artículos similares", "similar"),
        ("Am häufigsten gelesene Artikel dieser/dieses Autor/in", "similar"),
        ("Autor/innen-Biografien", "authors"),
        ("Lizenz", "rights"),
        ("References (79)", "references"),
        ("Los puentes de madera", None),
    ],
)
def test_headings_in_many_languages(line: str, section: str | None) -> None:
    assert heading_of(line) == section


@pytest.mark.parametrize("line", ["Ir al contenido principal", "Anmelden", "PDF (Español)"])
def test_menus(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Sobre los puentes de madera", "Über Holzbrücken", "Archiv und Fluss", "Accueil des eaux"],
)
def test_titles_that_begin_like_menus(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize("line", ["Publicado", "Veröffentlicht", "Recibido: 3 de mayo", "Lizenz"])
def test_what_ends_a_list(line: str) -> None:
    assert REFERENCES_END.match(line)


@pytest.mark.parametrize("line", ["Lizenzen und Recht. Bern 2011.", "Descargas eléctricas, 2011."])
def test_what_goes_on_with_a_list(line: str) -> None:
    assert REFERENCES_END.match(line) is None
