"""Which amount lines of a plan of 2017-18 to 2019-20 a printed sum adds up: those of a year, planned or spent.

A line's `section` is "annual_update" or "planned"; its `year` is "2017-18", or in the annual update "2016-17 budgeted"
and "2016-17 estimated actual".
"""

from collections.abc import Callable, Mapping

from lcap_models.plan import Row, Table

__all__ = ["FILTERS", "group_of"]

Filter = Callable[[Row, Table], bool]


def group_of(row: Row) -> tuple[str, str] | None:
    """Return section and year of an amount line, whose lines run down the page together; None for other rows."""
    section = row.texts.get("section")
    return None if section is None else (section, row.texts.get("year", ""))


def _planned(row: Row, year: str) -> bool:
    return bool(year) and group_of(row) == ("planned", year)


def _nth_year(number: int) -> Filter:
    def fits(row: Row, table: Table) -> bool:
        years = sorted({group[1] for other in table.rows if (group := group_of(other)) and group[0] == "planned"})
        return number < len(years) and _planned(row, years[number])

    return fits


def _update(word: str) -> Filter:
    return lambda row, table: row.texts.get("section") == "annual_update" and row.texts.get("year", "").endswith(word)


FILTERS: Mapping[str, Filter] = {
    "own_year": lambda row, table: _planned(row, table.year),
    "year_1": _nth_year(0),
    "year_2": _nth_year(1),
    "year_3": _nth_year(2),
    "update_budgeted": _update("budgeted"),
    "update_actual": _update("actual"),
}
"""What `sum(amount, NAME)` of an identity adds up."""
