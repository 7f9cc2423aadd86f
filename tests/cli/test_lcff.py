"""`lcap lcff`: the working a person can follow, the sources of its numbers, and plain words for a wrong input."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from lcap.cli import cli
from lcap.law_page import law_page
from lcap.lcff_inputs import read_inputs
from lcap_models.applies import FormulaKind
from lcap_models.errors import WrongUse
from lcap_models.formula import grade_spans
from lcap_models.law import load_law
from lcap_models.steps import work_through
from lcap_viz.law_words import WIDTH
from lcap_viz.words import LANGS, catalog, has, say

ROOT = Path(__file__).resolve().parents[2]
LAW = load_law()
SPANS = grade_spans(LAW)
ADA = "TK-3=3000,4-6=2200,7-8=1500,9-12=3300"
ENTRIES = tuple(LAW.entries())
COUNTS = {"count": len(ENTRIES), "unverified": sum(not entry.verified for entry in ENTRIES)}


def run(*arguments: str) -> tuple[int, str, str]:
    """Return exit code, what was printed, what was complained."""
    done = CliRunner().invoke(cli, ["lcff", *arguments], standalone_mode=False)
    assert done.exception is None, done.exception
    return int(done.return_value), done.stdout, done.stderr


def lines(*arguments: str) -> list[str]:
    code, out, complaints = run(*arguments)
    assert (code, complaints) == (0, "")
    return [" ".join(line.split()) for line in out.splitlines()]


def working(*arguments: str) -> dict[str, Any]:
    code, out, complaints = run(*arguments, "--json")
    assert (code, complaints) == (0, "")
    content: dict[str, Any] = json.loads(out)
    return content


def values(*arguments: str) -> dict[str, str]:
    return {step["key"]: step["value"] for step in working(*arguments)["steps"]}


def test_each_step_of_the_worked_example_is_shown() -> None:
    shown = lines("--year", "2025-26", "--ada", ADA, "--upp", "70")
    for line in [
        "Grades Base rate Adjustment Rate ADA Base grant",
        "TK-3 $10,256 $1,067 $11,323 3,000 $33,969,000",
        "4-6 $10,411 $10,411 2,200 $22,904,200",
        "7-8 $10,719 $10,719 1,500 $16,078,500",
        "9-12 $12,423 $323 $12,746 3,300 $42,061,800",
        "All 10,000 $115,013,500",
        "Supplemental grant 20% × 70% × base $16,101,890",
        "Concentration grant 65% × (70% - 55%) × base $11,213,816.25",
        "of it, the additional 15% 15% × (70% - 55%) × base $2,587,803.75",
        "Both together $27,315,706.25",
        "Proportionality percentage (MPP) grants ÷ base 23.75%",
        "Every number used here was seen in its source, or follows from numbers that were.",
    ]:
        assert line in " ".join(shown), line


@pytest.mark.parametrize(
    ("upp", "supplemental", "concentration", "together", "mpp"),
    [
        ("40", "9201080", "0", "9201080", "8"),
        ("55", "12651485", "0", "12651485", "11"),
        ("70", "16101890", "11213816.25", "27315706.25", "23.75"),
    ],
)
def test_the_worked_examples_come_out_as_json(
    upp: str, supplemental: str, concentration: str, together: str, mpp: str
) -> None:
    found = values("--year", "2025-26", "--ada", ADA, "--upp", upp)
    keys = ("base_grant", "supplemental_grant", "concentration_grant", "sc_grants", "mpp")
    assert [found[key] for key in keys] == ["115013500", supplemental, concentration, together, mpp]


def test_the_old_rule_of_2019_has_no_additional_part() -> None:
    found = values("--year", "2019-20", "--ada", ADA, "--upp", "70")
    assert (found["base_grant"], found["supplemental_grant"]) == ("86371200", "12091968")
    assert (found["concentration_grant"], found["concentration_share"]) == ("6477840", "50")
    assert "additional_concentration_grant" not in found
    assert "additional" not in " ".join(lines("--year", "2019-20", "--ada", ADA, "--upp", "70"))


def test_json_says_what_was_asked_and_where_each_number_comes_from() -> None:
    content = working("--year", "2025-26", "--ada", ADA, "--upp", "69.89")
    assert (content["schema"], content["year"], content["unverified"]) == (1, "2025-26", [])
    assert content["inputs"] == {
        "ada": {"TK-3": "3000", "4-6": "2200", "7-8": "1500", "9-12": "3300"},
        "upp": "69.89",
        "kind": "district",
        "district_upp": None,
        "tk_ada": None,
    }
    assert all(set(step) == {"key", "value", "unit", "formula", "state", "sources"} for step in content["steps"])
    steps = {step["key"]: step for step in content["steps"]}
    assert len(steps) == len(content["steps"])
    assert steps["base_rate.4-6"]["sources"][0]["sources"][0]["name"].startswith("CDE rates in a bond statement")
    given = {"ada.TK-3", "ada.4-6", "ada.7-8", "ada.9-12", "upp", "concentration_upp", "sc_grants", "total"}
    assert {key for key, step in steps.items() if not step["sources"]} == given
    assert {step["unit"] for step in content["steps"]} == {"usd", "percent", "count"}
    assert steps["supplemental_grant"]["formula"] == "base_grant * upp * supplemental_share"
    assert steps["mpp"]["value"] == "23.6565"


@pytest.mark.parametrize("year", ["2013-14", "2015-16", "2017-18"])
def test_before_2018_the_amounts_are_targets_and_there_is_no_percentage(year: str) -> None:
    content = working("--year", year, "--ada", ADA, "--upp", "70")
    keys = {step["key"] for step in content["steps"]}
    assert content["target_only"]
    assert "mpp" not in keys
    assert "gap_share" in keys
    for lang in LANGS:
        shown = " ".join(lines("--year", year, "--ada", ADA, "--upp", "70", "--lang", lang))
        assert say("law.note.no_mpp", lang) in shown
        assert {"en": "These amounts are targets.", "es": "Estos montos son metas."}[lang] in shown
        assert say("law.step.mpp", lang) not in shown
    assert working("--year", "2018-19", "--ada", ADA, "--upp", "70")["target_only"] is False


def test_a_gap_share_that_nobody_verified_is_marked_and_one_that_was_seen_is_not() -> None:
    unsure = working("--year", "2014-15", "--ada", ADA, "--upp", "70")
    assert [entry["rule"] for entry in unsure["unverified"]] == ["gap_share"]
    assert "30.16% !" in " ".join(lines("--year", "2014-15", "--ada", ADA, "--upp", "70"))
    assert working("--year", "2015-16", "--ada", ADA, "--upp", "70")["unverified"] == []


def test_what_rests_on_an_unverified_number_carries_the_mark() -> None:
    arguments = ("--year", "2022-23", "--ada", ADA, "--upp", "70", "--tk-ada", "200")
    content = working(*arguments)
    assert [entry["rule"] for entry in content["unverified"]] == ["tk_add_on", "proportionality_base"]
    marked = {step["key"] for step in content["steps"] if step["state"] == "unverified"}
    assert marked == {"tk_rate", "tk_add_on", "total", "mpp"}
    assert next(step["value"] for step in content["steps"] if step["key"] == "tk_add_on") == "562600"
    for lang in LANGS:
        shown = lines(*arguments, "--lang", lang)
        assert sum(line.endswith(" !") for line in shown) == 3
        assert {"en": "NOT VERIFIED (2, marked !).", "es": "SIN VERIFICAR (2, con la marca !)."}[lang] in " ".join(
            shown
        )
        assert "! 2022-23: $2,813" in shown


def test_the_tk_add_on_stands_in_the_base_of_the_percentage() -> None:
    found = values("--year", "2025-26", "--ada", ADA, "--upp", "70", "--tk-ada", "300")
    assert (found["tk_add_on"], found["sc_grants"]) == ("1663500", "27315706.25")
    share = Decimal("27315706.25") / (Decimal(115013500) + Decimal(1663500)) * 100
    assert abs(Decimal(found["mpp"]) - share) < Decimal("0.000001")


def test_a_charter_school_without_its_district_is_told_what_is_missing() -> None:
    arguments = ("--year", "2024-25", "--ada", ADA, "--upp", "90", "--charter")
    content = working(*arguments)
    assert (content["inputs"]["kind"], content["upper_bound"]) == ("charter", True)
    for lang in LANGS:
        assert say("law.note.charter_open", lang) in " ".join(lines(*arguments, "--lang", lang))


def test_a_charter_schools_concentration_grant_stops_at_its_districts_percentage() -> None:
    arguments = ("--year", "2024-25", "--ada", ADA, "--upp", "90")
    free, capped = values(*arguments), values(*arguments, "--charter", "60")
    assert (capped["concentration_upp"], capped["above_threshold"]) == ("60", "5")
    assert capped["mpp"] == "21.25"
    assert capped["supplemental_grant"] == free["supplemental_grant"]
    assert values(*arguments, "--charter", "95")["mpp"] == free["mpp"]
    assert working(*arguments, "--charter", "60")["upper_bound"] is False
    assert "The district where the school stands has 60%." in " ".join(lines(*arguments, "--charter", "60"))


def test_a_grade_span_may_be_spelled_as_people_spell_it() -> None:
    expected = values("--year", "2024-25", "--ada", "TK-3=100,9-12=20", "--upp", "70")
    for spelling in ("TK/K-3=100,9-12=20", "k-3=100, 9-12=20", "tk–3=100.0,9 - 12=20,4-6=0"):
        assert values("--year", "2024-25", "--ada", spelling, "--upp", "70%") == expected
    assert expected["ada.4-6"] == "0"


BAD = {
    "no year": (["--ada", ADA, "--upp", "70"], "lcff_missing", ""),
    "no ada": (["--year", "2024-25", "--upp", "70"], "lcff_missing", ""),
    "no upp": (["--year", "2024-25", "--ada", ADA], "lcff_missing", ""),
    "a year not enacted": (["--year", "2026-27", "--ada", ADA, "--upp", "70"], "no_rule_yet", "2025-26"),
    "a year too early": (["--year", "2012-13", "--ada", ADA, "--upp", "70"], "no_rule_for_year", "2013-14"),
    "half a year": (["--year", "2024", "--ada", ADA, "--upp", "70"], "bad_year_guess", "2024-25"),
    "a long year": (["--year", "2024-2025", "--ada", ADA, "--upp", "70"], "bad_year_guess", "2024-25"),
    "a short year": (["--year", "24/25", "--ada", ADA, "--upp", "70"], "bad_year_guess", "2024-25"),
    "a year of two": (["--year", "2024-26", "--ada", ADA, "--upp", "70"], "bad_year_guess", "2024-25"),
    "no year at all": (["--year", "\x1b[31mnow", "--ada", ADA, "--upp", "70"], "bad_year", "now"),
    "a span misspelled": (["--year", "2024-25", "--ada", "TK-2=5", "--upp", "70"], "ada_span_guess", "TK-3"),
    "a span turned around": (["--year", "2024-25", "--ada", "12-9=5", "--upp", "70"], "ada_span_guess", "4-6, 7-8"),
    "no span": (["--year", "2024-25", "--ada", "high=5", "--upp", "70"], "ada_span", "TK-3, 4-6, 7-8, 9-12"),
    "a span twice": (["--year", "2024-25", "--ada", "TK-3=5,K-3=5", "--upp", "70"], "ada_twice", "TK-3"),
    "no sign": (["--year", "2024-25", "--ada", "3000", "--upp", "70"], "ada_form", "3000"),
    "a comma in a number": (["--year", "2024-25", "--ada", "TK-3=3,000", "--upp", "70"], "ada_form", "000"),
    "a comma too many": (["--year", "2024-25", "--ada", "TK-3=3,", "--upp", "70"], "ada_form", ""),
    "below zero": (["--year", "2024-25", "--ada", "TK-3=-5", "--upp", "70"], "ada_negative", "-5"),
    "words for a number": (["--year", "2024-25", "--ada", "TK-3=many", "--upp", "70"], "not_a_number", "many"),
    "an empty number": (["--year", "2024-25", "--ada", "TK-3=", "--upp", "70"], "not_a_number", "TK-3"),
    "not a number": (["--year", "2024-25", "--ada", "TK-3=NaN", "--upp", "70"], "not_a_number", "NaN"),
    "without end": (["--year", "2024-25", "--ada", ADA, "--upp", "Infinity"], "not_a_number", "Infinity"),
    "a power of ten": (["--year", "2024-25", "--ada", "TK-3=1e9999", "--upp", "70"], "not_a_number", "1e9999"),
    "absurdly large": (["--year", "2024-25", "--ada", f"TK-3={'9' * 5000}", "--upp", "70"], "ada_too_large", "999"),
    "nobody": (["--year", "2024-25", "--ada", "TK-3=0,4-6=0", "--upp", "70"], "ada_none", ""),
    "a share": (["--year", "2024-25", "--ada", ADA, "--upp", "0.7"], "percentage_share", "70?"),
    "a share of all": (["--year", "2024-25", "--ada", ADA, "--upp", "1"], "percentage_share", "100?"),
    "next to nothing": (["--year", "2024-25", "--ada", ADA, "--upp", "0.005"], "percentage_small", "0.005"),
    "above 100": (["--year", "2024-25", "--ada", ADA, "--upp", "100.01"], "percentage_range", "100.01"),
    "below 0": (["--year", "2024-25", "--ada", ADA, "--upp", "-1"], "percentage_range", "-1"),
    "a district's share": (
        ["--year", "2024-25", "--ada", ADA, "--upp", "70", "--charter", "0.6"],
        "percentage_share",
        "60?",
    ),
    "more TK than TK-3": (
        ["--year", "2024-25", "--ada", "TK-3=5", "--upp", "70", "--tk-ada", "6"],
        "tk_above",
        "TK-3",
    ),
    "TK too early": (
        ["--year", "2021-22", "--ada", ADA, "--upp", "70", "--tk-ada", "6"],
        "no_rule_for_year",
        "2022-23",
    ),
    "a year of the list": (["--sources", "--year", "2024"], "bad_year_guess", "2024-25"),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gets_one_plain_sentence_and_code_2(kind: str, lang: str) -> None:
    arguments, key, told = BAD[kind]
    code, out, complaint = run(*arguments, "--lang", lang)
    assert (code, out) == (2, "")
    assert complaint.count("\n") == 1
    assert told in complaint
    assert complaint.isprintable() or complaint[:-1].isprintable()
    assert len(complaint) < 400
    beginning = catalog(lang)[f"error.{key}"].rpartition("{")[2].partition("}")[2]
    assert complaint.endswith(beginning + "\n")


def test_both_languages_complain_when_both_are_asked_for() -> None:
    _, _, complaint = run("--year", "2024-25", "--ada", ADA, "--upp", "0.7", "--lang", "both")
    assert "Did you mean 70?" in complaint
    assert "¿Quiso decir 70?" in complaint


def test_the_sentence_about_a_missing_rate_names_the_rule_in_the_readers_language() -> None:
    _, _, complaint = run("--year", "2026-27", "--ada", ADA, "--upp", "70", "--lang", "es")
    assert say("law.rule.base_rate", "es") in complaint
    assert "base_rate" not in complaint


def test_the_shell_sees_code_2_and_no_traceback() -> None:
    command = [sys.executable, "-m", "lcap", "lcff", "--year", "2026-27", "--ada", ADA, "--upp", "70"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "enacted" in done.stderr


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.one_of(st.none(), st.text(max_size=20)))
def test_whatever_is_typed_gives_inputs_or_a_sentence(year: str, ada: str, upp: str, charter: str | None) -> None:
    try:
        read_inputs(year=year, ada=ada, upp=upp, charter=charter, tk_ada=charter, spans=SPANS)
    except WrongUse as error:
        for lang in LANGS:
            assert say(f"error.{error.key}", lang, **error.facts)


NUMBERS = st.decimals(0, 10**7, places=4, allow_nan=False).map(str)
PERCENTAGES = st.decimals(Decimal("1.01"), 100, places=2, allow_nan=False).map(str)


@given(st.dictionaries(st.sampled_from(SPANS), NUMBERS, min_size=1), PERCENTAGES, st.one_of(st.none(), PERCENTAGES))
def test_every_good_input_can_be_worked_through(ada: dict[str, str], upp: str, district: str | None) -> None:
    text = ",".join(f"{span}={number}" for span, number in ada.items())
    if not any(Decimal(number) for number in ada.values()):
        return
    inputs = read_inputs(year="2024-25", ada=text, upp=upp, charter=district, tk_ada=None, spans=SPANS)
    steps = {step.name: step.value for step in work_through(inputs, LAW)}
    assert steps["base_grant"] == sum(steps[f"base_grant.{span}"] for span in SPANS)
    assert steps["total"] == steps["base_grant"] + steps["supplemental_grant"] + steps["concentration_grant"]


@pytest.mark.parametrize("lang", LANGS)
def test_sources_list_every_value_of_the_law_and_name_the_unverified_first(lang: str) -> None:
    code, out, _ = run("--sources", "--lang", lang)
    assert code == 0
    assert " ".join(out.split()).startswith(say("law.list.heading", lang, **COUNTS))
    first, second = out.split(say("law.list.verified", lang, count=COUNTS["count"] - COUNTS["unverified"]))
    marks = {line[:1] for line in second.splitlines()}
    assert "!" in {line[:1] for line in first.splitlines()}
    assert "!" not in marks
    for rule in LAW.rules:
        assert say(f"law.rule.{rule}", lang).split()[0] in out
    assert {"en": "NOT VERIFIED. From:", "es": "SIN VERIFICAR. De:"}[lang] in first
    assert {"en": "NOT VERIFIED. From:", "es": "SIN VERIFICAR. De:"}[lang] not in second


def test_sources_as_json_hold_every_value() -> None:
    content = working("--sources")
    assert len(content["law"]) == len(list(LAW.entries()))
    assert all(entry["sources"] and all(source["name"] for source in entry["sources"]) for entry in content["law"])
    assert {entry["rule"] for entry in content["law"]} == set(LAW.rules)
    assert [entry for entry in content["law"] if entry["confidence"] == "unverified"] == content["unverified"]
    assert len(content["unverified"]) == sum(not entry.verified for entry in LAW.entries())


def test_sources_of_one_year_hold_that_years_rates_only() -> None:
    content = working("--sources", "--year", "2019-20")
    rates = [entry for entry in content["law"] if entry["rule"] == "base_rate"]
    assert [entry["value"] for entry in rates] == ["7702", "7818", "8050", "9329"]
    assert "tk_add_on" not in {entry["rule"] for entry in content["law"]}


def test_in_a_year_that_nobody_has_checked_no_number_counts_as_verified() -> None:
    content = working("--sources", "--year", "2026-27")
    assert content["law"] == content["unverified"] != []
    assert "base_rate" not in {entry["rule"] for entry in content["law"]}


def test_sources_may_follow_the_working() -> None:
    content = working("--year", "2024-25", "--ada", ADA, "--upp", "70", "--sources")
    assert {"steps", "law"} <= set(content)
    shown = lines("--year", "2024-25", "--ada", ADA, "--upp", "70", "--sources")
    assert shown.index("The LCFF for 2024-25, step by step") < shown.index(say("law.list.heading", "en", **COUNTS))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--sources"],
        ["--year", "2024-25", "--ada", "TK-3=300000.25,9-12=250000.75", "--upp", "69.89", "--tk-ada", "20000"],
        ["--year", "2022-23", "--ada", ADA, "--upp", "90", "--charter", "--tk-ada", "7"],
        ["--year", "2013-14", "--ada", ADA, "--upp", "40"],
    ],
    ids=["sources", "a very large district", "charter", "transition"],
)
def test_nothing_is_wider_than_a_terminal(arguments: list[str]) -> None:
    _, out, _ = run(*arguments, "--lang", "both")
    assert [line for line in out.splitlines() if len(line) > WIDTH] == []


def test_help_names_the_four_spans_and_the_mark() -> None:
    code, out, _ = run_help()
    assert code == 0
    for word in ("TK-3=3000,4-6=2200,7-8=1500,9-12=3300", "--charter", "--tk-ada", "0 to 100", "nobody verified"):
        assert word in " ".join(out.split())


def run_help() -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["lcff", "--help"], standalone_mode=False)
    return done.exit_code, done.stdout, done.stderr


def test_the_page_about_the_law_is_up_to_date() -> None:
    page = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
    assert page == law_page(), "run: .venv/bin/python -m lcap.law_page > docs/law.md"


def test_the_catalog_and_the_files_name_the_rules_alike() -> None:
    assert {rule: catalog("en")[f"law.rule.{rule}"] for rule in LAW.rules} == {
        rule: LAW.rules[rule].title for rule in LAW.rules
    }


@pytest.mark.parametrize("kind", FormulaKind)
def test_every_kind_of_lea_is_explained_in_both_languages(kind: FormulaKind) -> None:
    assert has(f"law.kind.{kind.value}")
    assert len({say(f"law.kind.{kind.value}", lang) for lang in LANGS}) == len(LANGS)


def test_every_word_and_part_of_the_law_has_its_name() -> None:
    words = {entry.text for entry in LAW.entries() if entry.unit == "word"}
    parts = {entry.part for entry in LAW.entries()} - {""} - set(SPANS)
    assert {word for word in words if not has(f"law.word.{word}")} == set()
    assert {part for part in parts if not has(f"law.part.{part}")} == set()
