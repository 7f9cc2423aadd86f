"""What the plan says: the actions of each of its parts, and the figures of its last section."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["PARTS", "PLAN", "Action", "Look", "Plan"]

PARTS = {
    "In-Person Instructional Offerings": "Actions Related to In-Person Instructional Offerings",
    "Distance Learning Program": "Actions Related to the Distance Learning Program",
    "Pupil Learning Loss": "Actions to Address Pupil Learning Loss",
    "": "Additional Actions to Implement the Learning Continuity Plan",
}
"""Each part with the heading of its table; the last table names the part in a column of its own."""


@dataclass(frozen=True, slots=True)
class Action:
    """A row: what it is, its funds and estimated actual as printed (words too), Y, N, Yes or No."""

    text: str
    funds: str
    spent: str
    contributing: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan: its actions by part, the percentage and the dollars of its last section."""

    lea: str
    actions: dict[str, Sequence[Action]]
    percent: str
    dollars: str


@dataclass(frozen=True, slots=True)
class Look:
    """How it is printed.

    update: the annual update inside a plan of 2021-22, with a column of estimated actuals.
    heads: a table's heads are printed again on each page.
    """

    update: bool = False
    heads: bool = True


_LONG = (
    "Buses run in three shifts, so that every pupil has a row of seats; drivers open the windows, clean the "
    "handrails after each run and keep a list of who rode with whom. Families hear the evening before which bus is "
    "late. "
) * 9
PLAN = Plan(
    "Valle Dorado Unified School District",
    {
        "In-Person Instructional Offerings": [
            Action("Masks, soap and screens for every classroom.", "$1,200,000", "$1,304,422.50", "N"),
            Action("Ventilation in seven schools.", "$845,000", "$812,118", "N"),
            Action(_LONG, "$524,300", "$194,941", "Y"),
            Action("A nurse at each school, five days a week.", "$612,750", "$598,003", "Yes"),
        ],
        "Distance Learning Program": [
            Action("Laptops and hotspots for pupils without them.", "$2,300,000", "$2,359,744", "Y"),
            Action("Lessons on paper, brought home each Monday.", "No additional cost", "$12,000", "No"),
            Action(_LONG.replace("Buses", "Tutors").replace("bus", "lesson"), "TBD", "TBD", "Y"),
        ],
        "Pupil Learning Loss": [
            Action("Reading coaches in small groups.", "$410,000", "$387,996", "Y"),
            Action("Summer school for pupils who learn English.", "$96,500", "$0", "Y"),
        ],
        "": [
            Action("Counselors call each family every two weeks.", "$300,000", "$300,000", "Y",
                   "Mental Health and Social and Emotional Well-Being"),
            Action("Meals to take home.", "$734,678", "$534,678", "N", "School Nutrition"),
        ],
    },
    percent="11.29%",
    dollars="$3,647,818",
)  # fmt: skip
