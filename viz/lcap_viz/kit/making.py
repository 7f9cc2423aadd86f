"""From a plan to all files of its workshop kit. The order of the work, and nothing else; writes nothing."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial

from lcap_viz.charts.draw import draw_all
from lcap_viz.handout import handouts
from lcap_viz.handout.fitting import pages_of
from lcap_viz.kit.deck import plan_deck, workshop_deck
from lcap_viz.kit.files import File, file_name
from lcap_viz.kit.guide import guide_document
from lcap_viz.kit.index import index_html
from lcap_viz.kit.model import Document
from lcap_viz.kit.planted import planted_document
from lcap_viz.kit.posters import cards_pdf, posters_pdf
from lcap_viz.kit.prints import Printed, copies_of
from lcap_viz.kit.sheets import forms_document, sheets_document
from lcap_viz.kit.slides import deck_pptx
from lcap_viz.kit.source import Source
from lcap_viz.kit.speaker import speaker_document
from lcap_viz.kit.tasks import answers_document, exercises_document
from lcap_viz.kit.typeset import document_pdf
from lcap_viz.kit.word import document_docx
from lcap_viz.words import LANGS, say

__all__ = ["INDEX", "MADE", "Kit", "kit_of", "slides_of"]

INDEX = "index.html"
MADE = "made.json"
"""What the folder was made from; its hash says whose folder it is."""

Progress = Callable[[str, int, int], None]
Maker = Callable[[Source, str], Document]

_DOCUMENTS: dict[str, Maker] = {
    "sheets": sheets_document,
    "exercises": exercises_document,
    "answers": answers_document,
    "speaker": speaker_document,
    "forms": forms_document,
}


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit: its files in the order of their numbers, the index page, and what it was made from."""

    made: tuple[File, ...]
    index: bytes
    about: bytes

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the folder by its name."""
        return {**{one.name: one.content for one in self.made}, INDEX: self.index, MADE: self.about}


def kit_of(source: Source, version: str, progress: Progress = lambda *_: None) -> Kit:
    """Return the kit of a plan in the languages of its settings; the same plan and settings give the same bytes."""
    made: list[File] = []
    total = sum(1 for _ in _steps(source))
    for number, step in enumerate(_steps(source), 1):
        progress("kit", number, total)
        made += step()
    langs = source.settings.langs
    for lang in langs:
        made += _guide(source, made, lang)
    order = tuple(
        sorted(
            made,
            key=lambda one: (one.name[:2], langs.index(one.lang or langs[0]), not one.name.endswith(".pdf"), one.name),
        )
    )
    return Kit(order, index_html(source, order), _about(source, order, version))


def _steps(source: Source) -> Iterator[Callable[[], list[File]]]:
    """Yield the work, part by part."""
    for lang in source.settings.langs:
        if source.posters:
            yield partial(_posters, source, lang)
        for file, maker in _DOCUMENTS.items():
            yield partial(_document, source, file, maker, lang)
        if source.practice:
            yield partial(_pdf_only, source, "planted", planted_document, lang)
        yield partial(_slides, source, lang)
    yield partial(_handouts, source)
    yield partial(_cards, source)
    if source.practice:
        yield partial(_practice_plan, source)


def _cards(source: Source) -> list[File]:
    return [_pdf("cards", "", cards_pdf(source, source.settings.langs[0]), source.pair)]


def _practice_plan(source: Source) -> list[File]:
    return [_pdf("practice_plan", "", source.practice)]


def _pdf(file: str, lang: str, content: bytes, pair: tuple[str, str] = ("en", "es")) -> File:
    return File(file, lang, file_name(file, lang, "pdf", pair), content, pages_of(content))


def _posters(source: Source, lang: str) -> list[File]:
    return [
        _pdf("posters_color", lang, posters_pdf(source, lang, color=True)),
        _pdf("posters_bw", lang, posters_pdf(source, lang, color=False)),
    ]


def _document(source: Source, file: str, maker: Maker, lang: str) -> list[File]:
    document, logo = maker(source, lang), source.settings.logo
    word = File(file, lang, file_name(file, lang, "docx"), document_docx(document, logo))
    return [_pdf(file, lang, document_pdf(document, logo)), word]


def _pdf_only(source: Source, file: str, maker: Maker, lang: str) -> list[File]:
    return [_pdf(file, lang, document_pdf(maker(source, lang), source.settings.logo))]


def _handouts(source: Source) -> list[File]:
    made = handouts(source.ledger, draw_all(source.ledger, LANGS))
    return [_pdf("handout", lang, made[lang]) for lang in source.settings.langs if lang in made]


def _slides(source: Source, lang: str) -> list[File]:
    deck = workshop_deck(source, lang)
    name = file_name("slides", lang, "pptx")
    return [File("slides", lang, name, deck_pptx(deck, lang, source.settings.logo), len(deck))]


def _guide(source: Source, made: Sequence[File], lang: str) -> list[File]:
    """Return the guide; made twice, because its print list tells its own pages."""
    first = document_pdf(guide_document(source, _printed(source, made, lang), lang), source.settings.logo)
    printed = _printed(source, [*made, _pdf("guide", lang, first)], lang)
    return _document(source, "guide", lambda source, lang: guide_document(source, printed, lang), lang)


def _printed(source: Source, made: Sequence[File], lang: str) -> list[Printed]:
    """Return what a trainer prints in one language: each PDF once, of the posters those without color."""
    own = source.settings
    paper = [one for one in made if one.name.endswith(".pdf") and one.lang in {lang, ""} and one.id != "posters_color"]
    paper.sort(key=lambda one: one.name)
    found: list[Printed] = []
    for one in paper:
        if one.id == "forms":  # one page each, in other numbers
            for number, sheet in enumerate(("sign_in", "evaluation", "follow_up"), 1):
                name = f"{one.name}, {say('word.page', lang, page=number)}"
                found.append(Printed(name, 1, copies_of(sheet, own.people, len(own.langs))))
        else:
            found.append(Printed(one.name, one.pages, copies_of(one.id, own.people, len(own.langs))))
    return found


def _about(source: Source, made: Sequence[File], version: str) -> bytes:
    """Return what the folder was made from, for programs and for the next run."""
    document, own = source.ledger.book.plan.document, source.settings
    settings = {name: value for name, value in asdict(own).items() if name not in {"logo", "logo_file"}}
    about = {
        "schema": 1,
        "made": "kit",
        "lcap": version,
        "input": document.name,
        "sha256": document.sha256,
        "practice": bool(source.practice),
        "settings": settings,
        "files": [{"name": one.name, "pages": one.pages or None} for one in made],
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def slides_of(source: Source, version: str) -> dict[str, bytes]:
    """Return the slides about a plan by file name, in the languages of its settings, and what they were made from."""
    names = {"en": "slides-en.pptx", "es": "diapositivas-es.pptx"}
    langs = source.settings.langs
    made = {names.get(lang, f"slides-{lang}.pptx"): deck_pptx(plan_deck(source, lang), lang) for lang in langs}
    document = source.ledger.book.plan.document
    about = {"schema": 1, "made": "slides", "lcap": version, "input": document.name, "sha256": document.sha256}
    return {**made, MADE: (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()}
