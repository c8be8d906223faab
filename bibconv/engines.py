"""Where chunks are converted: processes of this computer, or the workers of a Dask cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from bibconv.errors import LimitExceededError, MisuseError, UnreadableInputError
from bibconv.spread import Engine, Future

__all__ = ["Cluster", "cluster", "engine_at", "processes"]

_AHEAD = 2  # calls begun for each worker before the first is done
_RETRIES = 3  # of a call whose worker went away
_PATIENCE = 10  # seconds that a scheduler has to answer


def engine_at(jobs: int, scheduler: str | None) -> AbstractContextManager[tuple[Engine, int]]:
    """The cluster of a scheduler, or else processes of this computer."""
    return processes(jobs) if scheduler is None else cluster(scheduler)


@contextmanager
def processes(jobs: int) -> Iterator[tuple[Engine, int]]:
    """An engine of so many processes (0: one for each core), and how many calls to begin ahead.

    Raises:
        LimitExceededError: a process was ended from outside.
    """
    jobs = jobs or os.cpu_count() or 1
    pool = ProcessPoolExecutor(jobs, initializer=_follow_parent)
    try:
        yield pool, _AHEAD * jobs
    except BrokenProcessPool:
        raise LimitExceededError(
            "a process was ended from outside, most likely for want of memory; try fewer --jobs"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Leave interruptions to the parent, and end when it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


class Cluster:
    """Dask's client as an engine: a call whose worker goes away is made again by another one."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Future:
        """Begin a call on one of the workers."""
        future: Future = self._client.submit(function, *arguments, pure=False, retries=_RETRIES)
        return future

    @property
    def threads(self) -> int:
        """How many calls the workers make at the same time."""
        return sum(self._client.nthreads().values())


@contextmanager
def cluster(address: str) -> Iterator[tuple[Engine, int]]:
    """An engine of the workers of the Dask scheduler at ``address``, and how many calls to begin
    ahead.

    Raises:
        MisuseError: Dask is not installed.
        UnreadableInputError: no scheduler answers, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MisuseError(
            '--engine dask needs the extra "cluster": pip install "bibconv[cluster]"'
        ) from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UnreadableInputError(f"no Dask scheduler answers at {address} ({error})") from None
    with client:
        engine = Cluster(client)
        if not engine.threads:
            raise UnreadableInputError(f"the Dask scheduler at {address} has no workers")
        yield engine, _AHEAD * engine.threads
