"""The plan as a web page: the district's copy of the form, as a browser saves it.

Traps: a table that only arranges the page, hidden copies, a row that a style rule hides, form fields, tick boxes, goals
merged over their rows, an amount in two runs, a foot of a table written before its rows, scripts and links.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from valle_dorado.action_tables import NUMBERS
from valle_dorado.forms import form, overview_words
from valle_dorado.office.word_file import CHOICES
from valle_dorado.printed import PrintedPlan
from valle_dorado.record import Record, RowRecord
from valle_dorado.words import Prose

__all__ = ["html_page", "html_table", "web_page"]

_STYLE = """
  body { font-family: sans-serif; }
  table { border-collapse: collapse; } td, th { border: 1px solid #888; padding: 4px; }
  .old-copy, tr.draft { display: none; }   /* kept by the office */
  @media print { .number { display: none; } }
"""
_SCRIPT = 'document.querySelectorAll("td").forEach(function (cell) { cell.textContent = "$1.00"; });'
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    '<link rel="stylesheet" href="https://example.org/district.css">\n<style>{style}</style>\n'
    "<script>{script}</script>\n</head>\n<body>\n"
)


def web_page(plan: PrintedPlan, record: Record) -> bytes:
    """Return the web page of a plan; `record` says what its PDF prints."""
    return html_page(_parts(plan, record), f"LCAP {plan.facts.year} | {plan.facts.lea_name}")


def html_page(parts: Iterable[str], title: str = "LCAP") -> bytes:
    """Return a page with these parts in its body."""
    head = _HEAD.format(title=escape(title), style=_STYLE, script=_SCRIPT)
    return (head + "\n".join(parts) + "\n</body>\n</html>\n").encode()


def html_table(rows: Sequence[Sequence[str]], foot: Sequence[str] = ()) -> str:
    """Return a table of cells, each the inside of a cell or a whole one; the first row is its head."""
    head, *body = [_row(row, "th" if number == 0 else "td") for number, row in enumerate(rows)]
    last = f"<tfoot>{_row(foot, 'td')}</tfoot>" if foot else ""
    return f"<table>\n<thead>{head}</thead>\n{last}<tbody>\n" + "\n".join(body) + "\n</tbody></table>"


def _row(cells: Sequence[str], tag: str) -> str:
    made = (cell if cell.startswith(("<td", "<th")) else f"<{tag}>{cell}</{tag}>" for cell in cells)
    return f"<tr>{''.join(made)}</tr>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _field(text: str) -> str:
    """Return a form field with what was typed into it."""
    return f'<input type="text" class="number" placeholder="$0" value="{escape(text)}">'


def _in_two(text: str) -> str:
    """Return an amount in two pieces, the second one bold, with a hidden copy of an older amount after it."""
    half = len(text) // 2
    return f"<span>{text[:half]}</span><b>{text[half:]}</b><span class='old-copy'>$12,345,678.90</span>"


def _tick(label: str, *, on: bool) -> str:
    return f'<label><input type="checkbox"{" checked" if on else ""}> {escape(label)}</label><br>'


def _parts(plan: PrintedPlan, record: Record) -> Iterable[str]:
    yield '<nav><ul><li><a href="https://example.org/">Home</a></li><li><a href="#tables">Tables</a></li></ul></nav>'
    yield "<table role='presentation'><tr><td>"
    yield from _cover(plan)
    yield from _overview(plan)
    yield "</td></tr><tr><td>"
    yield from _goals(plan, record)
    yield from _services(plan, record)
    yield '<a id="tables"></a>'
    for kind in form("2024")["tables"]:
        yield from _action_table(plan, record, kind)
    yield "</td></tr></table>"
    yield "<footer><p>Office of Planning. <button>Print this page</button></p></footer>"


def _cover(plan: PrintedPlan) -> Iterable[str]:
    facts = plan.facts
    yield f"<h1>{escape(facts.lea_name)}</h1>"
    for text in ("Local Control and Accountability Plan", facts.year, *plan.words):
        yield _p(text)
    head = ("Local Educational Agency (LEA) Name", "Contact Name and Title", "Email and Phone")
    yield html_table((head, (escape(facts.lea_name), escape(facts.contact), "office@example.org")))


def _overview(plan: PrintedPlan) -> Iterable[str]:
    facts, words = plan.facts, overview_words()
    names = {"lea": facts.lea_name, "cds": facts.cds_code, "year": facts.year, "last_year": facts.last_year}
    amounts = {key: text or "$" for key, text in plan.figures.items()}
    text = words["text"]
    said = [*words["head"], words["intro"], text["revenue_heading"], text["revenue"], text["flexible"], text["spend"]]
    said += [facts.unspent_use, text["needs_heading"], text["needs"], text["prior_heading"], text["prior"]]
    if plan.figures["x_bop_prior_difference"]:
        said.append(text["prior_less"])
    yield f"<h2>{escape(words['title'])}</h2>"
    for sentence in said:
        yield _p(sentence.format(**names, **amounts))
    yield "<p hidden>$1,111,111 of an older draft</p>"


def _goals(plan: PrintedPlan, record: Record) -> Iterable[str]:
    words = form("2024")["goals"]
    prose = Prose(f"{plan.facts.lea_name} on the web")
    totals = {(row.goal, row.action): row.texts for row in record.rows.get("planned_actions", ())}
    yield f"<h2>{escape(f'Plan Summary [{plan.facts.year}]')}</h2>"
    yield _p(prose.paragraph(3))
    yield "<h2>Goals and Actions</h2>"
    for goal in record.words.get("goals", ()):
        yield html_table((words["goal"], tuple(escape(goal[key]) for key in ("goal", "description", "kind"))))
        yield _p(prose.paragraph(3))
        rows: list[Sequence[str]] = [words["actions"]]
        for said in record.words["action_descriptions"]:
            if said["goal"] == goal["goal"]:
                money = totals[said["goal"], said["action"]]
                cells = (
                    said["action"],
                    said["title"],
                    said["description"],
                    money["total_funds"],
                    money["contributing"],
                )
                rows.append(tuple(map(escape, cells)))
        yield html_table(rows)


def _services(plan: PrintedPlan, record: Record) -> Iterable[str]:
    words = form("2024")["services"]
    yield f"<h2>{escape(words['heading'].format(year=plan.facts.year))}</h2>"
    for box in words["boxes"]:
        if box["title"]:
            yield f"<h3>{escape(box['title'])}</h3>"
        yield html_table((tuple(box["figures"].values()), tuple(_field(plan.figures[key]) for key in box["figures"])))
    yield _p(words["required"])
    titles = {(row.goal, row.action): row.texts["title"] for row in record.rows.get("planned_actions", ())}
    for kind, told in words["tables"].items():
        yield f"<h3>{escape(told['title'])}</h3>"
        yield _p(told["prompt"])
        rows: list[Sequence[str]] = [tuple(header for header, _ in told["columns"])]
        for said in record.words.get("reasons", ()):
            if said["scope"] == kind:
                goal, action = said["actions"].split("/")
                lines = ("Action:", titles[goal, action], "Need:", said["need"], "Scope:")
                ticks = (
                    _tick(label, on=label.startswith("Limited") == (kind == "limited"))
                    for label in CHOICES["scope"][::2]
                )
                need = "".join(map(_p, lines)) + "".join(ticks)
                rows.append((action, need, escape(said["how"]), escape(said["metric"])))
        yield html_table(rows)


def _action_table(plan: PrintedPlan, record: Record, kind: str) -> Iterable[str]:
    words: Mapping[str, Any] = form("2024")["tables"][kind]
    yield f"<h2>{escape(words['heading'].format(year=plan.facts.year, last_year=plan.facts.last_year))}</h2>"
    for block in words["order"]:
        if block == "rows":
            yield _rows(words["rows"], record.rows.get(kind, ()))
        elif block == "by_type":
            lines = [(label, plan.figures[key]) for key, label in words["by_type"]["lines"].items()]
            yield html_table((words["by_type"]["head"], *lines[:-1]), foot=lines[-1])
        else:
            box = words[block]
            label = [box["label"]] if "label" in box else []
            head, value = [*label, *box["figures"].values()], [box["value_label"]] if label else []
            yield html_table((head, [*value, *(plan.figures[key] for key in box["figures"])]))


def _rows(columns: Mapping[str, Sequence[str]], rows: Sequence[RowRecord]) -> str:
    """Return the table of actions: goals merged over their rows, one row hidden by a style rule."""
    made: list[Sequence[str]] = [[header for header, _ in columns.values()]]
    before = ""
    for number, row in enumerate(rows):
        cells = []
        if row.goal != before:
            tall = sum(other.goal == row.goal for other in rows)
            cells.append(f'<td rowspan="{tall}">{row.goal}</td>')
        before = row.goal
        for key in list(columns)[1:]:
            cells.append(_content(key, row.action if key == "action" else row.texts[key], first=number == 0))
        made.append(cells)
    draft = f"<tr class='draft'>{'<td>$999.00</td>' * len(columns)}</tr>"
    return html_table(made).replace("</tbody>", f"{draft}</tbody>")


def _content(key: str, text: str, *, first: bool) -> str:
    if key in CHOICES:
        return "".join(_tick(label, on=label in text) for label in CHOICES[key])
    if key in NUMBERS and text:
        return _in_two(text) if first else f"\n  <span>{escape(text)}</span>\n"
    return escape(text)
