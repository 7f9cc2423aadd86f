"""valle-dorado-2024-narrow: the plan of valle-dorado-2024, pasted into a word processor in the browser."""

from valle_dorado.published import small_2024
from valle_dorado.sample import Sample
from valle_dorado.style import Style

__all__ = ["SAMPLE"]

_WHITE = (1.0, 1.0, 1.0)
SAMPLE = Sample(
    "valle-dorado-2024-narrow",
    "The same plan as valle-dorado-2024, pasted into a word processor in the browser: columns so narrow that amounts "
    'and header words break inside ("$18,204,5" over "00.00", "Actio" over "n #"), black lines, every letter placed by '
    "itself, headers printed once, rows cut by page breaks.",
    small_2024.SAMPLE.plan,
    Style(prose="portrait", tables="portrait", ledger=False, rules="strokes", dark_header=False, row_fills=(_WHITE,),
          font_size=6.5, prose_size=11.0, wrap_money=4, narrow_keys=True, repeat_header=False, break_rows=True,
          cut_row=("planned_actions", 7), press="by_letter", fonts="coded", footer=False, new_page_per_table=False,
          producer="Skia/PDF m116 Google Docs Renderer"),
    planted=small_2024.SAMPLE.planted,
)  # fmt: skip
