"""Pages that lie sideways, upside down, are scaled, or hold more than they show: nothing changes what is read."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from lcap_extract.pages import PageText, triage
from lcap_extract.turning import held, held_size, main_direction
from lcap_models.figure import State
from lcap_models.plan import entries
from support.trouble import Made, altered, changed, made, proved

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def turned(by: int, each: int = 1) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for page in list(pdf.pages)[::each]:
            page.obj["/Rotate"] = (int(page.obj.get("/Rotate", 0)) + by) % 360

    return change


def scaled(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj["/UserUnit"] = 2


def between_copies(pdf: pikepdf.Pdf) -> None:
    """Put the page between two copies of itself that lie outside of what is shown."""
    for page in pdf.pages:
        x0, y0, x1, y1 = (float(edge) for edge in page.mediabox)
        page.contents_coalesce()
        own, wide = page.Contents.read_bytes(), x1 - x0
        page.obj["/MediaBox"] = pikepdf.Array([x0 - wide, y0, x1 + wide, y1])
        page.obj["/CropBox"] = pikepdf.Array([x0, y0, x1, y1])
        copies = (b"q 1 0 0 1 %d 0 cm %s Q" % (shift, own) for shift in (-wide, 0, wide))
        page.Contents = pdf.make_stream(b"\n".join(copies))


CHANGES = {
    "90": turned(90),
    "180": turned(180),
    "270": turned(270),
    "every other page upside down": turned(180, 2),
    "a unit of two points": scaled,
    "copies outside the page": between_copies,
}


@pytest.mark.parametrize(
    ("lies", "change"),
    [("landscape", change) for change in CHANGES] + [("sideways", "90"), ("sideways", "180"), ("rotated", "270")],
)
def test_a_page_reads_the_same_however_it_lies_and_whatever_lies_beside_it(
    lies: str, change: str, tmp_path: Path
) -> None:
    plan = proved(altered(made(tmp_path, style=changed(tables=lies)), CHANGES[change]))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@pytest.mark.parametrize(
    ("name", "by"),
    [("valle-dorado-2024", 90), ("valle-dorado-2021", 270), ("valle-dorado-2017-web", 90), ("valle-dorado-2017", 180),
     ("valle-dorado-2015", 270)],
)  # fmt: skip
def test_whole_plans_of_all_forms_read_the_same_however_their_pages_lie(name: str, by: int) -> None:
    document = altered(Made((SAMPLES / name / "plan.pdf").read_bytes(), SAMPLES / name), turned(by))
    assert not [e for e in entries(proved(document)) if e.figure.state is State.DOUBTFUL]


def test_text_that_runs_sideways_on_an_upright_page_is_read_as_one_holds_it(tmp_path: Path) -> None:
    plan = proved(made(tmp_path, style=changed(tables="sideways", prose="portrait")))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


def test_a_page_is_held_so_that_most_of_its_text_runs_to_the_right() -> None:
    assert main_direction(["right", "up", "up", None]) == "up"
    assert main_direction(["right", "up"]) == "right"
    assert main_direction([None]) == "right"
    box, size = (10.0, 20.0, 40.0, 30.0), (100.0, 200.0)
    assert held(box, "right", *size) == box
    assert held(box, "up", *size) == (170.0, 10.0, 180.0, 40.0)
    assert held(box, "down", *size) == (20.0, 60.0, 30.0, 90.0)
    assert held(box, "back", *size) == (60.0, 170.0, 90.0, 180.0)
    assert (held_size("up", *size), held_size("back", *size)) == ((200.0, 100.0), (100.0, 200.0))


def test_a_table_is_followed_over_pages_whose_rows_have_no_amount() -> None:
    head = "2024-25 Total Planned Expenditures Table\nGoal # Action # Action Title LCFF Funds Total Funds\n"
    texts = [f"{head}1 1.1 Tutors All $1,000.00", "1 1.2 Surveys All", "1 1.3 Clubs All", "2 2.1 Nurses All $9,000.00"]
    prose = ["3 meetings were held. In 2024 25 families met 3 times.", "They spoke of $5 lunches."]
    pages = [PageText.of(number, text) for number, text in enumerate((*texts, *prose), 1)]
    assert triage(pages).tables == (1, 2, 3, 4, 5)


def test_a_table_is_followed_over_a_page_that_holds_a_header_alone() -> None:
    head = "2024-25 Total Planned Expenditures Table\nGoal # Action # Action Title LCFF Funds Total Funds\n"
    texts = (f"{head}1 1.1 Tutors All $1,000.00", "Planned Expenditure Table Estimated Actual Total", "$0.00 $0.00", "")
    assert triage([PageText.of(number, text) for number, text in enumerate(texts, 1)]).tables == (1, 2, 3, 4)
