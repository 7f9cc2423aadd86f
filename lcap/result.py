"""From a plan as read to the files of its result folder: proof, findings, tables, charts, paper. Writes nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from lcap import tables
from lcap.contract import columns_of
from lcap.ledger_tables import ledger_tables
from lcap.plan_json import json_bytes, meta_json, plan_json
from lcap.version import VERSION
from lcap_models.checks import CheckResult, check
from lcap_models.crops import Crop
from lcap_models.figure import Figure
from lcap_models.findings import Finding
from lcap_models.ledger import Ledger, ledger_of
from lcap_models.plan import Plan, Table
from lcap_models.proof import prove
from lcap_viz import words
from lcap_viz.charts.draw import Chart, draw_all
from lcap_viz.charts.draw import warm_up as warm_up_charts
from lcap_viz.charts.pictures import Painter
from lcap_viz.handout import handouts
from lcap_viz.handout import warm_up as warm_up_handouts
from lcap_viz.report import render
from lcap_viz.report import warm_up as warm_up_report
from lcap_viz.workbook import workbook

__all__ = ["Painter", "Result", "result_of", "warm_up"]


@dataclass(frozen=True, slots=True)
class Result:
    """The plan with its proof, what it says against itself, and every file of the folder (path -> bytes).

    `contested` are the figures that the plan contradicts.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    contested: frozenset[Figure]
    files: dict[str, bytes]


Pictures = Callable[[], Mapping[int, tuple[Crop, ...]]]
"""Waits for the pictures of the places where figures stand, by a plan's number in the file."""


def result_of(plan: Plan, painter: Painter, pictures: Pictures = dict) -> Result:
    """Return the proved plan, its findings and its files, for a plan as `read_plan` gives it.

    `painter` paints the charts, and a thread sets the handouts, while the other files are made: the libraries that do
    it work outside Python's lock. `pictures` are waited for.
    """
    proof = prove(plan)
    checked = check(proof)
    findings = checked.findings
    plan = proof.plan
    ledger = ledger_of(proof, findings)
    charts = draw_all(ledger, words.LANGS, painter)
    with ThreadPoolExecutor(max_workers=1) as beside:
        papers = beside.submit(handouts, ledger, charts)
        files = {
            **_tables(plan),
            **_csv_files(ledger_tables(ledger)),
            "plan.json": json_bytes(plan_json(plan, findings, _checks(checked.checks))),
            "plan.xlsx": _workbook(ledger),
            "report.html": _report(ledger, charts, pictures()).encode("utf-8", "replace"),
        }
        files |= {f"handout-{lang}.pdf": pdf for lang, pdf in papers.result().items()}
    files |= _charts(charts, painter.pictures())
    return Result(plan, findings, ledger.book.contested, files)


def _workbook(ledger: Ledger) -> bytes:
    def columns(table: Table) -> tuple[str, ...]:
        return columns_of(table.kind, tables.printed_columns(table))

    return workbook(ledger.book.plan, columns, ledger.book.findings, ledger.book.contested)


def _report(ledger: Ledger, charts: Sequence[Chart], pictures: Mapping[int, tuple[Crop, ...]]) -> str:
    crops = pictures.get(ledger.book.plan.document.plan_number, ())
    return render(ledger, charts, version=VERSION, crops=crops)


def warm_up() -> None:
    """Do the slow first-time work of drawing ahead of time, while another process reads."""
    warm_up_charts()
    warm_up_handouts()
    warm_up_report()
    for lang in words.LANGS:
        words.catalog(lang)


def _tables(plan: Plan) -> dict[str, bytes]:
    grids = (*tables.action_tables(plan), *tables.word_tables(plan), tables.table_list(plan))
    grids = (tables.summary(plan), tables.figures(plan), *grids)
    return {"tables/meta.json": json_bytes(meta_json(plan)), **_csv_files(grids)}


def _csv_files(grids: Iterable[tables.Grid]) -> dict[str, bytes]:
    return {f"tables/{grid.name}.csv": tables.csv_text(grid).encode("utf-8", "replace") for grid in grids}


def _charts(charts: Iterable[Chart], pictures: Iterable[bytes]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for chart, picture in zip(charts, pictures, strict=True):
        name = f"charts/{chart.name}-{chart.lang}"
        files[f"{name}.svg"] = chart.svg.encode("utf-8", "replace")
        files[f"{name}.png"] = picture
        files[f"{name}.txt"] = chart.text.encode("utf-8", "replace")
    return files


def _checks(results: Iterable[CheckResult]) -> list[dict[str, str]]:
    return [{"check": one.check.id, "result": one.result, "why": one.why} for one in results]
