"""The trainer's guide: chapters from `content/guide.yaml`, filled with what the plan says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lcap_viz import words
from lcap_viz.kit.content import load
from lcap_viz.kit.evening import clock, parts_of
from lcap_viz.kit.index import missing_lines
from lcap_viz.kit.model import Block, Break, Document, Grid, Heading, Note, Para, Points, Script
from lcap_viz.kit.prints import Printed
from lcap_viz.kit.source import Source
from lcap_viz.limits import limits_of
from lcap_viz.message import tell
from lcap_viz.words import say

__all__ = ["dates_grid", "guide_document", "word_grid"]


def guide_document(source: Source, printed: Sequence[Printed], lang: str) -> Document:
    """Return the guide; `printed` are the files of the kit with their pages and copies."""
    blocks: list[Block] = [Para(line) for line in _evening(source, lang)]
    for chapter in load("guide")["chapters"]:
        blocks += _chapter(chapter, source, printed, lang)
    return source.document(lang, say("kit.guide.title", lang), tuple(blocks))


def _evening(source: Source, lang: str) -> Iterator[str]:
    own = source.settings
    what = " · ".join(text for text in (own.title, own.date, own.time, own.place, own.organization) if text)
    if what:
        yield say("kit.guide.when", lang, what=what)
    if own.trainers:
        yield say("kit.guide.who", lang, names=", ".join(own.trainers))
    if own.interpreter:
        yield say("kit.guide.interpreter_named", lang, name=own.interpreter)


def _chapter(chapter: Mapping[str, Any], source: Source, printed: Sequence[Printed], lang: str) -> Iterator[Block]:
    if "break" in chapter:
        yield Break()
    if "heading" in chapter:
        yield Heading(say(chapter["heading"], lang), int(chapter.get("level", "1")))
    if "points" in chapter:
        yield Points(tuple(say(key, lang) for key in chapter["points"]), chapter.get("mark", "dot"))
    if "make" in chapter:
        if chapter["make"] == "print_list":
            yield from _print_list(source, printed, lang)
        else:
            yield from _MAKE[chapter["make"]](source, lang)


def _missing(source: Source, lang: str) -> Iterator[Block]:
    """Yield what the plan does not carry, so that the trainer knows before the evening."""
    if not source.missing:
        return
    yield Heading(say("kit.guide.missing", lang), 2)
    yield Para(say(f"kit.guide.missing.{'few' if source.scant else 'some'}", lang), "strong" if source.scant else "")
    yield Points(missing_lines(source, lang))


def _print_list(source: Source, printed: Sequence[Printed], lang: str) -> Iterator[Block]:
    about = "kit.guide.print.about" if len(source.settings.langs) > 1 else "kit.guide.print.about_one"
    yield Para(say(about, lang, people=source.settings.people))
    rows = [(one.name, str(one.pages), str(one.copies), str(one.pages * one.copies)) for one in printed]
    sheets = sum(one.pages * one.copies for one in printed)
    rows.append((say("kit.guide.print.all", lang), "", "", say_number(sheets, lang)))
    headings = tuple(say(f"kit.guide.print.{name}", lang) for name in ("file", "pages", "copies", "sheets"))
    yield Grid(headings, tuple(rows), (6, 1, 1, 1), (1, 2, 3))
    if source.settings.paper == "letter":
        yield Para(say("kit.guide.print.tiles", lang), "quiet")


def say_number(number: int, lang: str) -> str:
    """Return a whole number with its separators."""
    return words.number(number, lang)


def _minute_plan(source: Source, lang: str) -> Iterator[Block]:
    minutes, start = source.settings.minutes, source.settings.time
    yield Heading(say("kit.guide.plan", lang, minutes=minutes))
    parts = parts_of(minutes)
    rows = [
        (
            f"{clock(start, part.begins)}–{clock(start, part.begins + part.minutes)}",
            str(part.minutes),
            str(part.late),
            say(f"kit.part.{part.name}", lang),
            say(f"kit.part.{part.name}.needs", lang),
        )
        for part in parts
    ]
    whole, late = sum(part.minutes for part in parts), sum(part.late for part in parts)
    rows.append(("", str(whole), str(late), say("kit.guide.plan.all", lang), ""))
    headings = tuple(say(f"kit.guide.plan.{name}", lang) for name in ("from", "minutes", "late", "part", "needs"))
    yield Grid(headings, tuple(rows), (4, 2, 2, 5, 6), (1, 2))


def _parts(source: Source, lang: str) -> Iterator[Block]:
    for part in parts_of(source.settings.minutes):
        yield Heading(f"{say(f'kit.part.{part.name}', lang)} ({part.minutes})", 2)
        yield Para(say(f"kit.part.{part.name}.do", lang))
        yield Script(say(f"kit.part.{part.name}.say", lang))


def _units(source: Source, lang: str) -> Iterator[Block]:
    yield Para(say("kit.guide.units.about", lang))
    for one in load("guide")["units"]:
        yield from _unit(one, source, lang)


def _unit(one: Mapping[str, Any], source: Source, lang: str) -> Iterator[Block]:
    unit = one["unit"]
    yield Heading(say(f"kit.unit.{unit}", lang), 2)
    yield Para(f"{say('kit.unit.aim', lang)}: {say(f'kit.unit.{unit}.aim', lang)}", "strong")
    yield Script(say(f"kit.unit.{unit}.say", lang))
    yield Heading(say("kit.unit.facts", lang), 3)
    yield from _facts(one["questions"], source, lang)
    yield Heading(say("kit.unit.ask", lang), 3)
    yield Script(say(f"kit.unit.{unit}.ask", lang))
    yield Heading(say("kit.unit.asked", lang), 3)
    for name in one["asked"]:
        yield Note(say(f"kit.qa.{unit}.{name}", lang), say(f"kit.answer.{unit}.{name}", lang))
    numbers = [str(poster.number) for poster in source.posters if poster.unit == unit]
    key = "kit.unit.use" if numbers else "kit.unit.use_none"
    yield Para(say(key, lang, posters=", ".join(numbers)), "quiet")


def _facts(questions: Sequence[str], source: Source, lang: str) -> Iterator[Block]:
    """Yield the answers of the plan, each with its pages and with what the plan says against it."""
    found = source.answered(list(questions))
    if not found:
        yield Para(say("kit.unit.facts.none", lang))
    for number in found:
        told = source.words(number, lang)
        pages = f" ({told.pages})" if told.pages else ""
        yield Para(told.asks, "strong")
        yield Para(" ".join(told.says) + pages)
        for says, _ in told.also[:1]:
            yield Para(says, "quiet")


def _limits(source: Source, lang: str) -> Iterator[Block]:
    """Yield what this plan's ledger cannot tell."""
    found = tuple(tell(limit, lang) for limit in limits_of(source.ledger))
    if found:
        yield Points(found)


def _word_list(source: Source, lang: str) -> Iterator[Block]:
    yield word_grid(load("kit")["interpreter"], source.pair)


def word_grid(terms: Sequence[str], pair: tuple[str, str]) -> Grid:
    """Return words in two languages side by side."""
    rows = tuple(tuple(say(f"glossary.{term}.term", lang) for lang in pair) for term in terms)
    return Grid(tuple(say("word.language", lang) for lang in pair), rows, (1, 1))


def _dates(source: Source, lang: str) -> Iterator[Block]:
    yield dates_grid(source, lang)
    yield Para(say("kit.dates.check", lang), "quiet")


def dates_grid(source: Source, lang: str) -> Grid:
    """Return the dates of the plan's year on which a parent can act."""
    rows = tuple((tell(date.when, lang), tell(date.what, lang)) for date in source.message.dates)
    return Grid(tuple(say(f"kit.dates.{part}", lang) for part in ("when", "what")), rows, (2, 5))


_MAKE: Mapping[str, Callable[[Source, str], Iterator[Block]]] = {
    "missing": _missing,
    "minute_plan": _minute_plan,
    "parts": _parts,
    "units": _units,
    "limits": _limits,
    "word_list": _word_list,
    "dates": _dates,
}
