"""The examples run as they stand, and what they print is true."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    run = [sys.executable, str(EXAMPLES / "equity_money.py")]
    here = tmp_path_factory.mktemp("anywhere")
    return subprocess.run(run, cwd=here, capture_output=True, text=True, check=True).stdout.splitlines()


def test_the_example_follows_the_money_of_a_sample(printed: list[str]) -> None:
    assert printed[0] == "Valle Dorado Unified School District 2024-25"
    assert any(line.split()[:2] == ["planned", "gap"] for line in printed)


def test_the_example_adds_up_to_the_cent(printed: list[str]) -> None:
    left, right = printed[-1].split(" = ")
    assert left == right != "0"


def test_every_example_is_tested() -> None:
    assert [path.name for path in EXAMPLES.glob("*.py")] == ["equity_money.py"]
