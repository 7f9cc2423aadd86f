"""The check list of pupils as this form prints it, in each way of ticking."""

from collections.abc import Sequence

from valle_dorado.early.facts import Look
from valle_dorado.lined.paper import Paper

__all__ = ["ITEMS", "check_list", "draw_line", "told"]

ITEMS = ("ALL", "Low Income pupils", "English Learners", "Foster Youth", "Redesignated fluent English proficient",
         "Other Subgroups: (Specify)")  # fmt: skip
_ON, _OFF = "\x01", "\x02"
"""Stand in a line for a tick box that is to be drawn."""


def check_list(look: Look, groups: Sequence[str], other: str, *, narrow: bool) -> list[str]:
    """Return the lines of a check list."""
    on, off = ("_X_", "__") if look.ticks == "letters" else (_ON, _OFF)
    marked = [f"{on if item in groups else off}{item}" for item in ITEMS]
    last = f"{marked[5]} {other}" if other else f"{marked[5]}" + ("______" if look.ticks == "letters" else "")
    if narrow:
        return [marked[0], "OR:-----", *marked[1:5], last]
    return [marked[0], "OR:-----", f"{marked[1]}  {marked[2]}", marked[3], marked[4], last]


def told(groups: Sequence[str], other: str) -> str:
    """Return the ticked items in printed order."""
    names = [item for item in ITEMS if item in groups]
    return " ".join(f"{name} {other}" if name == ITEMS[5] and other else name for name in names)


def draw_line(paper: Paper, x: float, base: float, line: str) -> bool:
    """Draw a line that has boxes in it; tell whether it had."""
    if _ON not in line and _OFF not in line:
        return False
    for part in line.replace(_ON, "\n" + _ON).replace(_OFF, "\n" + _OFF).strip("\n").split("\n"):
        x = paper.tick(x, base, part[0] == _ON)
        x = paper.text(x, base, part[1:].rstrip()) + 8
    return True
