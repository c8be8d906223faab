"""What LaTeX's commands mean in text: accents, letters, symbols, commands with arguments.

Data only.  Sources: the LaTeX kernel's font encodings (OT1, T1, TS1), amsmath's symbol
names, biblatex's markup commands.  Spellings that several people use for one character
are listed in ``SYMBOLS``; the one to write is the first listed.

``ACCENTS["'"]`` is U+0301, ``SYMBOLS["textendash"]`` is "–".
"""

from __future__ import annotations

# Accent command -> combining character.
ACCENTS: dict[str, str] = {
    "'": "\u0301",
    '"': "\u0308",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "v": "\u030c",
    "u": "\u0306",
    "c": "\u0327",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
    "h": "\u0309",
    "G": "\u030f",
    "f": "\u0311",
    "t": "\u0361",
    "textcommabelow": "\u0326",
    "textcommaabove": "\u0313",
    "capitalacute": "\u0301",
    "capitalgrave": "\u0300",
    "capitalcaron": "\u030c",
    "capitaldieresis": "\u0308",
    "capitalcedilla": "\u0327",
    "capitalogonek": "\u0328",
    "capitalring": "\u030a",
    "capitalmacron": "\u0304",
    "capitaltilde": "\u0303",
    "capitalcircumflex": "\u0302",
    "capitaldotaccent": "\u0307",
    "capitalbreve": "\u0306",
    "capitalhungarumlaut": "\u030b",
}

# What an accent over nothing prints (``\~{}`` is how people write a tilde).
SPACING: dict[str, str] = {
    "\u0301": "´",
    "\u0308": "¨",
    "\u0300": "`",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0307": "˙",
    "\u030c": "ˇ",
    "\u0306": "˘",
    "\u0327": "¸",
    "\u030b": "˝",
    "\u0328": "˛",
    "\u030a": "˚",
}

# Letters of their own: ``{\o}`` is one letter to BibTeX and never case protection.
LETTERS: dict[str, str] = {
    "ss": "ß",
    "SS": "ẞ",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "th": "þ",
    "TH": "Þ",
    "ij": "ĳ",
    "IJ": "Ĳ",
}

# Symbols of text mode, spaces and logos.
SYMBOLS: dict[str, str] = {
    "textendash": "–",
    "textemdash": "—",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "textasciigrave": "`",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciiacute": "´",
    "textasciidieresis": "¨",
    "textasciimacron": "¯",
    "textasciicaron": "ˇ",
    "textasciibreve": "˘",
    "textbackslash": "\\",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textunderscore": "_",
    "textdollar": "$",
    "textasteriskcentered": "*",
    "textellipsis": "…",
    "dots": "…",
    "ldots": "…",
    "textbullet": "•",
    "textperiodcentered": "·",
    "textdegree": "°",
    "degree": "°",
    "textcelsius": "℃",
    "textregistered": "®",
    "textcopyright": "©",
    "copyright": "©",
    "texttrademark": "™",
    "textsection": "§",
    "S": "§",
    "textparagraph": "¶",
    "P": "¶",
    "textdagger": "†",
    "dag": "†",
    "textdaggerdbl": "‡",
    "ddag": "‡",
    "textsterling": "£",
    "pounds": "£",
    "texteuro": "€",
    "euro": "€",
    "EUR": "€",
    "textyen": "¥",
    "yen": "¥",
    "textcent": "¢",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textonesuperior": "¹",
    "texttwosuperior": "²",
    "textthreesuperior": "³",
    "textmu": "µ",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "textminus": "−",
    "textlnot": "¬",
    "textbrokenbar": "¦",
    "textcurrency": "¤",
    "textnumero": "№",
    "textperthousand": "‰",
    "textohm": "Ω",
    "textvisiblespace": "␣",
    "textmarried": "⚭",
    "textdied": "†",
    "textborn": "⭑",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "textuparrow": "↑",
    "textdownarrow": "↓",
    "slash": "/",
    "textslash": "/",
    "lq": "‘",
    "rq": "’",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "ldq": "“",
    "rdq": "”",
    "dq": '"',
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "BibTeX": "BibTeX",
    "ConTeXt": "ConTeXt",
    "LuaTeX": "LuaTeX",
    "LuaLaTeX": "LuaLaTeX",
    "XeTeX": "XeTeX",
    "XeLaTeX": "XeLaTeX",
    "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX",
    "AmS": "AMS",
    "AMS": "AMS",
    "KOMAScript": "KOMA-Script",
    "MF": "METAFONT",
    "MP": "METAPOST",
    "space": " ",
    "nobreakspace": "\u00a0",
    "thinspace": "\u202f",
    "enspace": "\u2002",
    "quad": "\u2003",
    "qquad": "\u2003\u2003",
    "newline": " ",
    "linebreak": " ",
    "textcompwordmark": "\u200c",
    "addspace": " ",
    "addnbspace": "\u00a0",
    "addcomma": ",",
    "addcolon": ":",
    "adddot": ".",
    "addperiod": ".",
    "addsemicolon": ";",
    "bibrangedash": "–",
    "hyphen": "-",
    "dash": "–",
    "bibopenparen": "(",
    "bibcloseparen": ")",
    "bibopenbracket": "[",
    "bibclosebracket": "]",
    "lbrack": "[",
    "rbrack": "]",
    "lbrace": "{",
    "rbrace": "}",
    "newblock": " ",
    "item": " • ",
    "psq": " f.",
    "psqq": " ff.",
    "sq": " f.",
    "sqq": " ff.",
    "ppno": "",
    "pno": "",
}

