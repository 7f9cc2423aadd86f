"""valle-dorado-2021: a plan of 2021-22, the first form with action tables: totals after the rows, without labels."""

from dataclasses import replace
from decimal import Decimal

from valle_dorado.facts import Facts, Goal, Revenue
from valle_dorado.formulas import print_plan
from valle_dorado.printed import Overview
from valle_dorado.printing import Printing
from valle_dorado.published import small_2024
from valle_dorado.published.online_2022 import ONLINE
from valle_dorado.sample import Planted, Sample
from valle_dorado.shorthand import contributing, ordinary

__all__ = ["SAMPLE"]

_GOALS = tuple(Goal(goal.number, goal.description, "") for goal in small_2024.GOALS[:3])
_ACTIONS = (
    ordinary("1.1", "1.01 Teaching: Credentialed teachers", groups=("all groups",), personnel="15900000.00",
             lcff="15900000.00", state="0", local="0", federal="0"),
    ordinary("1.2", "1.02 Teaching: Books and materials", groups=("all groups",), lcff="480000.00", state="75000.00",
             local="0", federal="0"),
    contributing("1.3", "1.03 Teaching: Reading specialists", "EL LI", "lea", personnel="1380000.00",
                 lcff="1410500.00", state="0", local="0", federal="0"),
    contributing("1.4", "1.04 Teaching: Smaller classes in grades 4-6", "LI", "school", personnel="1650000",
                 lcff="1650000.00", state="0", local="0", federal="0", location="Mesa Alta"),
    contributing("2.1", "2.01 Access: English language development", "EL", "limited", personnel="1190000",
                 lcff="1190000.00", state="0", local="0", federal="85000.00"),
    contributing("2.2", "2.02 Access: Counselors for foster youth", "FY", "limited", personnel="177000",
                 lcff="177000.00", state="0", local="0", federal="0"),
    contributing("2.3", "2.03 Access: Tutoring and transportation", "EL FY LI", "lea", personnel="600000",
                 lcff="1020000.00", state="150000.00", local="0", federal="0"),
    contributing("3.1", "3.01 Climate: Nurses and health aides", "LI", "lea", personnel="760000", lcff="790250.50",
                 state="0", local="0", federal="0"),
    ordinary("3.2", "3.02 Climate: Maintenance and repairs", groups=("all groups",), personnel="850000",
             lcff="1950000.00", state="0", local="95000.00", federal="0"),
    ordinary("3.3", "3.03 Climate: Family surveys", groups=("all groups",), lcff="0.00", state="0", local="0",
             federal="0"),
)  # fmt: skip
_FACTS = Facts(
    lea_name="Valle Dorado Unified School District",
    cds_code="99999990000000",
    lea_type="district",
    year="2021-22",
    template="2021",
    base_grant=Decimal("26400310"),
    sc_grants=Decimal("6600077"),
    additional_15pct=Decimal("0"),
    prior_base=Decimal("25400000"),
    prior_sc=Decimal("6350000"),
    prior_carryover_pct=Decimal("0"),
    revenue=Revenue(
        lcff=Decimal("33180420"),
        state=Decimal("3940118"),
        local=Decimal("1722040"),
        federal=Decimal("6110505"),
        total_budgeted=Decimal("44210870"),
    ),
    actions=_ACTIONS,
    goals=_GOALS,
)
_PRINTING = Printing(items="cents", services="cents", decimals=2)
_PLAN = print_plan(_FACTS, _PRINTING)
_COUNTY = replace(
    _FACTS,
    sc_grants=Decimal("310220"),
    revenue=Revenue(
        lcff=Decimal("2410300"),
        state=Decimal("402210"),
        local=Decimal("99120"),
        federal=Decimal("288004"),
        total_budgeted=Decimal("3104500"),
    ),
    actions=_ACTIONS[3:4],
)
_OVERVIEW_OF_LAST_YEAR = {
    "bop_prior_high_needs_budgeted": "$6,120,000",
    "bop_prior_high_needs_actual": "$5,980,500",
    "x_bop_prior_difference": "$139,500",
}
SAMPLE = Sample(
    "valle-dorado-2021",
    "The district's plan for 2021-22: totals after the rows and without labels, cut by a page break between header and "
    "values; an annual update left blank; the Budget Overview of a second local educational agency in the same file.",
    replace(
        _PLAN.with_figures(
            {
                **_OVERVIEW_OF_LAST_YEAR,
                "au_total_planned": "",
                "au_total_estimated_actual": "",
                "ca_total": "",
                "x_ca_total_funds": "",
                "ii_projected_pct": "%25.00",
                "tp_total_nonpersonnel": "$361,575,050.00",
            }
        ),
        second_overview=Overview(
            "Sierra Dorada County Office of Education",
            "99999990000009",
            {**print_plan(_COUNTY, _PRINTING).figures, "bop_prior_high_needs_budgeted": "$0",
             "bop_prior_high_needs_actual": "$0"},
        ),
        words=("First reading: June 8, 2021",),
    ),
    replace(ONLINE, repeat_header=False, break_rows=True, wrap_money=0, new_page_per_table=False,
            cut_totals=frozenset({"planned_actions.totals"}), intentionally_blank=True,
            row_fills=((0.87, 0.92, 0.97), (0.74, 0.84, 0.93))),
    planted=(
        Planted("personnel total", ("tp_total_nonpersonnel", "tp_total_funds"),
                "Total Non-Personnel $361,575,050.00", "Total Funds is $24,972,750.50"),
    ),
)  # fmt: skip
