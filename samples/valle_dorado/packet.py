"""A board packet: plans among an agenda, budgets, lists of warrants, school plans, policies and minutes, all invented.

What stands around the plans is meant to mislead: dollar amounts in tables, goals and actions, the plan's own name, the
language of the state's instructions.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice

import pikepdf

from valle_dorado.flow import heading, paragraph, word_table
from valle_dorado.sheet import Sheet
from valle_dorado.style import Style

__all__ = ["OTHERS", "Packet", "other", "packet"]

STYLE = Style()
UNIQUE = 24
"""Pages drawn of each kind; a longer document repeats them."""

_VENDORS = ("Valle Water", "Arroyo Paper", "Sierra Bus Lines", "Dorado Produce", "Mesa Books", "Rio Software")
_PROSE = (
    "The Board heard the report and asked about the schedule. Staff answered that the work ends in August and that the "
    "cost of $48,250.00 is within the amount approved on March 12. Two parents spoke about the bus to the north side."
)
_POLICY = (
    "Education Code section 52060 asks each LEA to adopt a Local Control and Accountability Plan. The LCAP is posted "
    "on the web page; LEAs must consult educational partners. The template is required to be used (EC Section 42238)."
)


@dataclass(frozen=True, slots=True)
class Packet:
    """The PDF, and the first and last page of each part, in order."""

    pdf: bytes
    spans: tuple[tuple[int, int], ...]


def _money(number: int) -> str:
    return f"${number * 7919 % 9_000_000 + 1_000:,}.{number * 13 % 100:02d}"


def _agenda(sheet: Sheet, page: int) -> None:
    heading(sheet, f"Regular Meeting of the Board of Trustees, item {page}", 15)
    paragraph(
        sheet, "Adoption of the Local Control and Accountability Plan (LCAP) and of the budget; draft minutes.", 11
    )
    for n in range(4):
        paragraph(sheet, f"{page}.{n} {_PROSE}", 11)


def _budget(sheet: Sheet, page: int) -> None:
    heading(sheet, "Proposed Budget 2024-25: Revenues and Expenditures by Object, General Fund", 13)
    columns = (("Description", 5.0), ("LCFF Sources", 2.0), ("Other State Revenue", 2.0), ("Federal Revenue", 2.0),
               ("Total Funds", 2.0))  # fmt: skip
    names = ("Certificated Salaries", "Classified Salaries", "Employee Benefits", "Books and Supplies", "Services")
    rows = [(f"{1000 * (n + 1)}-{page}: {name}", *(_money(page * 50 + n * 5 + k) for k in range(4)))
            for n, name in enumerate(names)]  # fmt: skip
    word_table(sheet, columns, rows, STYLE)


def _warrants(sheet: Sheet, page: int) -> None:
    heading(sheet, f"Warrants issued, list {page}", 13)
    columns = (("Warrant", 2.0), ("Vendor", 4.0), ("Goal", 1.0), ("Object", 2.0), ("Amount", 2.0))
    rows = [(f"{page:03d}{n:03d}", _VENDORS[(page + n) % 6], str(n % 4 + 1), "4300", _money(page * 31 + n))
            for n in range(18)]  # fmt: skip
    word_table(sheet, columns, rows, STYLE)


def _school_plan(sheet: Sheet, page: int) -> None:
    heading(sheet, "School Plan for Student Achievement", 15)
    paragraph(sheet, "Arroyo Seco School. CDS Code: 99 99999 6000001. The plan supports the goals of the LCAP.", 11)
    columns = (("Goal #", 1.0), ("Action #", 1.0), ("Title", 3.0), ("Description", 5.0), ("Total Funds", 2.0),
               ("Contributing", 1.5))  # fmt: skip
    rows = [(str(n + 1), f"{n + 1}.{page}", "Reading circles", "Aides read with small groups after lunch.",
             _money(page * 17 + n), "Yes") for n in range(5)]  # fmt: skip
    word_table(sheet, columns, rows, STYLE)
    columns = (("Fund source", 4.0), ("Proposed Expenditures", 3.0))
    word_table(sheet, columns, [("Title I", _money(page)), ("LCFF Supplemental", _money(page + 3))], STYLE)


def _policy(sheet: Sheet, page: int) -> None:
    heading(sheet, f"Board Policy {page}: Local Control and Accountability Plan", 14)
    for n in range(4):
        paragraph(sheet, f"({n + 1}) {_POLICY}", 11)


def _minutes(sheet: Sheet, page: int) -> None:
    heading(sheet, f"Minutes, page {page}", 14)
    for n in range(5):
        paragraph(sheet, f"Motion {page}.{n}: {_PROSE}", 11)


OTHERS: dict[str, Callable[[Sheet, int], None]] = {
    "agenda": _agenda, "budget": _budget, "warrants": _warrants, "school plan": _school_plan, "policy": _policy,
    "minutes": _minutes,
}  # fmt: skip
"""The documents that are no plans, by name."""


@cache
def _drawn(name: str) -> bytes:
    sheet = Sheet()
    sheet.part("")
    sheet.turn("portrait")
    for page in range(1, UNIQUE + 1):
        sheet.new_page()
        OTHERS[name](sheet, page)
    return sheet.save(name.title())


def other(name: str, pages: int) -> bytes:
    """Return a document of that kind, so many pages long."""
    with pikepdf.open(io.BytesIO(_drawn(name))) as pdf, pikepdf.new() as longer:
        longer.pages.extend(islice(cycle(list(pdf.pages)), pages))
        return _saved(longer)


def packet(parts: Sequence[bytes]) -> Packet:
    """Return the documents as one file, each page with the packet's own page number under it ("261 / 1012")."""
    spans: list[tuple[int, int]] = []
    with pikepdf.new() as whole:
        for part in parts:
            first = len(whole.pages) + 1
            with pikepdf.open(io.BytesIO(part)) as pdf:
                whole.pages.extend(pdf.pages)
            spans.append((first, len(whole.pages)))
        _number(whole)
        return Packet(_saved(whole), tuple(spans))


def _number(pdf: pikepdf.Pdf) -> None:
    font = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    ))  # fmt: skip
    total = len(pdf.pages)
    for number, page in enumerate(pdf.pages, 1):
        if int(page.obj.get("/Rotate", 0)):
            continue
        name = page.add_resource(font, pikepdf.Name.Font)
        x = float(page.mediabox[2]) - 90
        words = f"q BT {name} 8 Tf 1 0 0 1 {x:.0f} 10 Tm ({number} / {total}) Tj ET Q"
        page.contents_add(words.encode("ascii"))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
