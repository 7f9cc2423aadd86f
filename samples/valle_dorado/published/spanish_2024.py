"""valle-dorado-2024-es: the plan of 2024-25 in Spanish, figures as in English, accents of its tables stored apart."""

from dataclasses import replace

from valle_dorado.published import small_2024
from valle_dorado.sample import Sample
from valle_dorado.spanish import in_spanish
from valle_dorado.style import Style

__all__ = ["SAMPLE"]

SAMPLE = Sample(
    "valle-dorado-2024-es",
    "The plan of `valle-dorado-2024` in Spanish, contradictions included: headings, tables and sentences in Spanish, "
    "every figure as in English; in the action tables letters and accents are stored apart.",
    replace(in_spanish(small_2024.SAMPLE.plan), words=("Borrador para la audiencia pública",)),
    Style(tick="double", tick_ink="fill", letters="apart", hints=True),
    planted=small_2024.SAMPLE.planted,
)
