"""The working of the formula for a terminal: what each step takes and gives, and where the law's numbers are from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lcap_models.formula import grade_spans
from lcap_models.law import Law
from lcap_models.steps import Inputs, Step, doubtful, is_target, unverified
from lcap_viz.law_words import MARK, entry_lines, share_words, wrapped
from lcap_viz.words import money, number, percent, say

__all__ = ["working_lines"]

Steps = Mapping[str, Step]
_COLUMNS = ("base_rate", "grade_span_adjustment", "adjusted_rate", "ada", "base_grant")
_GAP = "  "
_HUNDREDTH, _THOUSANDTH = Decimal("0.01"), Decimal("0.001")


def working_lines(inputs: Inputs, steps: tuple[Step, ...], law: Law, lang: str) -> Iterator[str]:
    """Yield the working: base grant by grade span, the grants, the percentage, the sources."""
    shown = _Shown({step.name: step for step in steps}, doubtful(steps), lang)
    yield say("law.heading", lang, year=inputs.year)
    yield from wrapped(shown.who(inputs), 0)
    if is_target(inputs, law):
        share = f"{shown.text('gap_share')} {shown.mark('gap_share')}".strip()
        yield from wrapped(say("law.note.target", lang, year=inputs.year, share=share), 0)
    yield ""
    yield from _base_lines(shown, law)
    yield ""
    yield from _grant_lines(shown, inputs)
    yield ""
    yield from _percentage_lines(shown, inputs, law)
    yield ""
    yield from wrapped(say("law.note.limits", lang))
    yield ""
    yield from _source_lines(shown, steps, law)


class _Shown:
    """The steps by name, as words of one language."""

    def __init__(self, steps: Steps, marked: frozenset[str], lang: str) -> None:
        self.steps, self.marked, self.lang = steps, marked, lang

    def value(self, name: str) -> Decimal:
        return self.steps[name].value

    def say(self, key: str, **facts: str) -> str:
        return say(key, self.lang, **facts)

    def text(self, name: str) -> str:
        """Return a step's value as people write it; empty where there is no such step."""
        if name not in self.steps:
            return ""
        step = self.steps[name]
        if step.unit == "usd":
            return money(step.value, self.lang)
        return share_words(step.value, self.lang) if step.unit == "share" else number(_plain(step.value), self.lang)

    def mark(self, name: str) -> str:
        """Return the sign of a step that rests on an unverified value."""
        return MARK if name in self.marked else ""

    def who(self, inputs: Inputs) -> str:
        ada = number(_plain(sum(inputs.ada.values(), Decimal(0))), self.lang)
        kind = "charter" if inputs.charter else "district"
        return self.say(f"law.who.{kind}", upp=self.text("upp"), ada=ada)


