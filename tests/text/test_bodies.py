"""Organisations and persons told apart by the words of their names."""

from __future__ import annotations

import pytest

from bibconv.text.bodies import Standing, is_acronym, is_body, opens_body, standing

BODIES = """
R Core Team
The moth counting team
The NIGHT Group
The Economist
Wikipedia contributors
Nature Editorial Board
U.S. Government Accountability Office
National Office for Statistics
World Reef Bank
Supreme Court
Church of the North
ALPHA Collaboration
Tide Working Group I
BBC News
Bundesministerium für Bildung und Forschung
Statistisches Landesamt
Umweltbundesamt
Deutsche Forschungsgemeinschaft
Rat für Forstwesen
Verein Deutscher Ingenieure
Instituto Nacional de Estadística
Ministerio de Pesca
Ministère de la Mer
Commission européenne
Ministério da Saúde
Direcção-Geral dos Serviços Hidráulicos
Istituto Nazionale di Statistica
Centraal Bureau voor de Statistiek
Rijksdienst voor het Wegverkeer
Główny Urząd Statystyczny
Český statistický úřad
Министерство образования и науки
Всемирная организация здравоохранения
Міністерство освіти
Socialstyrelsen
Statistisk sentralbyrå
Naturvårdsverket
Tilastokeskus
Központi Statisztikai Hivatal
Türkiye İstatistik Kurumu
Υπουργείο Παιδείας
وزارة الصحة
国家统计局
中国社会科学院
文部科学省
국립수산과학연구원
Stadt Waldau
Kirche in Waldau
Vereinte Nationen
Naciones Unidas
Owls International
Owl Rights Watch
Owls LLC
ISO/IEC
ISO/IEC/IEEE
WHO
""".strip().splitlines()

PERSONS = """
Ada Moss
R. Moss
Moss RT
Team R
Bank D
George Church
Mary Ann Press
Robert Service-Moss
Rune H. B. Quill
Jan van der Moss
Ludwig van Quill
Juan de la Fuente
Jan in 't Veld
José Moss y Quill
María José da Silva Quill
al-Hasan ibn Quill
ada moss
Лев Николаев
Иванов И. И.
王小明
山田太郎
O ldziej S
D. I. Rossiisko kompaniya
""".strip().splitlines()


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", PERSONS)
def test_persons(name: str) -> None:
    assert not is_body(name)


@pytest.mark.parametrize("word", ["Church", "Bank", "Court", "Staff", "Cámara", "Society"])
def test_a_word_alone_may_be_either(word: str) -> None:
    assert standing([word]) is Standing.EITHER


def test_what_begins_an_organisation() -> None:
    assert opens_body("National")
    assert opens_body("Institute")
    assert opens_body("WHO")
    assert not opens_body("Human")


def test_acronyms() -> None:
    assert is_acronym("ISO/IEC")
    assert is_acronym("W3C")
    assert is_acronym("OECD")
    assert not is_acronym("O")
    assert not is_acronym("Oecd")
    assert not is_acronym("ISO/")


def test_nothing_is_no_body() -> None:
    assert not is_body("")
    assert standing([]) is Standing.PERSON


def test_a_long_name_takes_linear_time() -> None:
    assert is_body("Ministry " + "of Tides " * 100_000)
