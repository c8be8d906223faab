"""CPU time and peak memory of a whole process, shell pipelines included."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

_WRAPPER = """
import os, resource, subprocess, sys
code = subprocess.call(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    file.write(f"{code} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}")
"""


class Measure(NamedTuple):
    """One measured command."""

    cpu: float  # seconds, user and system, of the process and its children
    memory: float  # MiB, largest process
    ok: bool


def measure(command: Sequence[str], runs: int = 1, timeout: float = 600) -> Measure:
    """Run ``command`` ``runs`` times; the median."""
    results = [_once(command, timeout) for _ in range(runs)]
    return Measure(
        median(r.cpu for r in results),
        median(r.memory for r in results),
        all(r.ok for r in results),
    )


def _once(command: Sequence[str], timeout: float) -> Measure:
    handle, path = tempfile.mkstemp()
    os.close(handle)
    try:
        wrapper = [sys.executable, "-c", _WRAPPER, path, *command]
        # Every program may keep its compiled modules: that is how it runs where it is installed.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        try:
            subprocess.run(wrapper, timeout=timeout, check=False, env=environment)
        except subprocess.TimeoutExpired:
            return Measure(float("inf"), float("inf"), False)
        code, cpu, memory = Path(path).read_text().split()
        return Measure(float(cpu), float(memory) / 1024, code == "0")
    finally:
        Path(path).unlink()
