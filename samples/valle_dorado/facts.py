"""An invented district's plan before it is printed: inputs only. Decimal dollars; percentages as printed (1.5 = 1.5%).

Nothing here is computed except sums over one row. `formulas.py` derives what the template's own formulas derive.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

__all__ = ["Action", "Facts", "Goal", "PastAction", "Revenue", "before"]

Money = Decimal | None


@dataclass(frozen=True, slots=True)
class Action:
    """One planned action. An amount of None is a blank cell, 0 prints as $0.00. `contributing` None prints nothing."""

    goal: str
    action: str
    title: str
    groups: tuple[str, ...] = ("All",)
    contributing: bool | None = False
    scope: tuple[str, ...] = ()
    unduplicated: tuple[str, ...] = ()
    location: str = ""
    time_span: str = ""
    personnel: Money = None
    nonpersonnel: Money = None
    lcff: Money = None
    state: Money = None
    local: Money = None
    federal: Money = None
    percentage: Money = None
    need: str | None = None
    """The need of its "Required Descriptions"; "" leaves it blank, None has one made up."""
    note: str = ""
    """Own words after Yes or No ("Students with disabilities"), which some forms print beside an unticked box."""

    @property
    def total(self) -> Money:
        """The sum of the four funds, or None where all four are blank."""
        funds = [fund for fund in (self.lcff, self.state, self.local, self.federal) if fund is not None]
        return sum(funds, Decimal(0)) if funds else None


@dataclass(frozen=True, slots=True)
class PastAction:
    """One action of last year's plan, with what was planned and what was spent."""

    goal: str
    action: str
    title: str
    contributed: bool | None = False
    planned_total: Money = None
    actual_total: Money = None
    planned_lcff: Money = None
    actual_lcff: Money = None
    planned_percentage: Money = None
    actual_percentage: Money = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the plan: number, description, and the words of its type."""

    number: str
    description: str
    kind: str = "Broad Goal"


@dataclass(frozen=True, slots=True)
class Revenue:
    """The Budget Overview's inputs. `total_budgeted` is all spending of the general fund."""

    lcff: Decimal
    state: Decimal
    local: Decimal
    federal: Decimal
    total_budgeted: Decimal


@dataclass(frozen=True, slots=True)
class Facts:
    """All inputs of a plan. `year` is the plan's ("2024-25"); prior figures are those of the year before it."""

    lea_name: str
    cds_code: str
    lea_type: str
    year: str
    template: str
    base_grant: Decimal
    sc_grants: Decimal
    additional_15pct: Decimal
    prior_base: Decimal
    prior_sc: Decimal
    prior_carryover_pct: Decimal
    revenue: Revenue
    actions: tuple[Action, ...]
    past_actions: tuple[PastAction, ...] = ()
    goals: tuple[Goal, ...] = ()
    contact: str = "Superintendent's Office"
    community: str = ""
    """What the plan summary says of the district's taxes."""
    reasons: Literal["labelled", "together"] = "labelled"
    """The "Required Descriptions": a row for each action with labels in its cells, or several actions in one row."""
    unspent_use: str = (
        "Facilities, utilities, insurance, transportation and the salaries of staff not named in the plan."
    )

    language: str = "en"

    @property
    def last_year(self) -> str:
        """The year before the plan's, "2023-24"."""
        return before(self.year)


def before(year: str) -> str:
    """Return the year before: "2024-25" -> "2023-24"."""
    first = int(year[:4]) - 1
    return f"{first}-{(first + 1) % 100:02d}"
