"""The samples that are published with the project, each a module with a `SAMPLE`."""

from valle_dorado.published import (
    charter_2025,
    county_2023,
    hostile,
    long_2024,
    narrow_2024,
    online_2021,
    online_2022,
    small_2024,
    spanish_2022,
    spanish_2024,
)
from valle_dorado.sample import Sample

__all__ = ["SAMPLES"]

SAMPLES: tuple[Sample, ...] = (
    small_2024.SAMPLE,
    long_2024.SAMPLE,
    narrow_2024.SAMPLE,
    online_2022.SAMPLE,
    online_2021.SAMPLE,
    charter_2025.SAMPLE,
    county_2023.SAMPLE,
    hostile.SAMPLE,
    spanish_2024.SAMPLE,
    spanish_2022.SAMPLE,
)
