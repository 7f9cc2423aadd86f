"""The published plans of 2014-15 to 2016-17: one in the state's form, one in a vendor's."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from valle_dorado.early.facts import Action, Box, Goal, Look, Past, Plan, Row
from valle_dorado.early.layout import lay_out
from valle_dorado.older import BUDGETED, Printed, write

__all__ = ["EARLY", "PLAN", "VENDOR_PLAN", "EarlySample", "save_early"]

YEARS = ("2015-16", "2016-17", "2017-18")
NEEDS = ("Low Income pupils", "English Learners", "Foster Youth")
PAY, AIDES = "1000-1999: Certificated Personnel Salaries", "2000-2999: Classified Personnel Salaries"
BENEFITS, BOOKS = "3000-3999: Employee Benefits", "4000-4999: Books and Supplies"
UNSPENT = "Not spent: see 2015-16"
SERVICES = "5000-5999: Services And Other Operating Expenditures"


def _box(*printed: str, rows: Sequence[tuple[str, ...]]) -> Box:
    return Box(printed, [Row(*row) for row in rows])


def _classes(salaries: str, benefits: str) -> Action:
    money = _box(
        f"{salaries} LCFF Base",
        f"{benefits} LCFF Base, {BENEFITS}",
        rows=[(salaries, "LCFF Base"), (benefits, "LCFF Base", BENEFITS)],
    )
    return Action(
        "Keep classes small in the first three grades: eleven teachers at seven schools.", "LEA-wide", ("ALL",), money
    )


_COACHES = Action(
    "Reading coaches for pupils who learn English, at every school, before and after class. The coaches meet each "
    "month and tell families in March how their children read.",
    "Schoolwide: Mesa Elementary",
    NEEDS,
    _box("Supplemental 9021.00", rows=[("9021.00", "Supplemental")]),
)
_BOOKS = Action(
    "Books to take home.",
    "LEA-wide",
    ("English Learners", "Redesignated fluent English proficient", "Other Subgroups: (Specify)"),
    _box("LCFF Base $12,000 / Title I $3,400", rows=[("12,000", "LCFF Base"), ("3,400", "Title I")]),
    other="Homeless pupils",
)
_MEETINGS = Action(
    "Evening meetings.", "LEA-wide", ("ALL",), _box("No additional cost", rows=[("", "", "No additional cost")])
)
_PRICE = Action(
    "Tutors in the library.",
    "LEA-wide",
    ("Foster Youth",),
    _box("$500 per teacher", rows=[("", "", "$500 per teacher")]),
)
_TRAINING = Action(
    "Training in mathematics.",
    "Grades K-5",
    ("ALL",),
    _box(
        "$500 per teacher for 20 teachers:",
        "$10,000 Title II",
        rows=[("10,000", "Title II", "$500 per teacher for 20 teachers")],
    ),
)
_LIBRARY = Action(
    "Libraries stay open until five.",
    "LEA-wide",
    ("Low Income pupils",),
    _box(
        "1000 series and 3000 series",
        "$45,000 Lottery, 5% more than in 2014-15",
        rows=[("45,000", "Lottery", "1000 series and 3000 series 5% more than in 2014-15")],
    ),
)
_BUSES = Action(
    "Late buses.",
    "LEA-wide",
    ("ALL",),
    _box(
        "Supplemental and Concentration:",
        "$168,000",
        "Other Local:",
        "$12,500",
        rows=[("168,000", "Supplemental and Concentration"), ("12,500", "Other Local")],
    ),
)
_LIAISONS = Action(
    "Liaisons who speak Spanish.",
    "LEA-wide",
    NEEDS,
    _box("212,750 LCFF S&C", "63,825 LCFF S&C", rows=[("212,750", "LCFF S&C"), ("63,825", "LCFF S&C")]),
)
_SCREENS = Action(
    "Screens for two schools.",
    "Mesa and Loma",
    ("ALL",),
    _box(BOOKS, "LCFF S&C $18,000", rows=[("18,000", "LCFF S&C", BOOKS)]),
)
_NOTHING = Action("Plan the garden.", "LEA-wide", ("ALL",), _box("$0", rows=[("0",)]))
_AGAIN = Action(
    "Plan the garden.", "LEA-wide", ("ALL",), _box("See Goal 1, Action 2", rows=[("", "", "See Goal 1, Action 2")])
)

_GOALS = (
    Goal(
        "1",
        "Every pupil reads by the end of third grade, in English and, where families wish it, in Spanish.",
        {
            YEARS[0]: (_classes("$1,204,500", "$361,350"), _COACHES, _BOOKS, _MEETINGS),
            YEARS[1]: (_classes("$1,231,000", "$369,300"), _COACHES, _BOOKS, _MEETINGS),
            YEARS[2]: (_classes("$1,259,417", "$377,825.50"), _COACHES, _BOOKS, _PRICE),
        },
        (
            Past(
                "Keep classes small.",
                "Classes had 22 pupils at most.",
                "LEA-wide",
                ("ALL",),
                _box("$1,176,000 LCFF Base", rows=[("1,176,000", "LCFF Base")]),
                _box(
                    "$1,160,214 LCFF Base",
                    "$3,100.25 Title II",
                    rows=[("1,160,214", "LCFF Base"), ("3,100.25", "Title II")],
                ),
            ),
            Past(
                "Reading coaches, at all seven schools, for pupils who learn English and for those who read below "
                "their grade in the fall.",
                "Two coaches began in October; the third post stayed open until the spring, and "
                "the board then moved its money to books.",
                "LEA-wide",
                NEEDS,
                _box("Supplemental 205000.00", rows=[("205000.00", "Supplemental")]),
                _box("Supplemental 148,333", UNSPENT, rows=[("148,333", "Supplemental", UNSPENT)]),
            ),
        ),
    ),
    Goal(
        "2",
        "Families and schools plan together.",
        {
            YEARS[0]: (_TRAINING, _LIBRARY, _BUSES, _LIAISONS),
            YEARS[1]: (_TRAINING, _LIBRARY, _BUSES, _LIAISONS),
            YEARS[2]: (_TRAINING, _SCREENS, _NOTHING, _AGAIN),
        },
        (
            Past(
                "Liaisons.",
                "Three of four were hired.",
                "LEA-wide",
                NEEDS,
                _box("$150,000", rows=[("150,000",)]),
                _box("$117,420 LCFF", rows=[("117,420", "LCFF")]),
            ),
            Past(
                "Evening meetings.",
                "Twelve meetings took place.",
                "LEA-wide",
                ("ALL",),
                _box("N/A", rows=[("", "", "N/A")]),
                _box("$845 Other Local", BOOKS, rows=[("845", "Other Local", BOOKS)]),
            ),
        ),
    ),
)
PLAN = Plan("Valle Dorado Unified School District", YEARS, "2014-15", _GOALS, grants="$4,102,300", percent="15.77")


def _made(*entries: tuple[str, str, str]) -> Box:
    """Return a box as the vendor's form makes it: object, source and amount on one line, one after the other."""
    return Box(
        [f"{reference} {source} {amount}" for reference, source, amount in entries],
        [Row(amount, source, reference) for reference, source, amount in entries],
    )


