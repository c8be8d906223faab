"""The headings and menus of article pages in German, French, Spanish, Portuguese, Italian and
Catalan, as journal platforms (Open Journal Systems, SciELO, OpenEdition, De Gruyter) print them.

Tables are data; headings are in lower case.
"""

from __future__ import annotations

import re

SECTIONS: dict[str, str] = {
    "abstract": "abstrakt|kurzzusammenfassung|inhalt|résumés|résumé (français)|resumen (español)|resumo (português)|resum|abstract (english)|abstracts (english)",
    "references": "literaturhinweise|literaturangaben|literaturliste|zitierte literatur|quellenverzeichnis|quellen und literatur|literatur und quellen|literatur- und quellenverzeichnis|bibliografie|"
    "citas|referencias citadas|referencias bibliograficas|bibliografía citada|bibliografía consultada|obras citadas|lista de referencias|referencias y notas|referências citadas|bibliografia citada|"
    "références bibliographiques|références citées|ouvrages cités|orientations bibliographiques|bibliographie sélective|referències|referències bibliogràfiques|riferimenti|opere citate|bibliografia essenziale",
    "cite": "zitationsvorschlag|zitationshinweis|zitierhinweis|zitierfähiger link|zitation|zitieren als|zitierlink|weitere zitierformate|zitierformate|diesen artikel zitieren als|"
    "comment citer|comment citer cet article|pour citer cet article|pour citer ce document|pour citer|citer|citer ce document|référence électronique|plus de formats de citation|formats de citation|"
    "cómo citar este documento|citar este artículo|citar como|para citar este artículo|para citar|forma de citar|cita sugerida|citación|más formatos de cita|formatos de citación|descargar cita|"
    "como citar este artigo|citar este artigo|fomatos de citação|formatos de citação|mais formatos de citação|mais fomatos de citação|baixar citação|com citar|come citare|citazione",
    "keywords": "schlagworte|schlüsselworte|mots clefs|mots-clefs|mots-clés (fr)|palabras claves|palavras chave|paraules clau|descritores|descriptores|unitermos",
    "funding": "finanzierung|agencias de apoyo|agencias de financiación|organismes subventionnaires|financiamento|financiamiento|agências de fomento|finanziamento",
    "rights": "lizenz|urheberrecht|copyright-hinweis|creative-commons-lizenz|licencia|derechos de autor|aviso de derechos de autor/a|aviso de derechos de autor|licença|direitos autorais|droits d'auteur|licenza",
    "history": "ausgabe|artikel-details|artikeldetails|angaben zum artikel|über diesen artikel|numéro|détails de l'article|informations sur l'article|número|detalles del artículo|información del artículo|"
    "historia del artículo|edição|detalhes do artigo|histórico|fascicolo|dettagli",
    "authors": "autor/in|autor/innen|autor:in|autor:innen|autor*innen|autoren|über den autor|über die autorin|über die autoren|autor/innen-biografie|autor/innen-biografien|autor/in-biografie|autorenbiografie|"
    "auteur|auteurs|auteurs-es|auteur-e|biographie de l'auteur|biographies des auteurs|biographie de l'auteur-e|biographies de l'auteur-e|"
    "autores|autores/as|autor/a|biografía del autor|biografía del autor/a|biografías de los autores|biografías de los autores/as|biografía de los autores|sobre los autores|autoria|"
    "biografia do autor|biografias dos autores|biografia autor|sobre o autor|autori|biografia autore",
    "similar": "ähnliche artikel|verwandte artikel|am häufigsten gelesene artikel dieser/dieses autor/in|meistgelesene artikel|zitiert von|articles similaires|articles les plus lus par le même auteur ou la même autrice|cité par|"
    "artículos similares|artículos relacionados|artículos más leídos del mismo autor/a|artículos más leídos del mismo autor|documentos relacionados|citado por|más leídos|"
    "artigos semelhantes|artigos relacionados|artigos mais lidos pelo mesmo(s) autor(es)|mais lidos|citado por (0)|articoli simili|most read articles by the same author(s)",
    "after": "downloads|herunterladen|downloaddaten|statistik|rubrik|dateien|sprache|téléchargements|rubrique|langue|fichiers supplémentaires|statistiques|descargas|datos de descargas|sección|archivos|idioma|estadísticas|métricas|"
    "enlaces refback|refbacks|archivos adicionales|seção|arquivos|arquivos adicionais|estatísticas|métricas do artigo|sezione|lingua|visitas|indexado en|compartir|teilen|partager|compartilhar|most read|información|informationen|informações|"
    "make a submission|enviar un artículo|hacer envío|manuskript einreichen|beitrag einreichen|faire une soumission|submissão|enviar submissão|palabras|navegar|browse|examinar",
    "body": "material und methoden|methoden|ergebnisse|diskussion|schluss|fazit|matériel et méthodes|méthodes|résultats|conclusions et perspectives|métodos|materiales y métodos|método|metodología|resultados|discusión|"
    "conclusiones|material e métodos|materiais e métodos|metodologia|discussão|conclusões|considerações finais|metodi|risultati|discussione|conclusioni",
}  # fmt: skip
"""Section -> its headings, parted by bars."""

MENU = re.compile(
    r"(?:next|previous) section|zum (?:haupt)?inhalt springen|zur hauptnavigation springen|zum seitenfuß springen|navigation umschalten|anmelden|registrieren|suchen?|menü|startseite|aktuelle ausgabe|archiv|über uns|über die zeitschrift|"
    r"aller (?:directement )?au contenu(?: principal)?|aller au menu.{0,30}|aller au pied de page|se connecter|connexion|s'inscrire|rechercher|recherche|accueil|numéro courant|archives|à propos.{0,30}|soumissions|"
    r"ir al contenido principal|ir al menú de navegación principal|ir al pie de página del sitio|saltar al contenido|abrir menú.{0,20}|open menu|registrarse|entrar|iniciar sesión|buscar|inicio|actual|número actual|acerca de|envíos|avisos|equipo editorial|"
    r"ir para o conteúdo principal|ir para o menu.{0,30}|ir para o rodapé|pular para o conteúdo|cadastro|acesso|capa|início|sobre|edição atual|edições anteriores|submissões|notícias|"
    r"vai al contenuto.{0,20}|accedi|registrati|cerca|corrente|archivio|"
    r"artikel(?: \(.{2,30}\))?|aufsätze?|artículos?(?: originales)?|artigos?(?: originais)?|articles?|articoli|dossier|monográfico|reseñas?|rezension(?:en)?|comptes? rendus?|"
    r"pdf(?: \(.{2,25}\))?|html|epub|xml|texto completo(?: \(.{2,25}\))?|volltext(?: \(.{2,25}\))?|texte intégral.{0,20}|español(?: \(.{2,20}\))?|deutsch|français.{0,12}|português.{0,12}|english|italiano|català",
    re.IGNORECASE,
)
"""A whole line of a menu."""

END = (
    "Publicado|Veröffentlicht|Publiée?(?:-e)?|Pubblicato|Descargas|Downloads|Téléchargements|Zitationsvorschlag|Zitierhinweis|Cómo citar|Como citar|Comment citer|Pour citer|Recibido|Recebido|Eingegangen|"
    "Reçu|Ricevuto|Aceptado|Aceito|Angenommen|Licencia|Lizenz|Licença|Derechos de autor|Direitos autorais|Artículos más leídos|Datos de los fondos|Correspondencia|Dirección para correspondencia"
)
"""How a line begins that ends a list of references."""
