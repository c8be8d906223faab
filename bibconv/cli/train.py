"""``bibconv train``: a model for reading references, from records or labelled references of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bibconv import api, atomic
from bibconv.cli.inputs import Encoding, FromFormat
from bibconv.cli.sources import read_sources
from bibconv.errors import MisuseError


def train(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES...",
            help="Records in any format, or labelled references, one JSON object a line (.jsonl).",
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="MODEL", help="File to write the model to.")
    ],
    from_format: FromFormat = None,
    encoding: Encoding = None,
    styles: Annotated[
        int, typer.Option("--styles", help="In how many styles the records are printed.", min=1)
    ] = 200,
    per_style: Annotated[
        int, typer.Option("--per-style", help="How many records each style prints.", min=1)
    ] = 40,
    iterations: Annotated[
        int, typer.Option("--iterations", help="Steps of the training.", min=1)
    ] = 80,
) -> None:
    """Train a reader of references: bibconv train refs.bib -o my.model

    Records are printed in many citation styles, and the model learns to read them back. Use it
    with: bibconv convert list.txt -f text --model my.model -t ris
    """
    from bibconv.training.own import learn

    records = []
    lines: list[str] = []
    for source in read_sources(files, encoding):
        if source.name.endswith(".jsonl") and from_format is None:
            lines += source.text.split("\n")
        else:
            records += [item.to_csl() for item in api.load_source(source, from_format).items]
    model = learn(records, lines, styles=styles, per_style=per_style, iterations=iterations)
    if model is None:
        raise MisuseError(
            "nothing to learn from: no record with a title, and no labelled reference, in the input"
        )
    atomic.write_bytes(output, [model])
    print(f"{Path(output).name}: {len(model) / 1e6:.1f} MB")
