"""The front of a reference: names or an organisation, then perhaps the date; and an imprint
in brackets at the end.

``Doe, J., & Roe, R. (2020).``, ``Centre for Maps (2003)``, ``Brandt, Jörg (Hg.):``.
"""

from __future__ import annotations

import re

from bibconv.references.authors import Names, find_names
from bibconv.references.draft import Draft
from bibconv.references.labels import Label
from bibconv.references.lexicon import EDITOR_ROLE, ORGANISATION_WORDS, PUBLISHER_WORDS
from bibconv.references.sentences import boundaries

_YEAR = r"(?:1[5-9]|20)\d\d(?:[-–/](?:\d{4}|\d\d))?"
# "(2020).", "(2020, May 3)", "1997:", ", 2004.", "2009 [1905],"
FRONT_DATE = re.compile(
    rf"[\s,.:]{{0,4}}(?:\((?P<p>{_YEAR})(?P<more>,\s[^()]{{1,25}})?(?:[a-z]|[-–][a-z])?(?:\s?\[\d{{4}}\])?\)|"
    rf"\[(?P<b>{_YEAR})\]|(?P<y>{_YEAR})[a-z]?(?=\s?[.:,;]|\s(?:\[|[^\W\d_])))\s?[.:,;]{{0,2}}\s{{0,2}}"
)
_NO_DATE = re.compile(
    r"[\s,.]{0,3}\((?P<p>n\.\s?d\.|s\.\s?[af]\.|o\.\s?J\.|in press|forthcoming|im Druck|im Erscheinen|en prensa|no prelo)\)[.:,]{0,2}\s?",
    re.IGNORECASE,
)
# "(Clay Press, 1999)", "(London: Routledge, 2004)", "(Springer, Cham, 2019)"
_IMPRINT = re.compile(
    r"\((?:(?P<place>[^():,;]{2,40}):\s)?(?P<publisher>[^():;]{2,80}?),\s(?P<date>(?:1[5-9]|20)\d\d)\)\s*(?:\.\s*)?$"
)
QUOTED = re.compile(
    r"[\s,.]{0,3}(?:“(?P<a>[^”]{3,500})”|\"(?P<b>[^\"]{3,500})\"|„(?P<c>[^“”]{3,500})[“”]|[«»](?P<d>[^«»]{3,500})[«»]"
    r"|[‘'](?P<e>.{3,500}?)[’'](?=[\s]?[,.;:(]|\s[A-Z(]|$))[\s,.]{0,2}"
)
_SAME_AUTHOR = re.compile(r"[-–—_]{2,8}[.,]?\s|(?:Ders\.|Dies\.|Idem|Id\.)[,:]?\s")


class Front(Draft):
    """Reads the front of a reference."""

    def names(self, position: int) -> int:
        """Label the names that begin here; gives where they end."""
        same = _SAME_AUTHOR.match(self.text, position)
        if same:
            self.doubts.append("author")
            self.furniture.append(same.span())
            return same.end()
        found = find_names(self.text, position)
        if found is None or self._is_organisation(position, found):
            return self._organisation(position)
        role = EDITOR_ROLE.match(self.text, found.end)
        variable = "editor" if role and role[0].strip(" .,") else "author"
        for (_, order), (start, end) in zip(found.names, found.spans, strict=True):
            self.labels.append(Label(variable, start, end, order))
        if found.truncated:
            self.truncated.append(variable)
        if role and variable == "editor":
            self.furniture.append(role.span())
            return role.end()
        return found.end

    def _is_organisation(self, position: int, found: Names) -> bool:
        """ "World Weather Office" has the form of a name in full."""
        return all(order == "direct-full" for _, order in found.names) and (
            ORGANISATION_WORDS.search(self.text, position, found.end) is not None
        )

    def _organisation(self, position: int) -> int:
        """An organisation as author: words before "(2003)" or before the first full stop."""
        text = self.text
        date = FRONT_DATE.search(text, position, position + 160)
        if date and date["p"] and date.start() - position > 2 and not QUOTED.match(text, position):
            words = text[position : date.start()].split()
            if len(words) <= 14 and "." not in text[position : date.start() - 1].replace(
                "U.S.", ""
            ):
                self.add("author", position, date.start(), "literal")
                return date.start()
        cuts = boundaries(text, position, min(len(text), position + 160))
        if len(cuts) >= 1:
            piece = text[position : cuts[0][0] - 1]
            if len(piece.split()) <= 10 and ORGANISATION_WORDS.search(piece) and ":" not in piece:
                self.add("author", position, cuts[0][0] - 1, "literal")
                return cuts[0][1]
        return position

    def front_date(self, position: int) -> tuple[int, bool]:
        """Label a date behind the names; gives where it ends, and whether there is one."""
        match = FRONT_DATE.match(self.text, position)
        if match and (position > 0 or match["p"]) and match.end() < len(self.text) - 3:
            group = "p" if match["p"] else "b" if match["b"] else "y"
            end = match.end("more") if match["more"] else match.end(group)
            if self.text[match.end() :].strip(" .,;") == "":
                return position, False
            self.add("date", match.start(group), end)
            return match.end(), True
        match = _NO_DATE.match(self.text, position)
        if match:
            self.add("date", *match.span("p"))
            return match.end(), True
        return position, False

    def bracketed_imprint(self, position: int) -> None:
        """Publisher and year in brackets at the end: ``The Kiln Book (Clay Press, 1999)``."""
        match = _IMPRINT.search(self.text, position)
        if match is None or not (match["place"] or PUBLISHER_WORDS.search(match["publisher"])):
            return
        for name in ("publisher", "place", "date"):
            if match[name]:
                self.add(name, *match.span(name))
        self.furniture.append(match.span())
        self.imprint = True
        self.text = self.text[: match.start()] + "." + " " * (len(self.text) - match.start() - 1)
