"""The published samples of these years: one invented district in three forms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from valle_dorado.lined.facts import Action, Goal, Line, Look, Past, Plan
from valle_dorado.lined.layout import lay_out
from valle_dorado.older import BUDGETED, Printed, write

__all__ = ["LINED", "PLAN", "LinedSample", "save_lined"]

YEARS = ("2017-18", "2018-19", "2019-20")
PAY, AIDES, BENEFITS = (
    "1000-1999: Certificated Salaries",
    "2000-2999: Classified Salaries",
    "3000-3999: Employee Benefits",
)
BOOKS, SERVICES = "4000-4999: Books and Supplies", "5000-5999: Services and Other Operating Expenses"
GRANTS = "LCFF Supplemental and Concentration"
HOMELESS = "[Specific Student Group(s)] Students without a fixed address"


def _years(*lines: tuple[str, str, str, str, str]) -> dict[str, Sequence[Line]]:
    """Return lines by year from (source, reference, amount in each of the three years)."""
    return {
        year: [Line(line[2 + n], line[0] if line[2 + n] else "", line[1] if line[2 + n] else "") for line in lines]
        for n, year in enumerate(YEARS)
    }


_AFTER_SCHOOL = (
    (
        GRANTS,
        f"{PAY}: one lead teacher for each school, two hours a day from September to "
        "May, and one week of training in August",
        "$98,000",
        "$99,960",
        "$101,959",
    ),
    (GRANTS, f"{BENEFITS}: lead teachers", "$29,400", "$29,988", "$30,588"),
    (
        "ASES",
        f"{AIDES}: fourteen aides, at four hours a day, who also ride on the late bus in the months when it is dark "
        "at five in the afternoon",
        "$231,000",
        "$231,000",
        "$231,000",
    ),
    ("ASES", f"{BENEFITS}: aides", "$69,300", "$69,300", "$69,300"),
    ("Title IV", f"{BOOKS}: instruments, balls, seeds and tools", "$11,150", "$9,000", "$9,000"),
    (
        "Other Local",
        f"{SERVICES}: late bus, contract with the county; $14,000 of it comes from the city",
        "$42,000",
        "$42,840",
        "$43,697",
    ),
    ("LCFF Base", SERVICES, "$3,500", "$3,500", ""),
)
_PAST_MONEY = tuple(
    Line(
        f"${1100 + 137 * n:,}",
        "LCFF S & C" if n % 2 else "LCFF Base",
        f"Evening meeting number {n}: interpreter, child care and supper for families who come after work - {SERVICES}",
    )
    for n in range(1, 13)
)
_GOALS = (
    Goal(
        "1",
        "Every student reads by the end of third grade, in English and, where families wish it, in Spanish.",
        (
            Action("1", "Keep classes small in the first three grades.",
                   _years(("LCFF", f"{PAY}: eleven teachers", "$1,204,500", "$1,231,000", "$1,259,417"),
                          ("LCFF", f"{BENEFITS}: eleven teachers, with the district's share of health costs",
                           "$361,350", "$369,300", "$377,825"),
                          ("Title I", BOOKS, "$18,000", "$18,000", "$0")), ("All",)),
            Action("2", "Reading coaches for students who learn English, at every school, before and after class.",
                   _years((GRANTS, f"{PAY}: 2.5 coaches", "$212,750", "$217,005", "$221,345"),
                          (GRANTS, BENEFITS, "$63,825", "$65,101.50", "$66,403.50")),
                   (), ("English Learners", "Low Income"), ("LEA-wide",)),
            Action("3", "Books to take home.",
                   _years(("Lottery", BOOKS, "$40,000", "$41,200", "$42,436"),
                          ("", "", "$0 (repeat expenditure)", "$0 (repeat expenditure)", "$0")),
                   ("All", HOMELESS), ("English Learners", "Foster Youth"),
                   ("Limited to Unduplicated Student Group(s)",)),
        ),
        (
            Past("1", "Keep classes small in the first three grades.", "Classes had 22 students at most.",
                 (Line("$1,176,000", "LCFF Base", PAY), Line("$352,800", "LCFF Base", BENEFITS)),
                 (Line("$1,160,214", "LCFF Base", PAY), Line("$349,991", "LCFF Base", BENEFITS))),
            Past("2", "Reading coaches.", "Two coaches began in October; the third post stayed open.",
                 (Line("$205,000", "LCFF S & C", f"Reading coaches - {PAY}"),
                  Line("$61,500", "LCFF S & C", f"Reading coaches - {BENEFITS}"),
                  Line("$9,000", "Title III", f"Trips to libraries - {SERVICES}")),
                 (Line("$148,333", "LCFF S & C", f"Reading coaches - {PAY}"),
                  Line("$0", "LCFF S & C", f"Training took place in paid time - {SERVICES}"))),
        ),
    ),
    Goal(
        "2",
        "Families and schools plan together.",
        (
            Action("1", "A liaison who speaks Spanish at each school, and interpreters at every meeting of the board.",
                   _years((GRANTS, f"{AIDES}: four liaisons, ten months, with a stipend "
                           "for evening meetings and for letters to families", "$168,000", "$171,360",
                           "$174,787"),
                          ("Other Local", SERVICES, "$12,500", "", "$12,500")),
                   (), ("English Learners", "Foster Youth", "Low Income"), ("Schoolwide",)),
            Action("2", "After-school programs: homework, sports, music and gardens at seven schools, with a late bus.",
                   _years(*_AFTER_SCHOOL), ("Students with Disabilities",), ("Low Income",), ("Schoolwide",)),
            Action("3", "Repair roofs.", _years(("Gen. Fund", SERVICES, "$95,000", "$95,000", "$95,000")), ("All",)),
        ),
        (
            Past("1", "Liaisons.", "Three of four were hired.",
                 (Line("$150,000", "LCFF S & C", f"Liaisons - {AIDES}"),),
                 (Line("$117,420", "LCFF S & C", f"Liaisons - {AIDES}"),
                  Line("$845", "Other Local", f"Supplies - {BOOKS}"))),
            Past("2", "Evening meetings.", "Twelve meetings took place, four of them by telephone.", _PAST_MONEY,
                 tuple(Line("$0" if n % 4 == 3 else line.amount, line.source, line.reference)
                       for n, line in enumerate(_PAST_MONEY))),
        ),
    ),
)  # fmt: skip
PLAN = Plan("Valle Dorado Unified School District", "2017-18", "2016-17", YEARS, _GOALS, general_fund="$41,900,250",
            in_lcap="$2,660,275", lcff="$30,118,402", grants="$4,102,300", percent="15.77%")  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinedSample:
    """A published sample of these years."""

    name: str
    about: str
    plan: Plan
    look: Look


LINED = (
    LinedSample(
        "valle-dorado-2017",
        "The district's plan for 2017-18 as a vendor's form printed it: amounts, sources and references in boxes "
        "beside their labels for three years, drawn tick boxes, an action that ticks both blocks, rows over page "
        "breaks, amounts repeated in white, the vendor's expenditure summary.",
        PLAN,
        Look(white_copies=True, summary=True),
    ),
    LinedSample(
        "valle-dorado-2017-web",
        "The same plan as a county's web form printed it: tick boxes are small pictures, amounts of the annual update "
        "stand in running text that a page break cuts, its actions have no numbers of their own.",
        PLAN,
        Look(ticks="pictures", update="generated", action_heads=False, page_numbers="bottom"),
    ),
    LinedSample(
        "valle-dorado-2019",
        "The district's plan for 2019-20, in the form of 2018-19 on: ruled tables with their labels at the left, "
        "chosen words in place of tick boxes, the annual update as a table.",
        replace(PLAN, year="2019-20", before="2018-19", in_lcap="$2,735,257.50", percent="15.8%"),
        Look(labels="table", ticks="words", update="table", capitals=False, page_numbers="bottom"),
    ),
)


def save_lined(sample: LinedSample, home: Path) -> Printed:
    """Write plan.pdf and its truth into home/<name>/."""
    printed = lay_out(sample.plan, sample.look)
    rows = ("budgeted_actions.csv", BUDGETED)
    write(printed, home / sample.name, lea=sample.plan.lea, year=sample.plan.year, template="2017", rows=rows)
    return printed
