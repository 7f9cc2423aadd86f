"""The processes that read pictures: two at work, each watched; one that an engine ended is replaced.

A page that a process died of, or took too long for, is given up. All others go on.
"""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from lcap_extract import limits
from lcap_extract.scans.setup import Setup

__all__ = ["Crew", "Task"]

Task = tuple[Any, ...]
WORKERS = 2
RECYCLED = 100
"""Pages after which a process is replaced, so that its own bound of processor time is never met by honest work."""

COMMAND = [sys.executable, "-P", "-m", "lcap_extract.scans.worker"]

ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
LONG_START = 30.0
"""Seconds more for the first task of a process: it loads its engines."""


class Crew:
    """Does tasks in processes of their own. Use it in a `with`: leaving it ends them."""

    def __init__(self, data: bytes, setup: Setup, seconds: float = limits.MAX_PICTURES_SECONDS) -> None:
        self._hello: Task = ("open", data, str(setup.tessdata), setup.languages)
        self._ends = time.monotonic() + seconds
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def do(self, tasks: Sequence[Task], told: Callable[[int], None]) -> list[Any]:
        """Return each task's answer in order, None for one that was given up; `told` hears how many are done."""
        while len(self._workers) < min(WORKERS, len(tasks)):
            self._workers.append(_Worker(self._hello))
        waiting: queue.SimpleQueue[tuple[int, Task]] = queue.SimpleQueue()
        for numbered in enumerate(tasks):
            waiting.put(numbered)
        answers: list[Any] = [None] * len(tasks)
        done: queue.SimpleQueue[int] = queue.SimpleQueue()

        def work(worker: _Worker) -> None:
            with contextlib.suppress(queue.Empty):
                while True:
                    at, task = waiting.get_nowait()
                    if time.monotonic() < self._ends:
                        answers[at] = worker.do(task, limits.MAX_PICTURE_SECONDS)
                    done.put(at)

        threads = [threading.Thread(target=work, args=(worker,), daemon=True) for worker in self._workers]
        for thread in threads:
            thread.start()
        for count in range(1, len(tasks) + 1):
            done.get()
            told(count)
        for thread in threads:
            thread.join()
        return answers


class _Worker:
    """One process at a time, started when a task needs it."""

    def __init__(self, hello: Task) -> None:
        self._hello = hello
        self._process: subprocess.Popen[bytes] | None = None
        self._count = 0

    def do(self, task: Task, seconds: float) -> Any:
        """Return the task's answer, or None where the process failed, died of it or took too long."""
        if self._count >= RECYCLED:
            self.end()
        fresh = self._process is None
        if fresh and self._ask(self._hello, LONG_START) is None:
            return None
        self._count += 1
        said = self._ask(task, seconds + fresh * LONG_START)
        return said[1] if said is not None and said[0] == "done" else None

    def end(self) -> None:
        """End the process; harmless when there is none."""
        process, self._process, self._count = self._process, None, 0
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if pipe:
                        pipe.close()
            process.wait()

    def _ask(self, task: Task, seconds: float) -> Any:
        """Return ("done", answer) or ("failed", text); None where the process is gone or was ended for its slowness."""
        if self._process is None:
            self._process = _started()
        process = self._process
        clock = threading.Timer(seconds, process.kill)
        clock.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(pickle.dumps(task))
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self.end()
            return None
        finally:
            clock.cancel()


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ONE_THREAD},
    )
