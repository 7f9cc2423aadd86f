"""The plan as the state's template in Word: its XML is written by hand, so that every trap of it can be set.

Traps: tick boxes as content controls, an amount corrected with tracked changes, a row that was deleted so, hidden
words, empty form fields, goals merged over their rows, a header row marked as such, amounts in runs of two formats.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from valle_dorado.action_tables import NUMBERS
from valle_dorado.forms import form, overview_words
from valle_dorado.printed import PrintedPlan
from valle_dorado.record import Record, RowRecord
from valle_dorado.words import Prose

__all__ = ["document_xml", "paragraph", "table", "word_file", "zipped"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "scope": ("LEA-wide", "Schoolwide", "Limited to Unduplicated Student Group(s)"),
    "unduplicated_groups": ("English Learners", "Foster Youth", "Low Income"),
    "contributing": ("Yes", "No"),
    "contributed": ("Yes", "No"),
}
_WHEN = 'w:id="7" w:author="Business Office" w:date="2024-06-01T08:00:00Z"'
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def word_file(plan: PrintedPlan, record: Record) -> bytes:
    """Return the Word file of a plan; `record` says what its PDF prints."""
    return zipped(document_xml(_parts(plan, record)))


def zipped(document: str) -> bytes:
    """Return the package of a main part, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {**_PACKAGE, "word/document.xml": document}.items():
            part = zipfile.ZipInfo(name, (2024, 6, 20, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, text if name.startswith("word/") else _HEAD + text)
    return out.getvalue()


def document_xml(body: Iterable[str]) -> str:
    """Return a main part with that body."""
    return f"{_HEAD}<w:document {_NAMES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"


def paragraph(text: str) -> str:
    """Return a paragraph; its second half is bold, so that a sentence runs over two runs."""
    half = len(text) // 2
    return f"<w:p>{_run(text[:half])}{_run(text[half:], '<w:b/>')}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of cells' inner XML; the first row is marked as its header."""
    made = []
    for number, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        made.append(f"<w:tr>{mark}{''.join(cell if cell.startswith('<w:tc>') else _cell(cell) for cell in row)}</w:tr>")
    grid = "<w:gridCol/>" * max(len(row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl><w:p/>"


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _cell(content: str, merge: str = "") -> str:
    told = f"<w:tcPr>{merge}</w:tcPr>" if merge else ""
    inner = content if content.startswith(("<w:p>", "<w:p/>")) else paragraph(content) if content else "<w:p/>"
    return f"<w:tc>{told}{inner}</w:tc>"


def _tick(label: str, *, on: bool) -> str:
    """Return a line with a tick box (a content control) and its label."""
    box = f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'
    glyph = "\u2612" if on else "\u2610"
    control = f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{_run(glyph)}</w:sdtContent></w:sdt>"
    return f"<w:p>{control}{_run(' ' + label)}</w:p>"


def _changed(old: str, new: str) -> str:
    """Return an amount that was corrected with tracked changes."""
    gone = f'<w:del {_WHEN}><w:r><w:delText xml:space="preserve">{escape(old)}</w:delText></w:r></w:del>'
    return f"<w:p>{gone}<w:ins {_WHEN}>{_run(new)}</w:ins></w:p>"


def _field(text: str) -> str:
    """Return what was typed into a form field; an empty one shows grey words, which say nothing."""
    if text:
        return f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{_run(text)}</w:sdtContent></w:sdt></w:p>"
    empty = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    return f"<w:p><w:sdt>{empty}<w:sdtContent>{_run('Enter an amount')}</w:sdtContent></w:sdt></w:p>"


def _parts(plan: PrintedPlan, record: Record) -> Iterable[str]:
    yield from _cover(plan)
    yield from _overview(plan)
    yield _PAGE_BREAK
    yield from _goals(plan, record)
    yield _PAGE_BREAK
    yield from _services(plan, record)
    for kind in form("2024")["tables"]:
        yield _PAGE_BREAK
        yield from _action_table(plan, record, kind)
    yield _PAGE_BREAK
    yield from _instructions()


def _cover(plan: PrintedPlan) -> Iterable[str]:
    facts = plan.facts
    for text in (facts.lea_name, "Local Control and Accountability Plan", facts.year, *plan.words):
        yield paragraph(text)
    head = ("Local Educational Agency (LEA) Name", "Contact Name and Title", "Email and Phone")
    yield table((head, (facts.lea_name, facts.contact, "office@example.org")))
    yield _PAGE_BREAK


def _overview(plan: PrintedPlan) -> Iterable[str]:
    facts, words = plan.facts, overview_words()
    names = {"lea": facts.lea_name, "cds": facts.cds_code, "year": facts.year, "last_year": facts.last_year}
    amounts = {key: text or "$" for key, text in plan.figures.items()}
    text = words["text"]
    said = [words["title"], *words["head"], words["intro"], text["revenue_heading"], text["revenue"], text["flexible"]]
    said += [
        text["spend"],
        facts.unspent_use,
        text["needs_heading"],
        text["needs"],
        text["prior_heading"],
        text["prior"],
    ]
    if plan.figures["x_bop_prior_difference"]:
        said.append(text["prior_less"])
    for sentence in said:
        yield paragraph(sentence.format(**names, **amounts))
    yield f"<w:p>{_run('$1,111,111 of an older draft', '<w:vanish/>')}</w:p>"


def _goals(plan: PrintedPlan, record: Record) -> Iterable[str]:
    words = form("2024")["goals"]
    prose = Prose(f"{plan.facts.lea_name} in Word")
    totals = {(row.goal, row.action): row.texts for row in record.rows["planned_actions"]}
    yield paragraph(f"Plan Summary [{plan.facts.year}]")
    yield paragraph(prose.paragraph(3))
    yield paragraph("Goals and Actions")
    for goal in record.words["goals"]:
        yield table((words["goal"], (goal["goal"], goal["description"], goal["kind"])))
        yield paragraph(prose.paragraph(3))
        rows: list[Sequence[str]] = [words["actions"]]
        for said in record.words["action_descriptions"]:
            if said["goal"] == goal["goal"]:
                money = totals[said["goal"], said["action"]]
                more = (money["total_funds"], money["contributing"])
                rows.append((said["action"], said["title"], said["description"], *more))
        yield table(rows)


def _services(plan: PrintedPlan, record: Record) -> Iterable[str]:
    words = form("2024")["services"]
    yield paragraph(words["heading"].format(year=plan.facts.year))
    for box in words["boxes"]:
        if box["title"]:
            yield paragraph(box["title"])
        yield table((tuple(box["figures"].values()), tuple(_field(plan.figures[key]) for key in box["figures"])))
    yield paragraph(words["required"])
    titles = {(row.goal, row.action): row.texts["title"] for row in record.rows["planned_actions"]}
    for kind, told in words["tables"].items():
        yield paragraph(told["title"])
        yield paragraph(told["prompt"])
        rows: list[Sequence[str]] = [tuple(header for header, _ in told["columns"])]
        for said in record.words["reasons"]:
            if said["scope"] == kind:
                goal, action = said["actions"].split("/")
                lines = ("Action:", titles[goal, action], "Need:", said["need"], "Scope:")
                need = "".join(paragraph(line) if line else "<w:p/>" for line in lines)
                ticks = "".join(
                    _tick(label, on=label.startswith("Limited") == (kind == "limited"))
                    for label in CHOICES["scope"][::2]
                )
                rows.append((action, need + ticks, said["how"], said["metric"]))
        yield table(rows)


def _action_table(plan: PrintedPlan, record: Record, kind: str) -> Iterable[str]:
    words: Mapping[str, Any] = form("2024")["tables"][kind]
    yield paragraph(words["heading"].format(year=plan.facts.year, last_year=plan.facts.last_year))
    for block in words["order"]:
        if block == "rows":
            yield _rows(words["rows"], record.rows.get(kind, ()))
        elif block == "by_type":
            lines = ((label, plan.figures[key]) for key, label in words["by_type"]["lines"].items())
            yield table((words["by_type"]["head"], *lines))
        else:
            box = words[block]
            label = [box["label"]] if "label" in box else []
            head, value = [*label, *box["figures"].values()], [box["value_label"]] if label else []
            yield table((head, [*value, *(plan.figures[key] for key in box["figures"])]))


def _rows(columns: Mapping[str, Sequence[str]], rows: Sequence[RowRecord]) -> str:
    """Return the table of actions: goals merged over their rows, one amount corrected, one row deleted."""
    made: list[Sequence[str]] = [[header for header, _ in columns.values()]]
    before = ""
    for number, row in enumerate(rows):
        merge = "<w:vMerge/>" if row.goal == before else '<w:vMerge w:val="restart"/>'
        cells = [_cell("" if row.goal == before else row.goal, merge)]
        before = row.goal
        for key in list(columns)[1:]:
            cells.append(_cell(_content(key, row.action if key == "action" else row.texts[key], first=number == 0)))
        made.append(cells)
    gone = f"<w:p><w:del {_WHEN}><w:r><w:delText>$999.00</w:delText></w:r></w:del></w:p>"
    deleted = f"<w:tr><w:trPr><w:del {_WHEN}/></w:trPr>{_cell(gone) * len(columns)}</w:tr>"
    return table(made).replace("</w:tbl>", f"{deleted}</w:tbl>")


def _content(key: str, text: str, *, first: bool) -> str:
    if key in CHOICES:
        return "".join(_tick(label, on=label in text) for label in CHOICES[key])
    if key in NUMBERS and text and first:
        return _changed("$12,345,678.90", text)
    return _field(text) if key in NUMBERS else text


def _instructions() -> Iterable[str]:
    """The first lines of the state's instructions, which name tables and items again."""
    yield paragraph("Local Control and Accountability Plan Instructions")
    for text in (
        "For additional questions or technical assistance related to the template, write to the state.",
        "Total Projected LCFF Supplemental and/or Concentration Grants: Specify the amount the LEA estimates.",
        "LCFF Carryover — Percentage: Specify the percentage. LCFF Carryover — Dollar: Specify the amount.",
    ):
        yield paragraph(text)
