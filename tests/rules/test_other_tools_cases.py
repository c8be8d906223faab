"""Files from other tools' tests: what those tests name is named here, too.

The lists below hold in both directions: a file that is not on its list must be found, one that is
must still be missed, so that a rule that learns more shortens the list.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bibconv
from bibconv.diagnostics import Severity

CASES = Path(__file__).parents[2].parent / "shared" / "rules" / "cases"

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the files of other tools are not at hand"
)

# File -> rules that its test names and that do not say so here, with the reason.
MISSED: dict[str, tuple[str, ...]] = {
    # "title = a b": the second word is read as a field without its equals sign (S104).
    "syntax/bibtex-tidy/syntax-error-input3.bib": ("S103",),
    # Found only beside documents.
    "syntax/texlab/test_citation_unused__main.bib": ("R202",),
    # The stray text is an entry without its "@", which has a code of its own (S123).
    "syntax/Text-BibTeX/errors.bib": ("S120",),
    # A file of nothing but "@Article" has no entry at all (E104).
    "syntax/pybtex/WindowsNewlineTest-1.bib": ("S101",),
    # BibTeX takes "!title" for a name; only BibTool does not.
    "semantic/bibtool/bibtool_special_exclamation.bib": ("S110",),
    # A data model of the test's own.
    "semantic/biber/dm-constraints.bib": ("F107", "D101"),
    # The formatter's.
    "semantic/bibl/D00_fail.bib": ("Q101",),
    # Entries without fields: the required ones are missing (F101).
    "semantic/bibla/emptyEntries.bib": ("F108",),
    # Text behind the last field (S108) rather than a field without equals sign.
    "syntax/jabref/parseWarnsAboutUnmatchedContentInEntry.bib": ("S104",),
}

# Files that are sound for the tool they come from and have errors: tests of odd input.
WITH_ERRORS: frozenset[str] = frozenset(
    f"valid/{name}.bib"
    for name in """
    bibtex-tidy/better-bibtex__Better_BibTeX.004
    bibtex-tidy/better-bibtex__Import_Jabref_fileDirectory_unexpected_reference_type_1058
    bibtex-tidy/better-bibtex__Math_markup_to_unicode_not_always_imported_correctly_472
    bibtex-tidy/better-bibtex__Options_to_use_default_import_process_1562
    bibtex-tidy/better-bibtex__Problem_when_importing_BibTeX_entries_with_percent_sign_95_or_preamble_96
    bibtex-tidy/biber__crossrefs
    bibtex-tidy/biber__encoding1
    bibtex-tidy/biber__encoding3
    bibtex-tidy/biber__examples
    bibtex-tidy/biber__tool
    bibtex-tidy/biber__xdata
    bibtex-tidy/others__orcid-citation.bib
    bibtex-tidy/php-bibtex-parser__basic
    bibtex-tidy/php-bibtex-parser__citation-key
    bibtex-tidy/php-bibtex-parser__comment-only
    bibtex-tidy/php-bibtex-parser__keywords-simple
    bibtex-tidy/php-bibtex-parser__tag-contents-escaped
    bibtex-tidy/php-bibtex-parser__tag-contents-latex
    bibtex-tidy/php-bibtex-parser__tag-contents-nested-braces
    bibtex-tidy/php-bibtex-parser__tag-contents-slashes
    bibtex-tidy/php-bibtex-parser__tag-name-uppercased
    bibtex-tidy/php-bibtex-parser__trailing-comma
    bibtex-tidy/php-bibtex-parser__type-overriding
    bibtex-tidy/python-bibtexparser__wrong
    bibtex-tidy/python-bibtexparser__xref_missing_entries
    Text-BibTeX/macro
    bibtex-ruby/errors
    """.split()
)


def rows() -> list[dict[str, Any]]:
    manifest = CASES / "MANIFEST.jsonl"
    if not manifest.exists():
        return []
    lines = manifest.read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["path"].endswith((".bib", ".ris"))]


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if row["kind"] in ("syntax", "semantic", "dup") and row["rules"]],
    ids=lambda row: row["path"],
)
def test_what_others_name_is_named(row: dict[str, Any]) -> None:
    found = {d.code for d in bibconv.check(bibconv.load(CASES / row["path"]), select=["ALL"])}
    missed = tuple(code for code in row["rules"] if code not in found)
    assert missed == MISSED.get(row["path"], ())


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if row["kind"] in ("valid", "real")],
    ids=lambda row: row["path"],
)
def test_sound_files_have_no_errors(row: dict[str, Any]) -> None:
    found = bibconv.check(bibconv.load(CASES / row["path"]))
    errors = [str(d) for d in found if d.severity is Severity.ERROR]
    assert bool(errors) == (row["path"] in WITH_ERRORS), errors
