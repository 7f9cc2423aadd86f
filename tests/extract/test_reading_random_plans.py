"""Random plans, laid out in random styles, read back exactly: nothing wrong, nothing missing, nothing extra."""

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given

from lcap_extract.opening import Source
from lcap_extract.plans import read_plan
from lcap_models.plan import Plan
from support.comparing import differences
from valle_dorado.layout import lay_out
from valle_dorado.printed import PrintedPlan
from valle_dorado.random_plans import plans, styles
from valle_dorado.record import Layout
from valle_dorado.style import Style
from valle_dorado.truth import write


def read(layout: Layout) -> Plan:
    return read_plan(Source("random.pdf", hashlib.sha256(layout.pdf).hexdigest(), layout.pdf, layout.pages))


@given(plans(), styles())
def test_a_random_plan_in_a_random_style_reads_back_exactly(plan: PrintedPlan, style: Style) -> None:
    layout = lay_out(plan, style)
    with tempfile.TemporaryDirectory() as folder:
        write(plan, layout, Path(folder))
        assert differences(read(layout), Path(folder)) == []
