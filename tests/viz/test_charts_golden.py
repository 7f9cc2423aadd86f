"""The charts of the samples, as they were last looked at: their words in both languages, and four of the pictures.

`python tests/viz/test_charts_golden.py` writes them anew; look at what changed before you commit it.
"""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests")]

from lcap_models.ledger import Ledger  # noqa: E402
from lcap_viz.charts.catalog import CHARTS, all_facts  # noqa: E402
from lcap_viz.charts.draw import draw  # noqa: E402
from lcap_viz.charts.text import written  # noqa: E402
from support.ledgers import ledger  # noqa: E402
from support.truth import plan_from_truth  # noqa: E402

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = (
    "rio-claro-charter-2025",
    "valle-dorado-2017",
    "valle-dorado-2021",
    "valle-dorado-2022-es",
    "valle-dorado-2024",
)
PICTURES = ("pennies-en", "contradictions-es", "way-es", "required-en")
OF = "valle-dorado-2024"


def read(sample: str) -> Ledger:
    return ledger(plan_from_truth(ROOT / "samples" / sample))


def words_of(sample: str) -> str:
    """Return the text of all charts of a sample, English and Spanish one after the other."""
    return "\n".join(written(facts, lang) for facts in all_facts(read(sample)) for lang in ("en", "es"))


def pictures() -> dict[str, str]:
    """Return some pictures, a tag a line, so that a change can be read."""
    facts = {one.name: one for one in all_facts(read(OF))}
    drawn = {name: draw(facts[name.split("-")[0]], name.split("-")[1]).svg for name in PICTURES}
    return {name: re.sub(r">\s*<", ">\n<", svg) + "\n" for name, svg in drawn.items()}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_charts_of_a_sample_say_what_they_said(sample: str) -> None:
    assert words_of(sample) == (GOLDEN / f"{sample}.txt").read_text(encoding="utf-8")


def test_the_pictures_of_a_sample_are_what_they_were() -> None:
    for name, svg in pictures().items():
        assert svg == (GOLDEN / f"{name}.svg").read_text(encoding="utf-8"), name


def test_the_samples_have_every_chart_among_them() -> None:
    found = {facts.name for sample in SAMPLES for facts in all_facts(read(sample))}
    assert found == set(CHARTS)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for sample in SAMPLES:
        (GOLDEN / f"{sample}.txt").write_text(words_of(sample), encoding="utf-8", newline="\n")
    for name, svg in pictures().items():
        (GOLDEN / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
