"""How many numbers lcap reads right, wrong or not at all when a plan is a scan: pictures of its pages, without text.

    python bench/scans.py [--quick] [--pages all] [--only WORD]... [--write FILE]

Each document's pages with figures (or all its pages) are turned into pictures as a scanner would give them, at 200 and
150 dots per inch, askew by 1.5 degrees, turned by 90 degrees, as JPEG and on grainy paper, and read with OCR alone.
Documents: the real plans of ../shared/real if they are there, samples, and plans drawn at random; with --quick two
samples only. Numbers are counted as in accuracy_score, but a number that is marked as doubtful never counts as right.
With --write the table goes into that page between its two marks. Progress, and every number that is wrong, goes to
standard error.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Self

from accuracy_lcap import run_lcap
from accuracy_random import random_case
from accuracy_score import Misread, Scored
from accuracy_truth import FREE_FORM, Case, load_case
from scan_pages import Scanner, scanned

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "real"
SAMPLES = ("valle-dorado-2024", "rio-claro-charter-2025", "valle-dorado-2022-es")
RANDOM = (0, 4, 8, 9)
"""Of the random plans of the accuracy bench: one for each way to draw cells, pages of each shape."""
QUICK = ("valle-dorado-2024", "rio-claro-charter-2025")
SCANNERS = {
    "200 dpi": Scanner(200),
    "150 dpi": Scanner(150),
    "200 dpi, askew 1.5 degrees": Scanner(200, askew=1.5),
    "200 dpi, turned 90 degrees": Scanner(200, quarters=1),
    "200 dpi, JPEG 65": Scanner(200, quality=65),
    "200 dpi, grainy paper, JPEG 80": Scanner(200, askew=0.6, quality=80, paper=True),
    "150 dpi, askew 1.5 degrees, JPEG 65": Scanner(150, askew=1.5, quality=65),
}
FIRST = next(iter(SCANNERS))
HEAD = ("document", "scan", "pages", "printed", "right and sure", "right, but marked", "wrong, not marked",
        "wrong, but marked", "not read", "right and sure, %", "s per page")  # fmt: skip
BEGIN, END = "<!-- measured by bench/scans.py -->", "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers by what became of them, and whether `lcap` marks them as doubtful.

    `printed`: numbers on the pages. `sure`, `marked`: read as printed. `wrong`, `wrong_marked`: read otherwise, or
    given where the page prints none in that row and column. `missing`: printed, and not read.
    """

    printed: int = 0
    sure: int = 0
    marked: int = 0
    wrong: int = 0
    wrong_marked: int = 0
    missing: int = 0

    def __add__(self, other: Self) -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def share(self) -> str:
        """Per cent of the printed numbers that are right and sure."""
        return f"{100 * self.sure / self.printed:.1f}" if self.printed else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One document as one scanner gives it: how many pages, how its numbers were read, how long it took."""

    name: str
    scanner: str
    pages: int
    tally: Tally
    seconds: float
    wrong: tuple[Misread, ...] = ()


def pages_with_figures(case: Case) -> list[int]:
    """Return the pages that print a number of the truth, and the page before and after each.

    Of forms with amount lines all pages up to the last of these: headings far above an amount tell whose it is.
    """
    own = {row.page for row in case.rows} | {page for _, page in case.summary.values()}
    near = {n + step for n in own for step in (-1, 0, 1)}
    if any(row.table in FREE_FORM for row in case.rows):
        near = set(range(1, max(near) + 1))
    return sorted(page for page in near if 1 <= page <= case.pages)


def measured(case: Case, name: str, pages: Collection[int], home: Path) -> Line:
    """Return what lcap reads of a document scanned in one way."""
    path = home / "scan.pdf"
    path.write_bytes(scanned(case.pdf.read_bytes(), SCANNERS[name], pages))
    result = run_lcap(replace(case, pdf=path))
    if result.refused:
        print(f"{case.name}, {name}: {result.refused}", file=sys.stderr, flush=True)
    tally, wrong = tallied(result.rows + result.totals + result.others)
    return Line(case.name, name, len(pages), tally, result.seconds, wrong)


def tallied(scored: Scored) -> tuple[Tally, tuple[Misread, ...]]:
    """Return the numbers by what became of them, and those that were read otherwise than printed."""
    count = scored.count
    wrong = tuple(one for one in scored.misread if one.kind != "missed")
    marked = sum(one.marked for one in wrong)
    missing = len(scored.misread) - len(wrong)
    tally = Tally(count.printed, count.right - count.marked, count.marked, len(wrong) - marked, marked, missing)
    return tally, wrong


def lines(cases: Sequence[Case], scanners: Collection[str], *, every_page: bool) -> Iterator[Line]:
    """Yield what was measured, document by document."""
    with tempfile.TemporaryDirectory() as home:
        for case in cases:
            pages = list(range(1, case.pages + 1)) if every_page else pages_with_figures(case)
            for name in scanners:
                began = time.monotonic()
                line = measured(case, name, pages, Path(home))
                print(f"{case.name}, {name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
                for one in line.wrong:
                    print(f"  {'marked' if one.marked else 'NOT MARKED'}: {one}", file=sys.stderr, flush=True)
                yield line


def table(found: Sequence[Line]) -> str:
    """Return the lines as a Markdown table, with the sum of each scanner."""
    rows = [f"| {' | '.join(HEAD)} |", f"|{' --- |' * len(HEAD)}", *map(_row, found)]
    for name in dict.fromkeys(line.scanner for line in found):
        own = [line for line in found if line.scanner == name]
        whole = sum((line.tally for line in own), Tally())
        pages, seconds = sum(line.pages for line in own), sum(line.seconds for line in own)
        rows.append(_row(Line("**all**", name, pages, whole, seconds)))
    return "\n".join(rows)


def _row(line: Line) -> str:
    tally = line.tally
    cells = (line.name, line.scanner, line.pages, tally.printed, tally.sure, tally.marked, tally.wrong,
             tally.wrong_marked, tally.missing, tally.share, f"{line.seconds / max(1, line.pages):.1f}")  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def section(found: Sequence[Line]) -> str:
    """Return the section about scans for docs/accuracy.md."""
    said = "Numbers of action rows, totals, boxes and sentences, read from pictures of the pages by OCR alone."
    marks = "*Marked*: as doubtful. *Wrong*: read otherwise, or given where the page prints none."
    return f"## Scans\n\n{said} {marks} More in [scans.md](scans.md).\n\n{table(found)}\n"


def quick() -> list[Line]:
    """Return what the accuracy bench shows of scans: two samples, scanned well and badly."""
    cases = [load_case(ROOT / "samples" / name, "sample") for name in QUICK]
    return list(lines(cases, (FIRST, tuple(SCANNERS)[-1]), every_page=False))


def _cases(home: Path) -> Iterator[Case]:
    """Yield all documents in a fixed order; random plans are written into `home`."""
    for folder in (*sorted(path.parent for path in REAL.glob("*/meta.json")), *(ROOT / "samples" / n for n in SAMPLES)):
        yield load_case(folder, "")
    for number in RANDOM:
        yield random_case(number, home)


def main() -> None:
    """Measure, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="two samples, two ways of scanning")
    parser.add_argument("--pages", choices=("figures", "all"), default="figures", help="which pages are scanned")
    parser.add_argument("--only", action="append", help="documents whose name holds this; may be given several times")
    parser.add_argument("--scan", action="append", choices=list(SCANNERS), help="only this way of scanning")
    parser.add_argument("--write", type=Path, help="write the table into this page, between its two marks")
    asked = parser.parse_args()
    if asked.quick:
        found = quick()
    else:
        with tempfile.TemporaryDirectory() as home:
            chosen = [c for c in _cases(Path(home)) if not asked.only or any(word in c.name for word in asked.only)]
            found = list(lines(chosen, asked.scan or tuple(SCANNERS), every_page=asked.pages == "all"))
    print(table(found))
    if asked.write:
        text = asked.write.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        asked.write.write_text(f"{before}{BEGIN}\n\n{table(found)}\n\n{END}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
