"""The numbers of actions as plans count them: 1, 2, 3 or 1.1, 1.2, 1.3 under each goal."""

import re
from collections.abc import Iterable

__all__ = ["skips_a_number"]

_LAST = re.compile(r"(\d{1,3})[A-Za-z]?$")


def skips_a_number(actions: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the numbers of a goal's actions, (goal, action), leave one out between the first and the last.

    A plan may have dropped an action; or its row was not seen.
    """
    found: dict[str, set[int]] = {}
    for goal, action in actions:
        number = _LAST.search(action.strip())
        if number:
            found.setdefault(goal.strip(), set()).add(int(number[1]))
    return any(len(own) <= max(own) - min(own) for own in found.values())
