"""The page in the kit's folder: what each file is, in every language of the kit; opens without a network."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from lcap_viz.facts import clean
from lcap_viz.kit.files import File
from lcap_viz.kit.source import Source
from lcap_viz.words import say

__all__ = ["index_html", "missing_lines"]


def index_html(source: Source, made: Sequence[File]) -> bytes:
    """Return the page as UTF-8."""
    parts = [_part(source, made, lang) for lang in source.settings.langs]
    page: str = _template().render(parts=parts)
    return page.encode("utf-8", "replace")


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader  # noqa: PLC0415  (only where a kit is made)

    return Environment(loader=PackageLoader("lcap_viz.kit", "templates"), autoescape=True).get_template("index.html.j2")


def _part(source: Source, made: Sequence[File], lang: str) -> dict[str, Any]:
    document, own = source.ledger.book.plan.document, source.settings
    about = "few" if source.scant else "some"
    paper = say(f"kit.paper.{own.paper}", lang)
    return {
        "lang": lang,
        "language": say("word.language", lang),
        "title": say("kit.index.title", lang, lea=source.lea(lang), year=source.year(lang)),
        "about": say("kit.index.about", lang),
        "setting": say("kit.index.setting", lang, minutes=own.minutes, people=own.people, paper=paper),
        "input": say("kit.index.input", lang, file=clean(document.name), hash=document.sha256),
        "missing_title": say("kit.guide.missing", lang),
        "missing_about": say(f"kit.guide.missing.{about}", lang),
        "missing": missing_lines(source, lang),
        "files": _files((one for one in made if one.lang in {lang, ""}), lang),
        "marks": say("kit.index.marks", lang),
    }


def _files(made: Iterable[File], lang: str) -> list[dict[str, Any]]:
    found: dict[str, list[File]] = {}
    for one in made:
        found.setdefault(one.id, []).append(one)
    return [
        {
            "title": say(f"kit.file.{name}", lang),
            "kinds": [{"name": one.name, "note": _note(one, lang)} for one in files],
        }
        for name, files in found.items()
    ]


def _note(file: File, lang: str) -> str:
    if file.name.endswith(".pptx"):
        return f"{say('kit.index.slides', lang, count=file.pages)}, {say('kit.index.editable', lang)}"
    return say("kit.index.pages", lang, count=file.pages) if file.pages else say("kit.index.editable", lang)


def missing_lines(source: Source, lang: str) -> tuple[str, ...]:
    """Return what the plan does not carry, one line each."""
    return tuple(
        say(f"kit.guide.missing.{one.kind}", lang, title=say(one.title, lang), why=say(one.why, lang))
        for one in source.missing
    )
