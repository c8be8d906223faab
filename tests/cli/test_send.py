"""``bibconv send`` against servers that speak the protocols and refuse what the real ones refuse."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

import bibconv
from bibconv.cli import run

BIB = """@article{a, author = {Doe, Jane}, title = {Trees}, journal = {J}, year = 2020}

@software{b, author = {Lee, Ann}, title = {Leaves}, year = 2021}
"""


class Server(ThreadingHTTPServer):
    """Notes what it was sent; ``mood`` makes it refuse."""

    daemon_threads = True
    mood = ""
    got: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def answer(self, status: int, body: str, kind: str = "text/plain", **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def body(self) -> str | None:
        length = self.headers.get("Content-Length")
        return self.rfile.read(int(length)).decode() if length else None


class Zotero(Handler):
    """Zotero's connector: local Host only, no browser, a length, a type that is not JSON."""

    versions: ClassVar = {"X_Zotero_Version": "7.0", "X_Zotero_Connector_API_Version": "3"}

    def refused(self) -> bool:
        host = (self.headers.get("Host") or "").partition(":")[0]
        browser = (self.headers.get("User-Agent") or "").startswith("Mozilla/")
        if host not in ("127.0.0.1", "localhost") or browser or "Origin" in self.headers:
            self.answer(403, "forbidden")
            return True
        return False

    def do_GET(self) -> None:
        if not self.refused():
            status = 200 if self.path == "/connector/ping" else 404
            self.answer(status, "<html>Zotero is running</html>", "text/html", **self.versions)

    def do_POST(self) -> None:
        body = self.body()
        if self.refused():
            return
        if not re.fullmatch(r"/connector/import\?session=\w+", self.path) or body is None:
            self.answer(404, "")
        elif "json" in (self.headers.get("Content-Type") or "json"):
            self.answer(400, "no importer")
        elif self.server.mood == "locked":
            self.answer(500, '{"libraryEditable":false}')
        elif self.server.mood == "busy":
            self.answer(409, '{"error":"SESSION_EXISTS"}')
        else:
            self.server.got.append(body)
            items = json.loads(body)
            if any(item["type"] == "software" for item in items):
                self.answer(400, "no importer")  # as its CSL-JSON importer does
                return
            kept = items[: 1 if self.server.mood == "loses" else None]
            self.answer(201, json.dumps(kept), "application/json", **self.versions)


class JabRef(Handler):
    """JabRef's HTTP server: no connector, entries for the current library."""

    def do_GET(self) -> None:
        found = self.path == "/libraries"
        self.answer(200 if found else 404, "[]" if found else "", "application/json")

    def do_POST(self) -> None:
        body = self.body()
        if self.path != "/libraries/current/entries" or body is None:
            self.answer(404, "")
        elif self.headers.get("Content-Type") != "application/x-bibtex":
            self.answer(415, "wrong type")
        elif self.server.mood == "no library":
            self.answer(400, "This is only possible when JabRef has a GUI")
        else:
            self.server.got.append(body)
            self.answer(204, "")


@pytest.fixture(params=[None])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), request.param)
    made.got = []
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def bib(tmp_path: Path) -> str:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, "utf-8")
    return str(path)


def sent(server: Server, manager: str, *files: str) -> int:
    return run(["send", manager, *files, "--port", str(server.server_address[1])])


@pytest.mark.parametrize("server", [Zotero], indirect=True)
def test_records_arrive_in_zotero(
    server: Server, bib: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sent(server, "zotero", bib) == 0
    out, err = capsys.readouterr()
    assert out == "2 of 2 records arrived in Zotero\n"
    assert "approximated: type (1)" in err
    titles = [item["title"] for item in bibconv.loads(server.got[0], "csl-json").items]
    assert titles == ["Trees", "Leaves"]


@pytest.mark.parametrize("server", [JabRef], indirect=True)
def test_records_arrive_in_jabref(
    server: Server, bib: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sent(server, "jabref", bib) == 0
    assert capsys.readouterr().out == "2 records were handed to JabRef\n"
    assert [item.id for item in bibconv.loads(server.got[0]).items] == ["a", "b"]


MOODS = {
    "locked": (Zotero, "zotero", 2, "cannot be changed; select another"),
    "busy": (Zotero, "zotero", 2, "still busy"),
    "loses": (Zotero, "zotero", 1, ""),
    "no library": (JabRef, "jabref", 2, "no library is open in JabRef"),
}


@pytest.mark.parametrize(("server", "mood"), [(MOODS[m][0], m) for m in MOODS], indirect=["server"])
def test_a_refusal_is_told(
    server: Server, mood: str, bib: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, manager, code, words = MOODS[mood]
    server.mood = mood
    assert sent(server, manager, bib) == code
    out, err = capsys.readouterr()
    assert words in err
    assert out == ("1 of 2 records arrived in Zotero\n" if mood == "loses" else "")


@pytest.mark.parametrize(
    ("server", "manager", "there"),
    [(Zotero, "jabref", "Zotero answers"), (JabRef, "zotero", "JabRef?")],
    indirect=["server"],
)
def test_the_other_program_at_the_port(
    server: Server, manager: str, there: str, bib: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sent(server, manager, bib) == 2
    assert there in capsys.readouterr().err
    assert not server.got


@pytest.mark.parametrize("manager", ["zotero", "jabref"])
def test_nobody_answers(manager: str, bib: str, capsys: pytest.CaptureFixture[str]) -> None:
    free = Server(("127.0.0.1", 0), Handler)
    port = free.server_address[1]
    free.server_close()
    assert run(["send", manager, bib, "--port", str(port)]) == 2
    assert f"does not answer at port {port}; start it" in capsys.readouterr().err


@pytest.mark.parametrize("server", [Zotero], indirect=True)
def test_nothing_to_send(server: Server, tmp_path: Path) -> None:
    empty = tmp_path / "empty.ris"
    empty.write_text("", "utf-8")
    assert sent(server, "zotero", str(empty)) == 2
    assert not server.got
