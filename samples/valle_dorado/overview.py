"""The Budget Overview for Parents: as running text with charts, or as the online form's small tables."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from valle_dorado.desk import Desk
from valle_dorado.flow import boxed, heading, paragraph, word_table
from valle_dorado.forms import overview_words
from valle_dorado.ink import REGULAR
from valle_dorado.printed import PrintedPlan
from valle_dorado.printing import plain
from valle_dorado.sheet import Wedge
from valle_dorado.style import Color

__all__ = ["draw_overview"]

_BLUE: Color = (0.0, 0.15, 0.75)
_PARTS: tuple[Color, ...] = ((0.74, 0.84, 0.93), (1.0, 0.9, 0.5), (0.77, 0.88, 0.71), (0.97, 0.8, 0.68))


def draw_overview(desk: Desk, plan: PrintedPlan, found: dict[str, tuple[str, int]]) -> None:
    """Draw the overview and note in `found` on which page each of its figures stands."""
    facts = plan.facts
    facts_words = {"lea": facts.lea_name, "cds": facts.cds_code, "year": facts.year, "last_year": facts.last_year}
    drawer = _Drawer(desk, plan.figures, facts_words, found)
    desk.sheet.new_page()
    if desk.words["overview"] == "text":
        drawer.as_text(facts.contact, facts.unspent_use)
    else:
        drawer.as_tables(facts.contact, facts.unspent_use)


class _Drawer:
    """One overview being drawn; sentences with an amount stay on one page."""

    def __init__(
        self, desk: Desk, figures: Mapping[str, str], facts: Mapping[str, str], found: dict[str, tuple[str, int]]
    ) -> None:
        self.sheet, self.style = desk.sheet, desk.style
        self.figures, self.facts, self.found = figures, facts, found
        self.words: Mapping[str, Any] = overview_words(desk.language)
        self.size = desk.style.prose_size

    def _say(self, sentence: str) -> str:
        amounts = {key: text or "$" for key, text in self.figures.items()}
        return sentence.format(**self.facts, **amounts)

    def _sentence(self, sentence: str) -> None:
        page = paragraph(self.sheet, self._say(sentence), self.size, together=True)
        for key in self.figures:
            if key.startswith("bop_") and "{" + key + "}" in sentence:
                self.found.setdefault(key, (self.figures[key], page))

    def _head(self, contact: str) -> None:
        heading(self.sheet, self.words["title"], 16, centered=True)
        boxed(
            self.sheet,
            [*(self._say(line) for line in self.words["head"]), f"{self.words['contact']}: {contact}"],
            self.size,
        )
        paragraph(self.sheet, self.words["intro"], self.size)

    def as_text(self, contact: str, unspent: str) -> None:
        """Three pages: revenue, spending, last year."""
        text = self.words["text"]
        self._head(contact)
        heading(self.sheet, self._say(text["revenue_heading"]), 12, centered=True)
        self._pie(("bop_lcff_funds", "bop_other_state", "bop_local", "bop_federal"))
        paragraph(self.sheet, self._say(text["revenue_caption"]), self.size, color=_BLUE)
        self._sentence(text["revenue"])
        self.sheet.new_page()
        heading(self.sheet, self.words["title"], 16, centered=True)
        paragraph(self.sheet, text["flexible"], self.size)
        self._bars(("bop_total_budgeted_general_fund", "bop_total_in_lcap"))
        paragraph(self.sheet, self._say(text["spend_caption"]), self.size, color=_BLUE)
        self._sentence(text["spend"])
        paragraph(self.sheet, unspent, self.size)
        heading(self.sheet, self._say(text["needs_heading"]), 12, centered=True)
        self._sentence(text["needs"])
        self.sheet.new_page()
        heading(self.sheet, self.words["title"], 16, centered=True)
        heading(self.sheet, self._say(text["prior_heading"]), 12, centered=True)
        self._bars(("bop_prior_high_needs_budgeted", "bop_prior_high_needs_actual"))
        paragraph(self.sheet, self._say(text["prior_caption"]), self.size, color=_BLUE)
        self._prior(text["prior"], text["prior_less"])

    def as_tables(self, contact: str, unspent: str) -> None:
        """The online form: charts with a small table each, then the sentences."""
        text, tables = self.words["text"], self.words["tables"]
        self._head(contact)
        self.sheet.new_page()
        heading(self.sheet, self._say(tables["revenue_heading"]), 14)
        heading(self.sheet, tables["revenue_chart"], 12)
        self._pie(("bop_other_state", "bop_local", "bop_federal", "bop_lcff_funds"))
        self._funds(tables["revenue_rows"])
        self.sheet.new_page()
        heading(self.sheet, tables["lcff_chart"], 12)
        self._pie(("bop_sc_grants", "x_bop_other_lcff"))
        self._funds(tables["lcff_rows"])
        paragraph(self.sheet, self._say(tables["revenue_caption"]), self.size)
        self._sentence(tables["revenue"])
        paragraph(self.sheet, text["flexible"], self.size)
        self.sheet.new_page()
        heading(self.sheet, tables["spend_chart"], 12)
        self._bars(("bop_total_budgeted_general_fund", "bop_total_in_lcap"))
        paragraph(self.sheet, self._say(text["spend_caption"]), self.size)
        self._sentence(tables["spend"])
        paragraph(self.sheet, unspent, self.size)
        heading(self.sheet, self._say(tables["needs_heading"]), 14)
        self._sentence(text["needs"])
        heading(self.sheet, self._say(text["prior_heading"]), 14)
        heading(self.sheet, tables["prior_chart"], 12)
        self._bars(("bop_prior_high_needs_budgeted", "bop_prior_high_needs_actual"))
        paragraph(self.sheet, self._say(text["prior_caption"]), self.size)
        self._prior(tables["prior"], tables["prior_less"])

    def _prior(self, sentence: str, less: str) -> None:
        both = f"{sentence} {less}" if self.figures["x_bop_prior_difference"] else sentence
        self._sentence(both)
        if self.figures["x_bop_prior_difference"]:
            paragraph(self.sheet, self.words["vacancies"], self.size)

    def _funds(self, rows: list[tuple[str, str, str]]) -> None:
        head = [(text, 1.0) for text in self.words["tables"]["head"]]
        word_table(self.sheet, head, [(row[0], self.figures[row[1]], self.figures[row[2]]) for row in rows], self.style)

    def _values(self, keys: tuple[str, ...]) -> list[Decimal]:
        return [Decimal(plain(self.figures[key]) or 0) for key in keys]

    def _frame(self, height: float) -> tuple[float, float]:
        self.sheet.need(height + 20)
        x, y = self.sheet.margin, self.sheet.y
        self.sheet.stroke(x, y, x + self.sheet.width, y + height)
        self.sheet.y += height + 6
        return x, y

    def _pie(self, keys: tuple[str, ...]) -> None:
        x, y = self._frame(150)
        values = self._values(keys)
        whole = sum(abs(value) for value in values) or Decimal(1)
        start = 90.0
        for n, value in enumerate(values):
            extent = min(float(abs(value) / whole * 360), 359.9)
            if extent < 0.1:
                continue
            self.sheet.wedge(Wedge(x + self.sheet.width / 2, y + 75, 60, start, extent, _PARTS[n % 4]))
            start += extent
        self._labels(keys, x + 10, y + 20)

    def _bars(self, keys: tuple[str, ...]) -> None:
        x, y = self._frame(110)
        values = self._values(keys)
        most = max(*(abs(value) for value in values), Decimal(1))
        for n, value in enumerate(values):
            left, tall = x + self.sheet.width * (0.25 + 0.3 * n), float(abs(value) / most * 90)
            self.sheet.fill(left, y + 100 - tall, left + 80, y + 100, _PARTS[n])
        self._labels(keys, x + 10, y + 20)

    def _labels(self, keys: tuple[str, ...], x: float, y: float) -> None:
        """Some producers print the amounts in the chart as text too."""
        if self.style.chart_labels:
            for n, key in enumerate(keys):
                self.sheet.text(x, y + 11 * n, self.figures[key], REGULAR, 8)
