"""rio-claro-charter-2025: a small charter school's plan for 2025-26, typed by hand."""

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
    Goal("1", "Students read and reason with confidence in two languages."),
    Goal("2", "Families and the school plan together.", "Maintenance of Progress Goal"),
)
_ACTIONS = (
    ordinary("1.1", "Teachers and aides in every room", personnel="1240000", lcff="1240000.00", federal="38000.00"),
    ordinary("1.2", "Dual language library", lcff="18500.00", local="4000.00"),
    contributing("1.3", "Newcomer teacher", "EL", "lea limited", personnel="96500", lcff="96500.00"),
    contributing("1.4", "Reading tutors after lunch", "EL LI", "lea", personnel="61250", lcff="70250.00"),
    contributing("1.5", "Bus passes and breakfast", "FY LI", "lea", lcff="22400.00", state="9000.00", need=""),
    ordinary("1.6", "Board adoption of a grading policy", personnel=None),
    ordinary("2.1", "Family workshops", lcff="3500.00"),
    contributing("2.2", "Bilingual office hours", "EL", "lea", personnel="18000", lcff="18000.00"),
)
_PAST = (
    past("1.1", "Teachers and aides in every room", "1198000.00", "1201340.00"),
    past("1.2", "Dual language library", "17500.00", "21020.00"),
    past("1.3", "Newcomer teacher", "93000.00", "41200.00", "93000.00", "41200.00"),
    past("1.4", "Reading tutors after lunch", "66000.00", "58900.00", "66000.00", "58900.00"),
    past("1.5", "Bus passes and breakfast", "30000.00", "24000.00", "21000.00", "17800.00"),
    past("2.1", "Family workshops", "3500.00", "6362.00"),
    past("2.2", "Bilingual office hours", "17000.00", "35957.00", "17000.00", "35957.00"),
)
_FACTS = Facts(
    lea_name="Río Claro Charter School",
    cds_code="99 99999 0999999",
    lea_type="charter",
    year="2025-26",
    template="2024",
    base_grant=Decimal("1707200"),
    sc_grants=Decimal("256080"),
    additional_15pct=Decimal("12804"),
    prior_base=Decimal("1651400"),
    prior_sc=Decimal("231196"),
    prior_carryover_pct=Decimal("0"),
    revenue=Revenue(
        lcff=Decimal("1963280"),
        state=Decimal("211040"),
        local=Decimal("26000"),
        federal=Decimal("78850"),
        total_budgeted=Decimal("2214300"),
    ),
    actions=_ACTIONS,
    past_actions=_PAST,
    goals=_GOALS,
    contact="Head of School",
    reasons="together",
)
_PLAN = print_plan(_FACTS, Printing(cells="mixed", overview="bare", percent="spaced"))
SAMPLE = Sample(
    "rio-claro-charter-2025",
    "A charter school's draft for 2025-26: amounts typed in every style ($4000, 3500, $1,234.00), upright pages, the "
    "planned actions split in two tables, ticks that stand behind the word, one amount of the overview left blank.",
    replace(
        _PLAN.with_figures(
            {
                "co_carryover_dollars": "$7,733,900.00",
                "bop_total_budgeted_general_fund": "",
                "bop_not_in_lcap": "",
                "cau_difference": "$43,143.00",
            }
        ),
        words=("DRAFT for the public hearing of June 5, 2025",),
        stamp="DRAFT",
    ),
    Style(prose="portrait", tables="landscape", ledger=False, rules="white", font_size=8.5, prose_size=10.0,
          tick="after", split_planned=True, hints=True, debris=True,
          spellings={"planned_actions": "{year} Total Planned Expenditures Table",
                     "au_total_estimated_actual": "Total Estimated Actual Expenditures (Total Funds)"}),
    length=4,
    planted=(
        Planted("carryover x100", ("co_carryover_dollars", "co_carryover_pct"),
                "item 12: $7,733,900.00", "(10 - 11) x 9 = $77,339.00, which is the 4.683 % of item 13"),
        Planted("two scopes", ("ca_leawide_total", "ca_limited_total", "ca_total"),
                "action 1.3 is ticked LEA-wide and Limited: the two totals give $303,650.00", "Total: $207,150.00"),
        Planted("blank need", ("reasons.leawide.1/1.5",),
                "actions 1.5 and 2.2 are LEA-wide and share a row whose need is blank",
                "an LEA-wide action needs a stated need of the students it counts for"),
    ),
)  # fmt: skip
