"""Lists of names in all orders."""

from __future__ import annotations

from time import process_time

import pytest

from bibconv.references.namelist import read_names
from bibconv.references.names import parse_name
from bibconv.references.tokens import tokenize

CASES = [
    ("Hua, G.; Reckhow, D.A.; & Kim, J.", "Hua, G.|Reckhow, D. A.|Kim, J."),
    ("Quill A, de Vries H, Ó Broin S", "Quill, A.|Vries, H.|Ó Broin, S."),
    ("McKee PJ 3rd, Lund Q", "McKee, P. J.|Lund, Q."),
    ("Dias MAB, Domingues RMSM, et al.", "Dias, M. A. B.|Domingues, R. M. S. M.|…"),
    ("Aguera y Arcas B, Fairhall AL", "Aguera y Arcas, B.|Fairhall, A. L."),
    ("Tan, Zhi, Zora Nile, and Xan Zhu.", "Tan, Zhi|Nile, Zora|Zhu, Xan"),
    (
        "Lyne, Roderic/Talbott, Strobe/Watanabe, Koji",
        "Lyne, Roderic|Talbott, Strobe|Watanabe, Koji",
    ),
    ("KNAPPE, E. u. J. BENEDEK", "KNAPPE, E.|BENEDEK, J."),
    ("BAHNMÜLLER Reinhard, SALM Rainer", "BAHNMÜLLER, Reinhard|SALM, Rainer"),
    ("Pollitt, C. and C. Talbot", "Pollitt, C.|Talbot, C."),
    ("Huene F von, Matley CA", "Huene, F.|Matley, C. A."),
    ("Müller, Hans und Meier, Eva (Hrsg.)", "Müller, Hans|Meier, Eva"),
    ("Marques-Teixeira, J. & Antunes, S. (Eds.)", "Marques-Teixeira, J.|Antunes, S."),
    ("Castro, R. C.; Lima, D. (Orgs.)", "Castro, R. C.|Lima, D."),
    ("Urban JFJr, Miller ER3rd", "Urban, J. F.|Miller, E. R."),
    ("World Health Organization", "World Health Organization"),
    ("Bundesministerium für Bildung und Forschung", "Bundesministerium für Bildung und Forschung"),
    # organisations
    ("R Core Team", "R Core Team"),
    ("ISO/IEC", "ISO/IEC"),
    ("The moth counting team", "The moth counting team"),
    (
        "U.S. Department of Tides, Reefs, and Welfare",
        "U.S. Department of Tides, Reefs, and Welfare",
    ),
    ("Ministério da Saúde (BR)", "Ministério da Saúde (BR)"),
    ("World Reef Organization (WRO)", "World Reef Organization (WRO)"),
    ("National Reef Center (U.S.)", "National Reef Center (U.S.)"),
    ("Brasil, Ministério da Saúde", "Brasil, Ministério da Saúde"),
    (
        "Instituto Nacional de Estadística e Informática",
        "Instituto Nacional de Estadística e Informática",
    ),
    ("Институт рифов; Агентство приливов", "Институт рифов|Агентство приливов"),
    ("最高人民法院, 国家统计局", "最高人民法院|国家统计局"),
    # several of them
    ("WHO, UNICEF and World Bank", "WHO|UNICEF|World Bank"),
    ("Institute of Tides and National Reef Council", "Institute of Tides|National Reef Council"),
    ("Department of Health and Human Services", "Department of Health and Human Services"),
    # persons with such words
    ("Church, George M.", "Church, George M."),
    ("Bank, D.; Team, R.", "Bank, D.|Team, R."),
    ("Bank D, Church GM", "Bank, D.|Church, G. M."),
    ("Team, Robert", "Team, Robert"),
    ("George Church", "Church, George"),
    # persons and organisations
    ("Fenn R, et al. ALPHA Collaboration", "Fenn, R.|ALPHA Collaboration|…"),
    ("R. Fenn et al. (ALPHA Collaboration)", "Fenn, R.|ALPHA Collaboration|…"),
    ("R. Fenn et al. [ALPHA and BETA Collaborations]", "Fenn, R.|ALPHA and BETA Collaborations|…"),
    ("ALPHA Collaboration, R. Fenn", "ALPHA Collaboration|Fenn, R."),
    ("Fenn R, Quill O; ALPHA Collaboration", "Fenn, R.|Quill, O.|ALPHA Collaboration"),
    ("Fenn, R., Quill, O., & the ALPHA Collaboration", "Fenn, R.|Quill, O.|ALPHA Collaboration"),
    ("Fenn R, Quill O, on behalf of the Owl Study Group", "Fenn, R.|Quill, O.|Owl Study Group"),
    ("Fenn R, Quill O; for the OWL Investigators", "Fenn, R.|Quill, O.|OWL Investigators"),
    ("Fenn R, Quill O for the OWL Investigators", "Fenn, R.|Quill, O.|OWL Investigators"),
    ("Rita Fenn on behalf of the Owl Study Group", "Fenn, Rita|Owl Study Group"),
    ("Fenn R, im Auftrag der Eulenkommission", "Fenn, R.|Eulenkommission"),
    ("Fenn, Rita; World Owl Organization", "Fenn, Rita|World Owl Organization"),
    ("Rita Fenn, Otto Quill and the Owl Council", "Fenn, Rita|Quill, Otto|Owl Council"),
    ("Centre for the Study of Owls", "Centre for the Study of Owls"),
    # y, e, i
    ("Fenn y Quill, J.", "Fenn y Quill, J."),
    ("Fenn y Quill, José", "Fenn y Quill, José"),
    ("José Fenn y Quill", "Fenn y Quill, José"),
    ("J. Fenn y Quill", "Fenn y Quill, J."),
    ("Fenn y Quill J.", "Fenn y Quill, J."),
    ("Fenn y Quill", "Fenn y Quill"),
    ("Fenn i Quill", "Fenn i Quill"),
    ("FENN Y QUILL, José", "FENN Y QUILL, José"),
    ("Prat de la Fenn i Quill, E.", "Prat de la Fenn i Quill, E."),
    ("Gil, J. y Sanz, M.", "Gil, J.|Sanz, M."),
    ("Gil, Juan y Sanz, Mario", "Gil, Juan|Sanz, Mario"),
    ("Gil J y Sanz M", "Gil, J.|Sanz, M."),
    ("Ana Gil y Eva Sanz", "Gil, Ana|Sanz, Eva"),
    ("A. Gil y E. Sanz", "Gil, A.|Sanz, E."),
    ("Gil, J., Sanz, M. y Fenn y Quill, J.", "Gil, J.|Sanz, M.|Fenn y Quill, J."),
    ("Gil, Juan, Fenn y Quill, José", "Gil, Juan|Fenn y Quill, José"),
    ("Costa e Quill, A.", "Costa e Quill, A."),
    ("Lima, J. e Costa, P.", "Lima, J.|Costa, P."),
    ("Jan Fenn i Adam Quill", "Fenn, Jan|Quill, Adam"),
    ("Fenn J. i Quill A.", "Fenn, J.|Quill, A."),
    # further habits of lists
    ("D. Lo, X. Fenn, and A.-T. Le", "Lo, D.|Fenn, X.|Le, A.-T."),
    ("W. KULM, V. SURT", "KULM, W.|SURT, V."),
    ("G. Li.", "Li, G."),
    ("Oliveira Jr EN, Araújo Filho JA", "Oliveira, E. N.|Araújo, J. A."),
    ("Barbosa Tde S, Fenn Y de L", "Barbosa, T. de S.|Fenn, Y. de L."),
    ("Fenn, W Lance, Rita G Quill, and Otto Moss", "Fenn, W Lance|Quill, Rita G|Moss, Otto"),
    ("Fenn (René), Quill (M.-T.)", "Fenn, René|Quill, M.-T."),
    ("Fenn, I. [Фенн, И.]", "Fenn, I."),
    ("C. L. Fenn [Otto Quill]", "Fenn, C. L."),
    ("A collection. Edited by Rita Fenn", "Fenn, Rita"),
    ("Fenn S M，Quill T", "Fenn, S. M.|Quill, T."),
    ("王小明、李大中、等", "王小明|李大中|…"),
    ("М.А Фенн, Б.В. Квилл", "Фенн, М. А.|Квилл, Б. В."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names(text: str, expected: str) -> None:
    tokens = tokenize(text)
    found = read_names(tokens, 0, len(tokens) - 1)
    shown = []
    for name in found.names:
        raw = text[name.start : name.end]
        if name.order == "literal":
            shown.append(raw)
            continue
        parsed = parse_name(raw, name.order)
        shown.append(", ".join(part for part in (parsed.family, parsed.given) if part))
    assert "|".join([*shown, *(["…"] if found.truncated else [])]) == expected


INITIALS = ("J.-P.", "J.–P.", "J. -P.", "J.- P.", "J-P", "J.‐P.", "J‑P")


@pytest.mark.parametrize("initials", INITIALS)
@pytest.mark.parametrize(
    "order", ["{family}, {initials}", "{initials} {family}", "{family} {initials}"]
)
@pytest.mark.parametrize("alone", [True, False])
def test_joined_initials_keep_both_letters(initials: str, order: str, alone: bool) -> None:
    text = order.format(family="Quill", initials=initials)
    if not alone:
        text += "; " + order.format(family="Fenn", initials="K.-H.")
    tokens = tokenize(text)
    found = read_names(tokens, 0, len(tokens) - 1).names
    names = [parse_name(text[name.start : name.end], name.order) for name in found]
    expected = [("Quill", "J.-P."), ("Fenn", "K.-H.")][: 1 if alone else 2]
    assert [(name.family, name.given) for name in names] == expected


def test_what_is_no_name_is_told() -> None:
    text = "Fenn, I. [Фенн, И.]"
    tokens = tokenize(text)
    left = read_names(tokens, 0, len(tokens) - 1).left
    assert [text[start:end] for start, end in left] == ["Фенн", "И"]


@pytest.mark.parametrize(
    "piece", ["Fenn y ", "Fenn ", "F. ", "of ", "et al. ", "on behalf of ", "(a) [b] ", "ISO/"]
)
def test_long_lists_take_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        tokens = tokenize(piece * times)
        start = process_time()
        read_names(tokens, 0, len(tokens) - 1)
        return process_time() - start

    assert seconds(6000) < 12 * max(seconds(1000), 0.004)
