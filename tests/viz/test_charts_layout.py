"""Where things stand on a chart: no word over another or outside, whatever the titles; coins that add up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import font_source_sans_pro
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from lcap_models.plan import Plan
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.layout import arrange
from lcap_viz.charts.measure import width
from lcap_viz.charts.pennies import cents_of
from lcap_viz.charts.shapes import MARGIN, VALUE_GAP, WIDTH, Layout, Text
from lcap_viz.facts import ChartFacts, tell
from support.ledgers import doubted, ledger
from support.plans import change, reread, valle_dorado

LONG = "Extraordinarily long title, for all students, with-many-hyphens and/or slashes; EXTRAORDINARYLONGWORDOFONE "


@dataclass(frozen=True)
class Written:
    """A line of words as a box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Written") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def long_plan() -> Plan:
    plan = valle_dorado(
        funds=[(999_999_999_999_99 // n, 0, n, 0) for n in range(1, 13)], spent=[888_888_888_888_88] * 12
    )
    tables = tuple(
        replace(
            t,
            rows=tuple(
                replace(r, texts={**r.texts, "title": LONG * 2, "scope": "LEA-wide Limited" if n else "Schoolwide"})
                for n, r in enumerate(t.rows)
            ),
        )
        for t in plan.tables
    )
    plan = replace(plan, tables=tables, document=replace(plan.document, lea_name=LONG * 2))
    return change(plan, "bop_total_in_lcap", "", reread("123456789012.34"))


def topics_plan() -> Plan:
    """Return a plan with an action for each of ten topics."""
    words = ("Literacy", "Math", "Counselors", "Buses and meals", "Foster youth", "English learners", "Arts and music")
    titles = (*words, "Class size reduction", "Family engagement", "Security guards", "Preschool")
    plan = valle_dorado(funds=[(n**3 * 1_000_00, 0, 0, 0) for n in range(11, 0, -1)], spent=[1_00] * 11)
    tables = tuple(
        replace(t, rows=tuple(replace(r, texts={**r.texts, "title": titles[n % 11]}) for n, r in enumerate(t.rows)))
        for t in plan.tables
    )
    return replace(plan, tables=tables)


@pytest.fixture(scope="module")
def every() -> tuple[ChartFacts, ...]:
    ledgers = (ledger(long_plan()), ledger(topics_plan()), ledger(valle_dorado()), doubted(topics_plan()))
    return tuple(facts for one in ledgers for facts in all_facts(one))


def written(place: Layout) -> Iterator[Written]:
    unit = (place.right - MARGIN) / (place.high - place.low)
    for text in place.texts:
        wide = width(text.text, text.size, bold=text.bold)
        left = text.x - wide / 2 if text.middle else text.x
        if text.value is not None:
            left = MARGIN + VALUE_GAP + unit * (text.value - place.low)
        yield Written(text.text, left, text.y - 0.75 * text.size, left + wide, text.y + 0.22 * text.size)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_words_meet_and_none_leave_the_picture(every: tuple[ChartFacts, ...], lang: str) -> None:
    for facts in every:
        place = arrange(facts, lang)
        lines = list(written(place))
        assert [line for line in lines if line.left < 0 or line.right > WIDTH or line.bottom > place.height] == []
        assert [(a.text, b.text) for a, b in combinations(lines, 2) if a.meets(b)] == [], facts.name


@pytest.mark.parametrize("lang", ["en", "es"])
def test_titles_may_be_cut_but_never_an_amount(every: tuple[ChartFacts, ...], lang: str) -> None:
    cut = [text.text for facts in every for text in arrange(facts, lang).texts if "…" in text.text]
    assert len(cut) > 10
    assert [text for text in cut if re.search(r"[$%≠]|\d{2}", text)] == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_shapes_stay_in_the_picture_and_marks_of_one_column_do_not_meet(
    every: tuple[ChartFacts, ...], lang: str
) -> None:
    for facts in every:
        place = arrange(facts, lang)
        edges = [(b.left, b.right, b.top, b.bottom) for b in place.boxes]
        edges += [(x, x, y, y) for band in place.bands for x, y in band.points]
        assert all(a >= 0 and b <= WIDTH and place.head - 1 <= c and d <= place.foot + 1 for a, b, c, d in edges)
        if facts.form == "way":
            marks = [Written("", b.left, b.top, b.right, b.bottom) for b in place.boxes if b.right - b.left < 13]
            assert len(marks) == len(facts.rows)
            assert not any(a.meets(b) for a, b in combinations(marks, 2))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_our_font_is_never_wider_than_what_we_leave_for_it(every: tuple[ChartFacts, ...], lang: str) -> None:
    files = Path(font_source_sans_pro.__file__).parent / "files"
    fonts = {
        bold: ImageFont.truetype(str(files / f"SourceSansPro-{cut}.ttf"), 200)
        for bold, cut in ((False, "Regular"), (True, "Bold"))
    }

    def real(text: Text) -> float:
        return fonts[text.bold].getlength(text.text) / 200 * text.size

    texts = {(t.text, t.size, t.bold): t for facts in every for t in arrange(facts, lang).texts}
    wide = [t.text for t in texts.values() if real(t) > width(t.text, t.size, bold=t.bold) + 1.5]
    assert wide == []


def test_what_flows_in_and_out_of_a_part_is_all_of_it(every: tuple[ChartFacts, ...]) -> None:
    ways = [facts for facts in every if facts.form == "way"]
    assert len(ways) == 4
    for facts in ways:
        values = [row.amounts[0].value or Decimal(0) for row in facts.rows]
        into = {
            n: sum(k.amount.value or 0 for k in facts.links if k.target == n)
            for n, r in enumerate(facts.rows)
            if r.step
        }
        out = {k.source: sum(o.amount.value or 0 for o in facts.links if o.source == k.source) for k in facts.links}
        assert {n: values[n] for n in into} == into
        assert {n: values[n] for n in out} == out


def test_a_dollar_has_a_hundred_coins(every: tuple[ChartFacts, ...]) -> None:
    drawn = [facts for facts in every if facts.form == "pennies"]
    assert len(drawn) == 4
    for facts in drawn:
        assert sum(row.amounts[0].value or 0 for row in facts.rows) == 100
        assert len(arrange(facts, "en").boxes) == 100 + len(facts.rows)


@given(st.lists(st.decimals(min_value="0.01", max_value=10**12, places=2), min_size=1, max_size=22))
def test_cents_add_up_to_a_hundred_and_none_is_a_cent_from_its_share(values: list[Decimal]) -> None:
    cents, total = cents_of(values), sum(values, Decimal(0))
    assert sum(cents) == 100
    assert all(abs(cent - 100 * value / total) < 1 for cent, value in zip(cents, values, strict=True))


def test_cents_can_be_checked_by_hand() -> None:
    assert cents_of([Decimal(2), Decimal(1)]) == [67, 33]
    assert cents_of([Decimal(1), Decimal(1), Decimal(1)]) == [34, 33, 33]
    assert cents_of([Decimal(999), Decimal(1)]) == [100, 0]


def test_a_topic_without_a_whole_cent_says_less_than_one_and_never_none() -> None:
    plan = valle_dorado(funds=[(999_000_00, 0, 0, 0), (1_000_00, 0, 0, 0)], spent=[1, 1])
    tables = tuple(
        replace(
            t,
            rows=tuple(
                replace(r, texts={**r.texts, "title": w}) for r, w in zip(t.rows, ("Math", "Arts"), strict=False)
            ),
        )
        for t in plan.tables
    )
    facts = next(f for f in all_facts(ledger(replace(plan, tables=tables))) if f.name == "pennies")
    said = " ".join(text.text for text in arrange(facts, "en").texts)
    assert [tell(row.label, "en") for row in facts.rows] == ["Math and science", "Arts and music"]
    assert "100 cents" in said and "less than 1 cent" in said and "0 cents of" not in said
