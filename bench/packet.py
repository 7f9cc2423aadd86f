"""A board packet of a thousand pages with two plans in it: what `lcap analyze` reads, how long it takes.

    python bench/packet.py [--pages N] [--keep FILE.pdf]

The packet is made of two published samples between an agenda, budgets, lists of warrants, school plans, policies and
minutes, all invented (samples/valle_dorado/packet.py). Every figure of both plans is compared with the samples' truth,
and with each plan's pages in the packet. For comparison the two plans are also analyzed as a file of nothing else.
Seconds are by the clock and cover the whole command, its start included; memory as in bench/speed.py.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import psutil

from speed import MIB, ROOT, Peak

sys.path.insert(0, str(ROOT / "samples"))
from valle_dorado.packet import Packet, other, packet

PLANS = ("valle-dorado-2024", "rio-claro-charter-2025")
TWO_PLANS = 59
"""Pages of the two plans together."""
PAGES = 1000
SHARES = {"agenda": 6, "budget": 20, "warrants": 34, "school plan": 16, "policy": 5, "minutes": 13}
"""How the other pages are shared out, in parts of about a hundred."""
TABLES = ("planned_actions", "contributing_actions", "annual_update", "contributing_annual_update")
IDS = ("goal", "action", "page")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Run:
    """One run of the command: seconds, highest memory in MiB, and the summary it printed."""

    seconds: float
    peak_mib: float
    files: list[dict[str, object]]


def make(pages: int) -> Packet:
    """Return the packet: half of the other documents before the first plan, the rest between and after."""
    left = pages - TWO_PLANS
    lengths = {name: left * share // sum(SHARES.values()) for name, share in SHARES.items()}
    lengths["minutes"] += left - sum(lengths.values())
    first, *others = [other(name, length) for name, length in lengths.items()]
    one, two = plans()
    return packet([first, others[0], others[1], one, others[2], two, *others[3:]])


def plans() -> list[bytes]:
    """Return the two plans' PDFs."""
    return [(ROOT / "samples" / name / "plan.pdf").read_bytes() for name in PLANS]


def analyze(files: list[Path], out: Path) -> Run:
    """Run `lcap analyze` on the files in a process of its own."""
    command = [sys.executable, "-m", "lcap", "analyze", "--json", "--out", str(out), *map(str, files)]
    began = time.perf_counter()
    child = psutil.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    peak = Peak(child)
    peak.start()
    said, _ = child.communicate()
    seconds = time.perf_counter() - began
    peak.join()
    if child.returncode:
        raise SystemExit(f"lcap failed with code {child.returncode}")
    return Run(seconds, peak.bytes / MIB, json.loads(said)["files"])


def compared(folder: Path, truth: Path, before: int) -> tuple[int, int]:
    """Return how many figures of the truth stand in the result with their pages, and how many do not, or are extra."""
    right = wrong = 0
    want = Counter(_summary(truth / "summary.csv", before))
    got = Counter(row for row in _summary(folder / "tables" / "summary.csv", 0) if row[0] in {key for key, *_ in want})
    right += sum((want & got).values())
    wrong += sum(((want - got) + (got - want)).values())
    for name in TABLES:
        cells = Counter(_cells(truth / f"{name}.csv", before))
        columns = {column for _, column, _ in cells}
        read = Counter(cell for cell in _cells(folder / "tables" / f"{name}.csv", 0) if cell[1] in columns)
        right += sum((cells & read).values())
        wrong += sum(((cells - read) + (read - cells)).values())
    return right, wrong


def _summary(path: Path, before: int) -> Iterator[tuple[str, Decimal, int]]:
    for row in _rows(path):
        if row["value"]:
            yield row["key"], Decimal(row["value"]), int(row["page"]) + before


def _cells(path: Path, before: int) -> Iterator[tuple[tuple[str, ...], str, Decimal]]:
    for row in _rows(path):
        where = (row["goal"], row["action"], str(int(row["page"]) + before))
        for column, text in row.items():
            if column not in IDS and NUMBER.fullmatch(text or ""):
                yield where, column, Decimal(text)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def main() -> int:
    """Run the bench; return 1 if a figure is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--keep", type=Path, help="also write the packet there")
    asked = parser.parse_args()
    made = make(asked.pages)
    if asked.keep:
        asked.keep.write_bytes(made.pdf)
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "packet.pdf"
        file.write_bytes(made.pdf)
        bare = Path(home) / "bare.pdf"
        bare.write_bytes(packet(plans()).pdf)
        alone = analyze([bare], Path(home) / "alone")
        whole = analyze([file], Path(home) / "whole")
        print(f"{asked.pages} pages, {len(made.pdf) / MIB:.1f} MiB, {len(whole.files)} plans found")
        errors = 0
        for name, one in zip(PLANS, whole.files, strict=True):
            first, last = one["first_page"], one["last_page"]
            assert isinstance(first, int)
            right, wrong = compared(Path(str(one["folder"])), ROOT / "samples" / name, first - 1)
            errors += wrong + (not right)
            print(f"  pages {first} to {last}: {one['lea_name']} {one['plan_year']}: {right} right, {wrong} wrong")
        extra = (whole.seconds - alone.seconds) * 1000 / (asked.pages - TWO_PLANS)
        print(f"packet:                {whole.seconds:6.2f} s {whole.peak_mib:6.0f} MiB")
        print(f"its two plans alone:   {alone.seconds:6.2f} s {alone.peak_mib:6.0f} MiB")
        print(f"each other page costs: {extra:6.2f} ms")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
