"""What is converted in chunks comes out as what is converted in one piece."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bibconv.chunks import Plan, batches_of, can_be_cut, chunks_of, convert
from bibconv.cli import run
from bibconv.detect import FORMATS
from bibconv.diagnostics import Diagnostic
from bibconv.intake import read_blocks, source_format
from bibconv.loss import LossReport
from bibconv.outlet import identified, keeps_text, write_blocks
from bibconv.source import Source, encode_utf8
from bibconv.spread import Spread

TARGETS = ("bibtex", "biblatex", "ris", "csl-json", "csl-yaml", "enw", "nbib", "refworks")

ENTRY = """@article{{{key},
  author = {{M{{\\"u}}ller, Ada and Smith, Jo{number}}},
  title = {{On number {number} of {{BRCA}} things}},
  journal = acm,
  year = {{{year}}},
  odd-field = {{kept {number}}},
}}

"""
RECORD = "TY  - JOUR\nAU  - Smith, Jo\nTI  - Title {number}\nPY  - {year}\n{id}ER  - \n\n"


def entries(count: int, **special: str) -> str:
    """A bibliography; ``special`` are keys by number (``n3="a b"``)."""
    return '@string{acm = "Comm. ACM"}\n\n' + more(count, **special)


def more(count: int, **special: str) -> str:
    """Its entries alone."""
    text = ""
    for number in range(count):
        key = special.get(f"n{number}", f"key{number}")
        text += ENTRY.format(key=key, number=number, year=1990 + number)
    return text


def records(count: int, named: Callable[[int], bool]) -> str:
    return "".join(
        RECORD.format(number=n, year=1990 + n % 3, id=f"ID  - id{n}\n" if named(n) else "")
        for n in range(count)
    )


INPUTS = {
    "plain": [entries(30)],
    "verbatim-comments": ["% head\n" + entries(30) + "Text at the end.\n"],
    "unclosed": [entries(12) + "@book{torn, title = {never closed,\n\n" + more(12)],
    "brace-too-many": [entries(12) + "@book{torn, title = {A}}}\n\n" + more(12)],
    "entry-in-value": [
        entries(9) + "@book{a, abstract = {of code (x)\n@book{b, title = {B}}\n}}\n" + more(9)
    ],
    "late-string": [entries(20) + '@string{acm2 = "ACM"}\n@book{z, title = acm2}\n'],
    "strange-key": [entries(30, n17="a b", n20="c d")],
    "no-key": [entries(30, n4="", n22="")],
    "same-keys": [entries(30, n4="key7", n29="key2")],
    "crossref": [entries(20) + "@inbook{c, crossref = {w}}\n@book{w, title = {Whole}}\n"],
    "files": [entries(5), records(5, lambda _: True), entries(7).replace("key", "other")],
    "linked-files": ["@inbook{c, crossref = {w}}\n", "@book{w, title = {Whole}}\n" + more(9)],
    "ris": [records(40, lambda _: True)],
    "ris-without-ids": [records(40, lambda _: False)],
    "ris-some-ids": [records(40, lambda n: n % 11 != 7)],
    "ris-like-generated": [records(40, lambda n: n > 20).replace("id3", "smith1990title")],
    "crlf": [entries(20).replace("\n", "\r\n"), records(20, lambda n: n < 9).replace("\n", "\r\n")],
    "empty": ["", "% nothing\n"],
    "json": ['[{"id": "a", "type": "book"}]', entries(8)],
}


class Later:
    """A call that is made when its value is asked for, as if by another process."""

    def __init__(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        self.call = function, arguments

    def result(self) -> Any:
        function, arguments = self.call
        return function(*arguments)


class Here:
    """An engine without other processes."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Later:
        return Later(function, arguments)


Outcome = tuple[bytes, list[tuple[Any, ...]], dict[Any, int]]


def as_seen(found: list[Diagnostic]) -> list[tuple[Any, ...]]:
    return sorted(
        (f.file or "", f.span.start if f.span else -1, f.code, f.span.end if f.span else -1, str(f))
        for f in found
    )


def at_once(sources: list[Source], target: str, canonical: bool) -> Outcome:
    formats = [source_format(source) for source in sources]
    found: list[Diagnostic] = []
    losses = LossReport()
    blocks = (
        block
        for source, format in zip(sources, formats, strict=True)
        for block in read_blocks(source, format, found.append)
    )
    if target != "ris":
        blocks = identified(blocks)
    pieces = write_blocks(
        blocks, FORMATS[target], source_formats=formats, canonical=canonical, lose=losses
    )
    output = encode_utf8("".join(pieces))
    return output, as_seen(found), dict(losses.counts)


def in_chunks(sources: list[Source], target: str, canonical: bool, size: int) -> Outcome | None:
    formats = [source_format(source) for source in sources]
    found: list[Diagnostic] = []
    losses = LossReport()
    kept = keeps_text(formats, FORMATS[target], canonical)
    plan = Plan(target=target, canonical=canonical, kept=kept, each_loss=True)
    if not can_be_cut(sources, formats, plan):
        return None
    chunks = [
        chunk
        for number, (source, format) in enumerate(zip(sources, formats, strict=True))
        for chunk in chunks_of(source, format.name, number, size)
    ]
    spread = Spread(
        batches_of(chunks, size),
        sources,
        plan,
        Here(),
        ahead=3,
        report=found.append,
        losses=losses,
    )
    return b"".join(spread.output()), as_seen(found), dict(losses.counts)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", INPUTS)
def test_chunks_give_what_the_whole_gives(name: str, target: str) -> None:
    suffix = {"T": ".ris", "[": ".json"}
    sources = [
        Source(text, f"f{number}{suffix.get(text[:1], '.bib')}")
        for number, text in enumerate(INPUTS[name])
    ]
    for canonical in (False, True):
        expected = at_once(sources, target, canonical)
        for size in (300, 1500):
            outcome = in_chunks(sources, target, canonical, size)
            if outcome is not None:
                assert outcome == expected, (canonical, size)


def test_most_inputs_are_cut() -> None:
    cut = {
        name
        for name, texts in INPUTS.items()
        if len(chunks_of(Source(texts[0]), "ris" if "ris" in name else "bibtex", 0, 500)) > 3
    }
    whole = {"late-string", "crossref", "files", "linked-files", "empty", "json"}
    assert cut == INPUTS.keys() - whole


def test_a_record_without_id_waits_for_the_ids_of_all() -> None:
    (chunk,) = chunks_of(Source(records(1, lambda _: False), "a.ris"), "ris")
    plan = Plan(target="csl-json")
    part = convert((chunk,), plan)
    assert part.written is None
    assert part.wanted == ["smith1990title"]
    again = convert((chunk,), plan, ["other"])
    assert again.written is not None
    assert b'"id": "other"' in again.written.output


@pytest.mark.parametrize("target", ["csl-json", "bibtex"])
def test_jobs_of_the_command_line(
    target: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for number in range(3):
        text = entries(900).replace("key", f"f{number}k") + "@book{open, title = {A}\n"
        (tmp_path / f"{number}.bib").write_text(text, "utf-8")
    files = [str(tmp_path / f"{number}.bib") for number in range(3)]
    seen = []
    for jobs in ("1", "2"):
        code = run(["convert", *files, "-t", target, "--jobs", jobs])
        seen.append((code, *capfdbinary.readouterr()))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("jobs", ["-1", "many"])
def test_jobs_is_a_number(jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.bib").write_text("@book{a}", "utf-8")
    code = run(["convert", str(tmp_path / "a.bib"), "-t", "ris", f"--jobs={jobs}"])
    assert code == 2
    assert "--jobs" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_stays_behind(number: int, tmp_path: Path) -> None:
    (tmp_path / "big.bib").write_text(entries(40_000), "utf-8")
    command = [
        sys.executable,
        "-m",
        "bibconv",
        "convert",
        "-q",
        "big.bib",
        "-o",
        "out.ris",
        "-j",
        "2",
    ]
    parent = subprocess.Popen(command, cwd=tmp_path)
    listed = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    deadline = time.monotonic() + 30
    children: list[str] = []
    while len(children) < 2 and time.monotonic() < deadline and parent.poll() is None:
        children = listed.read_text().split() if listed.exists() else []
        time.sleep(0.02)
    assert len(children) == 2
    parent.send_signal(number)
    parent.wait()
    while any(_runs(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(child) for child in children)


def _runs(pid: str) -> bool:
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
