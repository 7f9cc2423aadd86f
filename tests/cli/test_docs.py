"""The README, the help and the code say the same."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from lcap.cli import cli
from lcap.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = dict(cli.commands)


def listed(start: str, text: str = README) -> set[str]:
    """Return the first cells of the table rows that begin with `start`, without code marks."""
    rows = re.findall(r"^\| (.+?) \|", text.replace(r"\|", "/"), flags=re.MULTILINE)
    return {cell.strip("`") for cell in rows if cell.strip("`").startswith(start)}


def test_every_command_is_in_the_readme_and_every_command_there_exists() -> None:
    assert {cell.split()[1] for cell in listed("lcap ")} == set(COMMANDS)


def test_every_option_is_in_the_readme_and_every_option_there_exists() -> None:
    options = {
        name
        for command in COMMANDS.values()
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
        if name.startswith("--")
    }
    assert {cell.split()[0] for cell in listed("--") - {"---"}} == options


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_every_exit_code_is_in_the_readme() -> None:
    rows = set(re.findall(r"^\| (\d+) \|", README, flags=re.MULTILINE))
    assert rows == {str(code.value) for code in Exit}


def test_the_tasks_that_the_pages_name_exist() -> None:
    tasks = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    for page in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        assert set(re.findall(r"(?:`|^)make ([a-z-]+)", page, flags=re.MULTILINE)) <= tasks


def test_make_help_lists_every_task() -> None:
    done = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert phony
    assert re.findall(r"^  make (\S+)", done.stdout, flags=re.MULTILINE) == phony[1].split()


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert link.startswith("http") or (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_dependency_says_why_it_is_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[<>=\[]", one)[0].lower() for one in wanted}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| ([a-z0-9-]+) \| [A-Z]", page, flags=re.MULTILINE))
    assert rows == names


def test_the_module_runs_as_the_command() -> None:
    run = [sys.executable, "-m", "lcap", "--version"]
    assert re.search(r"\d+\.\d+\.\d+", subprocess.run(run, capture_output=True, text=True, check=True).stdout)