def _plain(value: Decimal) -> Decimal:
    """Return the number without idle zeros behind its point."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _base_lines(shown: _Shown, law: Law) -> Iterator[str]:
    """Yield the table of grade spans, with the base grant of all below."""
    yield shown.say("law.section.base")
    spans = grade_spans(law)
    heads = ("span", *_COLUMNS)
    rows = [tuple(shown.say(f"law.column.{head}") for head in heads)]
    rows += [(span, *(shown.text(f"{column}.{span}") for column in _COLUMNS)) for span in spans]
    everyone = number(_plain(sum((shown.value(f"ada.{span}") for span in spans), Decimal(0))), shown.lang)
    rows.append((shown.say("law.step.all"), "", "", "", everyone, shown.text("base_grant")))
    yield from _table(rows, left=1)
    young, old = (shown.text(f"grade_span_share.{span}") for span in law.parts("grade_span_adjustment"))
    yield from wrapped(shown.say("law.note.adjustment", young=young, old=old, pupils=shown.text("class_size")))
    if "tk_add_on" in shown.steps:
        how = f"{shown.text('tk_rate')} × {shown.text('tk_ada')}"
        yield from _table([(shown.say("law.step.tk_add_on"), how, *_amount(shown, "tk_add_on"))], left=2)
        yield from wrapped(shown.say("law.note.tk"))


def _grant_lines(shown: _Shown, inputs: Inputs) -> Iterator[str]:
    """Yield the supplemental and concentration grants, and what they make with the base."""
    yield shown.say("law.section.grants")
    threshold, counted = shown.text("concentration_threshold"), shown.text("concentration_upp")
    above = f"({counted} - {threshold})"
    has_concentration = shown.value("above_threshold") > 0
    rows = [_grant(shown, "supplemental_grant", "supplemental_share", shown.text("upp"))]
    rows.append(_grant(shown, "concentration_grant", "concentration_share", above if has_concentration else ""))
    if has_concentration and "additional_concentration_grant" in shown.steps:
        rows.append(_grant(shown, "additional_concentration_grant", "additional_share", above))
    rows.append((shown.say("law.step.sc_grants"), "", *_amount(shown, "sc_grants")))
    together = "law.step.total_tk" if "tk_add_on" in shown.steps else "law.step.total"
    rows.append((shown.say(together), "", *_amount(shown, "total")))
    yield from _table(rows, left=2)
    for note in _grant_notes(shown, inputs, threshold):
        yield from wrapped(note)


def _grant(shown: _Shown, name: str, rate: str, share: str) -> tuple[str, ...]:
    """Return the row of one grant; without a share nothing counts and the way is left out."""
    label = shown.say(f"law.step.{name}", share=shown.text(rate))
    how = shown.say("law.how.times_base", first=shown.text(rate), second=share) if share else ""
    return label, how, *_amount(shown, name)


def _grant_notes(shown: _Shown, inputs: Inputs, threshold: str) -> Iterator[str]:
    above = shown.value("above_threshold")
    if inputs.district_upp is not None:
        capped = inputs.district_upp < inputs.upp
        key = "law.note.charter_capped" if capped else "law.note.charter_own"
        yield shown.say(key, district=shown.text("district_upp"))
    elif inputs.charter and above:
        yield shown.say("law.note.charter_open")
    if not above:
        yield shown.say("law.note.below", threshold=threshold)
        return
    yield shown.say(
        "law.note.above", threshold=threshold, above=number(_plain(shown.value("above_threshold") * 100), shown.lang)
    )
    if "additional_share" in shown.steps:
        yield shown.say("law.note.additional", share=shown.text("additional_share"), threshold=threshold)


def _percentage_lines(shown: _Shown, inputs: Inputs, law: Law) -> Iterator[str]:
    """Yield the percentage by which services must grow, or that the amounts are only targets."""
    yield shown.say("law.section.percentage")
    if is_target(inputs, law):
        yield from wrapped(shown.say("law.note.no_mpp"))
        return
    how = shown.say("law.how.mpp_tk" if inputs.tk_ada else "law.how.mpp")
    value = percent(_printed(shown.value("mpp") * 100), shown.lang)
    yield from _table([(shown.say("law.step.mpp"), how, value, shown.mark("mpp"))], left=2)
    yield from wrapped(shown.say("law.note.mpp"))


def _printed(value: Decimal) -> Decimal:
    """Return a percentage as plans print it: three decimals, two where the third is 0."""
    fine = value.quantize(_THOUSANDTH)
    return fine.quantize(_HUNDREDTH) if fine == fine.quantize(_HUNDREDTH) else fine


def _source_lines(shown: _Shown, steps: tuple[Step, ...], law: Law) -> Iterator[str]:
    """Yield where the numbers come from, the unverified ones last and named as such."""
    lang = shown.lang
    used = dict.fromkeys(entry for step in steps for entry in step.entries)
    yield from wrapped(say("law.section.sources", lang), 0)
    yield from entry_lines((entry for entry in used if entry.verified), law, lang)
    yield ""
    unsure = unverified(steps)
    if not unsure:
        yield from wrapped(say("law.note.verified", lang), 0)
        return
    yield from wrapped(say("law.note.unverified", lang, count=len(unsure)), 0)
    yield from entry_lines(unsure, law, lang)


def _amount(shown: _Shown, name: str) -> tuple[str, str]:
    return shown.text(name), shown.mark(name)


def _table(rows: Sequence[tuple[str, ...]], left: int) -> Iterator[str]:
    """Yield rows with their columns in line: the first `left` to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            f"{cell:<{width}}" if n < left else f"{cell:>{width}}"
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield (_GAP + _GAP.join(cells)).rstrip()
