"""Board packets and files with several plans: every plan is found with its pages, and a single plan stays whole."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap_extract.packets import portions
from lcap_extract.pages import PageText, triage
from lcap_extract.plans import read_plan, read_plans
from lcap_extract.readers import pdfium
from lcap_extract.signs import same_name
from lcap_models.errors import NotAPlan, WrongUse
from lcap_models.plan import Plan, entries
from support.comparing import differences
from support.packets import SAMPLES, pages_of, sample, shifted, source_of
from support.truth import REAL
from valle_dorado.packet import OTHERS, other, packet

DISTRICT, CHARTER, LAST_YEAR = "valle-dorado-2024", "rio-claro-charter-2025", "valle-dorado-2022"
PLANS = [*sorted(SAMPLES.glob("*/plan.pdf")), *sorted(REAL.glob("*/plan.pdf"))]


def found(data: bytes, name: str = "") -> list[tuple[int, int, int]]:
    """Return each plan's first page, last page and number of pages. A title page without a footer tells `name`."""
    pages = portions_of([page.text for page in texts_of(data)], name)
    return [(own[0], own[-1], len(own)) for own in pages]


@cache
def texts_of(data: bytes) -> tuple[PageText, ...]:
    pdf = pypdfium2.PdfDocument(data)
    return tuple(PageText.of(n, pdfium.page_text(pdf[n - 1])) for n in range(1, len(pdf) + 1))


def portions_of(texts: Sequence[str], name: str = "") -> list[tuple[int, ...]]:
    pages = tuple(PageText.of(number, text) for number, text in enumerate(texts, 1))
    return [one.pages for one in portions(pages, triage(pages), lambda number: name)]


@pytest.mark.parametrize("path", PLANS, ids=[path.parent.name for path in PLANS])
def test_a_plan_that_is_a_file_of_its_own_is_all_of_it(path: Path) -> None:
    pages = len(pypdfium2.PdfDocument(path))
    assert found(path.read_bytes()) == [(1, pages, pages)]


@pytest.fixture(scope="module")
def two() -> tuple[Plan, ...]:
    before = [other(name, 12) for name in OTHERS]
    after = [other("warrants", 15), other("minutes", 10)]
    made = packet([*before, sample(DISTRICT), other("school plan", 14), sample(CHARTER), *after])
    return read_plans(source_of(made.pdf))


def test_the_plans_of_a_district_and_a_charter_are_found_in_a_board_packet(two: tuple[Plan, ...]) -> None:
    told = [(p.document.lea_name, p.document.plan_year, p.document.first_page, p.document.last_page) for p in two]
    assert told == [
        ("Valle Dorado Unified School District", "2024-25", 73, 108),
        ("Río Claro Charter School", "2025-26", 123, 145),
    ]
    assert [(p.document.plan_number, p.document.plans_in_file, p.document.pages) for p in two] == [
        (1, 2, 170),
        (2, 2, 170),
    ]


@pytest.mark.parametrize(("number", "name", "before"), [(0, DISTRICT, 72), (1, CHARTER, 122)])
def test_every_figure_and_word_of_a_plan_in_a_packet_is_as_in_its_own_file(
    two: tuple[Plan, ...], tmp_path: Path, number: int, name: str, before: int
) -> None:
    assert differences(two[number], shifted(SAMPLES / name, before, tmp_path / "truth")) == []


def test_what_the_pages_of_a_packet_say_of_themselves_is_not_said_of_the_plan(two: tuple[Plan, ...]) -> None:
    alone = [read_plan(source_of(sample(name))) for name in (DISTRICT, CHARTER)]
    said = [(p.document.status, p.document.status_words, p.document.cds_code, p.document.lea_type) for p in two]
    assert said == [
        (p.document.status, p.document.status_words, p.document.cds_code, p.document.lea_type) for p in alone
    ]


def test_a_plan_alone_in_a_packet_is_found_with_its_pages() -> None:
    made = packet([other("agenda", 30), sample(DISTRICT), other("policy", 25)])
    (plan,) = read_plans(source_of(made.pdf))
    assert (plan.document.first_page, plan.document.last_page, plan.document.plans_in_file) == (31, 66, 1)
    assert plan.document.is_part_of_file


