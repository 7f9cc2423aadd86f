"""What a plan says in words about an action: its goal, its description, the reasons why it counts.

Tables of one plan may number their actions differently (a state form lists them in another order than the goals'
own tables do): so an action is known by number and title together, and where they disagree nothing is said.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from lcap_models.plan import Description, Goal, Plan, Reason

__all__ = ["Need", "alike", "description", "goal_of", "need_of", "reasons_for"]

Need = Literal["stated", "blank", "no row", "unsure"]

ALIKE = 0.8
"""Titles this much alike (typing errors, a cut end) are one; ratio of difflib, without spaces and punctuation."""

_NOT_LETTER = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


def description(plan: Plan, goal: str, action: str, title: str = "") -> str:
    """Return what the action does in the plan's own words, or "" where the plan does not say it or it is not sure.

    Args:
        plan: the plan.
        goal: the goal as this year's tables print it.
        action: the action's number as they print it.
        title: its title there; looked up in the planned actions (Table 1) where empty.
    """
    title = title or _planned_title(plan, goal, action)
    by_id = [one for one in plan.descriptions if (one.goal, one.action) == (goal, action)]
    if not title:
        return _only(by_id)
    exact = [one for one in plan.descriptions if _key(one.title) == _key(title)]
    same = [one for one in by_id if one in exact]
    near = [one for one in by_id if alike(one.title, title) and not _is_others(plan, one, goal, action)]
    return _only(same or [one for one in exact if one.goal in (goal, "")] or exact or near)


def goal_of(plan: Plan, goal: str) -> Goal | None:
    """Return the goal with that number, or None where the plan prints none or several different ones."""
    found = [one for one in plan.goals if one.goal == goal]
    same = {_key(one.description) for one in found}
    return found[0] if len(same) == 1 else None


def reasons_for(plan: Plan, goal: str, action: str) -> tuple[Reason, ...]:
    """Return the rows of the "Required Descriptions" that name the action, in either of their tables."""
    wanted = _number(goal, action)
    return tuple(one for one in plan.reasons if any(_number(*named) == wanted for named in one.actions))


def _number(goal: str, action: str) -> tuple[str, str]:
    """Return goal and action so that "1", "1.2" and "1", "2" are the same action."""
    goal, action = goal.strip(), action.strip()
    return goal, action.removeprefix(f"{goal}.")


def need_of(plan: Plan, goal: str, action: str) -> Need:
    """Return whether the plan states the need that a contributing action meets.

    "stated": a row that names the action says the need. "blank": rows name it, and all leave the need blank.
    "no row": the plan has such tables, all of them were read, and none names the action.
    "unsure": the plan prints no such table (before 2024-25), or not all of it was surely read.
    """
    rows = reasons_for(plan, goal, action)
    if any(row.need.strip() for row in rows):
        return "stated"
    if not plan.reasons or plan.unread_reasons or not all(row.actions for row in plan.reasons):
        return "unsure"
    return "blank" if rows else "no row"


def alike(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for typing: numbers in them must agree."""
    a, b = _key(one), _key(other)
    if not a or not b or _DIGITS.findall(a) != _DIGITS.findall(b):
        return False
    shorter, longer = sorted((a, b), key=len)
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE or (len(a) >= 10 and longer.startswith(shorter))


def _only(found: Sequence[Description]) -> str:
    """Return the text that all of them have, or empty."""
    texts = {one.text for one in found}
    return texts.pop() if len(texts) == 1 else ""


def _is_others(plan: Plan, one: Description, goal: str, action: str) -> bool:
    """Tell whether the description carries the exact title of another planned action."""
    table = plan.table("planned_actions")
    rows = table.rows if table else ()
    return any(
        (row.goal, row.action) != (goal, action) and _key(row.texts.get("title", "")) == _key(one.title) for row in rows
    )


def _planned_title(plan: Plan, goal: str, action: str) -> str:
    table = plan.table("planned_actions")
    titles = {row.texts.get("title", "") for row in (table.rows if table else ())
              if (row.goal, row.action) == (goal, action)}  # fmt: skip
    return titles.pop() if len(titles) == 1 else ""


def _key(text: str) -> str:
    return _NOT_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
