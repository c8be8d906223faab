"""S, E, R and Q: what readers, and the formatter, report. No functions here: the readers find these while reading.

The pages make the codes known to ``--select``, ``--ignore``, ``rules`` and ``explain``.
"""

from __future__ import annotations

from bibconv.diagnostics import Severity
from bibconv.rules.base import documented

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# code, name, severity, families, what it reports, why it matters, example, remedy, source
_PAGES: tuple[tuple[str, str, Severity, str, str, str, str, str, str], ...] = (
    ("S001", "not-utf8", _E, "", "The file is not valid UTF-8", "Read with a guessed encoding, letters may be wrong; other programs stop.", "a file saved as Latin-1 without saying so", "save the file as UTF-8, or name its encoding", "RFC 8259, section 8.1 (JSON)"),
    ("S002", "byte-order-mark", _W, "", "The file begins with a UTF-8 byte-order mark", "BibTeX reads it as junk, JSON forbids it; `--fix` takes it away.", "a file saved as \"UTF-8 with BOM\"", "save as UTF-8 without a mark", "RFC 8259, section 8.1"),
    ("S101", "missing-entry-delimiter", _E, "bib", "An entry type is not followed by an opening brace or parenthesis", "The entry cannot be read.", "`@article doe2004, title = ...`", "`@article{doe2004, title = ...`", "bibtex.web; btxdoc, section 2"),
    ("S102", "missing-key", _E, "bib", "An entry has no key", "Nothing can cite it.", "`@article{title = {A Title}}`", "`@article{doe2004, title = {A Title}}`", "bibtex.web"),
    ("S103", "missing-comma", _E, "bib", "Two fields have no comma between them", "BibTeX skips the rest of the entry; other programs lose all that follows.", "`title = {A Title} year = 2004`", "`title = {A Title}, year = 2004`", "bibtex.web"),
    ("S104", "missing-equals", _E, "bib", "A field name is not followed by an equals sign", "The field is lost.", "`title {A Title}`", "`title = {A Title}`", "bibtex.web"),
    ("S105", "missing-value", _E, "bib", "A field has no value behind its equals sign", "BibTeX skips the rest of the entry.", "`title = , year = 2004`", "`title = {A Title}, year = 2004`", "bibtex.web"),
    ("S106", "unterminated-value", _E, "bib", "A brace or quote is opened and never closed", "Everything behind it is taken for its value. The finding stands at the opening brace; a second place says where reading went on.", "`title = {A {Title}, year = 2004}`", "close the brace", "btxdoc, section 2"),
    ("S107", "unbalanced-close-brace", _E, "bib", "A closing brace has no opening one", "It ends the entry too early.", "`title = {A Title}}, year = 2004}`", "remove the brace, or open it", "bibtex.web"),
    ("S108", "text-after-last-field", _E, "bib", "There is text between the last value and the end of the entry", "BibTeX skips it.", "`year = 2004 maybe}`", "`year = 2004}`", "bibtex.web"),
    ("S109", "unterminated-entry", _E, "bib", "An entry is not closed before the next begins or the file ends", "Other programs take the following entries for a part of it.", "`@book{doe, year = 2004` and then `@book{`", "close the entry with `}`", "bibtex.web"),
    ("S110", "bad-field-name", _E, "bib", "A field name begins with a digit or has a character that names cannot have", "BibTeX skips the rest of the entry.", "`2nd = {...}`", "a name of letters", "bibtex.web"),
    ("S111", "bad-key-character", _W, "bib json ris", "A key has a character that LaTeX, BibTeX, biber or pandoc cannot cite", "The citation fails.", "`@book{doe~2004, ...}`", "letters, digits and `:-_./+`", "bibtex.web; pandoc manual, \"Citation syntax\""),
    ("S112", "mixed-delimiters", _E, "bib", "An entry opens with a brace and closes with a parenthesis, or the reverse", "BibTeX does not see its end.", "`@book{doe, year = 2004)`", "`@book{doe, year = 2004}`", "bibtex.web"),
    ("S121", "percent-comment-in-entry", _W, "bib", "There is a % line inside an entry", "biber takes it for a comment, BibTeX does not: it loses the entry.", "`% year = 2003,` between two fields", "put comments between entries", "btxdoc, section 4, item 14"),
    ("S122", "at-sign-in-comment", _W, "bib", "There is an @ in text between entries", "BibTeX takes it for the beginning of an entry.", "`mail doe@example.org`", "leave out the @", "bibtex.web"),
    ("S123", "at-sign-missing", _W, "bib", "Text between entries looks like an entry without its @", "Nothing of it is read.", "`book{doe, title = {A Title}}`", "`@book{doe, title = {A Title}}`, or % before the lines", "bibtex.web"),
    ("S124", "conflict-marker", _E, "bib", "Git's mark of two versions that it could not merge was left in the file", "Both versions are read, one after the other.", "`<<<<<<< HEAD` between two entries", "one of the versions, without the marks", "git-merge(1), \"How conflicts are presented\""),
    ("S130", "undefined-string", _E, "bib", "A bare word is neither a number, nor a month, nor a @string defined before", "BibTeX leaves the value empty.", "`journal = jacm` without `@string{jacm = ...}`", "define it before its first use, or write `{jacm}`", "bibtex.web, \"undefined string\""),
    ("S131", "duplicate-string", _W, "bib", "A @string name is defined twice", "The last definition wins, also for entries that meant the first.", "two `@string{jacm = ...}`", "one of them", "bibtex.web"),
    ("S140", "ris-bad-tag-line", _E, "ris", "A line is not a tag, two spaces, hyphen, space and value", "Other programs drop it or attach it to the line before.", "`AU- Doe, Jane`", "`AU  - Doe, Jane`", "RIS Format Specifications"),
    ("S141", "ris-missing-type-or-end", _E, "ris", "A record does not begin with TY or does not end with ER", "Other programs join it to the next record or drop it.", "`TI  - A Title` first", "`TY  - JOUR` first and `ER  - ` last", "RIS Format Specifications"),
    ("S142", "ris-unknown-type", _W, "ris", "The reference type is none of the RIS types", "Other programs make it a journal article or drop it.", "`TY  - JRNL`", "`TY  - JOUR`", "RIS Format Specifications, reference types"),
    ("S150", "json-syntax", _E, "json", "The text is not JSON (or YAML), or not a list of objects", "Nothing, or only the part before, can be read.", "`[{\"id\": \"doe\",}]`", "`[{\"id\": \"doe\"}]`", "RFC 8259; csl-data.json"),
    ("S160", "xml-syntax", _E, "xml", "An element is not well-formed XML, or the document declares entities", "Other programs read nothing of the file.", "`<title>A & B</title>`", "`<title>A &amp; B</title>`", "XML 1.0, section 2.1"),
    ("S170", "marc-structure", _E, "marc", "A MARC record's directory and fields do not agree, or the record is cut off", "Other programs lose the record, or put fields under the wrong tags.", "a record without its end mark", "export it again", "ISO 2709:2008"),
    ("S161", "value-not-understood", _W, "", "A value of a further format is not what the format says it is", "It is kept as it stands, but no other format can use it.", "a date `soon` in EndNote XML", "a value that the format allows", "the format's documentation, see docs/formats.md"),
    ("S163", "record-cut-off", _E, "", "A record opens and does not close: a template, a span, a quoted cell", "Other programs lose it, or take all that follows for a part of it.", "`{{cite book |title=A Title` and nothing more", "`{{cite book |title=A Title}}`", "each format's own documentation"),
    ("S162", "text-outside-records", _W, "", "There is text that belongs to no record", "Other programs drop it, or add it to the record before.", "a line of prose between two records of MEDLINE", "delete it, or give the record its first tag", "the format's documentation, see docs/formats.md"),
    ("R204", "bibliography-missing", _W, "", "A document names a bibliography that is not there", "What it cites from there cannot be compared.", "`\\\\bibliography{refs}` where the file is `references.bib`", "the name of the file; what is not below the document's folder is named on the command line", "LaTeX, pandoc, Typst"),
    ("E101", "doubtful-reference", _W, "text xml", "A reference in running text was read with little certainty", "What bibconv is unsure of may stand in the wrong variable.", "a reference without any punctuation", "compare the record with the text", "the reader's own trust"),
    ("E102", "unread-text", _W, "text xml", "A part of a reference was put into no variable", "A title, journal or publisher may have lost something.", "an unknown remark after the pages", "check whether it belongs to a variable", "the reader's own account"),
    ("E103", "label-without-value", _W, "text", "A saved page has a label with no value behind it", "The value was lost when the page was saved.", "`Published` on a line of its own, then the next label", "look it up on the live page", "the page"),
    ("E104", "no-reference-found", _E, "text", "A text holds no reference", "There is nothing to convert or check.", "a letter", "paste the reference list alone, or name the format with `-f`", "the reader"),
    ("E105", "page-contradicts-itself", _W, "text", "A saved page says one thing, its own \"cite this article\" line another", "One of the two is wrong.", "two years of publication", "look up which one is right", "the page"),
    ("E106", "page-lacks-variable", _W, "text", "A saved page does not give what its article needs", "bibconv adds nothing that the text does not say.", "a record page without volume", "look it up and add it", "the page"),
    ("E107", "unread-line", _W, "text", "A line in a list of references, or one that looks like a reference, was not read", "The reference, or a part of it, is in no record.", "a line `Zweiter Teil` between two references", "put each reference on a line of its own, with a blank line between", "the reader's own account"),
    ("E108", "references-run-together", _W, "text", "Two references were read as one", "The record mixes parts of two works.", "`Doe, J. (2001). Tides. Roe, K. (2004). Sand.` on one line", "put each reference on a line of its own", "the reader's own account"),
    ("E110", "document-damaged", _E, "", "The file of a document is damaged, or has parts of its text in other files", "What cannot be read is missing.", "a Word document that was cut off while it was copied", "open it in a word processor and save it again", "ECMA-376; ODF 1.3"),
    ("E111", "citation-without-data", _E, "", "A citation in a document holds only the key of a work", "The work is not in the output.", "a citation of Zotero's whose document does not store its references", "refresh the document where the library is, or read its printed list with `-f text`", "the reference manager"),
    ("E112", "citation-damaged", _E, "", "The hidden data of a citation in a document are damaged", "The works that it cites are not in the output, or only some.", "a field whose code was cut", "insert the citation again", "the reference manager"),
    ("E113", "citations-not-understood", _W, "", "A document has citations in an unknown coding", "Its works are not in the output, unless the printed list is read.", "fields of RefWorks", "export the works from the program that made the citations", "the program's documents"),
    ("E114", "work-not-cited", _W, "", "A document stores or lists a work that it does not cite", "It is not in the output.", "a source in Word's list that no citation uses", "cite it, or add its record by hand", "ECMA-376 part 1, section 22.6; Zotero's integration"),
    ("E115", "citations-differ", _W, "", "Two citations in a document have different data for the same work", "One of the two is out of date; the first is used.", "a title that was corrected after the work was first cited", "refresh the citations", "the reference manager"),
    ("E116", "works-united", _W, "", "Two works in a document are the same one", "One record is made of them; the document may list it twice.", "a work from two libraries, with one DOI", "merge the two in the library and refresh the document", "the reference manager"),
    ("X201", "style-failed", _W, "", "A style could not print an item or citation as it should", "It is printed in a plain form instead.", "a style that asks for what the item lacks", "try another style", "the citation processor"),
    ("R101", "crossref-target-missing", _E, "bib", "A crossref, xref, xdata or related key is not in the file", "What should be inherited is missing.", "`crossref = {conf2004}` without an entry `conf2004`", "add the parent, or correct the key", "biblatex manual, section 2.1.2.3; bibtex.web, \"A bad cross reference\""),
    ("R103", "crossref-cycle", _E, "bib", "Entries inherit from each other in a circle", "biber stops; nothing is inherited.", "`a` with `crossref = {b}`, `b` with `crossref = {a}`", "one of the two as parent", "biber, \"Circular inheritance\""),
)  # fmt: skip

