"""Who, which year, draft or adopted: only what the pages say."""

import pytest

from lcap_extract.document import about, is_older_form, template_of, type_of
from lcap_extract.pages import PageText


def pages(*texts: str) -> list[PageText]:
    return [PageText.of(number, text) for number, text in enumerate(texts, 1)]


def test_the_footer_names_the_lea_and_the_year() -> None:
    found = about(pages("x\n2024-25 Local Control and Accountability Plan for Valle Dorado Unified  Page 2 of 58"))
    assert (found.footer_name, found.plan_year) == ("Valle Dorado Unified", "2024-25")


def test_the_overview_names_the_lea_its_code_and_its_year() -> None:
    text = (
        "Local Educational Agency (LEA) Name: Rio Claro Charter\nCDS Code: 99 99999 0000000\nSchool Year: 2023\u201324"
    )
    found = about(pages(text))
    assert (found.label_name, found.cds_code, found.plan_year) == ("Rio Claro Charter", "99 99999 0000000", "2023-24")


@pytest.mark.parametrize(
    "line",
    [
        "DRAFT",
        "Draft LCAP for public comment",
        "Public Hearing Draft",
        "LCAP 2024-25 - Board draft",
        "First Reading Draft, June 2024",
    ],
)
def test_words_of_a_draft(line: str) -> None:
    found = about(pages(f"Valle Dorado Unified\n{line}"))
    assert (found.status, found.status_page, found.status_words) == ("draft", 1, line)


@pytest.mark.parametrize(
    "line",
    [
        "Adopted by the Board of Education on June 18, 2024",
        "Board Approved: June 25, 2024",
        "Adopted June 18, 2024",
        "Approved by the Governing Board 6/25/2024",
    ],
)
def test_words_of_an_adopted_plan(line: str) -> None:
    assert about(pages(f"Valle Dorado Unified\n{line}")).status == "adopted"


@pytest.mark.parametrize(
    "line",
    [
        "A description of how the adopted LCAP was influenced by the feedback of educational partners.",
        "The draft was shared with families in May and discussed at two meetings of the committee.",
        "Students will draft an essay each month.",
        "The plan was adopted after long talks.",
    ],
)
def test_prose_about_drafts_and_adoption_says_nothing_of_this_file(line: str) -> None:
    assert about(pages(line)).status == "unknown"


def test_words_deep_in_the_file_do_not_count() -> None:
    assert about(pages(*["text"] * 20, "DRAFT")).status == "unknown"


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("San Benito County Office of Education", "", "county office"),
        ("Valle Dorado Unified School District", "99 99999 0000000", "district"),
        ("Rio Claro", "99 99999 0129965", "charter"),
        ("Rio Claro Charter School", "", "charter"),
        ("Rio Claro", "", ""),
    ],
)
def test_what_an_lea_is(name: str, code: str, kind: str) -> None:
    assert type_of(name, code) == kind


def test_the_template_follows_from_the_year_or_from_the_words() -> None:
    assert template_of("2023-24", []) == "2022"
    assert template_of("", pages("2022-23 LCFF Carryover Table")) == "2022"
    assert template_of("", pages("nothing of it")) == ""


def test_control_characters_of_strangers_do_not_come_through() -> None:
    found = about(pages("School Year: 2024-25\nLocal Educational Agency (LEA) Name: Va\x1b[31mlle\u202e  Dorado"))
    assert found.label_name == "Va [31mlle Dorado"


def test_a_plan_in_an_older_form_is_told_from_a_file_that_is_no_plan() -> None:
    heading = "Section 3: Use of Supplemental and Concentration\nGrant funds and Proportionality"
    assert is_older_form(pages("x", heading))
    assert not is_older_form(pages("Lunch menu 2017-20"))
