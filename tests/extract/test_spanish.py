"""Plans in Spanish give the figures of the English original, however they are worded and whatever became of accents."""

import hashlib
import tempfile
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings

from lcap_extract.amounts import amount, amounts
from lcap_extract.document import about, footer_of, language_of, type_of
from lcap_extract.fields import find_header, heading_of
from lcap_extract.loose import loose_rule
from lcap_extract.opening import Source, open_source
from lcap_extract.overviews import read_overview
from lcap_extract.pages import PageText
from lcap_extract.plans import first_readings, read_plan
from lcap_extract.wording import bare, loose_marks, read, squash, tables
from lcap_models.plan import Plan, Row, Table
from lcap_models.proof import prove
from lcap_models.terms import groups_of, place_of, scopes_of
from support.comparing import differences
from support.paper import cells, page
from valle_dorado.forms import form
from valle_dorado.layout import lay_out
from valle_dorado.packet import packet
from valle_dorado.printed import PrintedPlan
from valle_dorado.random_plans import plans, styles
from valle_dorado.spanish import in_spanish
from valle_dorado.style import Style
from valle_dorado.truth import write

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TWINS = [("valle-dorado-2024", "valle-dorado-2024-es"), ("valle-dorado-2022", "valle-dorado-2022-es")]
KINDS = {table.kind: table for table in tables()}
COMPARED = pytest.mark.parametrize(("english", "spanish"), TWINS)


@cache
def plan(name: str) -> Plan:
    return prove(read_plan(open_source(SAMPLES / name / "plan.pdf"))).plan


