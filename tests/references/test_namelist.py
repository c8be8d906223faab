"""Lists of names in all orders."""

from __future__ import annotations

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