def _vendor_year(number: int) -> Sequence[Action]:
    return (
        Action(
            "Keep classes small in the first three grades.",
            "LEA-wide",
            ("ALL",),
            _made((PAY, "Base", f"{1204500 + 20000 * number}"), (BENEFITS, "Base", f"{361350 + 6000 * number}.50")),
        ),
        Action(
            "Reading coaches for pupils who learn English, at every school, before and after class.",
            "Schoolwide",
            NEEDS,
            _made((f"2.5 FTE coaches {PAY}", "Supplemental and Concentration", f"$ {212750 + 4000 * number:,}")),
        ),
        Action(
            "Books and screens, bought each summer after the teachers have asked for them, and a garden at each of "
            "the seven schools with tools, seeds, water and the pay of those who look after it when there is no "
            "school.",
            "LEA-wide",
            ("ALL",),
            _made(
                (BOOKS, "Lottery", "$ 40,000"),
                (SERVICES, "Title I", f"$ {3400 + number:,}"),
                (AIDES, "Other", "$ 0"),
                (SERVICES, "Special Education", f"$ {18957 + number:,}.25"),
            ),
        ),
    )


_VENDOR_GOALS = tuple(
    Goal(
        str(number),
        "Every pupil reads." if number == 1 else "Families and schools plan together.",
        {year: _vendor_year(n + 7 * number) for n, year in enumerate(YEARS)},
        (
            Past(
                "Keep classes small.",
                "Done.",
                "LEA-wide",
                ("ALL",),
                _made((PAY, "Base", f"$ {1100000 + number:,}")),
                _made((PAY, "Base", f"$ {1090000 + number:,}.75")),
            ),
            Past(
                "Books.",
                "Bought.",
                "LEA-wide",
                ("Low Income pupils",),
                _made((BOOKS, "Lottery", "$ 39,000"), (BOOKS, "Title I", "$ 1,000")),
                _made((BOOKS, "Lottery", "$ 38,512.40")),
            ),
        ),
    )
    for number in (1, 2)
)
VENDOR_PLAN = Plan(
    "Rio Claro Elementary School District", YEARS, "2014-15", _VENDOR_GOALS, grants="$1,912,044", percent="9.04"
)


@dataclass(frozen=True, slots=True)
class EarlySample:
    """A published sample of these years."""

    name: str
    about: str
    plan: Plan
    look: Look


EARLY = (
    EarlySample(
        "valle-dorado-2015",
        "The district's plan for 2015-16 in the state's form of 2014-15 to 2016-17: amounts in free text of every kind "
        "under the actions of three years, check lists of pupils with an X, an annual update with two rows of heads, "
        "section 3.",
        PLAN,
        Look(),
    ),
    EarlySample(
        "rio-claro-2015-vendor",
        "Another district's plan for 2015-16 as a vendor's form printed it: numbered actions, drawn tick boxes, "
        "object, source and amount on one line, heads not repeated, and a section 4 whose sums prove the amounts.",
        VENDOR_PLAN,
        Look(ticks="drawn", numbers=True, goal_label="words", heads=False, one_head_row=True, summary=True),
    ),
)


def save_early(sample: EarlySample, home: Path) -> Printed:
    """Write plan.pdf and its truth into home/<name>/."""
    printed = lay_out(sample.plan, sample.look)
    rows = ("budgeted_actions.csv", BUDGETED)
    write(printed, home / sample.name, lea=sample.plan.lea, year=sample.plan.years[0], template="2014", rows=rows)
    return printed
