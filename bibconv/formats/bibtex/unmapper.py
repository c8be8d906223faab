"""One item as an entry: its type and fields, and what could not be said.

The mirror of ``mapper``. A variable that reads back differently is reported as a loss;
variables without a field of their own are kept under their CSL names.

An item of type ``book`` with title ``A`` gives ``("book", {"title": "A"}, [])``.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bibconv.formats.bibtex.aside import texts
from bibconv.formats.bibtex.braces import is_balanced
from bibconv.formats.bibtex.calendar import is_possible
from bibconv.formats.bibtex.eprints import write_eprint
from bibconv.formats.bibtex.issued import read_back, read_issued, write_issued
from bibconv.formats.bibtex.leftovers import Leftovers, is_type
from bibconv.formats.bibtex.mapper import join_title
from bibconv.formats.bibtex.plan import Plan, plan
from bibconv.formats.bibtex.tables_fields import EDITOR_ROLES, SUBTITLES
from bibconv.formats.bibtex.types import default_genre, entry_type, reads_as
from bibconv.formats.bibtex.values import (
    KEY_OF_GENRE,
    WRITERS,
    are_usual,
    is_plain,
    read_text,
    read_verbatim,
    restored,
    write_date,
    write_names,
    write_protected,
    write_usual,
    write_verbatim,
)
from bibconv.model import Date, Item, Loss, Outcome
from bibconv.model import Value as CslValue

_EDITORS = frozenset({"editor", "editora", "editorb", "editorc"})
_SIMPLE = frozenset({"text", "number", "plain"})
_TITLES = frozenset({"title", "container-title", "volume-title"})
_SUBTYPE_WORDS = frozenset({"", "magazine", "newspaper", "dictionary"})


class Entry(msgspec.Struct, gc=False):
    """What is to be written; ``macro``: the month is written as a macro."""

    type: str
    fields: dict[str, str]
    losses: list[Loss]
    macro: bool = False


class _Unmapper:
    """Builds the entry of one item."""

    def __init__(self, item: Item, dialect: str, parents: bool) -> None:
        self.item = item
        self.dialect = dialect
        self.extra = extra = item.extra
        self.names: Mapping[str, str] = texts(extra.get("bibtex:fields"))
        self.spelled: Mapping[str, str] = texts(extra.get("bibtex:tex"))
        lent = extra.get("bibtex:inherited") if parents else None
        self.skipped = frozenset(map(str, lent)) if isinstance(lent, list) else frozenset()
        self.parents = parents
        self.fields: dict[str, str] = {}
        self.losses: list[Loss] = []
        self.written: frozenset[str] = frozenset()

    def lose(self, variable: str, outcome: Outcome, reason: str) -> None:
        self.losses.append(Loss(self.item.id, variable, outcome, reason))

    def build(self) -> Entry:
        item, fields = self.item, self.fields
        type_ = self._type()
        variables = item.variables
        if "bibtex:maintitle" in item.extra:
            variables = self._in_volumes(variables)
        elif self.skipped and "volume-title" in variables:
            variables = self._lent_main_title(variables)
        rules = plan(type_, self.dialect, "collection-title" in variables)
        if "archive" in variables or self.names:
            eprint, self.written = write_eprint(
                item, self.dialect, self.names, self.spelled, self.skipped
            )
            fields.update(eprint)
            located = "archive_location" in self.written and "number" not in variables
            if located and item.text("archive") == "arXiv":
                for variable in ("archive_location", "number"):
                    self.lose(variable, Outcome.APPROXIMATED, "arXiv's eprint is read as number")
        for variable, value in variables.items():
            if variable in self.skipped or variable in self.written:
                continue
            if variable == "issued" and isinstance(value, Date):
                self._issued(value)
            elif variable == "genre":
                self._genre(type_, rules, str(value))
            else:
                self._variable(variable, value, rules)
        if default_genre(type_) and "genre" not in variables:
            self.lose("genre", Outcome.APPROXIMATED, f"@{type_} says a kind of its own")
        macro = "month" in fields
        if item.extra:
            Leftovers(item, fields, self.dialect, self.parents, self.lose).write()
        return Entry(type_, fields, self.losses, macro)

    # -- type ---------------------------------------------------------------------------------

    def _type(self) -> str:
        item = self.item
        original = self.extra.get("bibtex:type")
        if isinstance(original, str) and is_type(original):
            for subtype in ("", "magazine", "newspaper", "dictionary"):
                if reads_as(original, subtype, item):
                    if subtype:
                        self.fields["entrysubtype"] = subtype
                    return original
        type_, subtype = entry_type(item, self.dialect)
        if not reads_as(type_, subtype, item):
            subtype = item.type
        if subtype:
            self.fields["entrysubtype"] = subtype
            if subtype not in _SUBTYPE_WORDS:
                reason = f"@{type_} with an entrysubtype of our own"
                self.lose("type", Outcome.KEPT_ASIDE, reason)
        return type_

    def _in_volumes(self, variables: Mapping[str, CslValue]) -> Mapping[str, CslValue]:
        """Titles of a work in several volumes, back where BibLaTeX has them."""
        volume = variables.get("volume-title")
        main = self._read("maintitle")
        sub = self._read("mainsubtitle")
        whole = join_title(main, sub) if sub else main
        inner = "title" if self.item.type == "book" else "container-title"
        if not whole or variables.get(inner) != whole or "volume" not in variables:
            return variables
        rest = {name: value for name, value in variables.items() if name != "volume-title"}
        if volume is None:
            del rest[inner]
        else:
            rest[inner] = volume
        self.names = {k: v for k, v in self.names.items() if k != inner}
        return rest

    def _lent_main_title(self, variables: Mapping[str, CslValue]) -> Mapping[str, CslValue]:
        """The parent lends the main title: the volume's own title is this entry's title."""
        inner = "title" if self.item.type == "book" else "container-title"
        if inner not in self.skipped or "volume-title" in self.skipped:
            return variables
        self.skipped -= {inner}
        rest = {name: value for name, value in variables.items() if name != "volume-title"}
        rest[inner] = variables["volume-title"]
        self.names = {k: v for k, v in self.names.items() if k != inner}
        return rest

    def _read(self, name: str) -> str:
        tex = self.extra.get(f"bibtex:{name}")
        return read_text(tex) or "" if isinstance(tex, str) else ""

    # -- variables ------------------------------------------------------------------------------

    def _variable(self, variable: str, value: CslValue, rules: Plan) -> None:
        rule = rules.write.get(variable)
        if rule is None:
            self.lose(variable, Outcome.LEFT_OUT, "is no CSL variable")
            return
        field, kind = rule
        hint = self.names.get(variable)
        aside = variable in rules.aside
        if hint is not None:
            if hint in _EDITORS and f"bibtex:{hint}type" in self.extra:
                if (
                    EDITOR_ROLES.get(str(self.extra[f"bibtex:{hint}type"]).strip().lower())
                    == variable
                ):
                    field, kind, aside = hint, "names", False
            elif hint == "howpublished" and variable == "URL":
                self._url(str(value))
                return
            else:
                known = rules.read.get(hint)
                if known is not None and known[0] == variable:
                    field, kind, aside = hint, known[1], known[2] == 9
        if field in self.fields:
            field, aside = f"csl-{variable.lower()}", True
        if isinstance(value, str):
            if kind in _SIMPLE and is_plain(value) and variable not in _TITLES:
                self.fields[field] = value
            elif usual := write_usual(kind, value):
                self.fields[field] = usual
            elif not self._text(variable, value, field, kind):
                return
        elif isinstance(value, tuple):
            truncated = self.extra.get(f"{variable}-truncated") is True
            tex = self.spelled.get(field, "")
            if not (tex and is_balanced(tex) and restored("names", value, tex, truncated)):
                tex = write_names(value, truncated, self.dialect == "biblatex")
            self.fields[field] = tex
            if not (are_usual(value, tex, truncated) or restored("names", value, tex, truncated)):
                self.lose(variable, Outcome.APPROXIMATED, "names in BibTeX have other parts")
                return
        else:
            tex = write_date(value)
            if not tex or not restored("date", value, tex):
                self.lose(variable, Outcome.APPROXIMATED, "EDTF has no such date")
                if not tex:
                    return
            self.fields[field] = tex
            if self.losses and self.losses[-1].variable == variable:
                return
        if aside:
            self.lose(variable, Outcome.KEPT_ASIDE, "in a field of our own")

    def _text(self, variable: str, value: str, field: str, kind: str) -> bool:
        """Write a text that needs care; whether it reads back the same."""
        if variable in _TITLES:
            value = self._without_subtitle(value, field)
            if is_plain(value):
                self.fields[field] = value
                return True
        if (
            kind in ("text", "number")
            and field not in self.spelled
            and (tex := write_protected(value))
        ):
            self.fields[field] = tex
            return True
        spelled = self.spelled.get(field)
        if spelled is not None and is_balanced(spelled) and restored(kind, value, spelled):
            self.fields[field] = spelled
            return True
        tex = WRITERS[kind](value)
        if not tex:
            self.lose(variable, Outcome.LEFT_OUT, "it is empty")
            return False
        self.fields[field] = tex
        if not restored(kind, value, tex):
            self.lose(variable, Outcome.APPROXIMATED, "TeX reads it differently")
            return False
        return True

    def _without_subtitle(self, value: str, field: str) -> str:
        """The title alone, if the subtitle is written in its own field."""
        if self.dialect == "bibtex":
            return value
        subfield = SUBTITLES.get(field)
        tex = self.extra.get(f"bibtex:{subfield}") if subfield else None
        if not subfield or not isinstance(tex, str):
            return value
        subtitle = read_text(tex)
        if not subtitle or not value.endswith(subtitle):
            return value
        title = value[: -len(subtitle)].rstrip()
        for main in (title.removesuffix(":"), title):
            if main and join_title(main, subtitle) == value:
                self.fields[subfield] = tex
                return main
        return value

    def _url(self, value: str) -> None:
        tex = f"\\url{{{write_verbatim(value)}}}"
        self.fields["howpublished"] = tex
        if read_verbatim(tex) != value:
            self.lose("URL", Outcome.APPROXIMATED, "TeX reads it differently")

    def _genre(self, type_: str, rules: Plan, value: str) -> None:
        if value == default_genre(type_) and self.names.get("genre") != "type":
            return
        if self.dialect == "biblatex" and type_ in ("thesis", "report") and value in KEY_OF_GENRE:
            self.fields["type"] = KEY_OF_GENRE[value]
            return
        self._variable("genre", value, rules)

    def _issued(self, value: Date) -> None:
        fields = write_issued(value, self.dialect, self.names.get("issued", ""))
        if not fields:
            self.lose("issued", Outcome.LEFT_OUT, "EDTF has no such date")
            return
        self.fields.update(fields)
        simple = len(fields) == 1 and len(value.parts) == 1 and not (value.literal or value.edtf)
        if not (simple and is_possible(value)) and read_issued(read_back(fields))[0] != value:
            self.lose("issued", Outcome.APPROXIMATED, "BibTeX has no such date")


def to_entry(item: Item, dialect: str, parents: bool = False) -> Entry:
    """The entry that says ``item``; ``parents``: what it inherits is written elsewhere."""
    return _Unmapper(item, dialect, parents).build()
