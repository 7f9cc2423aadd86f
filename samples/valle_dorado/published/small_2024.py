"""valle-dorado-2024: the plan of a small district for 2024-25, with contradictions."""

from decimal import Decimal

from valle_dorado.facts import Facts, Goal, Revenue
from valle_dorado.formulas import print_plan
from valle_dorado.printing import Printing
from valle_dorado.sample import Planted, Sample
from valle_dorado.shorthand import contributing, ordinary, past
from valle_dorado.style import Style

__all__ = ["FACTS", "GOALS", "SAMPLE"]

GOALS = (
    Goal("1", "Every student reads, writes and reasons at grade level by the end of third, eighth and eleventh grade."),
    Goal("2", "English learners, foster youth and low-income students receive the extra help they need to thrive."),
    Goal("3", "Schools are safe, healthy places where students want to be every day.", "Maintenance of Progress Goal"),
    Goal(
        "4",
        "Mesa Alta School closes the attendance gap of its students within three years.",
        "Equity Multiplier Focus Goal",
    ),
)
_ACTIONS = (
    ordinary("1.1", "Credentialed teachers in every classroom", personnel="18204500", lcff="18204500.00"),
    ordinary("1.2", "Textbooks and reading materials", lcff="612400.00", state="88000.00"),
    ordinary("1.3", "Special education services", groups=("Students with Disabilities",), personnel="3905250",
             lcff="1450000.00", state="1905250.50", federal="1010000.00", note="Students with Disabilities"),
    contributing("1.4", "Reading specialists in grades TK-3", "EL LI", "lea", personnel="1644300", lcff="1702000.00"),
    contributing("1.5", "Smaller classes in grades 4-6", "LI", "school", personnel="1915000", lcff="1915000.00",
                 location="Specific Schools: Mesa Alta, Arroyo Seco", time_span="2024-2027"),
    ordinary("1.6", "Arts and music instruction", personnel="402000", state="455500.00", local="38250.75"),
    contributing("2.1", "English language development teachers", "EL", "limited", personnel="1388200",
                 lcff="1388200.00", federal="96400.00"),
    contributing("2.2", "Bilingual family liaisons", "EL LI", "lea limited", personnel="540000", lcff="561700.00"),
    contributing("2.3", "Counselors for foster youth", "FY", "limited", personnel="204000", lcff="204000.00"),
    contributing("2.4", "After-school tutoring and transportation", "EL FY LI", "lea", personnel="712000",
                 lcff="1190500.00", state="310000.00"),
    contributing("2.5", "College and career visits", "LI", "school", lcff="86250.00", local="12000.00",
                 location="Grades 9-12"),
    contributing("2.6", "Newcomer welcome circles", "EL", "limited", personnel=None, percentage="0.150"),
    contributing("3.1", "Nurses and health aides", "LI", "lea", personnel="866000", lcff="905500.00"),
    contributing("3.2", "Mental health clinicians", "FY LI", "lea", personnel="1204800", lcff="1204800.00",
                 state="150000.00", need=""),
    ordinary("3.3", "Campus maintenance and repairs", personnel="940000", lcff="2350000.00", local="120000.00"),
    contributing("3.4", "Library hours after school", "EL LI", "school", personnel="118000", state="118000.00",
                 location="Arroyo Seco"),
    ordinary("3.5", "Family surveys", lcff="0.00"),
    ordinary("4.1", "Attendance team at Mesa Alta", personnel="151000", state="168900.00", time_span="3 years"),
    ordinary("4.2", "Morning club and breakfast room", state="42300.00", federal="18500.00", time_span="3 years"),
)  # fmt: skip
_PAST = (
    past("1.1", "Credentialed teachers in every classroom", "17820000.00", "17655310.22"),
    past("1.2", "Textbooks and reading materials", "655000.00", "702118.40"),
    past("1.3", "Reading specialists in grades TK-3", "1650000.00", "1488200.00", "1650000.00", "1488200.00"),
    past("1.4", "Smaller classes in grades 4-6", "1870000.00", "1870000.00", "1870000.00", "1870000.00"),
    past("2.1", "English language development teachers", "1440000.00", "1301550.75", "1350000.00", "1225550.75"),
    past("2.2", "Bilingual family liaisons", "548000.00", "402300.10", "548000.00", "402300.10"),
    past("2.3", "Counselors for foster youth", "198000.00", "198000.00", "198000.00", "198000.00"),
    past("2.4", "After-school tutoring and transportation", "1350000.00", "1122480.00", "1150000.00", "922480.00"),
    past("3.1", "Nurses and health aides", "880000.00", "861040.00", "880000.00", "861040.00"),
    past("3.2", "Mental health clinicians", "1250000.00", "990000.00", "1120000.00", "860000.00"),
    past("3.3", "Campus maintenance and repairs", "2290000.00", "2410775.61"),
    past("3.4", "Family surveys", None, None),
)
FACTS = Facts(
    lea_name="Valle Dorado Unified School District",
    cds_code="99 99999 0000000",
    lea_type="district",
    year="2024-25",
    template="2024",
    base_grant=Decimal("32650300"),
    sc_grants=Decimal("9142084"),
    additional_15pct=Decimal("979509"),
    prior_base=Decimal("31780120"),
    prior_sc=Decimal("8707753"),
    prior_carryover_pct=Decimal("0"),
    revenue=Revenue(
        lcff=Decimal("41996480"),
        state=Decimal("5120340"),
        local=Decimal("1988205"),
        federal=Decimal("2450110"),
        total_budgeted=Decimal("52340915"),
    ),
    actions=_ACTIONS,
    past_actions=_PAST,
    goals=GOALS,
)
_PLAN = print_plan(FACTS, Printing())
SAMPLE = Sample(
    "valle-dorado-2024",
    "A small district's plan for 2024-25, in the layout of the vendor's form: wide landscape pages, white rules on "
    "filled cells, ticked boxes with an unseen X, left-over words of the form.",
    _PLAN.with_figures(
        {
            "ii_projected_pct": "27.400%",
            "bop_total_in_lcap": "$37,400,000",
            "bop_not_in_lcap": "$14,940,915",
            "bop_prior_high_needs_actual": "$8,605,000",
            "x_bop_prior_difference": "$161,000",
        }
    ),
    Style(tick="double", tick_ink="fill", debris=True, hints=True),
    planted=(
        Planted("required percentage", ("ii_projected_pct", "tp_projected_pct"), "27.400% in the services section",
                "28.000% in both tables (item 2 / item 1), and 27.400% + 2.770% is not the section's 30.770%"),
        Planted("overview and table", ("bop_total_in_lcap", "tp_total_funds"),
                "$37,400,000 in the LCAP (Budget Overview)", "Total Funds of the planned actions $36,307,951.25"),
        Planted("overview and last year's table", ("bop_prior_high_needs_actual", "cau_estimated_contributing"),
                "$8,605,000 spent last year (Budget Overview)", "item 7 of last year's table $7,827,570.85"),
        Planted("two scopes", ("ca_leawide_total", "ca_limited_total", "ca_schoolwide_total", "ca_total"),
                "action 2.2 is ticked LEA-wide and Limited: the three totals give $9,719,650.00",
                "Total: $9,157,950.00, less by action 2.2's $561,700.00"),
        Planted("contributing without LCFF money", ("planned_actions.3.3.4.lcff_funds",),
                "action 3.4 contributes: Yes, LCFF Funds blank",
                "a contributing action needs LCFF money or a planned percentage"),
        Planted("blank need", ("reasons.leawide.3/3.2",), "action 3.2 is LEA-wide, the words after Need: are blank",
                "an LEA-wide action needs a stated need of the students it counts for"),
    ),
)  # fmt: skip
