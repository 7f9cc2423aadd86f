"""Speed and memory of lcap against pdfplumber and camelot, on one file, each in processes of its own.

    python bench/speed.py [FILE.pdf] [--only NAME] [--repeat N]
    python bench/speed.py [FILE.pdf] --before COMMIT [--only NAME] [--repeat N]

With --before, lcap alone is measured: that commit and the tree as it stands, in turns, side by side.

Without FILE, the largest PDF (by pages) of ../shared/real, or of samples/ where that is missing. N runs of each
(default 1), in turns, so that what else the machine does falls on all alike. "work" begins when the libraries are
imported and covers everything from opening the file on, helper processes included: the median and the best by the
clock, and the least processor time of all processes; "in all" also has the start of Python and the imports (the best).
The command's work is a whole process of its own, its start included. Memory is the highest sum of the resident memory
of the process and everything it started, looked at twenty times a second; it counts shared pages once per process, so
it errs on the high side. "faster" is median by median, then best by best.
"""

import argparse
import importlib.metadata
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from speed_before import Turn, compare

ROOT = Path(__file__).resolve().parents[1]
LOOK_EVERY = 0.05
MIB = 1024**2
AS_INSTALLED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""What Python compiles is kept, as it is for everybody who installed lcap; pdfplumber's files are compiled anyway."""

OURS = ("first", "reading", "command")
"""The ways that are lcap's own."""


@dataclass(frozen=True)
class Measured:
    """One run: seconds by the clock, seconds of processor time of all its processes, the most memory of all."""

    work: float
    cpu: float
    in_all: float
    peak_mib: float


def first_reader(file: str) -> Callable[[], object]:
    """Open the file and read all its pages with the first reader."""
    from lcap_extract.opening import open_source
    from lcap_extract.plans import first_reading

    return lambda: first_reading(open_source(file))


def reading_stage(file: str) -> Callable[[], object]:
    """Read with the first and the second reader, settle what differs, prove."""
    from lcap_extract.opening import open_source
    from lcap_extract.plans import read_plan_helped
    from lcap_models.proof import prove

    def work() -> None:
        proof = prove(read_plan_helped(open_source(file)))
        assert any(result.outcome == "holds" for result in proof.results)

    return work


def whole_command(file: str) -> Callable[[], object]:
    """Run `lcap analyze` as a person does."""

    def work() -> None:
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "lcap", "analyze", file, "--out", out]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return work


def pdfplumber_tables(file: str) -> Callable[[], object]:
    """Let pdfplumber extract the tables of all pages."""
    import pdfplumber

    def work() -> None:
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_tables()
                page.close()

    return work


def camelot_tables(file: str) -> Callable[[], object]:
    """Let camelot (lattice, vector rules) read the tables of all pages."""
    import camelot

    return lambda: camelot.read_pdf(file, pages="all", flavor="lattice", engine="vector")


WAYS: dict[str, tuple[str, Callable[[str], Callable[[], object]]]] = {
    "first": ("first reader, all pages", first_reader),
    "reading": ("reading stage: two readers and proof", reading_stage),
    "command": ("whole command: lcap analyze", whole_command),
    "pdfplumber": ("pdfplumber, tables of all pages", pdfplumber_tables),
    "camelot": ("camelot lattice (vector), all pages", camelot_tables),
}


def in_tree(name: str, file: Path, tree: Path, environment: dict[str, str]) -> Turn:
    """Run one way with the packages of that tree, in a fresh Python."""
    command = [sys.executable, "-W", "ignore", __file__, str(file), "--inside", name]
    said = subprocess.run(command, check=True, cwd=tree, env=environment, stdout=subprocess.PIPE, text=True).stdout
    return Turn(*map(float, said.split()))


def measure(name: str, file: Path) -> Measured:
    """Run one way in a fresh Python; return its seconds and its peak memory, with all processes it starts."""
    began = time.perf_counter()
    child = psutil.Popen(
        [sys.executable, "-W", "ignore", __file__, str(file), "--inside", name],
        cwd=ROOT,
        env=AS_INSTALLED,
        stdout=subprocess.PIPE,
    )
    peak = Peak(child)
    peak.start()
    said, _ = child.communicate()
    in_all = time.perf_counter() - began
    peak.join()
    if child.returncode:
        raise SystemExit(f"{name} failed with code {child.returncode}")
    work, cpu = map(float, said.split())
    return Measured(work, cpu, in_all, peak.bytes / MIB)


