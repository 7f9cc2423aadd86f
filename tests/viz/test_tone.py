"""We ask, we never charge; no adjectives about people; a thousand millions is never a "billón" in Spanish."""

import re
from pathlib import Path

import pytest

from lcap_viz.catalogs import catalog_of

DATA = Path(__file__).resolve().parents[1] / "data"

EXEMPT = re.compile(r"^glossary\..*\.also$|^kit\.guide\.")
"""Names that people type and never see; and the trainers' guide, which says what not to say."""


def unwanted(lang: str) -> re.Pattern[str]:
    lines = (DATA / f"tone-{lang}.txt").read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    assert len(words) > 50
    patterns = (r"\w*".join(map(re.escape, word.split("*"))) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_sentence_charges_anyone_or_judges_people(lang: str) -> None:
    pattern = unwanted(lang)
    found = {
        key: (hit[0], form)
        for key, forms in catalog_of(lang).forms.items()
        for form in forms
        if not EXEMPT.search(key) and (hit := pattern.search(re.sub(r"\{\w+\}", " ", form)))
    }
    assert found == {}, f"say it as a question or a fact; the list of words is tests/data/tone-{lang}.txt"


def test_an_unwanted_word_would_be_found() -> None:
    assert unwanted("en").search("The district FAILED to spend it.")
    assert unwanted("es").search("El distrito incumplió.")
    assert not unwanted("en").search("A believable, enriching plan for all schools.")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_finding_ends_in_a_question(lang: str) -> None:
    asked = {key: forms[-1] for key, forms in catalog_of(lang).forms.items() if key.startswith("question.")}
    assert len(asked) > 40
    assert {key for key, text in asked.items() if not text.endswith("?")} == set()
    told = {key: forms[-1] for key, forms in catalog_of(lang).forms.items() if key.startswith("finding.")}
    assert {key for key, text in told.items() if "!" in text} == set()


PLANS = re.compile(r"^(word|report|chart|message|handout|cards|ask|answer|command|finding|question|note|kit)\.")
"""Sentences about the plan that was read: it may be a charter school's or a county office's."""

OF_DISTRICTS = {
    "message.script.equity_local": "said only of a plan that says local taxes fund its district",
    "kit.exercises.none": "the practice district",
    "kit.guide.missing.few": "the practice district",
    "kit.unit.facts.none": "the practice district",
    "kit.planted.title": "the practice district",
    "kit.planted.about": "the practice district",
    "kit.guide.claims.4": "of districts in general",
    "kit.answer.speak.listen": "only a district's superintendent must answer the committees",
}
"""Sentences that are about districts alone, and why."""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_sentence_about_a_plan_takes_it_for_a_districts(lang: str) -> None:
    neutral = re.compile(
        r"(?i)distri(ct|to)s? (or|o|ni de la) (charter )?(school|escuela)|practice district|distrito de práctica"
    )
    found = {
        key
        for key, forms in catalog_of(lang).forms.items()
        if PLANS.match(key) and any(re.search(r"(?i)distri(ct|to)", neutral.sub("", form)) for form in forms)
    }
    assert found - OF_DISTRICTS.keys() == set(), "say it of the plan, or of “the district or school”"
