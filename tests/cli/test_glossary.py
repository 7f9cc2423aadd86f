"""`lcap glossary` as people type it."""

import json

import pytest

from lcap.cli import cli


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(["glossary", *arguments], standalone_mode=False)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_word_may_be_typed_with_or_without_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    quoted = run(capsys, "rendición de cuentas", "--lang", "es")
    assert quoted == run(capsys, "rendicion", "de", "cuentas", "--lang", "es")
    assert quoted[1].startswith("Plan de Control Local y Rendición de Cuentas (LCAP)\n  English: Local Control")


def test_both_languages_come_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "carryover", "--lang", "both")
    assert [block.splitlines()[0] for block in out.split("\n\n")] == ["Carryover", "Fondos remanentes"]


def test_a_word_that_we_do_not_explain_ends_with_code_2_and_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "carryovr")
    assert (code, out) == (2, "")
    assert err == "“carryovr” is not among the words that we explain. Did you mean: Carryover?\n"
    code, out, err = run(capsys, "\x1b[2J xyzzy", "--lang", "es")
    assert (code, out, "\x1b" in err, err.count("\n")) == (2, "", False, 1)
    assert "lcap glossary" in err


def test_programs_get_every_word_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, "--json")[1])
    assert told["schema"] == 1
    assert all(set(one["term"]) == set(one["text"]) == set(one["also"]) == {"en", "es"} for one in told["terms"])
    assert len(told["terms"]) == len(run(capsys)[1].split("\n\n"))
