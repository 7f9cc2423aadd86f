"""Actions without a heading of their own, which are counted: where their texts print the number ("Action 1.2 ...").

A number that was only counted is not proved by any ink. Where the text of the action begins with the number that was
counted, its place is known, and on a picture two engines can read it there. Signs that a box's head was overlooked,
so that the amounts of two actions stand together, take the place away again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lcap_extract.budgeted.lines import Number, number_on
from lcap_extract.budgeted.sheets import Line
from lcap_models.place import Box

__all__ = ["Steps"]

Whose = tuple[str, str]
"""The numbers of a goal and an action."""

WORD = "action"


@dataclass(slots=True)
class Steps:
    """Goes along while the actions are counted; in the end it gives their numbers with their places."""

    _printed: dict[Whose, tuple[int, Box]] = field(default_factory=dict)
    _torn: set[Whose] = field(default_factory=set)
    _counted: list[Whose] = field(default_factory=list)
    _heads: set[str] = field(default_factory=set)

    def begin(self, goal: Number, action: Number) -> None:
        """A counted action begins."""
        self._counted.append((goal.text, action.text))
        self._heads = set()

    def head(self, goal: Number, action: Number, key: str) -> None:
        """A box begins; a second one of its kind means that the beginning of another action was overlooked."""
        if key in self._heads:
            self._torn.add((goal.text, action.text))
        self._heads.add(key)

    def line(self, goal: Number, action: Number, line: Line, *, of_money: bool) -> None:
        """Take a line of a box: it may begin with the number of the action, or with that of another one."""
        number = number_on(line, "action_in_text", in_text=True)
        whose = goal.text, action.text
        if number.text == ".".join(whose) and number.place:
            self._printed.setdefault(whose, number.place)
        elif number and of_money and line.text.casefold().startswith(WORD):
            self._torn.add(whose)

    def placed(self, goal: Number, action: Number) -> Number:
        """Return the action's number with its place, if it and the next one of its goal were found in their texts."""
        whose = goal.text, action.text
        if action.place or whose not in self._sure(self._counted):
            return action
        return replace(action, place=self._printed[whose])

    def _sure(self, counted: Sequence[Whose]) -> set[Whose]:
        out_of_step = {one for one, then in pairwise(counted) if one[0] == then[0] and then not in self._printed}
        return {*self._printed} - self._torn - out_of_step
