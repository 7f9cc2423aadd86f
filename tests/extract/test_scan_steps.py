"""Actions without a number in a heading: on a picture it is sure where the text of the action begins with it."""

from lcap_extract.budgeted.lines import Number
from lcap_extract.budgeted.sheets import Line
from lcap_extract.budgeted.steps import Steps
from lcap_extract.ink import Word

GOAL = Number("1")


def line(text: str) -> Line:
    words = tuple(Word(word, 50.0 + 40 * n, 100, 85.0 + 40 * n, 110, n) for n, word in enumerate(text.split()))
    return Line(8, words, None, text)


def placed(*actions: tuple[str, ...]) -> list[bool]:
    """Return which actions' numbers got a place. An action is the first line of its box, then lines of money."""
    steps = Steps()
    numbers = [Number(str(count)) for count in range(1, len(actions) + 1)]
    for number, (words, *money) in zip(numbers, actions, strict=True):
        steps.begin(GOAL, number)
        steps.head(GOAL, number, "planned")
        steps.line(GOAL, number, line(words), of_money=False)
        for text in money:
            if text == "BUDGETED":
                steps.head(GOAL, number, "budgeted")
            else:
                steps.line(GOAL, number, line(text), of_money=True)
    return [steps.placed(GOAL, number).place is not None for number in numbers]


def test_a_counted_action_is_placed_where_its_text_begins_with_its_number() -> None:
    assert placed(("Action 1.1 Books",), ("Action 1.2: Tutors",), ("1.3 Buses",)) == [True, True, True]
    steps = Steps()
    steps.begin(GOAL, Number("2"))
    steps.line(GOAL, Number("2"), line("Action 1.2: Tutors"), of_money=False)
    place = steps.placed(GOAL, Number("2")).place
    assert place is not None
    assert (place[0], place[1].x0, place[1].x1) == (8, 90.0, 125.0)


def test_an_action_out_of_step_is_not_placed_nor_is_the_one_before() -> None:
    assert placed(("Action 1.1 Books",), ("Action 1.2 Tutors",), ("Action 1.4 Buses",)) == [True, False, False]


def test_an_action_whose_boxes_hold_another_ones_money_is_not_placed() -> None:
    assert placed(("Action 1.1", "BUDGETED", "$5", "BUDGETED", "$6")) == [False]
    assert placed(("Action 1.1", "BUDGETED", "$5", "Action 1.2 Tutors")) == [False]
    assert placed(("Action 1.1", "BUDGETED", "$5", "1.5 teachers")) == [True]
