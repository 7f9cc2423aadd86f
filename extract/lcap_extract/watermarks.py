"""Large words printed over smaller ones: a watermark ("DRAFT") or a stamp is no part of the lines it lies on."""

from collections.abc import Sequence

from lcap_extract.ink import Word

__all__ = ["without_watermarks"]

LARGE = 2.5
"""A watermark's letters are more than so many times as tall as most words of the page."""


def without_watermarks(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words without the large ones that have the middle of another, smaller word under them."""
    if not words:
        return words
    heights = [word.bottom - word.top for word in words]
    tallest = LARGE * sorted(heights)[len(heights) // 2]
    if max(heights) <= tallest:
        return words
    small = [((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2) for w in words if w.bottom - w.top <= tallest]
    return [word for word in words if word.bottom - word.top <= tallest or not _covers(word, small)]


def _covers(large: Word, middles: Sequence[tuple[float, float]]) -> bool:
    return any(large.x0 < x < large.x1 and large.top < y < large.bottom for x, y in middles)