def shown(figures: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    """Return value and state of each figure; a word in place of a number has neither."""
    return {key: (figure.value, figure.state.value) for key, figure in figures.items()}


def meaning(row: Row) -> tuple[Any, ...]:
    """Return what the words of a row say, whatever language they say it in."""
    words = row.texts
    place = place_of(words.get("location", ""))
    return (
        row.goal,
        row.action,
        words.get("contributing", words.get("contributed", "")),
        scopes_of(words.get("scope", "")),
        groups_of(words.get("unduplicated_groups", "")),
        place.kind,
    )


def rows(table: Table) -> list[tuple[Any, ...]]:
    return [(meaning(row), shown(row.figures)) for row in table.rows]


# --- twins


@COMPARED
def test_every_figure_has_the_value_and_the_state_of_the_english_original(english: str, spanish: str) -> None:
    one, other = plan(english), plan(spanish)
    assert [(t.kind, t.year, t.columns) for t in other.tables] == [(t.kind, t.year, t.columns) for t in one.tables]
    for ours, theirs in zip(other.tables, one.tables, strict=True):
        assert shown(ours.totals) == shown(theirs.totals), ours.kind
        assert rows(ours) == rows(theirs), ours.kind
    assert [shown(s.figures) for s in other.services] == [shown(s.figures) for s in one.services]
    assert [shown(o.figures) for o in other.overviews] == [shown(o.figures) for o in one.overviews]


@COMPARED
def test_the_words_of_goals_actions_and_needs_stand_where_the_english_ones_do(english: str, spanish: str) -> None:
    one, other = plan(english), plan(spanish)
    assert [goal.goal for goal in other.goals] == [goal.goal for goal in one.goals]
    assert [(d.goal, d.action) for d in other.descriptions] == [(d.goal, d.action) for d in one.descriptions]
    assert [(r.actions, r.scope, bool(r.need)) for r in other.reasons] == [
        (r.actions, r.scope, bool(r.need)) for r in one.reasons
    ]
    assert other.unread_reasons == one.unread_reasons


@COMPARED
def test_it_says_who_it_is_and_in_which_language(english: str, spanish: str) -> None:
    one, other = plan(english).document, plan(spanish).document
    assert (one.language, other.language) == ("en", "es")
    assert (other.lea_name, other.cds_code, other.plan_year) == (one.lea_name, one.cds_code, one.plan_year)
    assert (other.template, other.lea_type, other.unread_pages) == (one.template, one.lea_type, ())


def test_draft_and_adopted_are_said_in_spanish() -> None:
    draft, adopted = plan("valle-dorado-2024-es").document, plan("valle-dorado-2022-es").document
    assert (draft.status, draft.status_page, draft.status_words) == ("draft", 1, "Borrador para la audiencia pública")
    assert (adopted.status, adopted.status_page) == ("adopted", 1)


def test_a_table_left_in_english_is_read_under_spanish_headings() -> None:
    table = next(t for t in plan("valle-dorado-2022-es").tables if t.kind == "annual_update")
    assert table.heading == "2022-23 Annual Update Table"
    assert len(table.rows) == 11


def test_titles_have_whole_letters_where_the_file_stores_accents_apart() -> None:
    text = pypdfium2.PdfDocument(SAMPLES / "valle-dorado-2024-es" / "plan.pdf")[25].get_textpage().get_text_range()
    assert "Ti\u0301tulo" in text
    titles = [row.texts["title"] for row in plan("valle-dorado-2024-es").tables[0].rows]
    assert titles[5] == "Enseñanza de artes y música"


def test_a_plan_and_its_translation_in_one_file_are_two_plans() -> None:
    for names in (TWINS[0], TWINS[0][::-1]):
        whole = packet([(SAMPLES / name / "plan.pdf").read_bytes() for name in names])
        source = Source("both.pdf", hashlib.sha256(whole.pdf).hexdigest(), whole.pdf, whole.spans[-1][1])
        found = first_readings(source)
        assert [(one.own[0], one.own[-1]) for one in found] == list(whole.spans)
        assert [len(one.tables) for one in found] == [len(plan(TWINS[0][0]).tables) + 1] * 2


# --- any plan, in any look

WITH_SPANISH_FORMS = ("2022-23", "2023-24", "2024-25", "2025-26")


@given(plans(WITH_SPANISH_FORMS), styles())
@settings(max_examples=25)
def test_a_random_plan_in_spanish_in_a_random_style_reads_back_exactly(original: PrintedPlan, style: Style) -> None:
    printed_plan = in_spanish(original)
    layout = lay_out(printed_plan, style)
    source = Source("random.pdf", hashlib.sha256(layout.pdf).hexdigest(), layout.pdf, layout.pages)
    with tempfile.TemporaryDirectory() as folder:
        write(printed_plan, layout, Path(folder))
        assert differences(read_plan(source), Path(folder)) == []


# --- accents


def lost(text: str) -> str:
    """Return the text as a font shows it that has no letters with accents."""
    return "".join(letter for letter in text if letter.isascii())


def bare_letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


ACCENTS: list[Callable[[str], str]] = [
    str,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    bare_letters,
    lost,
]


def spanish_headers() -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Yield template, kind, block and key -> header of each block that the Spanish samples print."""
    for template in ("2024", "2022"):
        words = form(template, "es")
        for kind, table in words["tables"].items():
            for block in ("items", "totals"):
                if block in table:
                    yield template, kind, block, dict(table[block]["figures"])
            if "rows" in table:
                yield template, kind, "rows", {key: header for key, (header, _) in table["rows"].items()}


@pytest.mark.parametrize("way", ACCENTS, ids=["as printed", "capitals", "accents apart", "no accents", "letters lost"])
@pytest.mark.parametrize(("template", "kind", "name", "headers"), list(spanish_headers()))
def test_headers_are_known_whatever_happens_to_their_accents(
    template: str, kind: str, name: str, headers: dict[str, str], way: Callable[[str], str]
) -> None:
    header = find_header(cells([way(text) for text in headers.values()]).cells, kind)
    assert header is not None and header.block is not None
    assert (header.block.table, header.block.name) == (kind, name)
    assert [field.key if field else None for field in header.fields] == list(headers)


@pytest.mark.parametrize("way", ACCENTS)
@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Tabla de Gastos Totales Planificados", "planned_actions"),
        ("Tabla del Total de Gastos Planeados", "planned_actions"),
        ("Tabla de Gastos Totales", "planned_actions"),
        ("Tabla de Acciones Contribuyentes", "contributing_actions"),
        ("Tabla de Acciones que Contribuyen", "contributing_actions"),
        ("Tabla de Actualización Anual", "annual_update"),
        ("Tabla de Actualización Anual de las Acciones Contribuyentes", "contributing_annual_update"),
        ("Tabla de Acciones Contribuyentes: Actualización Anual", "contributing_annual_update"),
        ("Tabla de Sobrante de LCFF", "carryover"),
        ("LCFF Tabla de Acarreo", "carryover"),
        ("Tabla de Fondos Transferidos de LCFF", "carryover"),
    ],
)
def test_a_heading_is_known_in_the_words_of_its_translator(heading: str, kind: str, way: Callable[[str], str]) -> None:
    assert heading_of(way(f"2024-25 {heading}")) == (kind, "2024-25")
    assert heading_of(way(f"{heading} 2024-25")) == (kind, "2024-25")


# --- what is not loose


@pytest.mark.parametrize(
    "line",
    [
        "Los gastos presupuestados de las acciones que contribuyen se encuentran en la Tabla de Acciones que Cuentan.",
        "Tabla de contenido",
        "Vea la tabla de gastos planificados totales en la página 26 del plan que la mesa directiva aprobó en junio",
        "La actualización anual de las acciones contribuyentes",
        "Metas y Acciones",
        "Servicios para jóvenes de crianza temporal y estudiantes de bajos ingresos",
    ],
)
def test_a_spanish_sentence_about_a_table_is_no_heading(line: str) -> None:
    assert heading_of(line) is None


def english() -> Iterator[str]:
    """Yield every heading and header of the English forms that lcap knows or the samples print."""
    for table in read("tables").values():
        yield from table["headings"]
        for box in table.get("boxes", {}).values():
            yield from (text for texts in box.values() for text in texts)
        for column in table.get("rows", {}).values():
            yield from column["headers"]
    for template in ("2021", "2022", "2024"):
        for table in form(template)["tables"].values():
            yield table["heading"]
            for block in ("items", "totals"):
                yield from table.get(block, {}).get("figures", {}).values()
            yield from (header for header, _ in table.get("rows", {}).values())


def rules() -> Iterator[tuple[str, str, str]]:
    for kind, keys in read("loose.es").items():
        if kind not in ("marks", "unverified"):
            yield from ((kind, key, rule) for key, of_key in keys.items() for rule in of_key)


def test_no_loose_rule_fits_a_word_of_the_english_form() -> None:
    texts = {bare(text) for text in english()}
    assert len(texts) > 80
    assert [(rule, text) for _, _, rule in rules() for text in texts if loose_rule(rule).weight(text)] == []


def test_every_loose_rule_needs_a_mark_by_which_rows_are_chosen() -> None:
    """Rows of header cells without a mark are never looked at: a rule that needs none would be silent."""
    of_headers = [loose_rule(rule) for _, key, rule in rules() if key != "headings"]
    marked = [any(all(loose_marks().search(stem) for stem in group) for group in rule.needed) for rule in of_headers]
    assert all(marked)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Gastos que no son de personal", "total_personnel"),
        ("Total sin personal", "total_personnel"),
        ("Otros fondos LCFF", "lcff_funds"),
        ("Fondos totales LCFF y otros fondos estatales", "total_funds"),
        ("Total de Gastos Reales Estimados", "planned_total"),
        ("Gastos Planificados del Año Pasado", "estimated_actual_total"),
        ("Gastos Planificados para Acciones Contribuyentes", "planned_total"),
        ("Título de la Acción", "action"),
        ("# de Meta y Acción", "goal"),
    ],
)
def test_a_column_is_never_taken_for_its_opposite(text: str, other: str) -> None:
    fields = [field for table in tables() for block in table.blocks for field in block.fields if field.key == other]
    assert fields
    assert [rule for field in fields for rule in field.loose if rule.weight(bare(text))] == []


def test_item_six_in_spanish_is_never_taken_for_item_seven() -> None:
    row = ["7. Financiamiento Suplementario y de Concentración", "9. Financiamiento Base", "13. Acarreo: Porcentaje"]
    header = find_header(cells(row).cells, "carryover")
    assert header is not None
    assert [field.key if field else None for field in header.fields] == [None, "co_estimated_base", "co_carryover_pct"]


def test_a_header_that_two_columns_explain_alike_is_neither() -> None:
    row = ["# de Meta", "# de Acción", "Título", "Fondos", "Fondos LCFF"]
    header = find_header(cells(row).cells, "planned_actions")
    assert header is not None
    assert [field.key if field else None for field in header.fields] == ["goal", "action", "title", None, "lcff_funds"]


# --- who, which year


@pytest.mark.parametrize("way", ACCENTS[:1] + ACCENTS[2:])
@pytest.mark.parametrize(
    "name",
    [
        "Plan de Rendición de Cuentas con Control Local",
        "Plan de Control Local y Rendición de Cuentas",
        "Plan de Control Local y Rendimiento de Cuentas",
        "Plan de Control y Responsabilidad Local",
        "Plan de Control Local y Responsabilidad",
        "Planilla para el Plan de Rendición de Cuentas y Asumir Responsabilidades de Control Local",
        "Plan de Control Local y Rendición de Cuentas (LCAP)",
    ],
)
def test_the_footer_names_the_plan_in_every_spanish_name_of_it(name: str, way: Callable[[str], str]) -> None:
    line = way(f"2025-26 {name} para Valle Dorado Unified School District Página 17 de 27")
    text = PageText.of(1, line)
    assert footer_of(text) == ("Valle Dorado Unified School District", "2025-26", "plan")
    assert about([text]).plan_year == "2025-26"


def test_the_footer_of_the_annual_update_is_that_of_the_update() -> None:
    text = PageText.of(1, "2024 Actualización Anual del LCAP para el LCAP 2023-24 para Río Claro Página 1 de 5")
    assert footer_of(text) == ("Río Claro", "", "update")


def test_a_name_keeps_its_own_accents() -> None:
    text = PageText.of(1, "2024-25 Plan de Control Local y Rendición de Cuentas para Cañón Águila Página 1 de 5")
    assert about([text]).footer_name == "Cañón Águila"


def test_the_kind_of_agency_is_known_by_its_spanish_name() -> None:
    names = [
        "Oficina de Educación del Condado de Ejemplo",
        "Escuela Chárter Río Claro",
        "Distrito Escolar Valle Dorado",
    ]
    assert [type_of(name, "") for name in names] == ["county office", "charter", "district"]


def test_a_plan_in_english_with_a_page_in_spanish_is_in_english() -> None:
    english_page = PageText.of(1, "The plan of the district is for the students and the families of the valley. " * 6)
    spanish_page = PageText.of(2, "El plan del distrito es para los estudiantes y las familias de la región. " * 6)
    assert language_of([english_page, english_page, spanish_page]) == "en"
    assert language_of([spanish_page, english_page, spanish_page]) == "es"
    assert language_of([]) == "en"


# --- amounts in sentences


def told(text: str) -> dict[str, str]:
    found = read_overview([page(1, textwrap.wrap(text, 90))[0]], [])
    return {key: cell.text for key, cell in found.figures.items()}


PRIOR = (
    "En 2023-24, el LCAP del Distrito 12 presupuestó {a} para acciones planificadas para aumentar o mejorar los "
    "servicios para estudiantes con altas necesidades. El distrito gastó {b} en acciones para aumentar o mejorar los "
    "servicios para estudiantes con altas necesidades en 2023-24."
)


def test_years_and_numbers_of_names_are_no_amounts() -> None:
    assert told(PRIOR.format(a="$1,234,567", b="$98,765")) == {
        "bop_prior_high_needs_budgeted": "$1,234,567",
        "bop_prior_high_needs_actual": "$98,765",
    }


def test_an_amount_left_blank_is_there_and_blank() -> None:
    assert told("El distrito planea gastar $ para cumplir con este requisito, según el LCAP.") == {
        "bop_high_needs_planned": ""
    }


@pytest.mark.parametrize(
    "text",
    [
        # a third amount between the two: which one is meant is not known
        PRIOR.replace("El distrito gastó", "Recibió $500 y gastó").format(a="$1,234", b="$98"),
        # a sentence in another order than the form's
        "Se gastaron $98 en acciones para las que el LCAP presupuestó servicios para estudiantes con necesidades.",
        "Los ingresos totales proyectados son $900, los fondos locales $100, los federales $200 y la LCFF $600.",
    ],
)
def test_a_sentence_that_says_something_else_gives_no_amount(text: str) -> None:
    assert told(text) == {}


def test_millions_in_spanish_are_millions() -> None:
    assert [match[0] for match in amounts("Gastamos $5.8 millones este año.")] == ["$5.8 millones"]
    assert str(amount("$5.8 millones", "usd")) == "5800000"
    assert amount("$1.234.567", "usd") is None


# --- the data


@cache
def printed() -> str:
    pages: list[str] = []
    for _, name in TWINS:
        pdf = pypdfium2.PdfDocument(SAMPLES / name / "plan.pdf")
        pages += (squash(page.get_textpage().get_text_range()) for page in pdf)
    return " ".join(pages)


def leaves(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield from data.split("|")
    elif isinstance(data, dict):
        yield from (text for part in data.values() for text in leaves(part))
    else:
        yield from (text for part in data for text in leaves(part))


@pytest.mark.parametrize("part", ["tables", "words", "pages", "narrative", "packets", "overview"])
def test_every_spanish_spelling_is_printed_by_a_sample_or_marked_unverified(part: str) -> None:
    data = dict(read(f"{part}.es"))
    marked = set(data.pop("unverified", []))
    data.pop("loose_sentences", None)
    texts = set(leaves(data))
    if part == "tables":
        labels = data["contributing_actions"]["by_type"]["labels"]
        texts = (texts - {key for keys in labels.values() for key in keys}) | set(labels)
    assert {text for text in texts if squash(text) not in printed()} == marked


def test_every_loose_rule_fits_a_header_of_a_sample_or_is_marked_unverified() -> None:
    heads: dict[tuple[str, str], list[str]] = {}
    for template, kind, _, headers in spanish_headers():
        heads.setdefault((kind, "headings"), []).append(form(template, "es")["tables"][kind]["heading"])
        for key, text in headers.items():
            heads.setdefault((kind, key), []).append(text)
    for template in ("2024", "2022"):
        services = form(template, "es")["services"]
        heads.setdefault(("services", "headings"), []).append(services["heading"])
        for box in services["boxes"]:
            for key, text in box["figures"].items():
                heads.setdefault(("services", key.removeprefix("x_")), []).append(text)
    silent = set()
    for kind, key, rule in rules():
        texts = [t for (of, name), found in heads.items() if kind in (of, "every_table") and name == key for t in found]
        if not any(loose_rule(rule).weight(bare(t.replace("{year}", "").replace("{last_year}", ""))) for t in texts):
            silent.add(rule)
    assert silent == set(read("loose.es")["unverified"])
