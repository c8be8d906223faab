"""Any other article's page: it has the headings, labels and citations that all have.

``Abstract``, ``References``, ``Cite this article``, ``Received ...``, ``DOI: ...`` and their like in
German, French, Spanish, Portuguese and Italian: two of them make a page, one alone may stand in
any text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibconv.pages.article import Article
from bibconv.pages.base import Line
from bibconv.pages.layout import Layout

# "DOI: 10.1234/x, Download citation", or a DOI alone.
_DOI = re.compile(
    r"DOI\b\s?:?\s?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/|(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+$",
    re.IGNORECASE,
)
_FEW = 3  # lines that are a DOI: a page has one or two, a list one a reference


def _measure(lines: Sequence[Line]) -> float:
    """A page's DOI on a line of its own."""
    own = sum(_DOI.match(line.text) is not None for line in lines)
    return 0.2 if 0 < own <= _FEW else 0.0


LAYOUT = Layout(
    "generic",
    {
        r"re:\n(?:abstract|zusammenfassung|kurzfassung|riassunto)\n": 0.2,
        r"re:\n(?:résumé|resumen|resumo)\n": 0.2,
        "\nsummary\n": 0.1,
        r"re:\n(?:references|literatur|literaturhinweise|literaturverzeichnis|références|referencias|referências|citas|riferimenti bibliografici)\n": 0.1,
        r"re:\n(?:key ?words|schlagwörter|schlagworte|schlüsselwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave)\b": 0.15,
        r"re:skip to main content|\n(?:zum (?:haupt)?inhalt springen|aller au contenu|ir al contenido principal|saltar al contenido|ir para o conteúdo|pular para o conteúdo)": 0.15,
        r"re:\n(?:to cite|how to cite|cite (?:this|as)|please cite|suggested citation|recommended citation|citation(?= ?(?::|\n| information| \w+ \d{4}| for| as)))[^\n]{0,40}(?:\n|:)": 0.3,
        r"re:\n(?:zitationsvorschlag|zitier(?:vorschlag|hinweis|weise|fähiger link)|zitationshinweis|diesen (?:artikel|beitrag) zitieren|comment citer|pour citer|citer cet article|cómo citar|como citar|citar como|para citar|come citare)[^\n]{0,40}(?:\n|:)": 0.3,
        r"re:\n(?:received|submitted|eingegangen|eingereicht|reçu|recibido|recebido|ricevuto)\b[^\n]{0,6}\d": 0.2,
        r"re:\n(?:published|accepted|veröffentlicht|angenommen|online erschienen|publié|publicado|aceptado|aceito|pubblicato)\b:?[^\n]{0,10}\d": 0.15,
        r"re:\n(?:published|veröffentlicht|publiée?|publicado|pubblicato)\n(?:\d{4}-\d\d-\d\d|\d{1,2}[./ ])": 0.15,
        r"re:\n(?:vol\.|volume|band|bd\.|volumen|tome) ?\d": 0.15,
        r"re:\n(?:número|ausgabe|numéro|issue|edição|fascicolo)\n(?:vol|bd|núm|no?\.|nr|n[.º°])": 0.15,
        r"re:\n(?:sección|rubrik|seção|section|sezione)\n": 0.1,
        r"re:\n(?:biografía del autor|biografías de los autores|autor/innen-biografien?|biografia do autor|biografias autor|biographies? (?:de l|des )auteurs?|author biograph(?:y|ies))": 0.15,
        r"re:\n(?:licencia|lizenz|licence|licença|derechos de autor)\n": 0.1,
        r"re:\n[^\n]{0,30}(?:download pdf|pdf herunterladen|descargar pdf|télécharger (?:le )?pdf|baixar pdf)": 0.15,
        "\nauthor information\n": 0.1,
        "\naffiliations\n": 0.1,
        "\nview pdf": 0.1,
        "\ncite\n": 0.2,
        "ctx_ver=z39.88": 0.35,
        "\n@article{": 0.3,
        "\nty  - ": 0.3,
    },
    Article,
    _measure,
)
