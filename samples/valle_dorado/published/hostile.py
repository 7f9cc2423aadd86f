"""hostile-2024: words that would do harm where a program pastes them into HTML, formulas, templates or paths."""

from dataclasses import replace
from decimal import Decimal

from valle_dorado.facts import Facts, Goal, Revenue
from valle_dorado.formulas import print_plan
from valle_dorado.printing import Printing
from valle_dorado.sample import Sample
from valle_dorado.shorthand import contributing, ordinary, past
from valle_dorado.style import Style

__all__ = ["SAMPLE"]

_GOALS = (
    Goal("1", "<script>alert(1)</script> and </textarea><img src=x onerror=alert(2)>"),
    Goal("2", '=HYPERLINK("http://x","y") and #eval("1") and {{7*7}} and ${7*7}'),
)
_ACTIONS = (
    ordinary("1.1", "<script>alert(1)</script>", personnel="100000", lcff="100000.00"),
    ordinary("1.2", '=HYPERLINK("http://x","y")', lcff="50000.00", note="@SUM(A1:A9)"),
    contributing("1.3", '#eval("1") #import "x"', "EL", "lea", personnel="20000", lcff="25000.00",
                 location="../../etc"),
    contributing("1.4", "{{7*7}} {% raw %} ${7*7}", "LI", "limited", personnel="0", lcff="15000.00",
                 location="C:\\con\\nul"),
    ordinary("1.5", "%00 \\u0000 %s {0} %n", lcff="1000.00", time_span="-1+1|cmd"),
    contributing("2.1", "Counselors \u202e snoitca \u202c for all", "FY", "school", personnel="9000", lcff="9000.00",
                 location="+1-1"),
    ordinary("2.2", 'Quotes "double", \'single\', `back`, a,b;c\tand a new\nline', lcff="2000.50"),
    ordinary("2.3", "-2+3 is not a formula & neither is @here", lcff="0.00"),
)  # fmt: skip
_PAST = (
    past("1.1", "<b onmouseover=alert(3)>Teachers</b>", "90000.00", "91000.00"),
    past("1.3", '=1+1";--', "24000.00", "23000.00", "24000.00", "23000.00"),
    past("2.1", "](javascript:alert(4))", "8000.00", "8000.00", "8000.00", "8000.00"),
)
_FACTS = Facts(
    lea_name="../../x",
    cds_code="99 99999 0000666",
    lea_type="district",
    year="2024-25",
    template="2024",
    base_grant=Decimal("400000"),
    sc_grants=Decimal("48000"),
    additional_15pct=Decimal("0"),
    prior_base=Decimal("390000"),
    prior_sc=Decimal("46800"),
    prior_carryover_pct=Decimal("0"),
    revenue=Revenue(
        lcff=Decimal("448000"),
        state=Decimal("30000"),
        local=Decimal("5000"),
        federal=Decimal("12000"),
        total_budgeted=Decimal("490000"),
    ),
    actions=_ACTIONS,
    past_actions=_PAST,
    goals=_GOALS,
    contact="<svg onload=alert(5)>",
    unspent_use="\"><script>alert(6)</script> =cmd|' /C calc'!A0",
)
SAMPLE = Sample(
    "hostile-2024",
    "A plan whose words are code: script tags, formulas, template and shell syntax, a right-to-left override, and a "
    "path as the agency's name. Every figure is sound.",
    replace(print_plan(_FACTS, Printing()), words=("{{config}} <!-- Adopted -->",)),
    Style(tick="before", tick_ink="mode3"),
    length=2,
    instruction_pages=2,
)