def test_a_letter_and_an_annex_belong_to_the_plan_they_stand_with() -> None:
    made = packet([other("minutes", 4), sample(DISTRICT), other("budget", 10)])
    assert found(made.pdf) == [(1, 50, 50)]


def test_this_years_plan_and_a_copy_of_last_years_are_two_plans() -> None:
    name = "Valle Dorado Unified School District"
    made = packet([sample(DISTRICT), sample(LAST_YEAR)])
    assert found(made.pdf, name) == [(1, 36, 36), (37, 61, 25)]


def test_a_plan_without_titles_and_footers_after_another_is_not_torn_from_it() -> None:
    tables = pages_of(sample("valle-dorado-coe-2023"), range(15, 21))
    made = packet([sample(DISTRICT), tables])
    assert found(made.pdf) == [(1, 42, 42)]


def test_last_years_tables_inside_a_plan_do_not_tear_it() -> None:
    own, last = sample(DISTRICT), pages_of(sample(LAST_YEAR), range(16, 23))
    made = packet([pages_of(own, range(1, 33)), last, pages_of(own, range(33, 37))])
    assert found(made.pdf) == [(1, 43, 43)]


@pytest.mark.parametrize("order", [[*range(10, 37), *range(1, 10)], [*range(1, 5), *range(10, 37), *range(5, 10)],
                                   [*range(26, 33), *range(1, 26), *range(33, 37)]])  # fmt: skip
def test_a_plan_whose_parts_stand_in_another_order_is_one_plan(order: list[int]) -> None:
    assert found(pages_of(sample(DISTRICT), order)) == [(1, 36, 36)]


