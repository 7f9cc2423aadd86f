"""no-lcap: a PDF about something else, with a table of amounts: a school's lunch menu and its prices."""

from valle_dorado.flow import heading, paragraph, word_table
from valle_dorado.sheet import Sheet
from valle_dorado.style import Style

__all__ = ["ABOUT", "NAME", "lunch_menu"]

NAME = "no-lcap"
ABOUT = "No plan at all: a lunch menu with tables of amounts, goals and actions in other senses of the words."
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_DISHES = ("Bean burrito", "Vegetable soup", "Baked chicken", "Pasta with squash", "Cheese quesadilla")
_COSTS = (("Milk and dairy", "$4,200.00", "$3,980.50"), ("Produce", "$9,750.00", "$9,411.20"),
          ("Grains", "$3,100.00", "$3,105.75"), ("Total", "$17,050.00", "$16,497.45"))  # fmt: skip


def lunch_menu() -> bytes:
    """Return the PDF, the same bytes each time."""
    sheet, style = Sheet(), Style()
    sheet.part("")
    sheet.turn("portrait")
    sheet.new_page()
    heading(sheet, "Lunch at Arroyo Seco School, week of September 9", 18)
    paragraph(sheet, "All students eat free of charge. Adults pay $4.50; milk alone costs $0.75.", 11)
    rows = [(day, dish, "$4.50") for day, dish in zip(_DAYS, _DISHES, strict=True)]
    word_table(sheet, (("Day", 2.0), ("Dish", 4.0), ("Adult price", 2.0)), rows, style)
    heading(sheet, "What the kitchen planned and spent in 2023-24", 14)
    word_table(sheet, (("Item", 4.0), ("Planned", 2.0), ("Spent", 2.0)), _COSTS, style)
    heading(sheet, "Our goals", 14)
    paragraph(sheet, "Goal 1: less waste. Action 1: a share table. Goal 2: local fruit. Action 2: a farm visit.", 11)
    return sheet.save("Lunch menu")
