"""Every published sample reads back exactly: each figure, row, page and word that its pages show."""

from pathlib import Path

import pytest

from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.plan import Plan, entries
from support.comparing import differences

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WITH_TRUTH = sorted(folder for folder in SAMPLES.iterdir() if (folder / "summary.csv").exists())


def read(folder: Path) -> Plan:
    return read_plan(open_source(folder / "plan.pdf"))


@pytest.mark.parametrize("folder", WITH_TRUTH, ids=lambda folder: folder.name)
def test_a_sample_reads_back_exactly_and_both_readers_agree_on_every_figure(folder: Path) -> None:
    plan = read(folder)
    assert differences(plan, folder) == []
    apart = [e for e in entries(plan) if len({reading.value for reading in e.figure.readings}) > 1]
    assert apart == []
    assert all(len(e.figure.readings) >= 2 for e in entries(plan))
