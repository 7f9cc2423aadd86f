"""A chart in words: its subtitle, notes and source, and all of it for people who do not see it, or print it."""

from collections.abc import Iterator

from lcap_viz import words
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Series, tell, tell_amount

__all__ = ["beside", "describe", "line", "notes", "source", "subtitle", "written"]


def describe(facts: ChartFacts, lang: str) -> str:
    """Return the chart's description: what it measures, and every row."""
    return " ".join((subtitle(facts, lang) + ".", *(line(row, facts, lang) + "." for row in facts.rows)))


def line(row: ChartRow, facts: ChartFacts, lang: str) -> str:
    """Return one row in words with exact amounts: "1.3 Tutors: $12,000.50 planned, $9,000 spent".

    Where each amount has a caption, it stands in place of the series' name: "$12 (Budget Overview, page 3)".
    """
    told = [tell_amount(amount, lang, exact=True) for amount in row.amounts]
    if row.captions:
        said = [f"{amount} ({tell(where, lang)})" for amount, where in zip(told, row.captions, strict=True)]
        return words.say("chart.text.row", lang, label=tell(row.label, lang), amounts=" ≠ ".join(said))
    amounts = ", ".join(
        beside(amount, series, lang, exact=True) for amount, series in zip(row.amounts, facts.series, strict=True)
    )
    return words.say("chart.text.row", lang, label=tell(row.label, lang), amounts=amounts)


def written(facts: ChartFacts, lang: str) -> str:
    """Return the chart as a text file: title, subtitle, one line per row with exact amounts, notes, source.

    Of a flow, what goes from where to where follows.
    """
    head = (tell(facts.title, lang), subtitle(facts, lang), "")
    return (
        "\n".join((*head, *_rows(facts, lang), *_links(facts, lang), "", *notes(facts, lang), source(facts, lang)))
        + "\n"
    )


def _rows(facts: ChartFacts, lang: str) -> Iterator[str]:
    for row in facts.rows:
        if row.heading:
            yield f"[{tell(row.heading, lang)}]"
        yield line(row, facts, lang)


def _links(facts: ChartFacts, lang: str) -> Iterator[str]:
    if facts.links:
        yield ""
    for link in facts.links:
        ends = (tell(facts.rows[n].label, lang) for n in (link.source, link.target))
        yield words.say(
            "chart.text.row", lang, label=" → ".join(ends), amounts=tell_amount(link.amount, lang, exact=True)
        )


def subtitle(facts: ChartFacts, lang: str) -> str:
    """Return what the bars measure, which year, and whether the plan is a draft."""
    year = facts.year or words.say("word.unknown_year", lang)
    return words.say(
        "chart.subtitle", lang, what=tell(facts.what, lang), year=year, status=words.say(facts.status, lang)
    )


def notes(facts: ChartFacts, lang: str) -> Iterator[str]:
    """Yield the notes under a chart: its own, then what the mark of doubt means where one is drawn."""
    for note in facts.notes:
        yield tell(note, lang)
    if facts.doubtful:
        yield words.say("chart.doubt_note", lang)


def source(facts: ChartFacts, lang: str) -> str:
    """Return district, plan, pages and file: where the figures come from."""
    return words.say(
        "chart.source",
        lang,
        lea=facts.lea_name or words.say("word.unknown_lea", lang),
        year=facts.plan_year or words.say("word.unknown_year", lang),
        pages=words.pages_words(facts.pages, lang),
        sha=facts.sha256[:8],
    )


def beside(amount: Amount, series: Series, lang: str, *, exact: bool = False) -> str:
    """Return the words at the end of a bar: the amount, and which of two it is."""
    said, name = tell_amount(amount, lang, exact=exact), words.say(series, lang) if series else ""
    if not name:
        return said
    return f"{said} {name}" if amount.value is not None else f"{name}: {said}"
