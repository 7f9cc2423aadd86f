"""The law files: every value has a source, every field is checked, every rate follows from the one before."""

import ast
import csv
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from lcap_models.formula import grade_spans, grown_rate
from lcap_models.law import Law, NoRuleForYear, Notes, load_law
from lcap_models.law_files import UNSOURCED, known_sources, read_rule, read_sources
from lcap_models.school_year import calendar, read_calendar
from lcap_models.years import LcapYear, next_year

ROOT = Path(__file__).resolve().parents[2]
RATES = ROOT.parent / "shared" / "lcff_rates.csv"
LAW = load_law()
YEARS = [LcapYear(f"{first}-{(first + 1) % 100:02}") for first in range(2013, 2026)]
FILES = sorted(item.name for item in files("lcap_models").joinpath("law").iterdir())

GOOD: dict[str, Any] = {
    "title": "A rule",
    "unit": "share",
    "values": [
        {"from": "2013-14", "value": "0.5", "source": ["cde_cola"], "confidence": "seen", "still_valid_in": "2025-26"}
    ],
}


def year(text: str) -> LcapYear:
    return LcapYear(text)


def test_every_rule_file_is_read() -> None:
    assert {f"{name}.yaml" for name in LAW.rules} == set(FILES) - {"sources.yaml", "calendar.yaml"}
    assert len(LAW.rules) > 20


def test_every_value_of_the_law_has_a_source_that_says_where_it_is() -> None:
    entries = list(LAW.entries())
    assert len(entries) > 100
    assert [entry for entry in entries if not entry.sources or not all(source.name for source in entry.sources)] == []
    assert [moment for moment in calendar() if not moment.sources] == []


def test_a_value_without_a_source_is_unverified_and_every_unverified_one_is_known() -> None:
    unsourced = {entry.rule for entry in LAW.entries() if UNSOURCED in {source.key for source in entry.sources}}
    unverified = {entry.rule for entry in LAW.entries() if not entry.verified}
    inferred = {"proportionality_base", "improved_services_base"}
    assert unverified == unsourced | inferred
    assert {"tk_add_on", "gap_share", "upp_years", "county_office"} <= unverified
    assert {"base_rate", "supplemental_grant", "concentration_grant", "concentration_threshold"}.isdisjoint(unverified)


def test_every_source_is_used() -> None:
    used = {source.key for entry in LAW.entries() for source in entry.sources}
    used |= {source.key for moment in calendar() for source in moment.sources}
    assert set(known_sources()) == used


@pytest.mark.parametrize("name", FILES)
def test_no_key_stands_twice_in_a_law_file(name: str) -> None:
    text = files("lcap_models").joinpath("law", name).read_text(encoding="utf-8")
    for keys in mappings(yaml.compose(text)):
        assert len(keys) == len(set(keys)), keys


def mappings(node: yaml.Node | None) -> Iterator[list[str]]:
    """Yield the keys of each mapping below a YAML node."""
    if isinstance(node, yaml.MappingNode):
        yield [key.value for key, _ in node.value]
        for _, value in node.value:
            yield from mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from mappings(value)


@pytest.mark.parametrize("span", grade_spans(LAW))
def test_every_base_rate_follows_from_the_one_before(span: str) -> None:
    rate = LAW.value("start_rate", year("2012-13"), span)
    for now in YEARS:
        rate = grown_rate(rate, now, LAW)
        assert (now, rate) == (now, LAW.value("base_rate", now, span))


def test_the_factor_of_2021_is_not_rounded_between_its_two_steps() -> None:
    factor, cola = LAW.value("rate_factor", year("2021-22")), LAW.value("cola_statutory", year("2020-21"))
    assert factor == (1 + cola) * (1 + LAW.value("cola_funded", year("2021-22")))
    assert LAW.value("rate_factor", year("2022-23")) == 1 + LAW.value("cola_funded", year("2022-23")) + Decimal(
        "0.0670"
    )


