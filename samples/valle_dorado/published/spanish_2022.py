"""valle-dorado-2022-es: the plan of 2023-24 in Spanish, in another translator's words; one table stays in English."""

from dataclasses import replace

from valle_dorado.published import online_2022
from valle_dorado.sample import Sample
from valle_dorado.spanish import in_spanish

__all__ = ["SAMPLE"]

SAMPLE = Sample(
    "valle-dorado-2022-es",
    "The plan of `valle-dorado-2022` in Spanish, worded by another translator: the same stems in other words, header "
    "words cut by narrow columns, the annual update left in English.",
    replace(
        in_spanish(online_2022.SAMPLE.plan),
        words=("Aprobado por la mesa directiva el 20 de junio de 2023",),
    ),
    online_2022.ONLINE,
    planted=online_2022.SAMPLE.planted,
)
