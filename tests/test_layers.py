"""Imports go one way: models know no other part, extract and viz know only models, lcap knows all."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {
    "lcap_models": ROOT / "models" / "lcap_models",
    "lcap_extract": ROOT / "extract" / "lcap_extract",
    "lcap_viz": ROOT / "viz" / "lcap_viz",
    "lcap": ROOT / "lcap",
}
MAY_KNOW = {
    "lcap_models": {"lcap_models"},
    "lcap_extract": {"lcap_extract", "lcap_models"},
    "lcap_viz": {"lcap_viz", "lcap_models"},
    "lcap": set(FOLDERS),
}
HEAVY = {
    "altair",
    "babel",
    "camelot",
    "cv2",
    "jinja2",
    "numpy",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "typst",
    "vl_convert",
    "yaml",
}


def imported(path: Path) -> Iterator[str]:
    """Yield the first part of every module that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide what a module knows"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("package", FOLDERS)
def test_a_package_knows_only_what_it_may(package: str) -> None:
    files = sorted(FOLDERS[package].rglob("*.py"))
    assert files
    known = {(path.name, name) for path in files for name in imported(path) if name in FOLDERS}
    assert {(file, name) for file, name in known if name not in MAY_KNOW[package]} == set()


def test_tests_and_samples_are_not_needed_to_run() -> None:
    known = {name for folder in FOLDERS.values() for path in folder.rglob("*.py") for name in imported(path)}
    assert known.isdisjoint(
        {"tests", "support", "samples", "valle_dorado", "pytest", "hypothesis", "reportlab", "pikepdf"}
    )


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["analyze", "--help"], ["lcff", "--help"], ["schema", "--help"]]
)
def test_help_comes_at_once_because_only_click_is_imported(arguments: list[str]) -> None:
    code = (
        "import sys; sys.argv = ['lcap', *sys.argv[1:]]\n"
        "from lcap.cli import main\n"
        "try: main()\n"
        "except SystemExit: print('MODULES', *{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    modules = set(done.stdout.rpartition("MODULES")[2].split())
    assert {"click", "lcap"} <= modules
    assert modules & (HEAVY | {"lcap_extract", "lcap_models", "lcap_viz"}) == set()