def test_the_base_rates_are_those_on_file_elsewhere() -> None:
    if not RATES.exists():
        pytest.skip("the table of rates is not on this machine")
    with RATES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["base_rate"]]
    assert len(rows) == len(YEARS) * 4
    for row in rows:
        span = row["grade_span"].replace("TK/K-3", "TK-3")
        assert LAW.value("base_rate", year(row["fiscal_year"]), span) == Decimal(row["base_rate"])


def test_the_additional_points_are_what_the_concentration_grant_gained() -> None:
    gained = LAW.value("concentration_grant", year("2021-22")) - LAW.value("concentration_grant", year("2020-21"))
    assert LAW.value("additional_concentration", year("2021-22")) == gained


def test_a_rate_counts_for_its_own_year_only() -> None:
    with pytest.raises(NoRuleForYear) as caught:
        LAW.value("base_rate", year("2026-27"), "TK-3")
    assert (caught.value.key, caught.value.facts["last"], caught.value.code) == ("no_rule_yet", "2025-26", 2)
    with pytest.raises(NoRuleForYear) as caught:
        LAW.value("base_rate", year("2012-13"), "TK-3")
    assert (caught.value.key, caught.value.facts["first"]) == ("no_rule_for_year", "2013-14")


def test_a_share_counts_until_the_next_one() -> None:
    assert LAW.value("concentration_grant", year("2020-21")) == Decimal("0.50")
    assert LAW.value("concentration_grant", year("2025-26")) == Decimal("0.65")


def test_nobody_gets_an_unverified_value_without_asking_for_it_by_name() -> None:
    with pytest.raises(NoRuleForYear) as caught:
        LAW.value("tk_add_on", year("2022-23"))
    assert caught.value.key == "rule_unverified"
    notes = Notes(LAW)
    assert notes.value("tk_add_on", year("2022-23")) == Decimal(2813)
    assert notes.value("tk_add_on", year("2023-24")) == Decimal(3044)
    assert [entry.since for entry in notes.unverified] == ["2022-23"]
    assert len(notes.entries) == 2


def test_after_the_last_year_it_was_seen_a_share_is_unverified() -> None:
    entry = LAW.entry("supplemental_grant", year("2026-27"))
    assert (entry.value, entry.verified) == (Decimal("0.20"), False)
    with pytest.raises(NoRuleForYear):
        LAW.value("supplemental_grant", year("2026-27"))


def test_a_misspelled_rule_or_part_is_a_bug_and_not_a_missing_year() -> None:
    with pytest.raises(KeyError):
        LAW.value("suplemental_grant", year("2024-25"))
    with pytest.raises(KeyError):
        LAW.value("base_rate", year("2024-25"), "K-3")


def test_a_good_rule_is_read() -> None:
    rule = read_rule("a_rule", GOOD)
    assert Law({"a_rule": rule}).value("a_rule", year("2024-25")) == Decimal("0.5")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"source": None}, "missing"),
        ({"source": []}, "missing"),
        ({"source": "cde_cola"}, "list of keys"),
        ({"source": ["no_such_source"]}, "unknown source"),
        ({"source": ["general_knowledge"]}, "unverified"),
        ({"confidence": "sure"}, "unknown confidence"),
        ({"value": "1.5"}, "above 1"),
        ({"value": "half"}, "no number"),
        ({"value": "NaN"}, "no number"),
        ({"value": "-0.5"}, "no number"),
        ({"value": "1e-1"}, "no number"),
        ({"value": ""}, "missing"),
        ({"value": {"TK-3": "0.5"}}, "one number or word"),
        ({"from": "2013"}, "no year"),
        ({"year": "2013-14"}, "either year or from"),
        ({"still_valid_in": "2012-13"}, "still_valid_in"),
        ({"cit": "Ed Code"}, "unknown field"),
        ({"note": ""}, "missing"),
    ],
)
def test_a_wrong_field_of_a_value_is_refused(change: dict[str, Any], complaint: str) -> None:
    fields = {**GOOD["values"][0], **change}
    with pytest.raises(ValueError, match=complaint):
        read_rule("a_rule", {**GOOD, "values": [fields]})


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"unit": "furlong"}, "unknown unit"),
        ({"unit": "word"}, "words"),
        ({"words": ["a"]}, "words"),
        ({"parts": ["a"]}, "unknown part"),
        ({"values": []}, "missing"),
        ({"values": GOOD["values"] * 2}, "twice"),
        ({"titel": "x"}, "unknown field"),
        ({"title": ""}, "missing"),
    ],
)
def test_a_wrong_field_of_a_rule_is_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_rule("a_rule", {**GOOD, **change})


