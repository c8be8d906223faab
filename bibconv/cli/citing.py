"""What ``bibconv cite`` does, apart from how its options are typed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bibconv import api
from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.sources import read_sources
from bibconv.csl.engine import OUTPUTS, Output
from bibconv.errors import MisuseError
from bibconv.source import Source, encode_utf8

if TYPE_CHECKING:
    from bibconv.csl import Entry

__all__ = ["CiteOptions", "run"]

# Works that a document cites and that cannot be printed.
_WORKS_MISSING = ("E111", "E112", "E113")


class CiteOptions(msgspec.Struct, kw_only=True):
    """The options of the command, one attribute each; see ``bibconv cite --help``."""

    files: list[str] = msgspec.field(default_factory=list)
    style: str = "apa"
    like: str | None = None
    save_style: str | None = None
    locale: str | None = None
    output: str = "text"
    citation: list[str] = msgspec.field(default_factory=list)
    citations: str | None = None
    engine: str | None = None
    from_format: str | None = None
    encoding: str | None = None


def run(options: CiteOptions) -> int:
    """Cite, print, and give the exit code."""
    form = next((form for form in OUTPUTS if form == options.output), None)
    if form is None:
        raise MisuseError(f"--to takes one of {', '.join(OUTPUTS)}")
    sources = read_sources(options.files, options.encoding)
    library = api.merge(api.load_source(source, options.from_format) for source in sources)
    style = _style_like(options) or options.style
    locale, engine = options.locale, options.engine
    found = [finding for finding in library.diagnostics if finding.code in _WORKS_MISSING]
    clusters = [*_lines_of(options.citations), *options.citation]
    if clusters or options.citations is not None:
        texts = api.citations(library, style, clusters, locale, form, engine, found.append)
        _print(texts, form)
    else:
        _print_bibliography(
            api.bibliography(library, style, locale, form, engine, found.append), form
        )
    paint = findings.Painter(findings.wants_colour(sys.stderr))
    for diagnostic in found:
        print(findings.headline(diagnostic, paint), file=sys.stderr)
    return EXIT_FINDINGS if found else 0


def _style_like(options: CiteOptions) -> str | None:
    """The style of the list ``like``: the nearest there is, or its own if that is to be kept."""
    if options.like is None:
        if options.save_style is not None:
            raise MisuseError("--save-style needs --like LIST, a list to take the style from")
        return None
    from bibconv import atomic
    from bibconv.cli.progress import styles_tried
    from bibconv.reading.nearest import nearest, similarity
    from bibconv.reading.sample import read_sample
    from bibconv.reading.style import write_style

    like = Path(options.like)
    save_style = None if options.save_style is None else Path(options.save_style)
    if save_style is not None and save_style.suffix != ".csl":
        raise MisuseError(f"{save_style}: styles are called something.csl")
    sample = read_sample(Source.from_path(like, encoding=options.encoding))
    best = nearest(sample, options.locale, styles_tried)
    print(f"nearest style: {best.name} (similarity {best.similarity:.3f})", file=sys.stderr)
    if save_style is None:
        return best.name
    text = write_style(sample, f"As in {like.name}", save_style.stem)
    atomic.write_bytes(str(save_style), [encode_utf8(text)])
    own = similarity(sample, str(save_style), range(len(sample.texts)))
    print(f"{save_style}: the list's own style (similarity {own:.3f})", file=sys.stderr)
    return str(save_style)


def _lines_of(path: str | None) -> list[str]:
    """The citations in a file: one a line, empty lines and lines that begin with # left out."""
    if path is None:
        return []
    lines = (line.strip() for line in Source.from_path(Path(path)).text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _print_bibliography(entries: list[Entry], output: Output) -> None:
    from bibconv.csl.output.document import document

    texts = [_shown(entry.text, output) for entry in entries]
    sys.stdout.write(document(texts, output, [entry.id for entry in entries]))


def _print(texts: list[str], output: Output) -> None:
    from bibconv.csl.output.document import citations

    sys.stdout.write(citations([_shown(text, output) for text in texts], output))


def _shown(text: str, output: Output) -> str:
    """Text for a terminal: what titles carry of control characters is shown, not obeyed."""
    if output != "text":
        return text
    return "\n".join(findings.clean(line) for line in text.split("\n"))
