"""The identity files: every printed total has a sum, every sum a source, a tolerance with its reason, and words."""

import re
from pathlib import Path

import pytest

from lcap.contract import contract
from lcap_models import findings, identities, readings, trying
from lcap_models.data import load
from lcap_models.expression import names_in, parse
from lcap_models.identities import Identity, read_identity
from lcap_models.lookup import PREFIXES
from lcap_models.proof import prove
from lcap_viz.words import catalog
from support.plans import valle_dorado

ALL = identities.identities()
GOOD = {
    "id": "a",
    "templates": ["2024"],
    "of": "carryover",
    "kind": "ratio",
    "left": "co_total_pct",
    "right": "co_actual_pct",
    "tolerance": "0.02",
    "why": "rounded",
    "source": "template",
    "severity": "arithmetic",
    "message": "formula",
}
MORE_KEYS = {
    "ii_base_grant",
    "bop_high_needs_difference",
    "bop_other_lcff",
    *(f"ca_{scope}_all_funds" for scope in ("total", "leawide", "limited", "schoolwide")),
    *(f"bop_table_{x}" for x in ("lcff_funds", "other_state", "local", "federal", "sc_grants", "other_lcff")),
}
"""Figures of some forms that the worked examples do not score."""

KEYS = set(contract()["keys"]) | MORE_KEYS
COLUMNS = set(contract()["columns"])


def keys_and_columns(identity: Identity) -> set[str]:
    sides = [side for side in (identity.left, identity.right, identity.gap) if side]
    return {name for side in sides for _, name in names_in(side)} | set(identity.places) | set(identity.also)


@pytest.mark.parametrize("identity", ALL, ids=lambda identity: identity.id)
def test_an_identity_speaks_only_of_known_figures(identity: Identity) -> None:
    assert keys_and_columns(identity) <= KEYS | COLUMNS
    assert set(identity.templates) <= {"2014", "2017", "2021", "2022", "2024"}
    assert set(identity.follows) <= {other.id for other in ALL} - {identity.id}


@pytest.mark.parametrize("identity", ALL, ids=lambda identity: identity.id)
def test_an_identity_stays_in_its_part(identity: Identity) -> None:
    """A sum of one table looks up that table's figures; those of several parts are compared by `of: plan` or `last`."""
    for key in keys_and_columns(identity) & KEYS:
        assert identity.of in {"plan", "last", PREFIXES[key[: key.index("_") + 1]]}


@pytest.mark.parametrize("key", sorted(KEYS - {"bs_total_general_fund", "bs_total_lcap", "bs_total_lcff_revenues"}))
def test_every_printed_figure_is_tried_by_an_identity_or_is_an_input_with_a_reason(key: str) -> None:
    tried = any(key in keys_and_columns(identity) for identity in ALL)
    inputs = load(identities.INPUTS_FILE)["inputs"]
    assert tried or inputs.get(key)


@pytest.mark.parametrize("key", sorted(key for key in KEYS if re.search(r"_total_(?!pct|budgeted)|_total$", key)))
def test_every_printed_total_of_money_has_a_sum(key: str) -> None:
    no_parts = {"bop_total_in_lcap": "bop_not_in_lcap"}
    assert key.startswith("bs_") or any(i.is_sum and key in keys_and_columns(i) for i in ALL) or key in no_parts


def test_an_identity_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown field"):
        read_identity({**GOOD, "tolerence": "0.05"})


@pytest.mark.parametrize("field", ["source", "why", "tolerance", "severity", "templates", "message"])
def test_an_identity_without_its_source_reason_or_tolerance_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match=f"missing.*{field}"):
        read_identity({name: value for name, value in GOOD.items() if name != field})


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "sum"},
        {"severity": "error"},
        {"of": "budget"},
        {"relation": ">="},  # only a bound has one
        {"places": ["co_total_pct", "co_actual_pct"]},
        {"each": "cell"},
    ],
)
def test_an_impossible_identity_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="identity a"):
        read_identity({**GOOD, **wrong})


@pytest.mark.parametrize(
    "text", ["a ** b", "open(a)", "a.b.c", "sum(a, b, c)", "[a]", "a if b else c", "'a'", "or0(a, b)", "first(a, [b])"]
)
def test_an_expression_outside_the_language_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"language|malformed"):
        parse(text)


def test_the_figures_of_an_expression_can_be_listed() -> None:
    wanted = (("", "a"), ("", "b"), ("table", "c"), ("last", "d"), ("", "e"))
    assert names_in(parse("100 * a / or0(b) + max0(sum(table.c, leawide) - 1) - first(last.d, e)")) == wanted


# Words


def messages() -> set[str]:
    """Return every message a finding can have: those of the identities, and those named in the code."""
    found = {identity.message for identity in ALL}
    found |= {f"{identity.message}_many" for identity in ALL if identity.each == "row"}
    found |= {f"{identity.message}_also" for identity in ALL if identity.also}
    found |= {f"{identity.message}_gap" for identity in ALL if identity.gap}
    keys = {key.removeprefix("finding.") for key in catalog("en") if key.startswith("finding.")}
    code = "".join(path.read_text(encoding="utf-8") for path in Path(trying.__file__).parent.rglob("*.py"))
    named = {key for key in keys if f'"{key}"' in code or f'"{key.removesuffix("_many")}"' in code}
    return found | named


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("message", sorted(messages()))
def test_every_finding_can_be_said_in_both_languages(message: str, lang: str) -> None:
    for kind in ("finding", "question"):
        assert catalog(lang)[f"{kind}.{message}"]


def test_no_sentence_about_findings_is_without_use() -> None:
    said = {key.partition(".")[2] for key in catalog("en") if key.startswith(("finding.", "question."))}
    assert said == messages()


def placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


@pytest.mark.parametrize("key", sorted(k for k in catalog("en") if k.startswith(("finding.", "question."))))
def test_both_languages_fill_in_the_same_facts(key: str) -> None:
    assert placeholders(catalog("en")[key]) == placeholders(catalog("es")[key])


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_figure_of_an_identity_has_a_name(lang: str) -> None:
    for identity in ALL:
        for name in keys_and_columns(identity):
            kind = "key" if name in KEYS else "column"
            assert catalog(lang)[f"{kind}.{name}"]


def reasons() -> set[str]:
    """Return the reason keys that the code of the proof names: why a figure has its state."""
    folder = Path(trying.__file__).parent
    names = ("proof.py", "readings.py", "soundness.py", "figure.py")
    code = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    known = {key.removeprefix("reason.") for key in catalog("en") if key.startswith("reason.")}
    pattern = r'State\.\w+, "(\w+)"'
    used = set(re.findall(pattern, code))
    return used | {key for key in known if f'"{key}"' in code}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_reason_has_a_sentence(lang: str) -> None:
    missing = {reason for reason in reasons() if f"reason.{reason}" not in catalog(lang)}
    assert not missing


def test_no_sentence_for_a_reason_is_without_use() -> None:
    assert {key.removeprefix("reason.") for key in catalog("en") if key.startswith("reason.")} == reasons()


def test_every_state_of_a_proved_plan_has_its_reason_in_words() -> None:
    proof = prove(valle_dorado())
    said = {named.figure.reason for result in proof.results for named in result.figures}
    assert said <= reasons()
    assert findings.__all__ and readings.__all__
