"""Colors and patterns: a palette that survives color blindness, a photocopier, and a doubtful figure's stripes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["INK", "PAINTS", "PAPER", "QUIET", "Paint", "paint_of", "patterns", "stand_in"]

INK, QUIET, PAPER = "#1b1f24", "#50565e", "#ffffff"
BLUE, ORANGE, RUST, PALE = "#0b5f94", "#d55e00", "#a84a00", "#d3e5f1"


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill and its outline. `pattern` is drawn in `edge` over `fill`; slanted stripes of any kind mean doubt."""

    fill: str
    edge: str
    pattern: str = ""


PAINTS: Mapping[str, Paint] = MappingProxyType(
    {
        "main": Paint(BLUE, BLUE),
        "strong": Paint(ORANGE, RUST),
        "light": Paint(PALE, BLUE),
        "band": Paint(PALE, BLUE, "haze"),
        "rest": Paint(PAPER, INK),
        "paper": Paint(PAPER, QUIET),
        "plate": Paint(PAPER, PAPER),
        "coin0": Paint(BLUE, BLUE),
        "coin1": Paint(PAPER, BLUE, "upright"),
        "coin2": Paint(RUST, RUST, "hole"),
        "coin3": Paint(PAPER, INK, "grid"),
        "coin4": Paint(PALE, BLUE, "flat"),
        "coin5": Paint(PAPER, RUST, "dot"),
        "coin6": Paint(PAPER, INK),
        "coin7": Paint(PALE, INK, "dots"),
    }
)
"""Style -> paint: a dark blue, an accent, a pale blue that its outline keeps apart from the page, and coins."""

_STRIPES = ("stripes", "stripes-back", "stripes-fine", "stripes-fine-back")
"""Doubt; topics side by side take turns, so that their coins stay apart."""
_CENTERED = {"dot": "", "hole": PAPER}
"""Patterns of one spot in the middle of a coin, and its color where it is not the outline's."""
_DRAWN = {
    "stripes": (7, 'patternTransform="rotate(45)"', '<rect width="2.5" height="7" fill="{edge}"/>'),
    "stripes-back": (7, 'patternTransform="rotate(-45)"', '<rect width="2.5" height="7" fill="{edge}"/>'),
    "stripes-fine": (3.6, 'patternTransform="rotate(45)"', '<rect width="1.5" height="3.6" fill="{edge}"/>'),
    "stripes-fine-back": (3.6, 'patternTransform="rotate(-45)"', '<rect width="1.5" height="3.6" fill="{edge}"/>'),
    "upright": (6, "", '<rect width="2.6" height="6" fill="{edge}"/>'),
    "flat": (6, "", '<rect width="6" height="2.4" fill="{edge}"/>'),
    "grid": (6, "", '<path d="M0 0H6M0 0V6" stroke="{edge}" stroke-width="2.4"/>'),
    "haze": (6, "", '<circle cx="3" cy="3" r=".8" fill="{edge}"/>'),
    "dots": (5, "", '<circle cx="2.5" cy="2.5" r="1.3" fill="{edge}"/>'),
}


def paint_of(style: str) -> Paint:
    """Return the paint of a style; of a doubtful one ("main?") stripes in its outline's color."""
    name = style.rstrip("?")
    turn = int(name.removeprefix("coin")) if name.startswith("coin") else 0
    paint = PAINTS[name]
    return Paint(PAPER, paint.edge, _STRIPES[turn % len(_STRIPES)]) if style.endswith("?") else paint


def stand_in(style: str) -> str:
    """Return the color that the renderer gets for a style: its fill, or a stand-in for its pattern."""
    paint = paint_of(style)
    return f"#0b{_number(style):04x}" if paint.pattern else paint.fill


def _number(style: str) -> int:
    return 1 + 2 * list(PAINTS).index(style.rstrip("?")) + style.endswith("?")


def patterns(svg: str, name: str) -> tuple[str, str]:
    """Return the SVG with its patterns in place of their stand-ins, and their definitions; `name` makes ids unique."""
    found = []
    for style in (*PAINTS, *(f"{style}?" for style in PAINTS)):
        paint = paint_of(style)
        if paint.pattern and (mark := f'fill="{stand_in(style)}"') in svg:
            key = f"{name}-{style.replace('?', '-doubt')}"
            svg = svg.replace(mark, f'fill="url(#{key})"')
            found.append(_pattern(key, paint))
    return svg, "".join(found)


def _pattern(key: str, paint: Paint) -> str:
    if paint.pattern in _CENTERED:
        inside = _CENTERED[paint.pattern] or paint.edge
        return (
            f'<pattern id="{key}" width="1" height="1" patternContentUnits="objectBoundingBox">'
            f'<rect width="1" height="1" fill="{paint.fill}"/><circle cx=".5" cy=".5" r=".24" fill="{inside}"/>'
            "</pattern>"
        )
    size, turned, drawn = _DRAWN[paint.pattern]
    return (
        f'<pattern id="{key}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" {turned}>'
        f'<rect width="{size}" height="{size}" fill="{paint.fill}"/>{drawn.format(edge=paint.edge)}</pattern>'
    )
