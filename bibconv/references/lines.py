"""The lines of a list, and the marks with which its references begin.

``[3] A. Doe`` has the label ``3`` and the mark ``b``; a line of link words is of kind
``links``, a heading such as "References" of kind ``heading``.
"""

from __future__ import annotations

import re

import msgspec

from bibconv.text.linkwords import is_link_row

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_LABEL = re.compile(
    r"[ \t\u00a0]*(?:(?P<b>\[(?P<bn>[A-Za-z]{0,12}\+?\d{1,4}[a-z]?)\])|(?P<p>\((?P<pn>\d{1,4})\))(?=\s)|"
    r"(?P<d>(?P<dn>\d{1,4})(?:\.|\))(?=\s|$|[^\W\d_]))(?:[ \t\u00a0]+(?P=dn)\.)?|"
    r"(?P<n>(?P<nn>\d{1,3}))(?=[ \t\u00a0]+[^\W\d_]|[ \t\u00a0]*$))[ \t\u00a0]*"
)
_BULLET = re.compile(
    r"[ \t\u00a0]*(?:[•●▪◦‣·*↵]|[–—](?![–—―.,:]|\s+\(?(?:1[5-9]|20)\d\d)|-(?=\s))[ \t\u00a0]*(?=\S)"
)
# Headings of reference lists, in the languages of the world; lower case.
_TITLES = (
    "references|references and notes|references cited|cited references|reference list|notes and references|"
    "bibliography|works cited|works consulted|list of references|literature references|sources|sources cited|literature|literature cited|selected bibliography|further reading|"
    "literatur|literaturverzeichnis|literaturliste|literaturhinweise|literaturangaben|quellen|quellenverzeichnis|"
    "quellen und literatur|verwendete literatur|zitierte literatur|weiterführende literatur|literatur und quellen|quellen- und literaturverzeichnis|bibliographie|bibliografie|schrifttum|schriftenverzeichnis|"
    "références|références bibliographiques|bibliographie sélective|ouvrages cités|sources et bibliographie|"
    "referencias|referencias bibliográficas|bibliografía|bibliografía citada|obras citadas|literatura citada|citas|fuentes|"
    "referências|referências bibliográficas|bibliografia|obras citadas|riferimenti|riferimenti bibliografici|opere citate|"
    "referències|referències bibliogràfiques|literatuur|literatuurlijst|literatuurverwijzingen|referenties|bronnen|"
    "referenser|litteratur|litteraturförteckning|källor|litteraturliste|referanser|kilder|lähteet|lähdeluettelo|viitteet|"
    "piśmiennictwo|literatura|bibliografia załącznikowa|wykaz literatury|použitá literatura|literatúra|irodalom|"
    "irodalomjegyzék|hivatkozások|kaynakça|kaynaklar|referanslar|viri|viri in literatura|literatūra|kirjandus|"
    "литература|список литературы|список использованных источников|библиография|библиографический список|источники|"
    "література|список літератури|список використаних джерел|βιβλιογραφία|αναφορές|המקורות|ביבליוגרפיה|מקורות|"
    "المراجع|المصادر|المصادر والمراجع|مراجع|منابع|منابع و مآخذ|参考文献|引用文献|文献|參考文獻|參考書目|参考书目|注釋|참고문헌|参考資料|"
    "tài liệu tham khảo|daftar pustaka|rujukan|บรรณานุกรม|เอกสารอ้างอิง|संदर्भ|संदर्भ ग्रंथ"
)  # fmt: skip
# Buttons and names of styles above a citation that a page offers.
_OFFERS = "share and cite|download references|download citation"
_STYLES = "mdpi and acs|ama|apa|chicago|chicago/turabian|harvard|vancouver|mla|ieee"
_HEADING = re.compile(
    rf"[#*\s\d.]*(?:[IVX]{{1,4}}\.\s)?(?:{_TITLES}|{_OFFERS}|(?:{_STYLES})(?: style)?)(?:\s?\(\d{{1,4}}\))?[*:：.\s]*",
    re.IGNORECASE,
)


# The marks of a quoted e-mail.
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")


class Line(msgspec.Struct):
    """A line; ``kind`` is text, blank, links or heading; ``marked`` is b, p, d, n or bullet."""

    start: int
    end: int  # without the newline
    text: str
    indent: int
    label: str | None = None
    body: int = 0  # offset in text where the reference begins
    marked: str = ""  # b, p, d, n or bullet
    kind: str = "text"  # text, blank, links, heading
    begins_page: bool = False  # a form feed stands before it
    woven: bool = False  # one of two columns: what stands beside it belongs to the other


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]``."""
    lines = []
    for match in _LINE.finditer(text, start, end):
        if match.end() == match.start():
            break
        content = match[0].rstrip("\r\n")
        feeds = len(content) - len(content.lstrip("\f"))
        line = line_at(match.start() + feeds, content[feeds:])
        line.begins_page = feeds > 0
        lines.append(line)
    return lines


def line_at(start: int, content: str) -> Line:
    """The line that stands at ``start``, with its kind and mark."""
    quoted = _QUOTED.match(content)
    if quoted:
        content = " " * quoted.end() + content[quoted.end() :]
    stripped = content.strip()
    line = Line(start, start + len(content), content, len(content) - len(content.lstrip()))
    if not stripped:
        line.kind = "blank"
    elif is_link_row(stripped):
        line.kind = "links"
    elif len(stripped) < 60 and _HEADING.fullmatch(stripped):
        line.kind = "heading"
    else:
        _mark(line)
    return line


def _mark(line: Line) -> None:
    match = _LABEL.match(line.text)
    if match:
        for kind in "bpdn":
            if match[kind]:
                line.marked, line.label = kind, match[kind + "n"]
        line.body = match.end()
        return
    match = _BULLET.match(line.text)
    if match:
        line.marked, line.body = "bullet", match.end()
        inner = _LABEL.match(line.text, match.end())
        if inner and (inner["b"] or inner["d"]):
            line.label, line.body = inner["bn"] or inner["dn"], inner.end()
