"""The results as a page in Markdown: what was run where, the tables, what lcap misread, how it was counted."""

import datetime
import importlib.metadata
import os
import platform
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accuracy_lcap import LcapResult
from accuracy_peers import PEERS, PeerResult
from accuracy_score import Count, Misread
from accuracy_truth import Case

__all__ = ["Result", "page"]

ROOT = Path(__file__).resolve().parents[1]
METHOD = Path(__file__).with_name("accuracy_method.md")
GROUPS = {"real": "real plans", "sample": "samples", "random": "random plans"}
SHOWN = 12
"""Misread numbers of one document that are listed one by one; more are counted by table."""


@dataclass(frozen=True, slots=True)
class Result:
    """What each tool got from one document; no peers where the document has no action tables."""

    case: Case
    lcap: LcapResult
    peers: Mapping[str, PeerResult]


def page(results: Sequence[Result], bound: float, took: float, scans: str = "") -> str:
    """Return the whole page.

    `bound`: seconds of a peer on one document; `took`: seconds of the whole run; `scans`: the section about scans.
    """
    parts = (_head(results, took), _sums(results), _rows(results), _totals(results), _others(results))
    parts += (scans,) if scans else ()
    return "\n".join((*parts, _misreads(results), METHOD.read_text(encoding="utf-8"), _settings(results, bound)))


def _head(results: Sequence[Result], took: float) -> str:
    packages = ("pypdfium2", *(peer.package for peer in PEERS.values()), "hypothesis")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    python = f"Python {platform.python_version()}"
    lines = (
        "# Accuracy, measured",
        "",
        "Written by `make bench-accuracy`; numbers come from that run alone. How everything is counted stands below.",
        "",
        f"- command: `{_command()}`",
        f"- date: {today}; commit: {_commit()}",
        f"- machine: {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}{_load()}",
        f"- libraries: {versions}",
        f"- documents: {len(results)}; the run took {took / 60:.1f} minutes",
        "",
    )
    return "\n".join(lines)


