"""What ``bibconv send`` does: records into a reference manager that runs on this computer.

The only place of the project that opens a socket, and only to 127.0.0.1.
Source: Zotero's local connector (``/connector/ping``, ``/connector/import``), version 3 of its
interface; JabRef's HTTP server (``/libraries/current/entries``).
"""

from __future__ import annotations

import http.client
import json
import sys
from collections.abc import Iterable
from uuid import uuid4

import msgspec

from bibconv.cli import EXIT_FINDINGS, findings
from bibconv.cli.sources import read_sources
from bibconv.detect import FORMATS
from bibconv.diagnostics import Diagnostic, Severity
from bibconv.errors import UnreadableInputError
from bibconv.formats.base import Format
from bibconv.intake import read_blocks, source_format
from bibconv.loss import LossReport
from bibconv.managers import MANAGERS
from bibconv.model import Record
from bibconv.outlet import identified, write_blocks
from bibconv.source import encode_utf8

__all__ = ["SendOptions", "run"]

_LOOPBACK = "127.0.0.1"
_PORT = 23119  # of both programs, if nobody has changed it
_PATIENCE = 120.0  # seconds; a manager takes its time over thousands of records
_LONGEST_ANSWER = 200_000_000
_ZOTERO_HEADERS = {
    "X-Zotero-Connector-API-Version": "3",
    # Anything of JSON is taken apart before an importer sees it.
    "Content-Type": "text/plain; charset=utf-8",
}
_JABREF_HEADERS = {"Content-Type": "application/x-bibtex", "Accept": "application/json"}


class SendOptions(msgspec.Struct, kw_only=True):
    """The options of the command, one attribute each; see ``bibconv send --help``."""

    manager: str
    files: list[str] = msgspec.field(default_factory=list)
    from_format: str | None = None
    encoding: str | None = None
    port: int = _PORT
    quiet: bool = False


class SendError(UnreadableInputError):
    """The manager does not run, or refused the records; the text says what to do."""


class _Answer(msgspec.Struct):
    status: int
    headers: dict[str, str]
    body: bytes


def run(options: SendOptions) -> int:
    """Send the records, say how many arrived, and give the exit code."""
    send, format = _MANAGERS[options.manager]
    sources = read_sources(options.files, options.encoding)
    found: list[Diagnostic] = []
    formats = [source_format(source, options.from_format) for source in sources]
    records = [
        block
        for source, source_form in zip(sources, formats, strict=True)
        for block in read_blocks(source, source_form, found.append)
        if isinstance(block, Record)
    ]
    paint = findings.Painter(findings.wants_colour(sys.stderr))
    for diagnostic in found if not options.quiet else ():
        if diagnostic.severity is Severity.ERROR:
            print(findings.headline(diagnostic, paint), file=sys.stderr)
    if not records:
        raise SendError("there is no record to send")
    losses = LossReport(keep=False)
    body = _text(records, format, options.manager, losses)
    _require(options.manager, options.port)
    arrived = send(body, options.port)
    title = MANAGERS[options.manager].title
    for line in losses.summary() if not options.quiet else ():
        print(f"{paint('note:', '1')} {findings.clean(line)}", file=sys.stderr)
    if arrived is None:
        print(f"{len(records)} records were handed to {title}")
        return 0
    print(f"{arrived} of {len(records)} records arrived in {title}")
    return 0 if arrived == len(records) else EXIT_FINDINGS


def _text(records: Iterable[Record], format: Format, manager: str, losses: LossReport) -> bytes:
    pieces = write_blocks(
        identified(records), format, lose=losses, canonical=True, manager=MANAGERS[manager]
    )
    return encode_utf8("".join(pieces))


def _require(manager: str, port: int) -> None:
    """Ask who listens at the port, which both programs use."""
    title = MANAGERS[manager].title
    ping = _ask("GET", "/connector/ping", port, headers={"X-Zotero-Connector-API-Version": "3"})
    if ping is None:
        raise SendError(f"{title} does not answer at port {port}; {_HOW_TO_START[manager]}")
    is_zotero = ping.status == 200 and (
        "x-zotero-version" in ping.headers or b"Zotero" in ping.body[:2000]
    )
    if is_zotero != (manager == "zotero"):
        there = "Zotero" if is_zotero else "another program (JabRef?)"
        raise SendError(
            f"{there} answers at port {port}, not {title}; "
            f"close it, or give {title} another port and say --port"
        )


_HOW_TO_START = {
    "zotero": 'start it, and allow "other applications on this computer" in its advanced settings',
    "jabref": "start it, and switch on its HTTP server in the preferences (or say --port)",
}


def _send_zotero(body: bytes, port: int) -> int | None:
    """How many items Zotero made."""
    answer = _ask("POST", f"/connector/import?session={uuid4().hex}", port, body, _ZOTERO_HEADERS)
    if answer is None:
        raise SendError("Zotero closed the connection; look whether the records arrived")
    if answer.status == 201:
        try:
            items = json.loads(answer.body or b"[]")
        except ValueError:
            return None
        return len(items) if isinstance(items, list) else None
    if answer.status == 400:
        raise SendError("Zotero found no importer for the records")
    if answer.status == 409:
        raise SendError("Zotero is still busy with another import; try again")
    if answer.status == 500 and b"libraryEditable" in answer.body:
        raise SendError(
            "the library that is selected in Zotero cannot be changed; select another one"
        )
    raise SendError(f"Zotero refused the records (HTTP {answer.status}): {_said(answer)}")


def _send_jabref(body: bytes, port: int) -> int | None:
    """JabRef does not say how many entries it made."""
    answer = _ask("POST", "/libraries/current/entries", port, body, _JABREF_HEADERS)
    if answer is None:
        raise SendError("JabRef closed the connection; look whether the records arrived")
    if answer.status in (200, 201, 202, 204):
        return None
    if answer.status in (400, 404):
        raise SendError(f"no library is open in JabRef; open one: {_said(answer)}")
    raise SendError(f"JabRef refused the records (HTTP {answer.status}): {_said(answer)}")


def _said(answer: _Answer) -> str:
    return findings.clean(answer.body[:200].decode("utf-8", "replace")) or "no reason given"


def _ask(
    method: str,
    path: str,
    port: int,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> _Answer | None:
    """The answer of the program at the port of this computer; ``None`` if there is none."""
    connection = http.client.HTTPConnection(_LOOPBACK, port, timeout=_PATIENCE)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        known = {name.lower(): value for name, value in response.getheaders()}
        return _Answer(response.status, known, response.read(_LONGEST_ANSWER))
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


_MANAGERS = {
    "zotero": (_send_zotero, FORMATS["csl-json"]),
    "jabref": (_send_jabref, FORMATS["biblatex"]),
}
