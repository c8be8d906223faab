"""``eprint`` and its type: where a preprint or a copy is archived.

Sources: biblatex manual §3.14.7, arXiv's hint for BibTeX. ``eprint = {2001.01234},
archiveprefix = {arXiv}`` is archive ``arXiv``, number ``arXiv:2001.01234``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibconv.formats.bibtex.values import read_verbatim, write_verbatim
from bibconv.model import Item
from bibconv.model import Value as CslValue

_NUMBERED = {"pubmed": "PMID", "pmid": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}
_TYPE_FIELDS = {
    "bibtex": ("archiveprefix", "eprinttype"),
    "biblatex": ("eprinttype", "archiveprefix"),
}


def read_eprint(
    values: Mapping[str, str],
    dialect: str,
    variables: dict[str, CslValue],
    origins: dict[str, str],
    names: dict[str, str],
    extra: dict[str, Any],
) -> frozenset[str]:
    """Set the variables; gives the fields that were used."""
    eprint = read_verbatim(values["eprint"])
    type_field = next((name for name in _TYPE_FIELDS[dialect] if values.get(name)), "")
    kind = read_verbatim(values[type_field]) if type_field else None
    if not eprint or not kind:
        return frozenset()
    variable = _NUMBERED.get(kind.lower())
    if variable:
        if variable.lower() in values:
            return frozenset()
        variables[variable] = eprint
        origins[variable] = "eprint"
        names[variable] = f"eprint+{type_field}={kind}"
        return frozenset({"eprint", type_field})
    if kind.lower() == "arxiv" and not eprint.lower().startswith("arxiv:") and not _taken(values):
        variables["number"] = f"arXiv:{eprint}"
        origins["number"] = "eprint"
    else:
        variables["archive_location"] = eprint
        origins["archive_location"] = "eprint"
    variables["archive"] = "arXiv" if kind.lower() == "arxiv" else kind
    origins["archive"] = type_field
    if type_field != _TYPE_FIELDS[dialect][0]:
        names["archive"] = type_field
    if kind != variables["archive"]:
        extra["bibtex:tex"] = {type_field: kind}
    return frozenset({"eprint", type_field})


def _taken(values: Mapping[str, str]) -> bool:
    """Whether another field may be the number."""
    return "number" in values or "eid" in values or "isrn" in values or "csl-number" in values


def write_eprint(
    item: Item, dialect: str, names: Mapping[str, str], skipped: frozenset[str]
) -> tuple[dict[str, str], frozenset[str]]:
    """The fields of an archived copy, and the variables that they say."""
    for variable in ("PMID", "PMCID"):
        shape = names.get(variable, "")
        if shape.startswith("eprint+") and variable in item.variables and variable not in skipped:
            field, _, kind = shape.removeprefix("eprint+").partition("=")
            if _NUMBERED.get(kind.lower()) == variable and field in _TYPE_FIELDS[dialect]:
                eprint = write_verbatim(item.text(variable))
                return {"eprint": eprint, field: kind}, frozenset({variable})
    archive = item.text("archive")
    if not archive or "archive" in skipped or archive.lower() in _NUMBERED:
        return {}, frozenset()
    number, location = item.text("number"), item.text("archive_location")
    if number.startswith("arXiv:") and archive == "arXiv" and not location:
        source, eprint = "number", number[6:]
    elif location:
        source, eprint = "archive_location", location
        if archive == "arXiv" and not number and not eprint.lower().startswith("arxiv:"):
            return {}, frozenset()
    else:
        return {}, frozenset()
    if source in skipped or archive.lower() == "arxiv" and archive != "arXiv":
        return {}, frozenset()
    field = names.get("archive", "")
    if field not in _TYPE_FIELDS[dialect]:
        field = _TYPE_FIELDS[dialect][0]
    fields = {"eprint": write_verbatim(eprint), field: write_verbatim(archive)}
    if read_verbatim(fields["eprint"]) != eprint or read_verbatim(fields[field]) != archive:
        return {}, frozenset()
    return fields, frozenset({source, "archive"})
