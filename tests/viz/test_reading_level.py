"""Parents read this: our sentences are plain in both languages, in the catalogs and as shown with their figures."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from lcap_viz.words import catalog
from support.reading_level import english_syllables, flesch_kincaid, inflesz, sentences_of, spanish_syllables, words_of
from support.told import figures, names_in, sentences, told

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
REAL = ROOT.parent / "shared" / "real"
SAMPLES = ("valle-dorado-2024",)
REAL_PLANS = ("sfusd-2021", "sfusd-2023-1st", "rsm-2024", "acton-2017")

REPORT = re.compile(
    r"(report|glossary\..*\.text|state|finding|question|note|chart|ask|answer|limit|reason|message|handout|kit)\b"
)
"""What a parent reads as sentences; headings and labels, without an end mark, are left out."""

SYLLABLES: dict[str, Callable[[str], int]] = {"en": english_syllables, "es": spanish_syllables}
NEAR = 0.02
"""How far the rules may be from the count by hand, of all syllables."""

LONGEST = 25
"""Words in one sentence of ours, at most; the mean is at most MEAN."""

MEAN = 15
ENGLISH_GRADE, ENGLISH_AIM = 8.0, 6.0
INFLESZ_FLOOR, INFLESZ_AIM = 55.0, 65.0
"""The hard limit of each scale (eighth grade; "normal"), and the aim."""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_rules_count_syllables_as_a_person_does(lang: str) -> None:
    lines = (DATA / f"syllables-{lang}.txt").read_text(encoding="utf-8").splitlines()
    by_hand = {word: int(count) for word, count in (line.split() for line in lines if not line.startswith("#"))}
    by_rule = {word: SYLLABLES[lang](word) for word in by_hand}
    assert len(by_hand) >= 200
    assert abs(sum(by_rule.values()) - sum(by_hand.values())) <= NEAR * sum(by_hand.values())
    assert sum(by_rule[word] != by_hand[word] for word in by_hand) <= NEAR * len(by_hand)


def test_the_formulas_give_what_their_authors_print() -> None:
    assert round(flesch_kincaid(["The cat sat on the mat."]), 2) == -1.45  # 0.39 * 6 + 11.8 * 1 - 15.59
    assert round(inflesz(["El gato come pan."]), 2) == 109.39  # 206.835 - 62.3 * 6 / 4 - 4


def hard(texts: Iterable[str], lang: str) -> list[tuple[float, str]]:
    """Return the hardest five of the texts: what to rewrite first."""
    score = flesch_kincaid if lang == "en" else inflesz
    said = [text for text in texts if len(words_of(text)) > 3]
    return sorted(((round(score([text]), 1), text) for text in said), reverse=lang == "en")[:5]


def check(texts: list[str], lang: str) -> None:
    """Assert the aims for texts taken together."""
    if lang == "en":
        assert flesch_kincaid(texts) <= ENGLISH_AIM < ENGLISH_GRADE, hard(texts, lang)
    else:
        assert inflesz(texts) >= INFLESZ_AIM > INFLESZ_FLOOR, hard(texts, lang)
    assert sum(len(words_of(text)) for text in texts) / sentences_of(texts) <= MEAN
    assert {text for text in texts if len(words_of(text)) / sentences_of([text]) > LONGEST} == set()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_sentences_of_the_catalogs_are_plain(lang: str) -> None:
    said = [text for key, text in catalog(lang).items() if REPORT.match(key) and re.search(r"[.?!]$", text)]
    assert len(said) > 300
    check(said, lang)


def run(*arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "LCAP_LOCALES"}
    command = [sys.executable, "-m", "lcap", *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a workshop kit."""
    out = tmp_path_factory.mktemp("kit")
    run("kit", str(ROOT / "samples" / SAMPLES[0] / "plan.pdf"), "--out", str(out))
    return next(out.iterdir())


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the result folders of samples and, where they are, of real plans."""
    plans = [ROOT / "samples" / name / "plan.pdf" for name in SAMPLES]
    plans += [plan for name in REAL_PLANS if (plan := REAL / name / "plan.pdf").exists()]
    out = tmp_path_factory.mktemp("told")
    run("analyze", *map(str, plans), "--out", str(out))
    made = sorted(out.iterdir())
    assert len(made) == len(plans)
    return made


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_shown_of_each_plan_is_plain(folders: list[Path], lang: str) -> None:
    """With figures filled in; without quotes from the plan, names and numbers."""
    for folder in folders:
        said = sentences(folder, lang, names_in(folder))
        assert len(said) > 50
        check(said, lang)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_the_kit_says_is_plain(kit: Path, lang: str) -> None:
    said = sentences(kit, lang, ["Valle Dorado Unified School District", "plan.pdf"])
    assert len(said) > 100
    check(said, lang)


def test_the_kit_tells_the_same_figures_in_both_languages(kit: Path) -> None:
    """Every amount and percentage; the guide's numbers of sheets to print are each language's own."""
    english, spanish = (amounts(told(kit, lang)) for lang in ("en", "es"))
    assert english.keys() == spanish.keys()
    assert len(english) > 10
    for file in english:
        if file.endswith(".docx"):  # the posters' papers cut words in two
            compare(english[file], spanish[file], file)


def test_both_languages_tell_the_same_figures(folders: list[Path]) -> None:
    """Block by block, in every file that people read."""
    for folder in folders:
        english, spanish = told(folder, "en"), told(folder, "es")
        assert english.keys() == spanish.keys()
        for file in english:
            compare(english[file], spanish[file], f"{folder.name}/{file}")

    assert len({file for folder in folders for file in told(folder, "en")}) > 5


def test_a_figure_that_differs_would_be_found() -> None:
    assert figures("$1.2 billion, page 3") == figures("página 3: $1.2 mil millones")
    assert figures("$1.2 billion") != figures("$1.2 millones")
    assert figures("14.679%") != figures("14.68%")


def amounts(files: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {
        file: [" ".join(n for n in figures(block) if "$" in n or "%" in n) for block in files[file]] for file in files
    }


def compare(english: list[str], spanish: list[str], where: str) -> None:
    """Assert the same figures, block by block; in a paper, whose lines say no blocks, in all of it."""
    if where.endswith(".pdf"):
        counted = [Counter(figures(" ".join(blocks))) for blocks in (english, spanish)]
        assert counted[0] - counted[1] == counted[1] - counted[0] == Counter(), where
        return
    assert len(english) == len(spanish), where
    pairs = zip(english, spanish, strict=True)
    assert [pair for pair in pairs if figures(pair[0]) != figures(pair[1])] == [], where
