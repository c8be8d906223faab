"""Reading a PDF in a process of its own.

PDFium is a large program that reads files from anywhere. If a file makes it crash, or use memory or
time without end, only the child dies, which is an answer like any other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

import msgspec

from bibconv.pdf.reader import Answer, answer

_SECONDS = 600  # of CPU; 5,000 pages take 200
_LONGEST = 1_800  # seconds that a child may take in all
_MEMORY = 2_000_000_000  # bytes, and some more for a large file
# Isolated: nothing is imported from the current folder.
_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from bibconv.pdf.child import main; main(int(sys.argv[2]))"
)


def read(data: bytes, most: int) -> Answer:
    """As :func:`~bibconv.pdf.reader.answer`, in a child process where one can be started."""
    if not sys.executable or getattr(sys, "frozen", False) or sys.platform == "emscripten":
        return answer(data, most)
    command = [sys.executable, "-I", "-c", _CODE, json.dumps(sys.path), str(most)]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired:
        return Answer("died")
    except OSError:  # no process can be started here
        return answer(data, most)
    if done.returncode != 0:
        return Answer("died")
    return msgspec.msgpack.decode(done.stdout, type=Answer)


def main(most: int) -> None:
    """The child: a PDF comes in, an answer goes out."""
    data = sys.stdin.buffer.read()
    _set_limits(len(data))
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(data, most)))
    sys.stdout.buffer.flush()


def _end_with(parent: int) -> None:
    """End this process when the one that began it is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _set_limits(size: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = ((resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_AS, _MEMORY + 10 * size))
    for kind, bound in limits:
        with suppress(ValueError, OSError):  # a lower limit is set, or the system has no such limit
            resource.setrlimit(kind, (bound, bound))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
