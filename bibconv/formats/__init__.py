"""The registry of formats: one line each. Modules are imported when first used."""

from __future__ import annotations

from bibconv.formats.base import Format, ReadContext, WriteContext

FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("bibtex", "BibTeX", "bibconv.formats.bibtex", (".bib", ".bibtex"), ("application/x-bibtex", "text/x-bibtex"), family="bib", concatenates=True),
        Format("biblatex", "BibLaTeX", "bibconv.formats.biblatex", (".bib",), ("application/x-bibtex",), family="bib", concatenates=True),
        Format("ris", "RIS", "bibconv.formats.ris", (".ris",), ("application/x-research-info-systems",), family="ris", concatenates=True),
        Format("csl-json", "CSL-JSON", "bibconv.formats.csl_json", (".csl.json", ".json"), ("application/vnd.citationstyles.csl+json",), family="csl-json"),
        Format("csl-yaml", "CSL-YAML", "bibconv.formats.csl_yaml", (".csl.yaml", ".yaml", ".yml"), ("application/yaml",), family="csl-yaml"),
    )
}  # fmt: skip

__all__ = ["FORMATS", "Format", "ReadContext", "WriteContext"]