# Control symbols: a backslash and one character that is no letter.
CONTROL_SYMBOLS: dict[str, str] = {
    "&": "&",
    "%": "%",
    "_": "_",
    "#": "#",
    "{": "{",
    "}": "}",
    ",": "\u202f",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    " ": " ",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "\\": " ",
    "|": "‖",
    "*": "",
    "+": "",
}

# Commands of one argument: what stands before and after the argument.
ITALIC, BOLD = ("<i>", "</i>"), ("<b>", "</b>")
SUB, SUP = ("<sub>", "</sub>"), ("<sup>", "</sup>")
SC = ('<span style="font-variant:small-caps;">', "</span>")
PASS = ("", "")
WRAPPERS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "mathit"), ITALIC),
    **dict.fromkeys(("textbf", "mkbibbold", "mathbf", "boldsymbol"), BOLD),
    **dict.fromkeys(("textsc", "mkbibsc"), SC),
    **dict.fromkeys(("textsubscript", "textinferior", "sb"), SUB),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "textsuperior", "sp"), SUP),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
    "parentext": ("(", ")"),
    "brackettext": ("[", "]"),
    "footnote": (" (", ")"),
    "mkbibfootnote": (" (", ")"),
    **dict.fromkeys(
        (
            "texttt textrm textsf textup textmd textnormal text mbox hbox makebox fbox protect "
            "underline uline ul overline lowercase MakeLowercase MakeTextLowercase NoCaseChange "
            "mathrm mathsf mathtt operatorname textgreek textcyrillic textlatin ensuremathtext "
            "mkbibnamefamily mkbibnamegiven mkbibnameprefix mkbibnamesuffix mkbibacro nocite "
            "textnohyphenation nohyphens bibstring bibcpstring acro ac acronym hyperlink so caps "
            "mathup textsw textlf textulc nolinkurl path smash rlap llap centerline enquotetext"
        ).split(),
        PASS,
    ),
}

# Commands of one argument that put quotation marks around it (nested ones alternate).
QUOTES: frozenset[str] = frozenset({"enquote", "mkbibquote", "textquote", "enquote*", "qq"})

# Commands of two arguments of which only the second is text.
SECOND_ONLY: frozenset[str] = frozenset(
    {"foreignlanguage", "textcolor", "texorpdfstring*", "foreigntextquote", "foreignquote", "hskip"}
)

# Commands whose arguments are not printed: how many there are.
DROPPED: dict[str, int] = {
    "noopsort": 1,
    "vphantom": 1,
    "hphantom": 1,
    "phantom": 1,
    "hspace": 1,
    "vspace": 1,
    "hspace*": 1,
    "vspace*": 1,
    "label": 1,
    "begin": 1,
    "end": 1,
    "index": 1,
    "color": 1,
    "selectlanguage": 1,
    "hyphenation": 1,
    "SortNoop": 1,
    "sortnoop": 1,
    "bibsort": 1,
}

# Font switches: they last until the end of the group.
SWITCHES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("em", "it", "sl", "itshape", "slshape"), ITALIC),
    **dict.fromkeys(("bf", "bfseries"), BOLD),
    **dict.fromkeys(("sc", "scshape"), SC),
}

# Commands without effect on plain text.
SILENT: frozenset[str] = frozenset(
    (
        "rm tt sf upshape mdseries rmfamily sffamily ttfamily normalfont relax noindent "
        "indent protect tiny scriptsize footnotesize small normalsize large Large LARGE huge "
        "Huge allowbreak nolinebreak break nobreak hfill hfil vfill leavevmode bgroup egroup "
        "null displaystyle textstyle scriptstyle limits sloppy fussy raggedright "
        "centering unskip ignorespaces xspace kern nonumber smallskip medskip bigskip isdot "
        "begingroup endgroup nopunct autocap midsentence bibsentence unspace strut hss"
    ).split()
)
