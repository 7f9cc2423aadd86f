"""The samples that are published with the project, each a module with a `SAMPLE`."""

from valle_dorado.published import long_2024, small_2024
from valle_dorado.sample import Sample

__all__ = ["SAMPLES"]

SAMPLES: tuple[Sample, ...] = (small_2024.SAMPLE, long_2024.SAMPLE)
