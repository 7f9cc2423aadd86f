"""What an action is called in charts, report and papers: its number once, and its title."""

import pytest

from lcap_viz.charts.common import name_action


@pytest.mark.parametrize(
    ("goal", "action", "title", "name"),
    [
        ("1", "1.7", "Tutors", "1.7 Tutors"),
        ("1", "7", "Tutors", "1/7 Tutors"),
        ("", "7", "Tutors", "7 Tutors"),
        ("1", "7", "1.07 Tutors", "1.07 Tutors"),  # the title has the number, too
        ("1", "1.7", "1.7 Tutors", "1.7 Tutors"),
        ("1", "7", "1.08 Tutors", "1/7 1.08 Tutors"),  # another number: both are shown
        ("1", "1.7", "1.7.2 Tutors", "1.7 1.7.2 Tutors"),
        ("2", "4", "24 hours of care", "2/4 24 hours of care"),
        ("1", "1.10", "1.1 Tutors", "1.10 1.1 Tutors"),
    ],
)
def test_a_number_is_not_said_twice(goal: str, action: str, title: str, name: str) -> None:
    assert name_action(goal, action, title).full == name
