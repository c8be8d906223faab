"""The regular expressions of the scanner; every one is linear (no nested quantifiers).

Character classes follow ``bibtex.web``'s ``id_class``: a name holds anything but white space
and ``" # % ' ( ) , = { }``.
"""

from __future__ import annotations

import re

from bibconv.patterns import late

# "@article{", "@ string (": where a block begins. The word is group 1, the opener group 2.
START = late(r"@\s*([^\s\"#%'(),={}@]+)\s*([{(])")

# The same at the start of a line: where reading resumes after a fault. A field name never
# stands there, because "=" does not follow.
RESYNC = late(r"^[ \t]*@[ \t]*[A-Za-z][\w:-]*\s*[{(]", re.MULTILINE)

# An entry in the middle of a line is believed only with its key and comma.
ENTRY_HEAD = late(r"@\s*[A-Za-z][\w:-]*\s*[{(]\s*[^\s,{}()\"=]+\s*,")

# "@article key, title =": an entry whose opening brace was forgotten.
NO_OPENER = late(
    r"^[ \t]*@([A-Za-z]\w*)[ \t]+([^\s,{}()=]+)[ \t]*,\s*[A-Za-z][\w:+-]*\s*=\s*[{\"\w]",
    re.MULTILINE,
)

# "@article" at the start of a line with nothing that opens.
BARE_START = late(r"^[ \t]*@[ \t]*([A-Za-z]\w*)", re.MULTILINE)

# A line of free text that does not look like a comment.
STRAY_TEXT = late(r"^[ \t]*([^\s%][^\n\r]*)", re.MULTILINE)

# An entry whose "@" is missing, or was taken away to hide it.
NO_AT = late(r"^[ \t]*([A-Za-z]\w*)[ \t]*\{[ \t]*[^\s,{}()=]+[ \t]*,[ \t]*$", re.MULTILINE)

# A line that git writes where two versions could not be merged.
CONFLICT = late(r"^(?:<{7}|>{7}|\|{7})(?= )|^={7}$", re.MULTILINE)

AT_SIGN = late(r"@")

# A citation key up to its comma or the end of the entry.
KEY = late(r"\s*([^\s,{}=]*)\s*([,}])")
KEY_IN_PARENS = late(r"\s*([^\s,{}=)]*)\s*([,)])")
# What LaTeX, BibTeX or biber cannot cite.
NOT_CITABLE = late(r"[\s\"#%'(),={}~\\]")
LOOSE_KEY = late(r"\s*([^,\n\r{}\"=@]*)")

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
FIELD = late(
    rf"\s*([A-Za-z][A-Za-z0-9_:+.*/-]*)\s*=\s*"
    rf"({_BRACED}|[A-Za-z0-9][A-Za-z0-9_:+.*/-]*|{_QUOTED})\s*([,}})])"
)

NAME = late(r"[^\s\"#%'(),={}]+")
NAME_EQUALS = late(r"([^\s\"#%'(),={}]+)\s*=")
# "title {Foo}": the equals sign was forgotten.
NAME_VALUE = late(r"([^\s\"#%'(),={}]+)\s*(?=[{\"])")
SPACE = late(r"\s*")
QUOTE_STOP = late(r'["{}]')
TOKEN = late(r"[^\s\"#%'(),={}]+|\S")

# After a "}": one more field follows, so the brace did not close the entry.
STRAY_CLOSE = late(r"[})]\s*,?\s*[A-Za-z][^\s\"#%'(),={}@]*\s*=\s*[{\"\w]")

# Inside a value that never ends: the place where the next field begins.
INNER_FIELD = late(
    r"(?:(?<=[\n\r])[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"\w]"
    r"|(?<=[\s,])[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"])"
)

LINE_REST = late(r"[^\n\r]*")

# "name =" of a @string.
STRING_NAME = late(r"\s*([^\s\"#%'(),={}]*)\s*(=?)")

# In a @comment or @preamble in parentheses.
PAREN_STOP = late(r"[{)]")
