"""All the ways in which one and the same plan can look: each field is a habit seen in published LCAPs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from valle_dorado.ink import Fonts
from valle_dorado.press import Letters, Press

__all__ = ["Color", "Orientation", "Style"]

Orientation = Literal["portrait", "landscape", "rotated", "sideways"]
Rules = Literal["strokes", "white", "thin_rects", "fills", "double", "dashes", "dots", "across", "stripes", "none"]
Color = tuple[float, float, float]
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a document. Lengths are points.

    prose, tables: how pages lie. rotated: stored upright with /Rotate; sideways: upright pages with turned content.
    rules: black strokes, white strokes on fills, thin filled rectangles, nothing but filled cells; double lines, dashed
    or dotted ones; only lines under the rows, only shaded rows; no line and no fill at all.
    press: how letters come onto paper; letters: which ones. Both for the action tables only.
    fonts: those that every reader has, the document's own, or its own with codes that only a map in the file explains.
    wrap_money: how many digits of the longest amount do not fit into its column and go to the next line.
    money_break: where an amount is cut: at any digit, after its last comma, or before its decimal point.
    tick: where the invisible X of a ticked box stands (before: "XYes", double: "XXYes", after: "LearnersX");
    tick_ink: how it is hidden (render mode 3, or painted in the color of the cell).
    header_alone: tables whose header row stands alone at the foot of a page, such as "annual_update".
    cut_totals: blocks whose values stand on the page after their header, such as "planned_actions.totals".
    cut_row: (table kind, index) of a row whose first line is the last one on its page, for `break_rows`.
    totals: where the totals blocks stand: as the form has them, before the rows, or after them.
    labels: False leaves out the column of a totals block that says "Totals".
    split_planned: the planned actions in two tables, words first, then amounts, as the state's portal prints them.
    debris: light words on a light row under the header, as some forms leave behind.
    accounting: "$" at the left of its cell, the number at the right, as spreadsheets print amounts.
    producer: what the file says of the program that made it; empty: the library's own name.
    spellings: "table.column" or a figure's key -> another printed header; "table" -> another heading.
    """

    prose: Orientation = "landscape"
    tables: Orientation = "landscape"
    ledger: bool = True
    rules: Rules = "white"
    press: Press = "once"
    letters: Letters = "plain"
    fonts: Fonts = "standard"
    dark_header: bool = True
    header_fill: Color = (0.12, 0.31, 0.47)
    row_fills: tuple[Color, ...] = ((0.87, 0.92, 0.97), (0.74, 0.84, 0.93))
    font_size: float = 9.0
    prose_size: float = 10.0
    valign: Literal["top", "middle"] = "top"
    wrap_money: int = 0
    money_break: Literal["any", "comma", "point"] = "any"
    narrow_keys: bool = False
    items: Literal["lines", "commas"] = "lines"
    tick: Literal["none", "before", "double", "after"] = "none"
    tick_ink: Literal["mode3", "fill"] = "mode3"
    repeat_header: bool = True
    break_rows: bool = False
    header_alone: frozenset[str] = frozenset()
    cut_totals: frozenset[str] = frozenset()
    cut_row: tuple[str, int] | None = None
    new_page_per_table: bool = True
    debris: bool = False
    hints: bool = False
    split_planned: bool = False
    totals: Literal["form", "before", "after"] = "form"
    labels: bool = True
    footer: bool = True
    chart_labels: bool = False
    words_apart: bool = False
    intentionally_blank: bool = False
    producer: str = ""
    accounting: bool = False
    spellings: Mapping[str, str] = field(default_factory=lambda: _NONE)

    def spelled(self, key: str, text: str) -> str:
        """Return the header or heading printed under `key`, in this style's spelling."""
        return self.spellings.get(key, text)