def test_a_rule_that_goes_on_says_how_long_it_was_seen_to() -> None:
    fields = {name: text for name, text in GOOD["values"][0].items() if name != "still_valid_in"}
    with pytest.raises(ValueError, match="needs still_valid_in"):
        read_rule("a_rule", {**GOOD, "values": [fields]})


def test_a_source_has_a_name_and_a_real_address() -> None:
    with pytest.raises(ValueError, match="missing"):
        read_sources({"sources": {"a": {"href": "https://www.cde.ca.gov/"}}})
    with pytest.raises(ValueError, match="no address"):
        read_sources({"sources": {"a": {"name": "A", "href": "cde.ca.gov"}}})


def test_the_calendar_holds_the_days_on_which_parents_are_heard() -> None:
    moments = {moment.id: moment for moment in calendar()}
    assert moments["adoption"].by == "07-01"
    assert moments["mid_year_report"].by == "02-28"
    assert moments["county_approval"].by == "10-08"
    assert (moments["sent_to_county"].after, moments["sent_to_county"].days) == ("adoption", 5)
    assert moments["sent_to_county"].confidence == "unverified"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"by": "02-30x"}, "no date"),
        ({"by": "13"}, "no date"),
        ({"by": None}, "missing"),
        ({"from": "05"}, "belong together"),
        ({"after": "nothing", "days": "5"}, "unknown date"),
        ({"year": "2024"}, "no year"),
        ({"wen": "05"}, "unknown field"),
        ({"confidence": "sure"}, "unknown confidence"),
    ],
)
def test_a_wrong_field_of_the_calendar_is_refused(change: dict[str, Any], complaint: str) -> None:
    good = {"id": "a", "by": "05", "source": ["cde_cola"], "confidence": "seen"}
    assert read_calendar({"dates": [good]})
    with pytest.raises(ValueError, match=complaint):
        read_calendar({"dates": [{**good, **change}]})


def test_a_calendar_without_a_time_is_refused() -> None:
    with pytest.raises(ValueError, match="says no time"):
        read_calendar({"dates": [{"id": "a", "source": ["cde_cola"], "confidence": "seen"}]})


def test_years_follow_each_other_over_the_turn_of_the_century() -> None:
    assert next_year(year("2024-25")) == "2025-26"
    assert next_year(year("2098-99")) == "2099-00"


EVERYWHERE = {Decimal(text) for text in ("0.55", "0.65", "0.104", "0.026", "0.4925", "49.25", "55", "65")}
"""Numbers of the law that mean nothing else: they stand in no code at all."""

FORMULA = ("formula", "items", "steps", "law", "law_files", "applies", "school_year", "years", "lcff", "lcff_words")
"""Modules in which no number of the law may stand, however common."""

SHAPES = {"glyphs"}
"""Modules whose numbers are parts of a letter's height and width."""

PLAIN = {Decimal(number) for number in (0, 1, 2, 3)}


def numbers(path: Path) -> Iterator[Decimal]:
    """Yield every number that stands in a Python file, also those written as text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
            try:
                number = Decimal(str(node.value))
            except ArithmeticError:
                continue
            if number.is_finite():
                yield number


def test_no_number_of_the_law_stands_in_code() -> None:
    law = {entry.value for entry in LAW.entries() if entry.unit != "word"} - PLAIN
    rates = {number for number in law if number > 1000}
    paths = [path for part in ("lcap", "extract", "models", "viz") for path in (ROOT / part).rglob("*.py")]
    assert {path.stem for path in paths} >= set(FORMULA)
    found = {
        (path.name, number)
        for path in paths
        if path.stem not in SHAPES
        for number in numbers(path)
        if number in rates | EVERYWHERE | (law if path.stem in FORMULA else set())
    }
    assert found == set()