@given(st.lists(st.integers(1, 35), min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_a_plan_cut_into_pieces_and_laid_together_in_any_order_is_one_plan(cuts: list[int], order: Random) -> None:
    pages = texts_of(sample(DISTRICT))
    ends = [0, *sorted(cuts), len(pages)]
    pieces = [pages[a:b] for a, b in pairwise(ends)]
    order.shuffle(pieces)
    laid = [page.text for piece in pieces for page in piece]
    assert len(portions_of(laid)) == 1


TITLE = (
    "Local Control and Accountability Plan\nLEA Name Contact Name and Title Email and Phone\n"
    "Valle Dorado Unified School District\nPlan Summary [{year}]\n"
)
TABLE = "{year} Total Planned Expenditures Table\nGoal # Action # Title LCFF Funds Total Funds\n1 1 Tutors $5 $5\n"
FOOTER = "{year} Local Control and Accountability Plan for Valle Dorado Unified School District Page {page} of 30"


def plan_pages(year: str, *texts: str) -> list[str]:
    return [f"{text}{FOOTER}".format(year=year, page=page) for page, text in enumerate(texts, 1)]


def test_pages_of_last_years_plan_with_their_own_footers_inside_a_plan_do_not_tear_it() -> None:
    this, last = plan_pages("2024-25", TITLE, "Our goals\n", TABLE), plan_pages("2023-24", TABLE, TABLE)
    assert portions_of([*this[:2], *last, this[2]]) == [(1, 2, 3, 4, 5)]
    assert portions_of([*this, *last]) == [(1, 2, 3, 4, 5)]
    whole = plan_pages("2023-24", TITLE, TABLE)
    assert portions_of([*this, *whole]) == [(1, 2, 3), (4, 5)]


def test_the_same_plan_twice_is_not_two_plans() -> None:
    assert portions_of(2 * plan_pages("2024-25", TITLE, TABLE)) == [(1, 2, 3, 4)]


def test_a_name_misread_in_the_footers_of_a_scan_takes_no_page_from_the_plan() -> None:
    kept = [text.text for text in texts_of(sample(DISTRICT)) if text.number in {1, 2, 3, 4, 21, *range(26, 33)}]
    misread = {5, 8, 11, 12}
    texts = [
        text.replace("Unified School District", "Unified Schoo! District") if number in misread else text
        for number, text in enumerate(kept, 1)
    ]
    assert portions_of(texts) == [tuple(range(1, 13))]


def test_overviews_that_stand_together_go_to_the_plan_of_the_same_agency() -> None:
    district, charter = sample(DISTRICT), sample(CHARTER)
    overviews = [pages_of(district, range(2, 5)), pages_of(charter, range(2, 5))]
    made = packet([*overviews, pages_of(district, range(10, 37)), pages_of(charter, range(5, 24))])
    plans = read_plans(source_of(made.pdf))
    assert [[o.lea_name for o in plan.overviews] for plan in plans] == [
        ["Valle Dorado Unified School District"], ["Río Claro Charter School"],
    ]  # fmt: skip


def test_one_plan_of_several_is_read_by_its_number() -> None:
    made = source_of(packet([sample(DISTRICT), sample(CHARTER)]).pdf)
    assert read_plan(made, number=2).document.lea_name == "Río Claro Charter School"
    with pytest.raises(WrongUse) as caught:
        read_plan(made)
    assert caught.value.key == "several_plans"
    assert caught.value.facts["plans"] == (
        "1: Valle Dorado Unified School District 2024-25 (1–36); 2: Río Claro Charter School 2025-26 (37–59)"
    )
    with pytest.raises(WrongUse) as caught:
        read_plan(made, number=3)
    assert caught.value.key == "no_such_plan"


def test_a_packet_without_a_plan_is_refused() -> None:
    made = packet([other(name, 6) for name in OTHERS])
    with pytest.raises(NotAPlan) as caught:
        read_plans(source_of(made.pdf))
    assert caught.value.key == "no_figures"


@pytest.mark.parametrize(
    ("one", "other_name", "same"),
    [
        ("Valle Dorado USD", "Valle Dorado Unified School District", True),
        ("RÍO CLARO CHARTER SCHOOL", "Rio Claro Charter School", True),
        ("Valle Dorado Unified School District", "Valle Dorado Charter School", False),
        ("San Marino Unified", "San Marino County Office of Education", False),
    ],
)
def test_an_agency_is_the_same_only_by_its_whole_name(one: str, other_name: str, same: bool) -> None:
    assert same_name(one, other_name) is same


EVERY_FORM = ("valle-dorado-2015", "valle-dorado-2020-continuity", "valle-dorado-2021", "valle-dorado-2019",
              "valle-dorado-2017", "valle-dorado-coe-2023")  # fmt: skip


def test_plans_of_every_form_are_found_among_other_documents(tmp_path: Path) -> None:
    parts = [part for name in EVERY_FORM for part in (other("warrants", 20), sample(name))]
    made = packet([*parts, other("minutes", 20)])
    plans = read_plans(source_of(made.pdf))
    assert len(plans) == len(EVERY_FORM)
    for name, plan, (first, last) in zip(EVERY_FORM, plans, made.spans[1::2], strict=False):
        assert first <= (plan.document.first_page or 0) and last - 2 <= (plan.document.last_page or 0) <= last + 2
        assert differences(plan, shifted(SAMPLES / name, first - 1, tmp_path / name)) == []


@pytest.mark.parametrize("name", ["rsm-2024", "rsm-2024-bop", "sfusd-2021", "sfusd-2023-1st", "ross-2017"])
def test_a_real_plan_reads_the_same_in_a_packet_as_in_its_own_file(name: str) -> None:
    if not REAL.is_dir():
        pytest.skip("the real plans are not on this machine")
    alone = (REAL / name / "plan.pdf").read_bytes()
    (plan,) = read_plans(source_of(packet([other("warrants", 40), alone, other("minutes", 30)]).pdf))
    own = read_plan(source_of(alone))
    assert plan.document.is_part_of_file and not own.document.is_part_of_file
    assert list(figures(plan)) == list(figures(own))
    assert (plan.document.lea_name, plan.document.plan_year) == (own.document.lea_name, own.document.plan_year)


def figures(plan: Plan) -> Iterator[tuple[object, ...]]:
    """Yield each figure with its address and its text, but without its page."""
    for entry in entries(plan):
        figure = entry.figure
        yield entry.part, entry.occurrence, entry.row, entry.goal, entry.action, entry.column, figure.value, figure.text
