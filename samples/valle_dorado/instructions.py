"""The instruction pages that end every plan: each heading again, in prose, with amounts and empty tables as examples.

A reader that looks for headings only takes these pages for tables. The wording is ours; headings are the template's.
"""

from valle_dorado.desk import Desk
from valle_dorado.flow import heading, paragraph, word_table

__all__ = ["draw_instructions"]

_INTRO = (
    "These pages explain how the sections of this template are completed. They are the same in every plan and hold no "
    "figures of this local educational agency (LEA). Questions are answered by the county office of education."
)
_EXAMPLE = (
    "For example, an LEA with a Projected LCFF Base Grant of $100,000,000 and Projected LCFF Supplemental and/or "
    "Concentration Grants of $24,000,000 has a Projected Percentage to Increase or Improve Services of 24.00%. If it "
    "would cost $165,000 to hire staff for an action without funding, the LEA divides $165,000 by the amount of LCFF "
    "Funding identified in the Data Entry Table; had the estimated actual cost been $169,500, it divides that."
)
_AMOUNT = "•  {label}: Specify the amount or percentage estimated for the coming year."
_TABLE = "•  Table {number}: {title} (for the LCAP Year {year})"
_CALCULATED = "•  {label}: This amount is calculated as the column's name says."


def draw_instructions(desk: Desk, pages: int) -> None:
    """Draw at least `pages` pages of instructions, ending with the stamp of the state."""
    facts, words = desk.plan.facts, desk.words
    first = desk.sheet.number
    desk.sheet.new_page()
    heading(desk.sheet, desk.said("Local Control and Accountability Plan Instructions"), 18)
    sections = (
        desk.said("Plan Summary"),
        words["partners"],
        *(desk.said(title) for title in ("Goals and Actions", "Increased or Improved Services", "Action Tables")),
    )
    for section in sections:
        paragraph(desk.sheet, section, desk.style.prose_size)
    paragraph(desk.sheet, desk.said(_INTRO), desk.style.prose_size)
    _sections(desk)
    round_number = 0
    while desk.sheet.number - first < pages:
        round_number += 1
        heading(desk.sheet, desk.said("Additional guidance, part {n}").format(n=round_number), 12)
        _sections(desk)
    desk.sheet.need(50)
    paragraph(desk.sheet, desk.said("California Department of Education"), desk.style.prose_size)
    paragraph(desk.sheet, words["stamp"].get(facts.year, "November 2023"), desk.style.prose_size)


def _sections(desk: Desk) -> None:
    facts, words = desk.plan.facts, desk.words
    for title, question in words["summary"]["prompts"].items():
        heading(desk.sheet, title, 11)
        paragraph(
            desk.sheet,
            desk.said("{question} Answer in words that a family understands; attach no tables.").format(
                question=question
            ),
            desk.style.prose_size,
        )
    heading(desk.sheet, words["services"]["heading"].format(year=desk.said("LCAP Year")), 11)
    for box in words["services"]["boxes"]:
        for label in box["figures"].values():
            paragraph(
                desk.sheet,
                desk.said(_AMOUNT).format(label=label),
                desk.style.prose_size,
            )
    paragraph(desk.sheet, desk.said(_EXAMPLE), desk.style.prose_size)
    heading(desk.sheet, desk.said("Action Tables"), 11)
    for number, (kind, table) in enumerate(words["tables"].items(), 1):
        title = table["heading"].format(year="", last_year="").strip()
        line = desk.said(_TABLE).format(number=number, title=title, year=facts.year)
        paragraph(desk.sheet, line, desk.style.prose_size)
        heading(desk.sheet, title, 11)
        for label in table.get("items", table.get("totals", {})).get("figures", {}).values():
            paragraph(desk.sheet, desk.said(_CALCULATED).format(label=label), desk.style.prose_size)
        if kind in ("planned_actions", "contributing_actions"):
            heads = [header for header, _ in table["rows"].values()]
            word_table(desk.sheet, [(head, 1.0) for head in heads[:9]], [[""] * len(heads[:9])], desk.style)
        if kind == "carryover":
            paragraph(
                desk.sheet,
                desk.said("For example: 25.50% required, 20.80% given, $4,700,000.00 carried over, 4.70%."),
                desk.style.prose_size,
            )
