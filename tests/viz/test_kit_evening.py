"""The evening: minutes add up, a late start too; settings are checked with one sentence each."""

import io

import pytest
from PIL import Image

from lcap_models.errors import WrongUse
from lcap_models.ledger import Ledger
from lcap_viz.kit.content import load
from lcap_viz.kit.evening import LATE, clock, parts_of
from lcap_viz.kit.guide import guide_document
from lcap_viz.kit.model import Grid
from lcap_viz.kit.settings import MINUTES, Settings, logo_from, settings_from
from lcap_viz.kit.source import Source
from lcap_viz.words import has
from support.ledgers import ledger
from support.plans import plan_of, valle_dorado


@pytest.fixture(scope="module")
def book() -> Ledger:
    return ledger(valle_dorado())


@pytest.mark.parametrize("length", MINUTES)
def test_the_minutes_add_up_and_so_do_those_of_a_late_start(length: int) -> None:
    parts = parts_of(length)
    assert sum(part.minutes for part in parts) == length
    assert sum(part.late for part in parts) == length - LATE
    assert all(0 <= part.late <= part.minutes for part in parts)
    assert [part.begins for part in parts] == [sum(one.minutes for one in parts[:n]) for n in range(len(parts))]
    assert all(part.late == part.minutes for part in parts if part.name == "talk")  # never cut


@pytest.mark.parametrize("length", MINUTES)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_guide_prints_the_minutes_that_add_up(book: Ledger, length: int, lang: str) -> None:
    guide = guide_document(Source(book, Settings(minutes=length, time="6:30 pm")), (), lang)
    table = next(block for block in guide.blocks if isinstance(block, Grid) and len(block.headings) == 5)
    *rows, last = table.rows
    assert sum(int(row[1]) for row in rows) == length == int(last[1])
    assert sum(int(row[2]) for row in rows) == length - LATE == int(last[2])
    assert rows[0][0].startswith("6:30 pm–")
    assert rows[-1][0].endswith({45: "–7:15 pm", 60: "–7:30 pm", 90: "–8:00 pm"}[length])


@pytest.mark.parametrize(
    ("start", "after", "shown"),
    [
        ("6:00 pm", 75, "7:15 pm"),
        ("11:30 AM", 45, "12:15 pm"),
        ("18:00", 45, "18:45"),
        ("", 12, "0:12"),
        ("in the evening", 12, "0:12"),
        ("99:99", 5, "0:05"),
    ],
)
def test_the_clock_goes_on_from_the_start_that_the_trainer_names(start: str, after: int, shown: str) -> None:
    assert clock(start, after) == shown


def test_every_name_in_the_content_files_has_its_words() -> None:
    kit, guide = load("kit"), load("guide")
    words = [f"glossary.{term}.{part}" for term in (*kit["cards"], *kit["interpreter"]) for part in ("term", "text")]
    words += [f"kit.file.{file}" for file in kit["files"]]
    words += [f"kit.part.{one['part']}{part}" for one in guide["parts"] for part in ("", ".do", ".say", ".needs")]
    words += [one["ask"] for one in kit["speaker"]] + [one["answer"] for one in kit["speaker"]]
    words += [f"ask.{one['question']}" for one in kit["posters"]]
    assert [key for key in words if not has(key)] == []
    assert 28 <= len(kit["cards"]) <= 32
    assert len(kit["posters"]) >= int(kit["most_posters"]) == 10


def test_a_plan_with_hardly_any_figures_is_said_to_be_one() -> None:
    source = Source(ledger(plan_of(bop={"bop_sc_grants": "400000"})), Settings())
    assert source.scant and source.missing
    guide = guide_document(source, (), "en")
    texts = [getattr(block, "text", "") for block in guide.blocks]
    assert any("lcap kit --practice" in text for text in texts)
    assert not Source(ledger(valle_dorado()), Settings()).scant


SETTINGS = """
[workshop]
title = "Money night"
time = "6:00 pm"
trainers = ["Ana", "Luis"]
people = 30
[organization]
name = "Parents"
address = "https://example.org/meet"
logo = "logo.png"
"""


def test_a_setting_cannot_break_a_document() -> None:
    assert settings_from('[workshop]\ntitle = "a\\u0000b\\u202ec"', "kit.toml")["title"] == "a bc"


def test_settings_are_read_as_they_stand() -> None:
    found = settings_from(SETTINGS, "kit.toml")
    assert (found["title"], found["people"], found["trainers"]) == ("Money night", 30, ("Ana", "Luis"))
    assert (found["organization"], found["address"], found["logo_file"]) == (
        "Parents",
        "https://example.org/meet",
        "logo.png",
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[workshop", "kit_toml_broken"),
        ("[workshp]", "kit_toml_unknown"),
        ("people = 20", "kit_toml_unknown"),
        ("[workshop]\nplaces = 'x'", "kit_toml_unknown"),
        ("[workshop]\ntitle = 5", "kit_toml_text"),
        (f"[workshop]\ntitle = '{'x' * 201}'", "kit_toml_text"),
        ("[workshop]\npeople = 0", "kit_toml_people"),
        ("[workshop]\npeople = true", "kit_toml_people"),
        ("[workshop]\ntrainers = 'Ana'", "kit_toml_list"),
        ("[organization]\naddress = 'javascript:alert(1)'", "kit_toml_address"),
    ],
)
def test_a_setting_that_is_not_what_it_should_be_is_named(text: str, key: str) -> None:
    with pytest.raises(WrongUse) as caught:
        settings_from(text, "kit.toml")
    assert caught.value.key == key


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "#0b5f94").save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("content", [b"", b"no picture", picture("GIF"), picture("PNG")[:60], picture("JPEG")[:200]])
def test_a_broken_logo_is_refused(content: bytes) -> None:
    with pytest.raises(WrongUse) as caught:
        logo_from(content, "logo.png", "Parents")
    assert caught.value.key == "kit_logo_broken"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_whole_logo_is_taken(kind: str) -> None:
    assert logo_from(picture(kind), "logo", "Parents").alt == "Parents"
