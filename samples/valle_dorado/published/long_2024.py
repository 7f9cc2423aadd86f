"""valle-dorado-2024-long: a large district's plan for 2024-25, with long prose, pasted tables and wrapped amounts."""

from decimal import Decimal

from valle_dorado.facts import Facts, Goal, Revenue
from valle_dorado.formulas import print_plan
from valle_dorado.many import many_actions, many_past
from valle_dorado.printing import Printing
from valle_dorado.sample import Planted, Sample
from valle_dorado.style import Style

__all__ = ["FACTS", "SAMPLE"]

_GOALS = (
    Goal("1", "All students master reading, writing and mathematics at every grade."),
    Goal("2", "Multilingual learners use and grow all of their languages."),
    Goal("3", "Every student graduates with a plan for college, training or work."),
    Goal("4", "Schools welcome, protect and listen to every student and family."),
    Goal("5", "Buildings, buses and technology serve learning.", "Maintenance of Progress Goal"),
    Goal("6", "Students of the three Equity Multiplier schools attend every day.", "Equity Multiplier Focus Goal"),
)
_ACTIONS = many_actions(2024, _GOALS, 62, 41_000_000)
FACTS = Facts(
    lea_name="Valle Dorado Costa Unified School District",
    cds_code="99 99999 0000001",
    lea_type="district",
    year="2024-25",
    template="2024",
    base_grant=Decimal("612480335"),
    sc_grants=Decimal("171494494"),
    additional_15pct=Decimal("18374410"),
    prior_base=Decimal("598220104"),
    prior_sc=Decimal("163912309"),
    prior_carryover_pct=Decimal("1.250"),
    revenue=Revenue(
        lcff=Decimal("790120441"),
        state=Decimal("98441200"),
        local=Decimal("41200118"),
        federal=Decimal("57338904"),
        total_budgeted=Decimal("1012220873"),
    ),
    actions=_ACTIONS,
    past_actions=many_past(2023, _ACTIONS),
    goals=_GOALS,
)
_PLAN = print_plan(FACTS, Printing(items="whole"))
SAMPLE = Sample(
    "valle-dorado-2024-long",
    "A large district's plan of more than 150 pages: upright prose, landscape tables, amounts cut inside the number, "
    "headers not repeated, rows over page breaks, a header alone at the foot of a page.",
    _PLAN.with_figures(
        {
            "ca_planned_contributing": "$168,295,423.38",
            "ca_planned_pct_to_increase": "27.478%",
            "tp_total_personnel": "$3,461,141,451.40",
        }
    ),
    Style(
        prose="portrait",
        tables="landscape",
        ledger=False,
        rules="thin_rects",
        header_fill=(0.0, 0.13, 0.38),
        row_fills=((0.87, 0.92, 0.97),),
        font_size=6.5,
        prose_size=10.5,
        wrap_money=1,
        narrow_keys=True,
        repeat_header=False,
        break_rows=True,
        cut_row=("planned_actions", 19),
        header_alone=frozenset({"annual_update"}),
        words_apart=True,
    ),
    length=39,
    instruction_pages=32,
    planted=(
        Planted(
            "item 4 and its rows",
            ("ca_planned_contributing", "ca_total"),
            "item 4: $168,295,423.38 planned for contributing actions",
            'its 22 rows and "Total:" give $170,795,423.38',
        ),
        Planted(
            "personnel total",
            ("tp_total_personnel", "tp_total_funds"),
            "Total Personnel $3,461,141,451.40",
            "the column gives $346,114,145.14, and Total Funds is $719,127,802.94",
        ),
    ),
)
