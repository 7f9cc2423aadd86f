"""What is said on the terminal: harmless words, progress only where someone looks, and how the command ends."""

import io
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lcap.analysis import Analysis
from lcap.progress import ProgressLine, plain
from lcap.terminal import summary_lines
from lcap_models.figure import Figure, State
from lcap_models.ledger import ledger_of
from lcap_models.place import Box, PdfPlace
from lcap_models.plan import Document, Overview, Plan
from lcap_models.proof import Proof, prove
from lcap_viz.words import say
from support.plans import change, plan_of, reread, table, valle_dorado


def figure(value: str | None, state: State, text: str = "") -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(number, text, "usd", PdfPlace(7, Box(0, 0, 1, 1)), (), state)


OVERVIEW = Plan(
    Document("bop.pdf", "a" * 64, 3, "\x1b]0;Valle\x07 Dorado", status="draft"),
    overviews=(
        Overview(
            {
                "bop_sc_grants": figure("113579", State.READ),
                "bop_high_needs_planned": figure(None, State.MISSING, "$ for the 2024-25 school year"),
                "bop_prior_high_needs_budgeted": figure("15000.50", State.DOUBTFUL),
            },
            (1,),
        ),
    ),
)


def done(proof: Proof) -> Analysis:
    book = ledger_of(proof).book
    return Analysis(proof.plan, book.findings, book.contested, Path("x"))


def test_the_summary_of_a_budget_overview_alone() -> None:
    assert list(summary_lines(Analysis(OVERVIEW, (), frozenset(), Path("out/x")), "en")) == [
        "]0;Valle Dorado · LCAP year not stated · Draft",
        "  Equity money expected                                             $113,579  p. 7",
        "  Planned for high-needs students in the LCAP  $ for the 2024-25 school year  p. 7",
        "  Last year: planned for high-needs students                      $15,000.50  p. 7 (not confirmed)",
        "What does not add up: nothing in the sums we could check.",
        "Figures: 0 proved, 1 read twice, 1 not confirmed, 1 blank.",
        "Everything is in out/x: open report.html in a browser.",
    ]


def test_a_figure_that_the_plan_contradicts_is_marked_in_the_summary() -> None:
    proof = prove(change(valle_dorado(), "bop_sc_grants", "", reread("9000000")))
    lines = list(summary_lines(done(proof), "en"))
    marked = [line.split("  ")[1] for line in lines if line.endswith(" ≠")]
    assert "Equity money expected" in marked
    assert "  ≠: the plan's figures differ here. See “What does not add up”." in lines


def test_a_second_total_that_stands_against_the_first_is_marked_in_the_summary_too() -> None:
    rows = [{"goal": "1", "action": str(n), "scope": "LEA-wide", "planned_lcff": "10.00"} for n in (1, 2, 3)]
    totals = {"ca_planned_contributing": "20.00", "ca_total": "30.00"}  # the rows add up to the second one
    made = done(prove(plan_of(table("contributing_actions", rows, totals))))
    lines = list(summary_lines(made, "en"))
    assert [line for line in lines if "actions that count" in line and "$30" in line and line.endswith(" ≠")]


def test_a_plan_that_names_nobody_is_told_so_in_spanish() -> None:
    plan = replace(OVERVIEW, document=replace(OVERVIEW.document, lea_name=""))
    first = next(summary_lines(done(prove(plan)), "es"))
    assert first == "Distrito o escuela sin nombre · LCAP año no indicado · Borrador"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("one\r\ntwo\tthree", "one two three"),
        ("a\u202eb\u2066c\u200bd", "a b c d"),
        ("half \ud800 pair", "half pair"),
        ("Cañón · ¿cuánto? “5%”", "Cañón · ¿cuánto? “5%”"),
    ],
)
def test_strangers_words_cannot_command_the_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shown"), [(Terminal, 5, True), (Terminal, 0, False), (io.StringIO, 5, False)]
)
def test_progress_is_shown_on_a_terminal_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], seconds: float, shown: bool
) -> None:
    clock = iter([0.0, seconds])
    monkeypatch.setattr("lcap.progress.time.monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", stream())
    line = ProgressLine("plan.pdf", "es")
    line("pages", 12, 166)
    line.clear()
    said = sys.stderr.getvalue()
    assert (said.strip() == f"plan.pdf: {say('stage.pages', 'es')} 12 de 166") is shown
    assert said.endswith("\r") is shown and (shown or said == "")


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    """As in `lcap schema | head`: the pipe is closed before everything is written."""
    running = subprocess.Popen(
        [sys.executable, "-P", "-m", "lcap", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout and running.stderr
    running.stdout.close()
    said = running.stderr.read()
    assert (running.wait(), said) == (0, b"")


def test_a_console_without_accents_is_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "lcap", "analyze", "nada.pdf", "--lang", "es"],
        capture_output=True, check=False, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 2 and done.stderr.startswith(b"nada.pdf: no existe ese archivo.")
