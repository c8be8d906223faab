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
    leftovers: dict[str, str],
    dialect: str,
    variables: dict[str, CslValue],
    origins: dict[str, str],
    names: dict[str, str],
    extra: dict[str, Any],
) -> None:
    """Set the variables and take the fields off ``leftovers``."""
    eprint = read_verbatim(leftovers["eprint"])
    field = next((name for name in _TYPE_FIELDS[dialect] if leftovers.get(name)), "")
    kind = read_verbatim(leftovers[field]) if field else None
    if not eprint or not kind:
        return
    variable = _NUMBERED.get(kind.lower())
    if variable:
        if variable in variables:
            return
        variables[variable] = eprint
        origins[variable] = "eprint"
        names[variable] = f"eprint+{field}={kind}"
        del leftovers["eprint"], leftovers[field]
        return
    if "archive" in variables or "archive_location" in variables:
        return
    arxiv = kind.lower() == "arxiv"
    if arxiv and "number" not in variables:
        if eprint.lower().startswith("arxiv:"):
            return
        variables["number"] = f"arXiv:{eprint}"
        origins["number"] = "eprint"
    else:
        variables["archive_location"] = eprint
        origins["archive_location"] = "eprint"
    variables["archive"] = "arXiv" if arxiv else kind
    origins["archive"] = field
    if field != _TYPE_FIELDS[dialect][0]:
        names["archive"] = field
    if kind != variables["archive"]:
        extra.setdefault("bibtex:tex", {})[field] = kind
    del leftovers["eprint"], leftovers[field]


def write_eprint(
    item: Item,
    dialect: str,
    names: Mapping[str, str],
    spelled: Mapping[str, str],
    skipped: frozenset[str],
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
    else:
        return {}, frozenset()
    if source in skipped or (archive.lower() == "arxiv" and archive != "arXiv"):
        return {}, frozenset()
    field = names.get("archive", "")
    if field not in _TYPE_FIELDS[dialect]:
        field = _TYPE_FIELDS[dialect][0]
    fields = {"eprint": write_verbatim(eprint), field: write_verbatim(archive)}
    if archive == "arXiv" and str(spelled.get(field, "")).lower() == "arxiv":
        fields[field] = spelled[field]
        return fields, frozenset({source, "archive"})
    if read_verbatim(fields["eprint"]) != eprint or read_verbatim(fields[field]) != archive:
        return {}, frozenset()
    return fields, frozenset({source, "archive"})