def _load() -> str:
    """Say how busy the machine was, where the system tells: more than one job for each core makes all tools slower."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"; {os.getloadavg()[2]:.1f} jobs at a time in the last 15 minutes, other programs included"


def _command() -> str:
    return " ".join(("python bench/accuracy.py", *sys.argv[1:]))


def _commit() -> str:
    """Return the commit that was measured, and whether files differed from it."""
    try:
        name = _git("rev-parse", "--short=12", "HEAD")
        changed = len(_git("status", "--porcelain", "--untracked-files=no").splitlines())
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name}, and {changed} changed files not in it" if changed else name


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _sums(results: Sequence[Result]) -> str:
    """The numbers of the action rows, added up over groups of documents."""
    rows = []
    for group, name in (*GROUPS.items(), ("", "all")):
        chosen = [one for one in results if one.peers and group in {"", one.case.group}]
        if chosen:
            rows += _sum_rows(name, chosen)
    head = (
        "documents",
        "tool",
        "printed",
        "right",
        "wrong",
        "missed",
        "extra",
        "right, %",
        "with more work, %",
        "s in all",
    )
    about = "Documents with action tables; for camelot and pdfplumber the best setting for each document.\n\n"
    return "## Money cells of the action rows\n\n" + about + _table(head, rows)


def _sum_rows(name: str, results: Sequence[Result]) -> Iterator[tuple[object, ...]]:
    ours = sum((one.lcap.rows.count for one in results), Count())
    title = f"{len(results)} {name}" if name != "all" else f"all {len(results)}"
    yield (title, "**lcap**", *_counted(ours), "", f"{sum(one.lcap.seconds for one in results):.1f}")
    for peer in PEERS:
        found = [one.peers[peer] for one in results]
        count = sum((one.found.rows for one in found), Count())
        most = _share(sum(one.found.most for one in found), count.printed)
        yield ("", peer, *_counted(count), most, f"{sum(one.seconds for one in found):.1f}")


def _counted(count: Count) -> tuple[object, ...]:
    share = _share(count.right, count.printed)
    return (count.printed, count.right, count.wrong, count.missed, count.extra, share)


def _share(part: int, whole: int) -> str:
    """Return a percentage; 100.00 only if nothing is missing."""
    return f"{min(100 * part / whole, 100.0 if part == whole else 99.99):.2f}" if whole else ""


def _rows(results: Sequence[Result]) -> str:
    """Each document: right / wrong / missed / extra of each tool, and its seconds."""
    head = ["document", "pages", "printed", "lcap", "s"]
    for peer in PEERS:
        head += [f"{peer}, pages handed", "with more work", "s", "best setting"]
    rows = []
    for one in results:
        if not one.peers:
            continue
        count = one.lcap.rows.count
        row: list[object] = [one.case.name, one.case.pages, count.printed, _four(count), f"{one.lcap.seconds:.1f}"]
        for found in one.peers.values():
            handed = f"{_four(found.found.rows)} on {len(one.case.table_pages)}"
            row += [handed, found.found.most, f"{found.seconds:.1f}", found.setting]
        rows.append(row)
    about = "Numbers of the action rows: right / wrong / missed, and + extra where there are any.\n\n"
    return "## Each document\n\n" + about + _table(head, rows)


def _four(count: Count) -> str:
    return f"{count.right} / {count.wrong} / {count.missed}" + (f" + {count.extra}" if count.extra else "")


def _totals(results: Sequence[Result]) -> str:
    """The totals of tables: by name for lcap, anywhere on the page for the peers."""
    rows = [
        (
            one.case.name,
            len(one.case.totals),
            _four(one.lcap.totals.count),
            *(found.found.totals for found in one.peers.values()),
        )
        for one in results
        if one.case.totals
    ]
    about = (
        "Right / wrong / missed by name for lcap; for the others how many stand as a whole cell on their page, "
        "with the setting that is best for the rows.\n\n"
    )
    return "## Totals of the tables\n\n" + about + _table(("document", "printed", "lcap", *PEERS), rows)


def _others(results: Sequence[Result]) -> str:
    """The figures in sentences and boxes, which only lcap is asked for."""
    counted = [(one, one.lcap.others.count) for one in results]
    rows = [(one.case.name, count.printed, _four(count)) for one, count in counted if count.printed or count.extra]
    return "## Figures in sentences and boxes\n\n" + _table(("document", "printed", "lcap"), rows)


def _misreads(results: Sequence[Result]) -> str:
    """Everything that lcap did not read right, or that it read only with a mark."""
    lines = []
    for one in results:
        misread = [m for part in (one.lcap.rows, one.lcap.totals, one.lcap.others) for m in part.misread]
        if misread or one.lcap.refused:
            lines.append(
                f"- **{one.case.name}**" + (f": refused with “{one.lcap.refused}”" if one.lcap.refused else "")
            )
            lines += [f"  - {words}" for words in _misread_words(misread)]
    nothing = "Nothing: every number of these documents was read as printed, and none was made up.\n"
    return "## What lcap misreads\n\n" + ("\n".join(lines) + "\n" if lines else nothing)


def _misread_words(misread: Sequence[Misread]) -> Iterator[str]:
    if len(misread) > SHOWN:
        for (kind, table), number in Counter((one.kind, one.table) for one in misread).items():
            yield f"{table}: {number} {kind}"
        return
    for one in misread:
        printed = f"printed {one.printed}" if one.printed is not None else "printed nothing"
        read = f", read {one.read}" if one.read else ""
        yield f"{one.kind}: {' '.join(filter(None, (one.table, one.where, one.column)))}, {printed}{read}"


def _settings(results: Sequence[Result], bound: float) -> str:
    """The settings of the peers, and those that did not end well."""
    lines = ["## Settings tried", ""]
    for name, peer in PEERS.items():
        lines.append(f"- {name}: " + "; ".join(f"`{key}`" for key in peer.settings))
    lines += ["", f"A peer has {bound:.0f} seconds for one document, all settings together."]
    troubles = [
        f"- {one.case.name}, {name}: {trouble}"
        for one in results
        for name, found in one.peers.items()
        for trouble in found.troubles
    ]
    lines += (
        ["Settings that failed, were stopped or were not reached:", "", *troubles]
        if troubles
        else ["No setting failed, was stopped or was not reached."]
    )
    return "\n".join(lines) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)
