"""The answer key is right: worked out again here from the samples' own truth, contradictions included."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from pathlib import Path

import pytest

from lcap_models.answers import Deed, Said
from lcap_models.figure import State
from lcap_models.ledger import Ledger, Money, ledger_of
from lcap_models.place import SheetPlace
from lcap_models.plan import map_figures
from lcap_models.proof import prove
from lcap_viz.answers import fact_words
from lcap_viz.kit.exercises import Exercise, Exercises, exercises_of
from lcap_viz.kit.exercises.find_page import make as make_find_page
from lcap_viz.kit.model import Document, Grid, Note
from lcap_viz.kit.source import Source
from lcap_viz.kit.tasks import answers_document, exercises_document
from support.ledgers import doubted
from support.ledgers import ledger as small_ledger
from support.plans import plan_of, valle_dorado
from support.told import figures
from support.truth import REAL, plan_from_truth, read_csv

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MONTHS = [
    SAMPLES / "valle-dorado-2024",
    SAMPLES / "valle-dorado-2024-long",
    SAMPLES / "valle-dorado-2022",
    SAMPLES / "valle-dorado-coe-2023",
    SAMPLES / "rio-claro-charter-2025",
    REAL / "rsm-2024",
    REAL / "sfusd-2023-1st",
]
KEYS = {
    "kit.figure.received": ("ca_sc_grants", "tp_sc_grants", "ii_projected_sc_grants", "bop_sc_grants"),
    "kit.figure.required_pct": ("ca_total_pct", "tp_total_pct", "ii_total_pct"),
    "kit.figure.last_planned": ("cau_planned_contributing", "bop_prior_high_needs_budgeted"),
    "kit.figure.planned": ("ca_planned_contributing", "ca_total", "bop_high_needs_planned"),
    "kit.figure.owed": ("co_carryover_dollars", "ii_carryover_dollars"),
    "kit.figure.base": ("ca_base_grant", "tp_base_grant"),
}


@dataclass(frozen=True)
class Truth:
    """What a sample prints, by key and by table."""

    folder: Path

    @property
    def keys(self) -> Mapping[str, tuple[Decimal, int]]:
        rows = read_csv(self.folder / "summary.csv")
        return {row["key"]: (Decimal(row["value"]), int(row["page"])) for row in rows if row["value"]}

    def value(self, key: str) -> Decimal:
        return self.keys[key][0]

    @property
    def contributing(self) -> list[dict[str, str]]:
        return read_csv(self.folder / "contributing_actions.csv")

    @property
    def planned(self) -> list[dict[str, str]]:
        return read_csv(self.folder / "planned_actions.csv")


def made(folder: Path) -> tuple[Truth, Ledger, Exercises]:
    if not folder.is_dir():
        pytest.skip("the real plans are not on this machine")
    ledger = ledger_of(prove(plan_from_truth(folder)))
    return Truth(folder), ledger, exercises_of(ledger)


def one(found: Exercises, kind: str) -> Exercise:
    return next(exercise for exercise in found.given if exercise.kind == kind)


def answers(exercise: Exercise) -> dict[str, Decimal | None]:
    return {a.label.key: a.value.value for a in exercise.answers if isinstance(a.value, Money)}


@pytest.mark.parametrize("folder", MONTHS, ids=lambda folder: folder.name)
def test_every_answer_follows_from_what_the_plan_prints(folder: Path) -> None:
    truth, _, found = made(folder)
    assert 5 <= len(found.given) <= 8
    assert [exercise.level for exercise in found.given] == sorted(exercise.level for exercise in found.given)
    for exercise in found.given:
        CHECKS[exercise.kind](exercise, truth)


def find_page(exercise: Exercise, truth: Truth) -> None:
    for answer in exercise.answers:
        printed = [truth.keys[key] for key in KEYS[answer.label.key] if key in truth.keys]
        assert isinstance(answer.value, Money)
        assert {value for value, _ in printed} == {answer.value.value}
        assert answer.pages == tuple(sorted({page for _, page in printed}))


def follow_action(exercise: Exercise, truth: Truth) -> None:
    deed = exercise.task[0].facts["action"]
    assert isinstance(deed, Deed)
    row = next(r for r in truth.contributing if (r["goal"], r["action"]) == (deed.goal, deed.action))
    assert answers(exercise) == {"kit.figure.action_lcff": Decimal(row["planned_lcff"])}
    scope, groups = exercise.answers[1].value, exercise.answers[2].value
    assert isinstance(scope, Said) and isinstance(groups, Said)
    assert scope.key.removeprefix("kit.scope.") == scopes(row)[0]
    assert [answer.pages for answer in exercise.answers] == [(int(row["page"]),)] * 3


def add_up(exercise: Exercise, truth: Truth) -> None:
    if "goal" in exercise.task[0].facts:
        rows = [r for r in truth.contributing if r["goal"] == exercise.task[0].facts["goal"]]
        assert len(rows) == exercise.task[0].facts["count"] == len(exercise.gives)
        assert answers(exercise) == {"kit.figure.sum": sum(Decimal(r["planned_lcff"]) for r in rows)}
    else:
        deed = exercise.task[0].facts["action"]
        assert isinstance(deed, Deed)
        row = next(r for r in truth.planned if (r["goal"], r["action"]) == (deed.goal, deed.action))
        funds = [row[f"{name}_funds"] for name in ("lcff", "other_state", "local", "federal")]
        total = sum(Decimal(text) for text in funds if text)
        assert (
            answers(exercise)
            == {"kit.figure.total_funds": total}
            == {"kit.figure.total_funds": Decimal(row["total_funds"])}
        )


def promise(exercise: Exercise, truth: Truth) -> None:
    planned, spent = truth.value("cau_planned_contributing"), truth.value("cau_estimated_contributing")
    assert answers(exercise) == {
        "kit.figure.last_planned": planned,
        "kit.figure.last_spent": spent,
        "kit.figure.last_left": planned - spent,
        "kit.figure.of_100": (100 * spent / planned).quantize(Decimal("0.1"), ROUND_HALF_UP),
    }


def scopes(row: Mapping[str, str]) -> tuple[str, ...]:
    words = {"leawide": ("lea-wide", "districtwide"), "schoolwide": ("schoolwide",), "limited": ("limited",)}
    text = row["scope"].casefold()
    return tuple(name for name, known in words.items() if any(word in text for word in known))


def only_for(exercise: Exercise, truth: Truth) -> None:
    limited = [row for row in truth.contributing if scopes(row) == ("limited",)]
    if "kit.exercise.only_for.learners" in [said.key for said in exercise.task]:
        limited = [
            row
            for row in limited
            if row["unduplicated_groups"].casefold() in {"english learners", "english learner (el)"}
        ]
    paid = [row for row in limited if Decimal(row["planned_lcff"] or 0)]
    named = {(a.value.goal, a.value.action) for a in exercise.answers if isinstance(a.value, Deed)}
    assert named == {(row["goal"], row["action"]) for row in paid}
    whole = sum((Decimal(row["planned_lcff"]) for row in paid), Decimal(0))
    assert answers(exercise).get("kit.figure.sum", Decimal(0)) == whole


def two_places(exercise: Exercise, truth: Truth) -> None:
    keys = [named.key for named in exercise.disputes[0].figures[:2]]
    first, second = (truth.value(key) for key in keys)
    assert first != second
    values = [answer.value.value for answer in exercise.answers if isinstance(answer.value, Money)]
    assert values == [first, second, abs(first - second)]


def gap_of(truth: Truth) -> Decimal:
    """Where item 4 is not the sum of its rows, the sum that is proved stands."""
    base, planned = truth.value("ca_base_grant"), truth.value("ca_total")
    shares = [truth.keys.get(key, (Decimal(0), 0))[0] / 100 for key in ("ca_carryover_pct", "ca_planned_pct_improved")]
    exact = truth.value("ca_sc_grants") + shares[0] * base - planned - shares[1] * base
    return exact.quantize(Decimal(1), ROUND_HALF_UP)


def trade_off(exercise: Exercise, truth: Truth) -> None:
    target, name = answers(exercise)["kit.figure.target"], exercise.task[0].key.rsplit(".", 1)[1]
    assert target is not None
    left = truth.value("cau_planned_contributing") - truth.value("cau_estimated_contributing")
    owed = truth.keys.get("co_carryover_dollars", (None, 0))[0]
    assert target == {"gap": gap_of(truth), "owed": owed, "unspent": left}[name]
    prices = [row[1].value for row in exercise.gives if isinstance(row[1], Money) and row[1].value is not None]
    rows = {(r["goal"], r["action"]): Decimal(r["planned_lcff"]) for r in truth.contributing if r["planned_lcff"]}
    deeds = [row[0] for row in exercise.gives]
    assert prices == [rows[deed.goal, deed.action] for deed in deeds if isinstance(deed, Deed)]
    sums = [sum(mix) for n in range(1, len(prices) + 1) for mix in combinations(prices, n)]
    assert answers(exercise).get("kit.figure.nearest") == max((s for s in sums if s <= target), default=None)


def reach(exercise: Exercise, truth: Truth) -> None:
    printed = {truth.value(key) for key in KEYS["kit.figure.required_pct"] if key in truth.keys}
    required, planned = exercise.answers[0].value, truth.value("ca_planned_pct_to_increase")
    assert isinstance(required, Money) and required.value in printed
    assert required.contested is (len(printed) > 1)
    assert list(answers(exercise).values()) == [required.value, planned, required.value - planned]


def write_question(exercise: Exercise, _truth: Truth) -> None:
    assert exercise.disputes or exercise.answers


CHECKS = {
    check.__name__: check
    for check in (find_page, follow_action, add_up, promise, only_for, two_places, trade_off, reach, write_question)
}


def test_an_amount_of_the_budget_overview_alone_is_asked_for_by_its_own_name() -> None:
    plan = valle_dorado()
    kept = tuple(table for table in plan.tables if table.kind == "planned_actions")
    task = make_find_page(small_ledger(replace(plan, tables=kept)))
    assert isinstance(task, Exercise)
    assert [one.label.key for one in task.answers][1:] == [
        "kit.figure.required_pct",
        "kit.figure.last_planned_overview",
    ]


@pytest.mark.parametrize("folder", MONTHS, ids=lambda folder: folder.name)
def test_only_what_the_plan_prints_is_read_off_the_page(folder: Path) -> None:
    _, _, found = made(folder)
    unread = [
        (exercise.kind, one.label.key)
        for exercise in found.given
        for one in exercise.answers
        if isinstance(one.value, Money) and len(one.value.sources) > 1 and not one.working
    ]
    assert unread == []


def test_the_key_of_the_practice_district_can_be_checked_by_hand() -> None:
    _, _, found = made(SAMPLES / "valle-dorado-2024")
    assert {e.kind: [a.value.value for a in e.answers if isinstance(a.value, Money)] for e in found.given} == {
        # not the required percentage: the plan contradicts it
        "find_page": [Decimal(9142084), Decimal("8766000.00"), Decimal("9157950.00")],
        "follow_action": [Decimal(1915000)],  # action 1.5
        "add_up": [Decimal(1702000) + Decimal(1915000)],  # goal 1
        "promise": [Decimal(8766000), Decimal("7827570.85"), Decimal("938429.15"), Decimal("89.3")],
        "only_for": [Decimal(1388200)],  # the sum; action 2.1; 2.2 is ticked twice
        "two_places": [Decimal("28.000"), Decimal("27.400"), Decimal("0.600")],  # planted
        "trade_off": [Decimal(839572), Decimal(765700)],  # 0.0277 and 0.0015 of 32,650,300; 561,700 + 204,000
        "write_question": [],
    }


def test_a_figure_that_the_plan_contradicts_keeps_its_mark_and_both_amounts() -> None:
    _, ledger, found = made(SAMPLES / "valle-dorado-2024")
    assert "bop_prior_actual" in {finding.id for finding in one(found, "promise").disputes}
    for lang, page in (("en", "page 4"), ("es", "página 4")):
        key = answers_document(Source(ledger), lang)
        said = " ".join(block.text for block in key.blocks if isinstance(block, Note))
        assert (
            "$8,605,000" in said
            and "$7,827,570.85" in said
            and page in said.replace("Page", "page").replace("La página", "página")
        )
        cells = [cell for block in key.blocks if isinstance(block, Grid) for row in block.rows for cell in row]
        assert "$7,827,570.85 ≠" in cells


def test_an_action_with_two_boxes_ticked_is_not_only_for_them() -> None:
    _, _, found = made(SAMPLES / "valle-dorado-2024")
    exercise = one(found, "only_for")
    twice = [said.facts["action"] for said in exercise.remarks if said.key.endswith(".twice")]
    assert [deed.action for deed in twice if isinstance(deed, Deed)] == ["2.2"]


def test_an_exercise_whose_figures_are_in_doubt_is_left_out_with_a_word_why() -> None:
    ledger = doubted(valle_dorado())
    found = exercises_of(ledger)
    assert [exercise.kind for exercise in found.given] == ["write_question"]
    assert len(found.left_out) == 7
    key = answers_document(Source(ledger), "en")
    assert any("we could not confirm" in item for block in key.blocks for item in getattr(block, "items", ()))


def test_another_exercise_takes_the_place_of_one_that_is_left_out() -> None:
    proof = prove(plan_from_truth(SAMPLES / "valle-dorado-2024"))
    unsure = map_figures(
        proof.plan,
        lambda entry: (
            entry.figure.with_state(State.DOUBTFUL, "one_reader")
            if entry.column in {"cau_estimated_contributing", "co_estimated_contributing"}
            else entry.figure
        ),
    )
    found = exercises_of(ledger_of(type(proof)(unsure, proof.results)))
    kinds = [exercise.kind for exercise in found.given]
    assert "promise" not in kinds and "reach" in kinds
    assert [left.kind for left in found.left_out] == ["promise"]


def test_a_plan_without_tables_still_gives_sheets_that_say_so() -> None:
    ledger = small_ledger(plan_of(bop={"bop_sc_grants": "400000"}))
    assert [exercise.kind for exercise in exercises_of(ledger).given] == ["write_question"]
    assert exercises_document(Source(ledger), "es").blocks


@pytest.mark.parametrize("folder", MONTHS[:5], ids=lambda folder: folder.name)
def test_both_languages_give_the_same_figures_and_no_task_gives_its_own_answer(folder: Path) -> None:
    _, ledger, found = made(folder)
    source = Source(ledger)
    english, spanish = (said(answers_document(source, lang)) for lang in ("en", "es"))
    assert sorted(figures(english)) == sorted(figures(spanish))
    for exercise in found.given:
        told = " ".join(fact_words(one, "en") for one in exercise.task)
        hidden = [
            a.value for a in exercise.answers if isinstance(a.value, Money) and a.label.key != "kit.figure.target"
        ]
        assert not any(fact_words(money, "en").removesuffix(" ≠") in told for money in hidden), exercise.kind


def test_a_workbook_without_pages_gives_cells() -> None:
    plan = map_figures(
        plan_from_truth(SAMPLES / "valle-dorado-2024"),
        lambda entry: replace(entry.figure, place=SheetPlace("Planned", "F9")),
    )
    key = answers_document(Source(ledger_of(prove(plan))), "en")
    rows = [row for block in key.blocks if isinstance(block, Grid) for row in block.rows]
    assert rows[0][3] == "cell F9 · Planned"


def said(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        parts += [getattr(block, "text", ""), getattr(block, "title", ""), *getattr(block, "items", ())]
        parts += [cell for row in getattr(block, "rows", ()) for cell in row]
    return "\n".join(parts)
