"""Documents with trouble in them, made for one test, and what a reader makes of them."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pikepdf
import pypdfium2

from lcap_extract.opening import Source
from lcap_extract.plans import read_plan
from lcap_models.figure import State
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.comparing import TABLES, differences
from valle_dorado.layout import FIGURES_ONLY, lay_out
from valle_dorado.printed import PrintedPlan
from valle_dorado.published import small_2024
from valle_dorado.style import Style
from valle_dorado.truth import write

__all__ = [
    "PLAN",
    "STYLE",
    "Made",
    "altered",
    "changed",
    "lines_changed",
    "made",
    "proved",
    "read",
    "wrong_and_unmarked",
]

PLAN: PrintedPlan = small_2024.SAMPLE.plan
"""A plan in which all sums hold but those planted, with 27 actions, in the template of 2024-25."""

STYLE = replace(small_2024.SAMPLE.style, dark_header=False)
"""Its look, with black letters everywhere: what has no lines or fills can still be seen."""

WORDS = ("goal", "action", "page", "title", "note", "student_groups", "location", "time_span", "unduplicated_groups")
SURE = (State.PROVED, State.READ)


@dataclass(frozen=True, slots=True)
class Made:
    """A document as bytes, and the folder with the truth about it."""

    pdf: bytes
    truth: Path


def made(folder: Path, plan: PrintedPlan = PLAN, style: Style = STYLE) -> Made:
    """Return the plan laid out in that style, and write the truth about it into `folder`."""
    layout = lay_out(plan, style, FIGURES_ONLY)
    write(plan, layout, folder)
    return Made(layout.pdf, folder)


def changed(style: Style = STYLE, **look: object) -> Style:
    """Return the style with some habits changed."""
    return replace(style, **look)  # type: ignore[arg-type]


def altered(document: Made, change: Callable[[pikepdf.Pdf], None]) -> Made:
    """Return the document after a change to its PDF that a person looking at it does not see."""
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return Made(out.getvalue(), document.truth)


_LINE = re.compile(rb"BT 1 0 0 1 (\S+) (\S+) Tm \(((?:\\.|[^\\()])*)\) Tj T\* ET")
"""A line of text as the samples' generator paints it: x, y from the foot of the page, the text."""

NewLine = Callable[[pikepdf.Page, float, float, bytes], bytes | None]


def lines_changed(new: NewLine, first: int = 1, last: int = 1_000) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that paints `new` of the page, x, y and text in place of each line; None leaves it as it is."""

    def change(pdf: pikepdf.Pdf) -> None:
        for page in list(pdf.pages)[first - 1 : last]:
            page.contents_coalesce()

            def paint(found: re.Match[bytes], page: pikepdf.Page = page) -> bytes:
                painted = new(page, float(found[1]), float(found[2]), found[3])
                return found[0] if painted is None else painted

            page.Contents = pdf.make_stream(_LINE.sub(paint, page.Contents.read_bytes()))

    return change


def source_of(data: bytes) -> Source:
    """Return the bytes as an opened file."""
    return Source("trouble.pdf", hashlib.sha256(data).hexdigest(), data, len(pypdfium2.PdfDocument(data)))


def read(document: Made) -> Plan:
    """Return what is read."""
    return read_plan(source_of(document.pdf))


def proved(document: Made) -> Plan:
    """Return what is read, with states; nothing may differ from the truth."""
    plan = prove(read(document)).plan
    assert differences(plan, document.truth) == []
    return plan


def states(plan: Plan) -> Counter[str]:
    """Return how many figures are in each state."""
    return Counter(entry.figure.state.value for entry in entries(plan))


def wrong_and_unmarked(plan: Plan, truth: Path) -> list[tuple[str, str, str, str, Decimal | None]]:
    """Return the figures that are shown as sure and are not what the page prints: part, goal, action, column, value."""
    printed = Counter(_printed(truth))
    found = []
    for entry in entries(plan):
        figure = entry.figure
        key = (entry.part if entry.row else "", entry.goal, entry.action, entry.column)
        if figure.value is None or figure.state not in SURE or _beyond(entry.part, entry.column):
            continue
        if printed[*key, figure.value]:
            printed[*key, figure.value] -= 1
        else:
            found.append((*key, figure.value))
    return found


def _beyond(part: str, column: str) -> bool:
    """Tell whether the truth files do not hold that figure."""
    if (part, column) == ("contributing_actions", "total_funds"):
        return True
    extra = ("bop_other_lcff", "bop_high_needs_difference", "ii_base_grant")
    return column.startswith("bop_table_") or column.endswith("_all_funds") or column in extra


def _printed(truth: Path) -> Iterator[tuple[str, str, str, str, Decimal]]:
    for row in _rows(truth / "summary.csv"):
        yield "", "", "", row["key"], Decimal(row["value"])
    for kind in TABLES:
        for row in _rows(truth / f"{kind}.csv"):
            for column, text in row.items():
                try:
                    yield kind, row["goal"], row["action"], column, Decimal(text)
                except InvalidOperation:
                    continue


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
