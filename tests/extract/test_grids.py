"""Lines and words become cells."""

from lcap_extract.grids import grid_rows, split_by
from lcap_extract.ink import PageInk, Rule
from support.paper import ruled, words


def texts(rules: list[Rule], *placed: tuple[str, float, float]) -> list[list[str]]:
    held = [word for text, x, top in placed for word in words(text, x, top)]
    return [[cell.text for cell in row.cells] for row in grid_rows(PageInk(1, 792, 612, tuple(held), tuple(rules)))]


def test_a_full_grid_gives_its_cells_row_by_row() -> None:
    rules = ruled([0, 100, 200], [0, 20, 40])
    assert texts(rules, ("a b", 5, 5), ("c", 105, 5), ("d", 105, 25)) == [["a b", "c"], ["", "d"]]


def test_a_merged_cell_is_one_cell() -> None:
    rules = [Rule(0, y, 200, y) for y in (0, 20, 40)] + [
        Rule(0, 0, 0, 40),
        Rule(200, 0, 200, 40),
        Rule(100, 20, 100, 40),
    ]
    assert texts(rules, ("over both", 80, 5), ("left", 5, 25), ("right", 105, 25)) == [["over both"], ["left", "right"]]


def test_lines_drawn_cell_by_cell_with_gaps_between_fills_are_one_grid() -> None:
    fills = []
    for x in (0, 100.5):
        for y in (0, 20.5):
            fills += [Rule(x, y, x + 100, y), Rule(x, y + 20, x + 100, y + 20), Rule(x, y, x, y + 20),
                      Rule(x + 100, y, x + 100, y + 20)]  # fmt: skip
    assert texts(fills, ("a", 5, 5), ("b", 105, 5), ("c", 5, 25), ("d", 105, 25)) == [["a", "b"], ["c", "d"]]


def test_two_tables_side_by_side_stay_apart() -> None:
    rules = ruled([0, 50, 100], [0, 20, 40]) + ruled([300, 400, 500], [0, 30])
    assert texts(rules, ("a", 5, 5), ("z", 305, 5)) == [["a", ""], ["", ""], ["z", ""]]


def test_an_underline_in_a_cell_cuts_nothing() -> None:
    rules = [*ruled([0, 200], [0, 40]), Rule(0, 0, 0, 40), Rule(20, 20, 80, 20), Rule(100, 0, 100, 40)]
    assert texts(rules, ("one", 5, 5), ("two", 5, 24), ("x", 110, 5)) == [["one two", "x"]]


def test_a_highlighted_word_stays_in_its_cell() -> None:
    rules = ruled([0, 200], [0, 60]) + ruled([30, 90], [20, 32])
    assert texts(rules, ("plain", 5, 5), ("bright", 32, 21)) == [["plain bright"]]


def test_text_outside_lines_is_in_no_cell() -> None:
    assert texts(ruled([0, 100], [0, 20]), ("outside", 300, 300)) == [[""]]


def test_a_header_painted_as_one_cell_is_cut_by_the_columns_under_it() -> None:
    rules = [*(Rule(0, y, 300, y) for y in (0, 20, 40)), Rule(0, 0, 0, 40), Rule(300, 0, 300, 40),
             Rule(100, 20, 100, 40), Rule(200, 20, 200, 40)]  # fmt: skip
    held = [w for text, x, y in (("A", 5, 5), ("B", 105, 5), ("C", 205, 5), ("1", 5, 25)) for w in words(text, x, y)]
    head, below = grid_rows(PageInk(1, 792, 612, tuple(held), tuple(rules)))
    split = split_by(head, below)
    assert split is not None
    assert [cell.text for cell in split.cells] == ["A", "B", "C"]


def test_a_row_that_the_page_break_leaves_open_is_closed_at_the_end_of_its_column_lines() -> None:
    rules = [Rule(0, 0, 200, 0), Rule(0, 20, 200, 20), *(Rule(x, 0, x, 60) for x in (0, 100, 200))]
    assert texts(rules, ("a", 5, 5), ("cut", 5, 30), ("row", 105, 30)) == [["a", ""], ["cut", "row"]]


def test_a_row_open_at_the_top_of_the_page_is_closed_too() -> None:
    rules = [Rule(0, 60, 200, 60), Rule(0, 80, 200, 80), *(Rule(x, 30, x, 80) for x in (0, 100, 200))]
    assert texts(rules, ("rest", 5, 40), ("b", 105, 65)) == [["rest", ""], ["", "b"]]


def test_a_table_without_outer_borders_has_its_outer_cells() -> None:
    rules = [*(Rule(0, y, 300, y) for y in (0, 20, 40)), Rule(100, 0, 100, 40), Rule(200, 0, 200, 40)]
    assert texts(rules, ("a", 5, 5), ("b", 105, 5), ("c", 205, 5)) == [["a", "b", "c"], ["", "", ""]]


def test_columns_of_one_table_do_not_cut_the_table_under_it() -> None:
    rules = ruled([0, 97, 200], [0, 20, 40]) + ruled([0, 99.5, 200], [55, 75, 95]) + ruled([0, 101.5, 200], [110, 130])
    assert [len(row) for row in texts(rules)] == [2, 2, 2, 2, 2]
