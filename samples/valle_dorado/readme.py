"""Writes samples/README.md: what each sample is, and every contradiction planted in it with its pages."""

from collections.abc import Iterable

from valle_dorado.record import Layout, Record
from valle_dorado.sample import Planted, Sample

__all__ = ["readme"]

_HEAD = """# Samples

Plans of invented districts: no such district, school or county office exists, and codes that begin with 99 belong to
nobody. `make samples` (`python samples/build.py`) writes everything in this folder again, byte for byte, this page
included.

Each folder holds `plan.pdf` and the truth about what it prints, as CSVs: `summary.csv` (figures outside rows), one
CSV per action table, `goals.csv`, `action_descriptions.csv` and `reasons.csv` (words), `meta.json`. What a page
prints is recorded as printed, also where it is wrong; only yes or no is written `Yes` or `No` in every language.
`valle-dorado-2024` holds the same plan as other files, too: its action tables as a workbook (`plan.xlsx`), the whole as
a Word file (`plan.docx`) and as a web page (`plan.html`), each with its traps (hidden rows, formulas, tick boxes,
tracked changes, form fields). The generator (`valle_dorado/`) shares no code with `lcap`; tests use it to lay out many
more plans.

| Sample | Pages | What it shows |
|---|---|---|
"""
_MIDDLE = """
## Contradictions planted

A plan may contradict itself for good reasons; these do so on purpose. Pages count from 1.

| Sample | Kind | Pages | What is printed | What its own numbers give |
|---|---|---|---|---|
"""


def readme(written: Iterable[tuple[Sample, Layout]], others: Iterable[tuple[str, int, str]]) -> str:
    """Return the page; `others` are files without planted contradictions: name, pages, what they show."""
    pairs = list(written)
    samples = [f"| `{sample.name}` | {layout.pages} | {sample.about} |" for sample, layout in pairs]
    samples += [f"| `{name}` | {count} | {about} |" for name, count, about in others]
    planted = [
        f"| `{sample.name}` | {one.kind} | {pages(one, layout.record)} | {one.printed} | {one.gives} |"
        for sample, layout in pairs
        for one in sample.planted
    ]
    return _HEAD + "\n".join(samples) + "\n" + _MIDDLE + "\n".join(planted) + "\n"


def pages(planted: Planted, record: Record) -> str:
    """Return the pages of the figures that contradict each other, such as "3, 26"."""
    found = {_page(key, record) for key in planted.keys}
    return ", ".join(str(page) for page in sorted(found))


def _page(key: str, record: Record) -> int:
    if key in record.figures:
        return record.figures[key][1]
    kind, place = key.split(".", 1)
    if kind in record.words:
        scope, action = place.split(".", 1)
        return next(
            int(r["page"]) for r in record.words[kind] if r["scope"] == scope and action in r["actions"].split()
        )
    return next(row.page for row in record.rows[kind] if place.startswith(f"{row.goal}.{row.action}."))
