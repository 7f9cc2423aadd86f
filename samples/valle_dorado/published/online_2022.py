"""valle-dorado-2022: the same district's plan of the year before (2023-24), in the state's online form."""

from dataclasses import replace
from decimal import Decimal

from valle_dorado.facts import Facts, Revenue
from valle_dorado.formulas import print_plan
from valle_dorado.printing import Printing
from valle_dorado.published import small_2024
from valle_dorado.sample import Planted, Sample
from valle_dorado.shorthand import contributing, ordinary, past
from valle_dorado.style import Style

__all__ = ["ONLINE", "SAMPLE"]

_GOALS = tuple(replace(goal, kind="") for goal in small_2024.GOALS[:3])
_ACTIONS = (
    ordinary("1.1", "Credentialed teachers in every classroom", personnel="17820000.00", lcff="17820000.00",
             state="0", local="0", federal="0"),
    ordinary("1.2", "Textbooks and reading materials", lcff="575000.00", state="80000.00", local="0", federal="0"),
    contributing("1.3", "Reading specialists in grades TK-3", "EL LI", "lea", personnel="1601200.00",
                 lcff="1650000.00", state="0", local="0", federal="0"),
    contributing("1.4", "Smaller classes in grades 4-6", "LI", "school", personnel="1870000", lcff="1870000.00",
                 state="0", local="0", federal="0", location="Mesa Alta, Arroyo Seco"),
    contributing("2.1", "English language development teachers", "EL", "limited", personnel="1350000",
                 lcff="1350000.00", state="0", local="0", federal="90000.00"),
    contributing("2.2", "Bilingual family liaisons", "EL LI", "lea", personnel="520000", lcff="548000.00", state="0",
                 local="0", federal="0"),
    contributing("2.3", "Counselors for foster youth", "FY", "limited", personnel="198000", lcff="198000.00",
                 state="0", local="0", federal="0"),
    contributing("2.4", "After-school tutoring and transportation", "EL FY LI", "lea", personnel="700000",
                 lcff="1150000.00", state="200000.00", local="0", federal="0"),
    contributing("3.1", "Nurses and health aides", "LI", "lea", personnel="840000", lcff="880000.00", state="0",
                 local="0", federal="0"),
    contributing("3.2", "Mental health clinicians", "FY LI", "lea", personnel="1120000", lcff="1120000.00",
                 state="130000.00", local="0", federal="0"),
    ordinary("3.3", "Campus maintenance and repairs", personnel="900000", lcff="2180000.00", state="0",
             local="110000.00", federal="0"),
    ordinary("3.4", "Family surveys", lcff="0.00", state="0", local="0", federal="0"),
)  # fmt: skip
_PAST = (
    past("1.1", "Credentialed teachers in every classroom", "16950000.00", "16950000.00"),
    past("1.2", "Textbooks and reading materials", "610000.00", "548760.12"),
    past("1.3", "Reading specialists in grades TK-3", "1540000.00", "1512400.00", "1540000.00", "1512400.00"),
    past("1.4", "Smaller classes in grades 4-6", "1790000.00", "1790000.00", "1790000.00", "1790000.00"),
    past("2.1", "English language development teachers", "1390000.00", "1206600.35", "1300000.00", "1130100.35"),
    past("2.2", "Bilingual family liaisons", "505000.00", "288150.00", "505000.00", "288150.00"),
    past("2.3", "Counselors for foster youth", "189000.00", "189000.00", "189000.00", "189000.00"),
    past("2.4", "After-school tutoring and transportation", "1280000.00", "1019200.00", "1080000.00", "819200.00"),
    past("3.1", "Nurses and health aides", "811000.00", "822030.50", "811000.00", "822030.50"),
    past("3.2", "Mental health clinicians", "1180000.00", "901000.00", "1060000.00", "781000.00"),
    past("3.3", "Campus maintenance and repairs", "2100000.00", "2322418.00"),
)  # fmt: skip
_FACTS = Facts(
    lea_name="Valle Dorado Unified School District",
    cds_code="99999990000000",
    lea_type="district",
    year="2023-24",
    template="2022",
    base_grant=Decimal("31780120"),
    sc_grants=Decimal("8580632"),
    additional_15pct=Decimal("905733"),
    prior_base=Decimal("29105440"),
    prior_sc=Decimal("7858468"),
    prior_carryover_pct=Decimal("0"),
    revenue=Revenue(
        lcff=Decimal("40600752"),
        state=Decimal("5877010"),
        local=Decimal("1850330"),
        federal=Decimal("3120404"),
        total_budgeted=Decimal("51002218"),
    ),
    actions=_ACTIONS,
    past_actions=_PAST,
    goals=_GOALS,
)
ONLINE = Style(
    rules="thin_rects",
    header_fill=(0.0, 0.13, 0.38),
    row_fills=((0.87, 0.92, 0.97),),
    font_size=8.0,
    valign="middle",
    items="commas",
    wrap_money=2,
    narrow_keys=True,
    footer=False,
)
_PLAN = print_plan(_FACTS, Printing(items="cents", services="cents", decimals=2, no_carryover="No carryover"))
SAMPLE = Sample(
    "valle-dorado-2022",
    "The same district's plan for 2023-24 as the state's online form printed it: small tables in the Budget Overview, "
    "amounts cut inside the number, header words cut by narrow columns, header repeated on each page.",
    replace(
        _PLAN.with_figures(
            {
                "co_carryover_dollars": "No carryover",
                "co_carryover_pct": "No carryover",
                "ii_carryover_dollars": "$0.00",
                "ii_carryover_pct": "0.00%",
                "ii_total_pct": "27.00%",
                "ca_carryover_pct": "0.00%",
                "ca_total_pct": "27.00%",
                "bop_high_needs_planned": "$9,186,000",
            }
        ),
        words=("Adopted by the governing board on June 20, 2023",),
    ),
    ONLINE,
    planted=(
        Planted("no carryover", ("co_total_pct", "co_actual_pct"),
                "items 12 and 13: No carryover",
                "item 11 (25.19%) is below item 10 (27.00%): $526,587.15 to carry over"),
        Planted("overview and item 4", ("bop_high_needs_planned", "ca_planned_contributing"),
                "$9,186,000 for high needs students (Budget Overview)", "item 4 is $8,766,000.00"),
    ),
)  # fmt: skip
