"""The Budget Overview's sentences give their amounts; a blank form gives none."""

from lcap_extract.ink import PageInk
from lcap_extract.overviews import read_overview, split_overviews
from support.paper import page, table

REVENUE = (
    "The total revenue projected for Valle",
    "Dorado Unified is $2,349,427, of which",
    "$1821254 is Local Control Funding Formula",
    "(LCFF), $403323 is other state funds,",
    "$46000 is local funds, and $78,850 is",
    "federal funds. Of the $1821254 in LCFF",
    "Funds, $113579 is generated based on the",
    "enrollment of high needs students.",
)
PLANNED = (
    "Valle Dorado Unified plans to spend $ for",
    "the 2024-25 school year. Of that amount,",
    "$91,000 is tied to actions/services in",
    "the LCAP and $ is not included in the LCAP.",
)
LAST_YEAR = (
    "In 2023-24, the LCAP budgeted $189,250.50 for",
    "planned actions to increase or improve services",
    "for high needs students. It actually spent $0 for",
    "actions to increase or improve services. The",
    "difference between the budgeted and actual",
    "expenditures of $189,250.50 had the following impact",
)


def read(*texts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    pages: list[PageInk] = [page(n, lines)[0] for n, lines in enumerate(texts, 1)]
    return {key: cell.lines for key, cell in read_overview(pages, []).figures.items()}


def test_amounts_stand_in_the_sentences_over_lines_with_and_without_commas() -> None:
    assert read(REVENUE) == {
        "bop_total_revenue": ("$2,349,427",),
        "bop_lcff_funds": ("$1821254",),
        "bop_other_state": ("$403323",),
        "bop_local": ("$46000",),
        "bop_federal": ("$78,850",),
        "bop_sc_grants": ("$113579",),
    }


def test_a_blank_in_the_form_is_a_blank_not_the_next_number() -> None:
    found = read(PLANNED)
    assert found["bop_total_budgeted_general_fund"] == ()
    assert found["bop_total_in_lcap"] == ("$91,000",)
    assert found["bop_not_in_lcap"] == ()


def test_last_years_amounts_are_read_with_cents_and_zero() -> None:
    found = read(LAST_YEAR)
    assert found["bop_prior_high_needs_budgeted"] == ("$189,250.50",)
    assert found["bop_prior_high_needs_actual"] == ("$0",)
    assert found["bop_high_needs_difference"] == ("$189,250.50",)


def test_an_amount_below_zero_keeps_its_sign() -> None:
    found = read(
        (*PLANNED[:2], "$91,000 is tied to actions/services in", "the LCAP and -$2,371 is not included in the LCAP.")
    )
    assert found["bop_not_in_lcap"] == ("-$2,371",)
    found = read((*PLANNED[:2], "$91,000 is tied to actions/services in", "the LCAP and ($2,371) is not included."))
    assert found["bop_not_in_lcap"] == ("($2,371)",)


def test_a_sentence_may_go_on_over_the_page() -> None:
    assert read(REVENUE[:3], REVENUE[3:])["bop_sc_grants"] == ("$113579",)


def test_the_page_of_an_amount_is_the_page_it_stands_on() -> None:
    pages = [page(4, REVENUE[:3])[0], page(5, REVENUE[3:])[0]]
    cells = read_overview(pages, []).figures
    assert (cells["bop_total_revenue"].parts[0].page, cells["bop_sc_grants"].parts[0].page) == (4, 5)


def test_the_small_tables_of_the_online_form_are_read_by_their_labels() -> None:
    rows = table([["Source", "Funds", "Percentage"], ["LCFF S/C Grants", "$77,313,864", "7%"],
                  ["All Other LCFF Funds", "$567,469,633", "49%"]])  # fmt: skip
    found = read_overview([page(1, [], rows)[0]], rows).figures
    assert {key: cell.text for key, cell in found.items()} == {
        "bop_table_sc_grants": "$77,313,864",
        "bop_other_lcff": "$567,469,633",
    }


def test_two_overviews_in_one_file_stay_apart() -> None:
    pages = [page(n, ["x"])[0] for n in (2, 3, 4, 7, 8, 30)]
    assert [[p.number for p in group] for group in split_overviews(pages, [2, 7])] == [[2, 3, 4], [7, 8], [30]]


def test_an_overview_without_its_title_page_is_not_mixed_with_the_one_before() -> None:
    told = (REVENUE, PLANNED, ("A page of words.",), LAST_YEAR, PLANNED, LAST_YEAR, REVENUE)
    groups = split_overviews([page(number, lines)[0] for number, lines in enumerate(told, 1)], ())
    assert [[one.number for one in group] for group in groups] == [[1, 2, 3, 4], [5, 6], [7]]
