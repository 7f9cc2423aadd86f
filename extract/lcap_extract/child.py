"""Reading in a process of its own, bounded in time and memory: a hostile or broken file cannot take lcap down.

    with start(path) as reading:      # the child starts at once; the caller may import slow libraries meanwhile
        plans = reading.plans()

The child is `python -m lcap_extract.child PATH READER MEMORY WISHES [NUMBER]`. It writes pickled messages to its
standard output: ("progress", stage, done, total) any number of times, then one of ("answer", what the reader gave),
("error", LcapError), ("bug", traceback text); a reader that yields gives several answers, one after the other. The
child ends by itself when its standard input closes, so that it never outlives its parent.
"""

import contextlib
import importlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from lcap_extract import limits
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.crops import Crop
from lcap_models.errors import LcapError, Unreadable
from lcap_models.plan import Plan

__all__ = ["Progress", "Reading", "read", "start"]

Progress = Callable[[str, int, int], None]
"""Called with a stage's key (`stage.<key>` in the catalogs), how much of it is done, and out of how much."""

READER = "lcap_extract.plans:read_plans_helped"
"""What the child calls: module:function, taking a Source and a Progress, returning what it read."""

WITH_CROPS = "lcap_extract.crops:plans_and_crops"
"""A reader that gives the plans, then pictures of where their figures stand (`Reading.plans`, `Reading.crops`)."""

ONE_PLAN = "lcap_extract.plans:read_plan_helped"
"""The reader of one plan: its third argument is the plan's number in the file, 0 for the only one."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Number libraries reserve address space per core; reading does not use their threads, and a bound must fit
any machine."""

PICTURES = "pictures"
"""The stage in which pictures of pages are read."""

WAIT_SECONDS = 5
"""How long an ending child may take to go by itself before it is ended."""


def read(path: str | Path, progress: Progress | None = None, number: int = 0, wishes: Wishes = EVERYTHING) -> Plan:
    """Return the plan in the file at `path`, read in a child process within `limits`.

    Args:
        path: the file.
        progress: told how far the reading is.
        number: which plan of several, from 1; 0 where there is one.
        wishes: which pages are read, and whether pictures are.

    Raises:
        LcapError: what the reader raised (`WrongUse`, `Unreadable`, `NotAPlan`), or `Unreadable` with the key
            "over_time", "over_memory" or "reader_died".
    """
    with start(path, ONE_PLAN, number=number, wishes=wishes) as reading:
        return reading.result(progress)


def start(
    path: str | Path,
    reader: str = READER,
    seconds: float = limits.MAX_SECONDS,
    memory: int = limits.MAX_MEMORY_BYTES,
    number: int | None = None,
    *,
    wishes: Wishes = EVERYTHING,
) -> "Reading":
    """Start reading `path` in a child process and return at once. A `number` is passed on to the reader."""
    own = (str(path), reader, str(memory), wishes.text) + (() if number is None else (str(number),))
    return Reading(Path(path).name, own, seconds)


