"""The page's template: how it is loaded, and what it may call. It escapes everything that is not marked as HTML."""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup

from lcap_models.figure import Figure
from lcap_models.findings import Named, place_fact
from lcap_models.place import spot_of
from lcap_viz import words
from lcap_viz.facts import clean
from lcap_viz.questions import fact_words
from lcap_viz.report.marks import both, sentence
from lcap_viz.report.proof import reason_key

__all__ = ["template", "warm_up"]


@cache
def template(name: str) -> Any:
    """Return the template of that name, ready to render."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape  # noqa: PLC0415

    loader = PackageLoader("lcap_viz.report", "templates")
    always = select_autoescape(default=True, default_for_string=True)
    env = Environment(loader=loader, autoescape=always, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    script = _asset("script.js")
    env.globals |= {
        "both": both,
        "say": sentence,
        "text": words.say,
        "pages_words": words.pages_words,
        "spot_of": spot_of,
        "spot_words": _spot_words,
        "reason": _reason,
        "clean": clean,
        "phone_labels": _phone_labels,
        "style": Markup(_asset("style.css") + _asset("sections.css") + _asset("print.css") + _switch()),
        "script": Markup(script),
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }
    return env.get_template(name)


def warm_up() -> None:
    """Compile the templates ahead of time (a fifth of a second), for a caller that is waiting for something else."""
    page = template("report.html.j2")
    for name in page.environment.list_templates(["j2"]):
        page.environment.get_template(name)


def _switch() -> str:
    """Return the rules that show the chosen language alone; they work without JavaScript."""
    rules = []
    for lang in words.LANGS:
        others = ",".join(f".{other}" for other in words.LANGS if other != lang)
        if others:
            rules.append(f"#lang-{lang}:checked~* :is({others}){{display:none}}")
        chosen = f"label[for=lang-{lang}]"
        rules.append(f"#lang-{lang}:checked~header {chosen}{{background:var(--ink);color:#fff;font-weight:700}}")
        rules.append(
            f"#lang-{lang}:focus-visible~header {chosen}{{outline:3px solid var(--accent);outline-offset:2px}}"
        )
    return "\n".join(rules)


def _phone_labels(headings: Sequence[str], place: str) -> Markup:
    """Return the rules that name each amount on a phone, where the table of actions has no headings."""
    columns = {**{f"c{n}": heading for n, heading in enumerate(headings)}, "page": place}
    rules = (
        f'#lang-{lang}:checked~* .explorer td.{column}::before{{content:"{_quoted(words.say(key, lang))}: "}}'
        for lang in words.LANGS
        for column, key in columns.items()
    )
    return Markup("@media(max-width:40rem){" + "".join(rules) + "}")


def _quoted(text: str) -> str:
    """Return words of the catalogs as they stand in a string of a style sheet."""
    return re.sub(r'[\\"<>\n]', lambda letter: f"\\{ord(letter[0]):x} ", text)


def _spot_words(figure: Figure, lang: str) -> str:
    """Return where a figure stands, as a sentence's place for a page takes it."""
    return fact_words(place_fact(Named("", figure)), lang)


def _reason(state: str, reason: str) -> Markup:
    return both(reason_key(state, reason))


def _asset(name: str) -> str:
    text = resources.files("lcap_viz.report").joinpath("templates", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
