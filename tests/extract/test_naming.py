"""A file without an LCAP's figures is named: what it is, not only that nothing was found."""

from pathlib import Path
from typing import get_args

import pypdfium2
import pytest

from lcap_extract.naming import kind_of, name_of
from lcap_extract.pages import PageText, triage
from lcap_extract.plans import read_plan
from lcap_extract.readers import pdfium
from lcap_extract.wording import load
from lcap_models.errors import NotAPlan
from lcap_models.plan import DocumentKind
from lcap_viz.where import PLAN
from lcap_viz.words import has
from support.packets import SAMPLES, pages_of, sample, source_of
from valle_dorado.packet import other


def named(*texts: str) -> str:
    return name_of([PageText.of(number, text) for number, text in enumerate(texts, 1)], ())


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("§ 15497. Local Control and Accountability Plan and Annual Update Template.", "is_first_form"),
        ("Page 1 of 34\n§ 15497. Local Control and Accountability Plan and\nAnnual Update Template.", "is_first_form"),
        ("COVID-19 Operations Written Report", "is_operations_report"),
        ("Learning Continuity and Attendance Plan (2020–21)", "is_continuity_plan"),
        ("Supplement to the Annual Update to the 2021–22 Local Control and Accountability Plan", "is_supplement"),
        ("Supplement to the Annual Update to the 2021-22 Local Control and\nAccountability Plan", "is_supplement"),
        ("2024-25 LCAP Mid-Year Report", "is_midyear_report"),
        ("Mid-Year Update: Local Control and Accountability Plan (LCAP)", "is_midyear_report"),
        ("2023–24 Local Control and Accountability Plan Annual Update", "is_annual_update"),
        ("Annual Update for Developing the 2021-22 Local Control and Accountability Plan", "is_annual_update"),
        ("School Plan for Student Achievement (SPSA)", "is_school_plan"),
        ("Valle Dorado Unified School District\nProposed Budget 2024-25", "is_budget"),
        ("Unaudited Actuals 2023-24", "is_budget"),
    ],
)
def test_a_relative_of_the_lcap_is_named_by_its_title(title: str, key: str) -> None:
    assert named("", f"Arroyo Seco\n{title}\nContact: office@example.org") == key


@pytest.mark.parametrize(
    "text",
    [
        "Lunch at Arroyo Seco School\nAll students eat free of charge.",
        "Regular meeting agenda: Learning Continuity and Attendance Plan",
        "The site council writes the School Plan for Student Achievement every spring, and it speaks about the "
        "district's plan at length before the summer begins.",
        "Local Control and Accountability Plan\n2024-25",
        "§ 15497.5. Local Control and Accountability Plan and Annual Update Template.",
    ],
)
def test_a_document_that_only_speaks_of_one_is_not_named(text: str) -> None:
    assert named(text) == ""


def test_a_title_on_a_later_page_names_nothing() -> None:
    assert named("Minutes", "a", "b", "School Plan for Student Achievement") == ""


def refused(data: bytes) -> str:
    with pytest.raises(NotAPlan) as caught:
        read_plan(source_of(data))
    return caught.value.key


def test_a_school_plan_a_budget_and_instructions_are_refused_by_name() -> None:
    assert refused(other("school plan", 5)) == "is_school_plan"
    assert refused(other("budget", 5)) == "is_budget"
    assert refused(pages_of(sample("rio-claro-charter-2025"), range(20, 23))) == "is_instructions"


def test_the_annual_update_alone_is_refused_by_name() -> None:
    assert refused(pages_of(sample("valle-dorado-2024"), range(5, 10))) == "is_annual_update"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/plan.pdf")), ids=lambda path: path.parent.name)
def test_no_plan_would_be_named_something_else(path: Path) -> None:
    pdf = pypdfium2.PdfDocument(path)
    pages = [PageText.of(n, pdfium.page_text(pdf[n - 1])) for n in range(1, len(pdf) + 1)]
    is_continuity = path.parent.name.endswith("continuity")
    assert name_of(pages, triage(pages).instructions) == ("is_continuity_plan" if is_continuity else "")


@pytest.mark.parametrize(
    ("tables", "services", "title", "kind"),
    [
        (["planned_actions", "annual_update"], True, "2024-25 LCAP Mid-Year Report", "lcap"),
        (["budgeted_actions"], False, "", "lcap"),
        ([], False, "LCFF Budget Overview for Parents", "budget_overview"),
        ([], False, "2024-25 LCAP Mid-Year Report", "midyear_report"),
        (["annual_update"], False, "LCAP Mid-Year Report", "midyear_report"),
        (
            [],
            False,
            "Supplement to the Annual Update to the 2021-22 Local Control and Accountability Plan",
            "supplement",
        ),
        (["continuity_actions"], True, "", "continuity_plan"),
        (["prior_update_actions", "continuity_actions"], False, "", "annual_update"),
        ([], True, "Local Control and Accountability Plan", "lcap"),
    ],
)
def test_a_document_with_figures_is_an_lcap_only_with_a_plans_own_tables(
    tables: list[str], services: bool, title: str, kind: str
) -> None:
    assert kind_of(tables, services=services, pages=[PageText.of(1, title)]) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("valle-dorado-2020-continuity", "continuity_plan"), ("valle-dorado-2021", "lcap"), ("valle-dorado-2015", "lcap")],
)
def test_a_sample_says_what_it_is(name: str, kind: str) -> None:
    assert read_plan(source_of(sample(name))).document.kind == kind


def test_an_overview_alone_is_no_plan() -> None:
    assert read_plan(source_of(pages_of(sample("valle-dorado-2024"), range(2, 5)))).document.kind == "budget_overview"


def test_every_name_has_its_sentence() -> None:
    assert [key for key in (*load("documents")["titles"], "is_instructions") if not has(f"error.{key}")] == []
    assert set(PLAN) == set(get_args(DocumentKind)) and all(map(has, PLAN.values()))