_OFF: tuple[tuple[str, str, Severity, str, str, str, str, str, str], ...] = (
    ("Q101", "unsorted-entries", _I, "bib", "Entries are not in the order of their keys, or in that of the settings (`format.sort`)", "In a sorted file an entry is found, and a change of it is seen.", "`@book{roe, ...}` before `@book{doe, ...}`", "`bibconv format --sort key`", "bibtex-tidy, bibtool"),
    ("Q102", "unsorted-fields", _I, "bib", "The fields of an entry are not in the usual order, or in that of the settings (`format.field-order`)", "Entries with the same order are read, and compared, at a glance.", "`title` before `author`", "`bibconv format --sort-fields`", "bibtex-tidy, JabRef"),
    ("Q103", "not-formatted", _I, "bib", "A file is not in the layout that `bibconv format` gives it", "Changes of layout hide changes of what is said.", "`title=\"A\"` on the line of another field", "`bibconv format`", "bibtex-tidy"),
    ("S120", "stray-text", _I, "bib", "There is text between entries that does not look like a comment", "BibTeX ignores it, biber warns; it may be a lost entry.", "a line of text without %", "delete it, or put % before it", "biber, \"characters of junk\""),
)  # fmt: skip


def _page(what: str, why: str, example: str, remedy: str, source: str) -> str:
    return (
        f"{what}.\n\nWhy: {why}\n\nExample: {example}\nUse instead: {remedy}\n"
        f"Source: {source}.\n\nReported while reading."
    )


for _pages, _default in ((_PAGES, True), (_OFF, False)):
    for _code, _name, _severity, _families, *_texts in _pages:
        documented(_code, _name, _severity, _families, _page(*_texts), default=_default)
