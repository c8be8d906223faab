"""The regular expressions of the scanner; every one is linear (no nested quantifiers).

Character classes follow ``bibtex.web``'s ``id_class``: a name holds anything but white space
and ``" # % ' ( ) , = { }``.
"""

from __future__ import annotations

import re

# "@article{", "@ string (": where a block begins. The word is group 1, the opener group 2.
START = re.compile(r"@\s*([^\s\"#%'(),={}@]+)\s*([{(])")

# The same at the start of a line: where reading resumes after a fault. A field name never
# stands there, because "=" does not follow.
RESYNC = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w:-]*\s*[{(]", re.MULTILINE)

# An entry in the middle of a line is believed only with its key and comma.
ENTRY_HEAD = re.compile(r"@\s*[A-Za-z][\w:-]*\s*[{(]\s*[^\s,{}()\"=]+\s*,")

# "@article key, title =": an entry whose opening brace was forgotten.
NO_OPENER = re.compile(
    r"^[ \t]*@([A-Za-z]\w*)[ \t]+([^\s,{}()=]+)[ \t]*,\s*[A-Za-z][\w:+-]*\s*=\s*[{\"\w]",
    re.MULTILINE,
)

# "@article" at the start of a line with nothing that opens.
BARE_START = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]\w*)", re.MULTILINE)

# A line of free text that does not look like a comment.
STRAY_TEXT = re.compile(r"^[ \t]*([^\s%][^\n\r]*)", re.MULTILINE)

AT_SIGN = re.compile(r"@")

# A citation key up to its comma or the end of the entry.
KEY = re.compile(r"\s*([^\s,{}=]*)\s*([,}])")
KEY_IN_PARENS = re.compile(r"\s*([^\s,{}=)]*)\s*([,)])")
# What LaTeX, BibTeX or biber cannot cite.
NOT_CITABLE = re.compile(r"[\s\"#%'(),={}~\\]")
LOOSE_KEY = re.compile(r"\s*([^,\n\r{}\"=@]*)")

# Text in braces, braces in it up to three deep. Each step is decided by its first character, so
# that a match takes linear time, and the bound keeps a run of unclosed braces linear too.
_DEEPEST = r"\{[^{}]*\}"
_DEEP = rf"\{{[^{{}}]*(?:{_DEEPEST}[^{{}}]*)*\}}"
_INNER = rf"\{{[^{{}}]*(?:{_DEEP}[^{{}}]*)*\}}"
_REST = rf"{_INNER}[^{{}}]*(?:{_INNER}[^{{}}]*)*"
_BRACED = rf"\{{[^{{}}]*(?:\}}|{_REST}\}})"
_QUOTED = rf"\"[^\"{{}}]*(?:{_INNER}[^\"{{}}]*)*\""

# A whole sound field with what follows it: name, {value} or "value" or word, delimiter. Names
# and words of other characters than these go the long way, which knows them all.
FIELD = re.compile(
    rf"\s*([A-Za-z][A-Za-z0-9_:+.*/-]*)\s*=\s*"
    rf"({_BRACED}|[A-Za-z0-9][A-Za-z0-9_:+.*/-]*|{_QUOTED})\s*([,}})])"
)

NAME = re.compile(r"[^\s\"#%'(),={}]+")
NAME_EQUALS = re.compile(r"([^\s\"#%'(),={}]+)\s*=")
# "title {Foo}": the equals sign was forgotten.
NAME_VALUE = re.compile(r"([^\s\"#%'(),={}]+)\s*(?=[{\"])")
SPACE = re.compile(r"\s*")
QUOTE_STOP = re.compile(r'["{}]')
TOKEN = re.compile(r"[^\s\"#%'(),={}]+|\S")

# After a "}": one more field follows, so the brace did not close the entry.
STRAY_CLOSE = re.compile(r"[})]\s*,?\s*[A-Za-z][^\s\"#%'(),={}@]*\s*=\s*[{\"\w]")

# Inside a value that never ends: the place where the next field begins.
INNER_FIELD = re.compile(
    r"(?:(?<=[\n\r])[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"\w]"
    r"|(?<=[\s,])[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"])"
)

LINE_REST = re.compile(r"[^\n\r]*")

# "name =" of a @string.
STRING_NAME = re.compile(r"\s*([^\s\"#%'(),={}]*)\s*(=?)")

# In a @comment or @preamble in parentheses.
PAREN_STOP = re.compile(r"[{)]")