class Reading:
    """A child at work. Use it in a `with`: leaving it ends the child, whatever happened."""

    def __init__(self, name: str, arguments: tuple[str, ...], seconds: float) -> None:
        self._name, self._seconds = name, seconds
        self._late = self._more = False
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "lcap_extract.child", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **ONE_THREAD},
            start_new_session=os.name == "posix",
        )
        self._timer = self._started_clock()

    def _started_clock(self) -> threading.Timer:
        timer = threading.Timer(self._seconds, self._too_late)
        timer.daemon = True
        timer.start()
        return timer

    def _allow_for_pictures(self) -> None:
        """Give the child more time, once: it reads pictures of pages, which takes seconds for each."""
        self._more = True
        self._timer.cancel()
        self._seconds += limits.MAX_PICTURES_SECONDS
        self._timer = self._started_clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def plans(self, progress: Progress | None = None) -> tuple[Plan, ...]:
        """Wait for the plans of the file, passing the child's progress on. Raises what `read` raises."""
        answer = self.answer(progress)
        plans = tuple(answer) if isinstance(answer, tuple) else (answer,)
        if not plans or not all(isinstance(plan, Plan) for plan in plans):
            raise TypeError(f"the reading process answered with {type(answer).__name__}, not plans")
        return plans

    def crops(self) -> Mapping[int, tuple[Crop, ...]]:
        """Wait for the pictures that a reader `WITH_CROPS` gives after the plans, by a plan's number in the file."""
        answer = self.answer()
        if not isinstance(answer, dict):
            raise TypeError(f"the reading process answered with {type(answer).__name__}, not pictures")
        return answer

    def result(self, progress: Progress | None = None) -> Plan:
        """Wait for a plan, passing the child's progress on. Raises what `read` raises."""
        answer = self.answer(progress)
        if not isinstance(answer, Plan):
            raise TypeError(f"the reading process answered with {type(answer).__name__}, not a Plan")
        return answer

    def answer(self, progress: Progress | None = None) -> object:
        """Wait for whatever the child's reader returns, or yields next: for readers other than `read_plan`."""
        messages = self._child.stdout
        assert messages is not None
        while True:
            try:
                kind, *content = pickle.load(messages)
            except (EOFError, pickle.UnpicklingError):
                raise self._no_answer() from None
            if kind == "progress":
                if content[0] == PICTURES and not self._more:
                    self._allow_for_pictures()
                if progress:
                    progress(*content)
            elif kind == "answer":
                return content[0]
            elif kind == "error":
                raise content[0]
            elif kind == "bug":
                raise RuntimeError(f"the reading process failed:\n{content[0]}")

    def close(self) -> None:
        """End the child and everything it started; harmless when it has ended."""
        self._timer.cancel()
        if self._child.stdin:
            with contextlib.suppress(OSError):
                self._child.stdin.close()
        if self._child.poll() is None:
            self._end()
        if self._child.stdout:
            self._child.stdout.close()

    def _too_late(self) -> None:
        self._late = True
        self._end()

    def _end(self) -> None:
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._child.pid, signal.SIGKILL)
            else:
                self._child.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(WAIT_SECONDS)

    def _no_answer(self) -> LcapError:
        """Say why the child ended without an answer: too late, or it died of what the file made it do."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(WAIT_SECONDS)
        out_of_time = os.name == "posix" and self._child.returncode == -signal.SIGXCPU
        if self._late or out_of_time:
            return Unreadable("over_time", file=self._name, seconds=round(self._seconds))
        return Unreadable("reader_died", file=self._name)


# The child's side.


def _main(path: str, reader: str, memory: int, wishes: Wishes, *number: int) -> None:
    messages = _own_output()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _bound(memory)

    def send(*message: object) -> None:
        messages.write(pickle.dumps(message))
        messages.flush()

    try:
        tell = partial(send, "progress")
        answer = _read(path, reader, wishes, tell, *number)
        for part in answer if isinstance(answer, Iterator) else (answer,):
            send("answer", part)
    except LcapError as error:
        send("error", error)
    except MemoryError:
        send("error", Unreadable("over_memory", file=Path(path).name, limit=memory // 1024**2))
    except Exception:
        send("bug", traceback.format_exc())


def _read(path: str, reader: str, wishes: Wishes, progress: Progress, *number: int) -> object:
    from lcap_extract.opening import open_source  # noqa: PLC0415  the parent has no need of PDFium

    source = replace(open_source(path), wishes=wishes)
    module, _, function = reader.partition(":")
    answer: object = getattr(importlib.import_module(module), function)(source, progress, *number)
    return answer


def _own_output() -> IO[bytes]:
    """Keep standard output for messages; what libraries print goes to standard error."""
    messages = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return messages


def _end_with_parent() -> None:
    """Wait until the parent closes our standard input, by its own will or because it is gone; then end at once."""
    with contextlib.suppress(OSError):
        while os.read(0, 1):
            pass
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _bound(memory: int) -> None:
    """Let the system bound memory and processor time, where it can."""
    try:
        import resource  # noqa: PLC0415  POSIX only; elsewhere the parent's clock is the bound
    except ImportError:
        return
    for what, bound in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, limits.MAX_CPU_SECONDS)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (bound, bound))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Wishes.from_text(sys.argv[4]), *map(int, sys.argv[5:]))
