"""What a chart, its table, its sentence and its text description all say: one frozen set of facts.

Amounts keep the plan's figures they come from, so that each shown number can be traced to its page. An amount of
one figure is what the plan prints; one of several figures is worked out by us and says so.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from lcap_models.figure import Figure, State
from lcap_models.ledger import Money
from lcap_models.place import page_of
from lcap_models.plan import Plan
from lcap_viz import words

__all__ = [
    "Amount",
    "ChartFacts",
    "ChartRow",
    "Form",
    "Label",
    "Link",
    "Sentence",
    "Series",
    "amount_from",
    "amount_of",
    "clean",
    "difference_of",
    "made_of",
    "ratio_of",
    "state_of",
    "status_of",
    "tell",
    "tell_amount",
    "tell_number",
]

Form = Literal["bars", "pennies", "pairs", "way"]
"""How a chart is drawn: bars from zero; a dollar of 100 pennies; two figures side by side; a flow."""

Kind = Literal["usd", "percent", "count", "share", "cents"]
_ORDER = (State.PROVED, State.READ, State.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that is shown, in dollars, percent as printed, or a share (0 to 1), and the figures behind it.

    `value` None means the plan leaves the place blank, or prints `text` ("No carryover") instead of a number.
    `computed` says that we worked it out from `figures`; else it is exactly one printed figure. `contested` says
    that the plan prints another figure for the same thing, or that a sum with it does not come out. `about` says that
    a rounded percentage is in it, `incomplete` that a part of it may be missing in what we read: then it is doubtful
    whatever its figures are.
    """

    value: Decimal | None
    unit: Kind
    figures: tuple[Figure, ...] = ()
    computed: bool = False
    text: str = ""
    contested: bool = False
    about: bool = False
    incomplete: bool = False

    @property
    def state(self) -> State:
        """The weakest state of the figures behind it; missing where there is no value."""
        return state_of(self)

    @property
    def doubtful(self) -> bool:
        """Whether the amount must carry the mark of doubt."""
        return self.state is State.DOUBTFUL

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of its figures, in order, each once."""
        return tuple(sorted({page for f in self.figures if (page := page_of(f.place)) is not None}))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the catalogs and what fills it: amounts, further sentences, strangers' words, counts."""

    key: str
    facts: Mapping[str, "Amount | Sentence | Label | str | int"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """Words of the plan (an action's title), shown as they are; `number` is the action's number, or empty."""

    text: str
    number: str = ""

    @property
    def full(self) -> str:
        """Number and words."""
        return " ".join(part for part in (self.number, self.text) if part)


Series = str
"""The catalog key that names one bar of a row: `chart.promise.bar.planned`; empty where a row has one bar."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart: its name and one amount per series. `part` rows are parts of the row above.

    `captions` say where each amount stands, where a chart tells that per amount; `heading` opens a group of rows;
    `step` is the column of a flow in which the row stands, from 0.
    """

    label: Sentence | Label
    amounts: tuple[Amount, ...]
    part: bool = False
    strong: bool = False
    captions: tuple[Sentence, ...] = ()
    heading: Sentence | None = None
    step: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """What flows from one row of a flow to another: their numbers, from 0, and how much."""

    source: int
    target: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """Everything one chart says. `name` is its file name; `what` the subtitle without year and status."""

    name: str
    title: Sentence
    what: Sentence
    year: str
    status: str
    lea_name: str
    plan_year: str
    sha256: str
    rows: tuple[ChartRow, ...]
    series: tuple[Series, ...]
    column: str
    notes: tuple[Sentence, ...] = ()
    form: Form = "bars"
    links: tuple[Link, ...] = ()

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """All amounts of the rows."""
        return tuple(amount for row in self.rows for amount in row.amounts)

    @property
    def unit(self) -> Kind:
        """The unit that all bars share."""
        return self.amounts[0].unit

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of all figures of the chart."""
        return tuple(sorted({page for amount in self.amounts for page in amount.pages}))

    @property
    def doubtful(self) -> bool:
        """Whether any bar must carry the mark of doubt."""
        return any(amount.doubtful for amount in self.amounts)


def state_of(amount: Amount) -> State:
    """Return the weakest state of the figures behind an amount; missing where it has no value.

    A blank in a sum takes nothing away; digits that are no number make it doubtful.
    """
    states = {figure.state for figure in amount.figures} - {State.MISSING}
    if amount.value is None:
        return State.DOUBTFUL if State.DOUBTFUL in states else State.MISSING
    if amount.incomplete:
        return State.DOUBTFUL
    return max(states, key=_ORDER.index, default=State.DOUBTFUL)


def amount_of(figure: Figure | None) -> Amount:
    """Return the amount that one printed figure gives; blank where the plan has no such figure."""
    if figure is None:
        return Amount(None, "usd")
    return Amount(figure.value, figure.unit, (figure,), text=clean(figure.text) if figure.value is None else "")


def amount_from(money: Money) -> Amount:
    """Return an amount of the ledger as charts, handout, report and kit show it, with its figures and all its marks."""
    figures = tuple(named.figure for named in money.sources)
    return Amount(
        money.value,
        money.unit,
        figures,
        computed=money.computed,
        text=clean(money.words),
        contested=money.contested,
        about=money.about,
        incomplete=money.incomplete,
    )


def difference_of(first: Amount, second: Amount) -> Amount:
    """Return first minus second; blank if either is. It carries the marks of both."""
    if first.value is None or second.value is None:
        return Amount(None, first.unit)
    return made_of(first.value - second.value, first.unit, first, second)


def ratio_of(part: Amount, whole: Amount) -> Amount:
    """Return the share that `part` is of `whole` (0 to 1); blank where that has no meaning. It carries their marks."""
    if part.value is None or not whole.value or not 0 <= part.value <= whole.value:
        return Amount(None, "share")
    return made_of(part.value / whole.value, "share", part, whole)


def made_of(value: Decimal, unit: Kind, *parts: Amount) -> Amount:
    """Return an amount that we worked out of others: it has their figures, each once, and all their marks."""
    figures = tuple(dict.fromkeys(figure for part in parts for figure in part.figures))
    return Amount(
        value,
        unit,
        figures,
        computed=True,
        contested=any(part.contested for part in parts),
        about=any(part.about for part in parts),
        incomplete=any(part.incomplete for part in parts),
    )


def tell_amount(amount: Amount, lang: str, *, exact: bool = False) -> str:
    """Return the amount in words with its marks: ? where in doubt, ≠ where the plan contradicts it."""
    marks = (" ?" if amount.doubtful else "") + (" ≠" if amount.contested else "")
    said = tell_number(amount, lang, exact=exact) + marks
    return words.say("answer.about", lang, amount=said) if amount.about and amount.value is not None else said


def tell_number(amount: Amount, lang: str, *, exact: bool = False) -> str:
    """Return the amount without marks, rounded or exact; the plan's own words where it prints no number.

    Digits that could not be read are not called blank.
    """
    if amount.value is None:
        return f"“{amount.text}”" if amount.text.strip() else words.say(_NO_VALUE[amount.doubtful], lang)
    return _exact(amount, lang) if exact else _FORMS[amount.unit](amount.value, lang)


def _exact(amount: Amount, lang: str) -> str:
    form = words.money if amount.unit == "usd" else _FORMS[amount.unit]
    return form(amount.value, lang) if amount.value is not None else ""


_NO_VALUE = {True: "word.unread", False: "word.blank"}

_FORMS: Mapping[Kind, Callable[[Decimal, str], str]] = {
    "usd": words.money_short,
    "percent": words.percent,
    "count": words.number,
    "share": words.share_percent,
    "cents": words.cents,
}


def tell(said: Sentence | Label, lang: str) -> str:
    """Return the sentence in words, as plain text; it begins with a capital letter, also where an amount begins it."""
    text = _told(said, lang)
    return text if isinstance(said, Label) else text[:1].upper() + text[1:]


def _told(said: Sentence | Label, lang: str) -> str:
    if isinstance(said, Label):
        return said.full
    return words.say(said.key, lang, **{name: _plain(fact, lang) for name, fact in said.facts.items()})


def _plain(fact: "Amount | Sentence | Label | str | int", lang: str) -> str | int:
    if isinstance(fact, Amount):
        return tell_amount(fact, lang)
    return _told(fact, lang) if isinstance(fact, Sentence | Label) else fact


def clean(text: str) -> str:
    """Return a stranger's words as one line without control, direction and other invisible characters."""
    seen = (" " if unicodedata.category(c) == "Cc" else c for c in text)
    return " ".join("".join(c for c in seen if unicodedata.category(c)[0] != "C").split())


def status_of(plan: Plan) -> str:
    """Return the key that says draft, adopted or not stated."""
    return f"chart.status.{plan.document.status}"
