"""Ruling lines made ready: near ones are one, tables one under the other stay apart, open sides are closed."""

from collections.abc import Callable, Iterator, Sequence

from lcap_extract.ink import Rule

__all__ = ["SNAP", "across_and_down", "bands", "snapped"]

SNAP = 2.0
"""Lines closer than this, in points, are one: strokes beside fills, the gap between two filled cells."""

OPEN_TOGETHER = 3
"""So many lines that end at one height, with no line there, are a table cut open, not chance."""


def snapped(values: Sequence[float]) -> list[float]:
    """Return the values in order, those closer than SNAP to the next as one."""
    ordered = sorted(values)
    groups: list[list[float]] = []
    for value in ordered:
        if groups and value - groups[-1][-1] <= SNAP and value - groups[-1][0] <= 2 * SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def bands(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the lines in bands with white between them: tables one under the other do not share their columns."""
    bands: list[list[Rule]] = []
    lowest = 0.0
    for rule in sorted(rules, key=lambda r: r.y0):
        if not bands or rule.y0 > lowest + 2 * SNAP:
            bands.append([])
        bands[-1].append(rule)
        lowest = max(lowest if len(bands[-1]) > 1 else rule.y1, rule.y1)
    return bands


def across_and_down(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return the horizontal and the vertical lines, with those that were not drawn at open sides."""
    across = [r for r in rules if r.y0 == r.y1]
    down = [r for r in rules if r.x0 == r.x1]
    if len(across) < 2 or len(down) < 2:
        return across, down
    columns, lines = _chained(down), _turned(_chained(_turned(across)))
    crossed_columns = [c for c in columns if any(_crosses(line, c, 1, -1) for line in lines)]
    crossed_lines = [r for r in lines if any(_crosses(r, column, -1, 1) for column in columns)]
    return across + _ends(crossed_columns, across), down + _sides(crossed_lines, down)


def _crosses(line: Rule, column: Rule, beyond_line: int, beyond_column: int) -> bool:
    """Tell whether the two cross, as lines of a table do and an underline does not.

    1 lets the crossing lie at the end of that line, or a little beyond; -1 wants it away from its ends.
    """
    x, y = column.x0, line.y0
    wide, high = 2 * SNAP * beyond_line, 2 * SNAP * beyond_column
    return line.x0 - wide < x < line.x1 + wide and column.y0 - high < y < column.y1 + high


def _chained(down: Sequence[Rule]) -> list[Rule]:
    """Return the vertical lines with pieces drawn one under the other made whole."""
    whole: list[Rule] = []
    for rule in sorted(down, key=lambda r: (round(r.x0 / SNAP), r.y0)):
        last = whole[-1] if whole else None
        if last is not None and abs(last.x0 - rule.x0) <= SNAP and rule.y0 <= last.y1 + 2 * SNAP:
            whole[-1] = Rule(last.x0, last.y0, last.x0, max(last.y1, rule.y1))
        else:
            whole.append(rule)
    return whole


def _turned(rules: Sequence[Rule]) -> list[Rule]:
    return [Rule(r.y0, r.x0, r.y1, r.x1) for r in rules]


def _ends(down: Sequence[Rule], across: Sequence[Rule]) -> list[Rule]:
    """Return the upper and lower ends that were not drawn: a page break cuts a row without closing its cells."""
    return [
        Rule(min(r.x0 for r in group), y, max(r.x0 for r in group), y)
        for pick in (lambda r: r.y0, lambda r: r.y1)
        for y, group in _open_ends(down, pick, [r.y0 for r in across])
    ]


def _sides(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """Return the left and right sides that were not drawn: some tables have no outer borders."""
    return [
        Rule(x, min(r.y0 for r in group), x, max(r.y0 for r in group))
        for pick in (lambda r: r.x0, lambda r: r.x1)
        for x, group in _open_ends(across, pick, [r.x0 for r in down])
    ]


def _open_ends(
    rules: Sequence[Rule], pick: Callable[[Rule], float], closing: Sequence[float]
) -> Iterator[tuple[float, list[Rule]]]:
    """Yield (where, rules) for lines that end together where no line of the other direction runs."""
    for where in snapped([pick(rule) for rule in rules]):
        if any(abs(where - line) <= 2 * SNAP for line in closing):
            continue
        group = [rule for rule in rules if abs(pick(rule) - where) <= SNAP]
        if len(group) >= OPEN_TOGETHER:
            yield where, group
