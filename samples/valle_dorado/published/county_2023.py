"""valle-dorado-coe-2023: a county office of education's plan for 2023-24, on turned pages without ruling lines."""

from dataclasses import replace
from decimal import Decimal

from valle_dorado.facts import Facts, Goal, Revenue
from valle_dorado.formulas import print_plan
from valle_dorado.printing import Printing
from valle_dorado.sample import Planted, Sample
from valle_dorado.shorthand import contributing, ordinary, past
from valle_dorado.style import Style

__all__ = ["SAMPLE"]

_GOALS = (
    Goal("1", "Students in court and community schools earn credits and return ready to learn.", ""),
    Goal("2", "Foster youth in the county keep their school and their friends.", ""),
)
_ACTIONS = (
    ordinary("1.1", "Small classes of at most twelve students", personnel="2104000.00", lcff="2104000.00",
             state="120500.00", local="0", federal="88000.00"),
    contributing("1.2", "Transition counselors", "FY LI", "school", personnel="316200.00", lcff="316200.00", state="0",
                 local="0", federal="0", location="Court schools"),
    contributing("1.3", "Career workshops with local trades", "LI", "lea", personnel="40000", lcff="128340.25",
                 state="15000.00", local="2500.00", federal="0"),
    contributing("2.1", "Foster youth services coordinators", "FY", "limited", personnel="402900", lcff="402900.00",
                 state="61000.00", local="0", federal="0"),
    contributing("2.2", "Shared records with child welfare", "FY", "limited", lcff="0", state="0", local="0",
                 federal="0", percentage="0.40"),
    ordinary("2.3", "Training for district liaisons", lcff="22000.00", state="0", local="7800.00", federal="0"),
)  # fmt: skip
_PAST = (
    past("1.1", "Small classes of at most twelve students", "2051000.00", "2101850.00"),
    past("1.2", "Transition counselors", "301000.00", "318957.00", "301000.00", "318957.00"),
    past("1.3", "Career workshops with local trades", "138000.00", "140100.00", "121000.00", "126500.00"),
    past("2.1", "Foster youth services coordinators", "433000.00", "439200.00", "377000.00", "383500.00"),
    past("2.3", "Training for district liaisons", "28000.00", "19250.40"),
)
_FACTS = Facts(
    lea_name="Sierra Dorada County Office of Education",
    cds_code="99999990000009",
    lea_type="county office",
    year="2023-24",
    template="2022",
    base_grant=Decimal("3610440.00"),
    sc_grants=Decimal("848453.00"),
    additional_15pct=Decimal("0"),
    prior_base=Decimal("3480100"),
    prior_sc=Decimal("799204"),
    prior_carryover_pct=Decimal("0"),
    revenue=Revenue(
        lcff=Decimal("4620118"),
        state=Decimal("1904330"),
        local=Decimal("702114"),
        federal=Decimal("938200"),
        total_budgeted=Decimal("8011940"),
    ),
    actions=_ACTIONS,
    past_actions=_PAST,
    goals=_GOALS,
    contact="Office of the County Superintendent",
)
_PLAN = print_plan(_FACTS, Printing(items="cents", services="cents", decimals=2, no_carryover="No carryover"))
SAMPLE = Sample(
    "valle-dorado-coe-2023",
    "A county office's plan for 2023-24: pages stored turned by 90 degrees, cells told apart by their fills only, "
    "nothing carried over (in words), negative differences in parentheses.",
    replace(
        _PLAN.with_figures(
            {
                "bop_prior_high_needs_budgeted": "$2,950,000",
                "bop_prior_high_needs_actual": "$3,019,357",
                "x_bop_prior_difference": "",
                "ca_total_pct": "24.10%",
            }
        ),
        words=("Adopted by the governing board on June 14, 2023",),
    ),
    Style(prose="landscape", tables="rotated", rules="fills", font_size=8.5, narrow_keys=True, items="commas",
          footer=False, chart_labels=True, header_alone=frozenset({"contributing_actions"})),
    planted=(
        Planted("overview and last year's table", ("bop_prior_high_needs_budgeted", "cau_planned_contributing"),
                "$2,950,000 budgeted and $3,019,357 spent last year (Budget Overview): all funds of all actions",
                "items 4 and 7 are $799,000.00 and $828,957.00"),
        Planted("total percentage", ("ca_total_pct", "ca_projected_pct", "ca_carryover_pct"),
                "24.10% in total", "23.50% + 0.00% = 23.50%, as the services section prints"),
    ),
)  # fmt: skip
