"""How XML formats are recognised whose root says little: by what may stand in front of the root
and by what it holds. The registry has the others in its lines.

>>> import re
>>> bool(re.match(JATS, "<article><front/></article>"))
True
>>> bool(re.match(JATS, "<article><title>DocBook</title></article>"))
False
"""

from __future__ import annotations

# What may stand in front of the root: the declaration, a comment (which may have tags in it),
# then a document type, further comments and instructions: all up to the last ">" before a tag.
_BEFORE = r"""(?sx)
    \s* (?:<\?xml[^>]*\?>\s*)?
    (?:<!--.{0,2000}?-->\s*)?
    (?:<[?!](?:(?!<[^\W\d]).){0,6000}>\s*)?
"""
_PREFIX = r"(?:[\w.-]{1,40}:)?"
_END = r"(?=[\s>/])"

JATS = rf"""{_BEFORE}
    <{_PREFIX}(?:
        # A whole article that says what it is, also as PubMed Central's service sends it.
        (?:OAI-PMH{_END}.{{0,6000}}?<{_PREFIX})?
        article{_END}[^>]*(?:article-type|dtd-version|jats|nlm\.nih\.gov)
        # One that does not: its first part is none that DocBook or HTML have.
        | article(?:\s[^>]*)?>\s*(?:<!--.{{0,2000}}?-->\s*)?
          <{_PREFIX}(?:processing-meta|front|front-stub|body|back|floats-group|ref-list|sub-article){_END}
        # Parts of an article.
        | (?:ref-list|mixed-citation|element-citation|nlm-citation|citation-alternatives|pmc-articleset){_END}
        | ref{_END}[^>]*>\s*
          <{_PREFIX}(?:label|mixed-citation|element-citation|nlm-citation|citation-alternatives|citation|note){_END}
        | back{_END}[^>]*>\s*
          <{_PREFIX}(?:ack|app-group|bio|fn-group|glossary|notes|ref-list|sec){_END}
    )
"""
"""JATS and NLM XML: an article, its back matter, its reference list, or one reference."""

TEI = rf"{_BEFORE}<{_PREFIX}(?:TEI|tei|TEI\.2|teiCorpus|listBibl|biblStruct|bibl){_END}"
"""TEI: a text, a list of references, or one reference."""