class Peak(threading.Thread):
    """Watches a process and its descendants until it ends; keeps the highest sum of their resident memory."""

    def __init__(self, process: psutil.Popen) -> None:
        super().__init__(daemon=True)
        self.process, self.bytes = process, 0

    def run(self) -> None:
        while self.process.is_running() and self.process.status() != psutil.STATUS_ZOMBIE:
            self.bytes = max(self.bytes, sum(_resident(self.process)))
            time.sleep(LOOK_EVERY)


def _resident(process: psutil.Popen) -> Iterator[int]:
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return
    for one in family:
        try:
            yield one.memory_info().rss
        except psutil.Error:
            continue


def largest() -> Path:
    """Return the PDF with the most pages at hand."""
    import pypdfium2

    found = sorted((ROOT.parent / "shared" / "real").glob("*/*.pdf")) or sorted((ROOT / "samples").glob("*/*.pdf"))
    if not found:
        raise SystemExit("no PDF at hand: give one, or run make samples")
    return max(found, key=lambda path: len(pypdfium2.PdfDocument(path)))


def in_turns(names: list[str], file: Path, repeat: int) -> dict[str, list[Measured]]:
    """Return `repeat` runs of each, one of each after the other, every second time from the last to the first."""
    found: dict[str, list[Measured]] = {name: [] for name in names}
    for number in range(repeat):
        for name in reversed(names) if number % 2 else names:
            found[name].append(measure(name, file))
    return found


def report(file: Path, results: dict[str, list[Measured]]) -> None:
    """Print the table with ratios to pdfplumber."""
    import pypdfium2

    packages = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("pypdfium2", "pdfplumber", "camelot-py")
    )
    pages = len(pypdfium2.PdfDocument(file))
    repeat = max(map(len, results.values()))
    print(f"{file.parent.name}/{file.name}: {pages} pages, {file.stat().st_size / MIB:.1f} MiB, {repeat} runs in turns")
    print(f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {packages}")
    print(f"{_load()}\n")
    print(f"{'':<38}{'work s':>8}{'best':>7}{'CPU s':>7}{'in all s':>10}{'ms/page':>9}{'peak MiB':>10}{'faster':>16}")
    yardstick = results.get("pdfplumber")
    for name, runs in results.items():
        print(f"{WAYS[name][0]:<38}{_line(runs, pages)}{_ratio(runs, yardstick):>16}")


def _load() -> str:
    if not hasattr(os, "getloadavg"):
        return "what else the machine did is not known"
    return f"{os.getloadavg()[1]:.1f} jobs at a time in the last 5 minutes, these and other programs"


def _line(runs: list[Measured], pages: int) -> str:
    best = min(run.work for run in runs)
    times = f"{median(run.work for run in runs):>8.2f}{best:>7.2f}{min(run.cpu for run in runs):>7.2f}"
    in_all, peak = min(run.in_all for run in runs), max(run.peak_mib for run in runs)
    return f"{times}{in_all:>10.2f}{best * 1000 / pages:>9.1f}{peak:>10.0f}"


def _ratio(runs: list[Measured], yardstick: list[Measured] | None) -> str:
    if not yardstick:
        return ""
    middle, best = ([chosen(run.work for run in way) for way in (yardstick, runs)] for chosen in (median, min))
    return f"{middle[0] / middle[1]:.1f} x, {best[0] / best[1]:.1f} x"


def _busy() -> float:
    """Return the seconds of processor time that this process and those it waited for have used."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--only", choices=WAYS, action="append", help="measure only this; may be given several times")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each, in turns")
    parser.add_argument("--before", metavar="COMMIT", help="compare with this commit, which is cloned and run in turns")
    parser.add_argument("--inside", choices=WAYS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    file = (asked.file or largest()).resolve()
    if asked.inside:
        work = WAYS[asked.inside][1](str(file))
        began, busy = time.perf_counter(), _busy()
        work()
        print(time.perf_counter() - began, _busy() - busy)
        return
    if asked.before:
        ways = {name: WAYS[name][0] for name in asked.only or OURS}
        compare(ROOT, asked.before, file, ways, repeat=asked.repeat, run=in_tree)
        return
    names = asked.only or list(WAYS)
    report(file, in_turns(names, file, asked.repeat))


if __name__ == "__main__":
    main()
