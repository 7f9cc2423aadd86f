"""The published samples: built the same each time, listed in full, invented throughout."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from valle_dorado.continuity.layout import NAME as CONTINUITY
from valle_dorado.early.plans import EARLY
from valle_dorado.lined.plans import LINED
from valle_dorado.published import SAMPLES
from valle_dorado.sample import Sample

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "samples"
BY_NAME = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


def _files(home: Path) -> dict[str, bytes]:
    """Everything the build writes: the README, and all files of the samples' folders."""
    folders = [home / sample.name for sample in (*SAMPLES, *LINED, *EARLY)]
    folders += [home / CONTINUITY, home / "no-lcap"]
    files = [home / "README.md", *(file for folder in folders for file in folder.iterdir())]
    return {str(file.relative_to(home)): file.read_bytes() for file in files}


def test_the_build_writes_again_what_is_published_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(HOME / "build.py"), str(tmp_path)], check=True, capture_output=True)
    built, published = _files(tmp_path), _files(HOME)
    assert built.keys() == published.keys()
    assert [name for name in built if built[name] != published[name]] == []


def test_the_long_sample_has_more_than_150_pages_and_stays_small() -> None:
    folder = HOME / "valle-dorado-2024-long"
    assert '"pages": 153' in (folder / "meta.json").read_text(encoding="utf-8")
    assert (folder / "plan.pdf").stat().st_size < 1_000_000


@BY_NAME
def test_every_code_is_one_that_no_county_has(sample: Sample) -> None:
    """California's county codes run from 01 to 58."""
    assert sample.plan.facts.cds_code.startswith("99")


def test_at_least_eight_kinds_of_contradictions_are_planted() -> None:
    kinds = {planted.kind for sample in SAMPLES for planted in sample.planted}
    assert kinds >= {
        "required percentage",
        "overview and table",
        "overview and item 4",
        "overview and last year's table",
        "item 4 and its rows",
        "two scopes",
        "carryover x100",
        "no carryover",
        "contributing without LCFF money",
        "personnel total",
        "total percentage",
    }


@BY_NAME
def test_the_readme_lists_every_planted_contradiction_with_its_pages(sample: Sample) -> None:
    text = (HOME / "README.md").read_text(encoding="utf-8")
    for planted in sample.planted:
        begins = f"| `{sample.name}` | {planted.kind} | "
        row = next(line for line in text.splitlines() if line.startswith(begins) and planted.printed in line)
        assert re.fullmatch(r"\d+(, \d+)*", row.split(" | ")[2])
        assert planted.gives in row
