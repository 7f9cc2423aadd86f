"""How many money cells lcap, camelot and pdfplumber read right, wrong, or not at all, on the same pages in one run.

    python bench/accuracy.py [--only WORD]... [--seconds N] [--page FILE]

Documents: the generated samples, twelve random plans from fixed seeds, and the real plans of ../shared/real if they are
there; two samples also as scans. Writes docs/accuracy.md, which also says how everything is counted; with --only
(documents whose names hold the word) it prints that page instead. Progress goes to standard error. Takes a few minutes
on two cores.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import scans
from accuracy_lcap import run_lcap
from accuracy_page import Result, page
from accuracy_peers import PEERS, Worker, run_peer
from accuracy_random import COMBINATIONS, random_case
from accuracy_truth import Case, load_case

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "real"
PAGE = ROOT / "docs" / "accuracy.md"
PEER_SECONDS = 60.0
"""Bound of a peer on one document, all its settings together: ten times what most documents take."""


def cases(home: Path) -> Iterator[Case]:
    """Yield all documents in a fixed order; random plans are written into `home`."""
    for group, folder in (("real", REAL), ("sample", ROOT / "samples")):
        for meta in sorted(folder.glob("*/meta.json")):
            yield load_case(meta.parent, group)
    for n in range(len(COMBINATIONS)):
        yield random_case(n, home)


def results(chosen: list[Case], seconds: float) -> Iterator[Result]:
    """Read each document with lcap and the peers, one after the other, and yield what each got."""
    with ExitStack() as stack:
        workers = {name: stack.enter_context(Worker(*peer.modules)) for name, peer in PEERS.items()}
        for n, case in enumerate(chosen, 1):
            _tell(f"{n}/{len(chosen)} {case.name}: lcap")
            ours = run_lcap(case)
            theirs = {}
            for name, peer in PEERS.items() if case.table_pages else ():
                _tell(f", {name}")
                theirs[name] = run_peer(peer, case, workers[name], seconds)
            _tell("\n")
            yield Result(case, ours, theirs)


def _tell(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)


def main() -> None:
    """Run the bench and write its page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", help="documents whose name holds this; may be given several times")
    parser.add_argument("--seconds", type=float, default=PEER_SECONDS, help="bound of a peer on one document")
    parser.add_argument("--page", type=Path, default=PAGE, help="where to write (default: docs/accuracy.md)")
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        found = list(cases(Path(home)))
        chosen = [case for case in found if not asked.only or any(word in case.name for word in asked.only)]
        counted = list(results(chosen, asked.seconds))
        scanned = "" if asked.only else scans.section(scans.quick())
        text = page(counted, asked.seconds, time.monotonic() - began, scanned)
    if asked.only:
        print(text)
    else:
        asked.page.write_text(text, encoding="utf-8", newline="\n")
        _tell(f"written: {asked.page}\n")


if __name__ == "__main__":
    main()
