"""The peers as a user calls them: camelot and pdfplumber, each in a process that can be stopped.

Settings are those that their documentation names for ruled, faint and missing lines. All are tried on the pages of the
tables; the best for the document counts. A peer has a bound of seconds for each document, all settings together.
"""

import importlib
import logging
import multiprocessing
import time
import traceback
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from accuracy_tables import Found, PeerTable, score_tables
from accuracy_truth import Case

__all__ = ["PEERS", "Answer", "Peer", "PeerResult", "Worker", "best_of", "run_peer"]

Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Peer:
    """A library: its name at the package index, what to import first, the function here that calls it, its settings."""

    package: str
    modules: tuple[str, ...]
    function: str
    settings: Mapping[str, Settings]


PEERS: Mapping[str, Peer] = {
    "camelot": Peer(
        "camelot-py",
        ("camelot.io", "PIL.Image"),
        "accuracy_peers:camelot_tables",
        {
            "lattice, engine=vector": {"flavor": "lattice", "engine": "vector"},
            "hybrid, engine=vector": {"flavor": "hybrid", "engine": "vector"},
            "network": {"flavor": "network"},
            "stream": {"flavor": "stream"},
            "stream, row_tol=10": {"flavor": "stream", "row_tol": 10},
            "lattice": {"flavor": "lattice"},
            "lattice, line_scale=40": {"flavor": "lattice", "line_scale": 40},
            "lattice, process_background": {"flavor": "lattice", "process_background": True},
        },
    ),
    "pdfplumber": Peer(
        "pdfplumber",
        ("pdfplumber",),
        "accuracy_peers:pdfplumber_tables",
        {
            "lines": {},
            "lines across, text down": {"vertical_strategy": "text", "horizontal_strategy": "lines"},
            "lines down, text across": {"vertical_strategy": "lines", "horizontal_strategy": "text"},
            "text": {"vertical_strategy": "text", "horizontal_strategy": "text"},
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave: its value and seconds, or the word that says why there is none."""

    value: Any = None
    seconds: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PeerResult:
    """A peer's best setting on one document; `troubles` names settings that failed, were stopped or not reached."""

    setting: str
    found: Found
    seconds: float
    troubles: tuple[str, ...] = ()


def run_peer(peer: Peer, case: Case, worker: "Worker", bound: float) -> PeerResult:
    """Try the peer's settings on the case's table pages, until one is perfect or `bound` seconds are spent."""
    results, troubles, left = [], [], bound
    for name, settings in peer.settings.items():
        if left <= 0:
            troubles.append(f"{name}: not tried, {bound:.0f} s were spent")
            continue
        answer = worker.call(peer.function, str(case.pdf), case.table_pages, dict(settings), seconds=left)
        left -= answer.seconds
        if answer.trouble:
            troubles.append(f"{name}: {answer.trouble}")
            continue
        results.append(PeerResult(name, score_tables(case, answer.value), answer.seconds))
        if results[-1].found.rows.perfect:
            break
    best = best_of(case, results)
    return PeerResult(best.setting, best.found, best.seconds, tuple(troubles))


def best_of(case: Case, results: Sequence[PeerResult]) -> PeerResult:
    """Return the result with most numbers right, then fewest wrong and extra, then the fastest.

    Without any result, everything is missed.
    """
    if not results:
        return PeerResult("none", score_tables(case, []), 0.0)
    return min(results, key=_rank)


def _rank(one: PeerResult) -> tuple[float, ...]:
    rows = one.found.rows
    return (-rows.right, rows.wrong, rows.extra, one.seconds)


def camelot_tables(path: str, pages: Sequence[int], settings: Settings) -> list[PeerTable]:
    """Return the tables that camelot reads on those pages."""
    import camelot

    asked = ",".join(map(str, pages))
    found = camelot.read_pdf(path, pages=asked, suppress_stdout=True, **settings)
    return [PeerTable(int(table.page), tuple(tuple(map(str, row)) for row in table.data)) for table in found]


def pdfplumber_tables(path: str, pages: Sequence[int], settings: Settings) -> list[PeerTable]:
    """Return the tables that pdfplumber reads on those pages."""
    import pdfplumber

    found = []
    with pdfplumber.open(path) as pdf:
        for page in pages:
            for table in pdf.pages[page - 1].extract_tables(dict(settings)):
                found.append(PeerTable(page, tuple(tuple(cell or "" for cell in row) for row in table)))
            pdf.pages[page - 1].close()
    return found


class Worker:
    """A process that calls functions by name, one at a time, and is stopped and started anew when one takes too long.

    Use it in a `with`. Seconds are those of the call itself: the process and its imports are there before.
    """

    def __init__(self, *modules: str) -> None:
        self._modules = modules
        self._start()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def call(self, function: str, *arguments: object, seconds: float) -> Answer:
        """Call "module:function" with the arguments; stop it after `seconds`."""
        began = time.perf_counter()
        self._pipe.send((function, arguments))
        try:
            if self._pipe.poll(seconds):
                answer: Answer = self._pipe.recv()
                return answer
            trouble = f"stopped after {seconds:.0f} s"
        except (EOFError, OSError):
            trouble = "its process ended"
        self._stop()
        self._start()
        return Answer(seconds=time.perf_counter() - began, trouble=trouble)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._modules), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, modules: Sequence[str]) -> None:
    warnings.simplefilter("ignore")
    logging.disable()
    for module in modules:
        importlib.import_module(module)
    pipe.send("ready")
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(name, arguments))


def _answer(name: str, arguments: Sequence[object]) -> Answer:
    module, _, function = name.partition(":")
    called = getattr(importlib.import_module(module), function)
    began = time.perf_counter()
    try:
        value = called(*arguments)
    except Exception as error:  # peers raise many kinds; the page names it
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Answer(None, time.perf_counter() - began, f"{type(error).__name__} in {last.name}")
    return Answer(value, time.perf_counter() - began)
