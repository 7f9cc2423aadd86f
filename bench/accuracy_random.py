"""Plans of invented districts drawn at random from fixed seeds: one for each way of drawing tables and turning pages.

The same seeds give the same plans with the same version of hypothesis.
"""

import itertools
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from accuracy_truth import Case, load_case

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "samples"))

if TYPE_CHECKING:
    from valle_dorado.printed import PrintedPlan
    from valle_dorado.style import Orientation, Style

__all__ = ["COMBINATIONS", "FIRST_SEED", "random_case"]

FIRST_SEED = 20240701
DRAWS = 12
"""Plans drawn for each seed; the one with the most amounts is taken, because many are tiny."""
BYTES = 64_000
"""Random bytes for one plan: more than the largest needs; one that needs more is left out."""

_RULES: tuple[Literal["strokes", "white", "thin_rects", "fills"], ...] = ("strokes", "white", "thin_rects", "fills")
_TURNS: "tuple[Orientation, ...]" = ("landscape", "portrait", "rotated")
_LINELESS = (("none", "landscape"), ("across", "portrait"), ("stripes", "landscape"))
COMBINATIONS = (*itertools.product(_RULES, _TURNS), *_LINELESS)
"""How cells are told apart, at the end by white alone or little more, and how pages with tables are turned."""


def random_case(n: int, home: Path) -> Case:
    """Write the n-th random plan (from 0) and its truth into a folder of `home`, and return it."""
    from valle_dorado.layout import lay_out
    from valle_dorado.random_plans import YEARS
    from valle_dorado.truth import write

    rules, turn = COMBINATIONS[n]
    year = YEARS[n % len(YEARS)]
    plan, style = _drawn(FIRST_SEED + n, year)
    # White letters on no fill would not be seen.
    dark = style.dark_header and (rules, turn) not in _LINELESS
    layout = lay_out(plan, replace(style, rules=rules, tables=turn, dark_header=dark))
    folder = home / f"random-{n + 1:02} {rules} {turn} {year}".replace(" ", "-")
    write(plan, layout, folder)
    (folder / "plan.pdf").write_bytes(layout.pdf)
    return load_case(folder, "random")


def _drawn(number: int, year: str) -> "tuple[PrintedPlan, Style]":
    """Return the plan with most amounts among those drawn from a seed's bytes.

    Bytes alone decide: hypothesis' own generation also looks at constants in whatever modules are loaded.
    """
    from hypothesis import HealthCheck, given, settings

    from valle_dorado.random_plans import plans, styles

    drawn: list[tuple[PrintedPlan, Style]] = []

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(plans((year,)), styles())
    def draw(plan: "PrintedPlan", style: "Style") -> None:
        drawn.append((plan, style))

    source = random.Random(number)
    for _ in range(DRAWS):
        draw.hypothesis.fuzz_one_input(source.randbytes(BYTES))  # type: ignore[attr-defined]
    return max(drawn, key=lambda pair: _amounts(pair[0]))


def _amounts(plan: "PrintedPlan") -> int:
    return sum(fund is not None for a in plan.facts.actions for fund in (a.lcff, a.state, a.local, a.federal))
