"""Pages whose corner is not at 0/0, or that show only a part: both readers still look at the same place."""

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest

from lcap_extract.opening import Source
from lcap_extract.plans import read_plan
from lcap_models.plan import Plan, entries

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def read(pdf: pikepdf.Pdf) -> Plan:
    out = io.BytesIO()
    pdf.save(out)
    data = out.getvalue()
    return read_plan(Source("boxes.pdf", hashlib.sha256(data).hexdigest(), data, len(pdf.pages)))


@pytest.mark.parametrize("name", ["rio-claro-charter-2025", "valle-dorado-coe-2023"])
@pytest.mark.parametrize("box", ["/MediaBox", "/CropBox"])
def test_another_page_box_changes_no_figure_and_no_agreement(name: str, box: str) -> None:
    with pikepdf.open(SAMPLES / name / "plan.pdf") as pdf:
        plain = read(pdf)
        for page in pdf.pages:
            x0, y0, x1, y1 = (float(edge) for edge in page.mediabox)
            other = [x0 - 30, y0 - 40, x1 + 10, y1 + 25] if box == "/MediaBox" else [x0 + 15, y0 + 8, x1 - 12, y1 - 20]
            page.obj[box] = pikepdf.Array(other)
        moved = read(pdf)
    assert [(e.column, e.figure.value) for e in entries(moved)] == [(e.column, e.figure.value) for e in entries(plain)]
    assert [e for e in entries(moved) if len({reading.value for reading in e.figure.readings}) > 1] == []
