"""How actions are numbered, and where a number is left out."""

import pytest

from lcap_models.numbering import skips_a_number


@pytest.mark.parametrize(
    ("actions", "skips"),
    [
        ([("1", "1.1"), ("1", "1.2"), ("2", "2.1")], False),
        ([("1", "1.1"), ("1", "1.3")], True),
        ([("1", "8"), ("1", "10"), ("1", "9")], False),
        ([("1", "1a"), ("1", "1b"), ("1", "2")], False),
        ([("1", "1"), ("2", "3")], False),
        ([("1", "A"), ("1", "C")], False),
        ([], False),
    ],
)
def test_a_number_is_left_out_only_between_the_first_and_the_last_of_a_goal(
    actions: list[tuple[str, str]], skips: bool
) -> None:
    assert skips_a_number(actions) is skips
