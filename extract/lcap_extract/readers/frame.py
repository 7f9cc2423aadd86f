"""From PDF user space to points of the page as one holds it to read."""

import ctypes
from typing import Any

from pypdfium2 import raw

from lcap_extract.turning import Box4, Direction, direction_of, held, held_size

__all__ = ["Frame", "times"]


class Frame:
    """A page's place in space: its rotation, its crop box, and `runs`, where its text runs as displayed."""

    def __init__(self, page: Any) -> None:
        self.runs: Direction = "right"
        self.turn = page.get_rotation() % 360
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.width, self.height = page.get_size()
        self._edges = [ctypes.c_float() for _ in range(4)]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as held."""
        return held_size(self.runs, self.width, self.height)

    def box(self, left: Any, bottom: Any, right: Any, top: Any) -> Any:
        """Return x0, top, x1, bottom as held, of one box (numbers) or of many (arrays)."""
        shown = self._shown(left, bottom, right, top)
        return shown if self.runs == "right" else held(shown, self.runs, self.width, self.height)

    def _shown(self, left: Any, bottom: Any, right: Any, top: Any) -> Any:
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turn == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def bounds(self, obj: Any, matrix: Any) -> Box4 | None:
        """Return the rectangle around a page object as held, or None; `matrix` is that of the form it stands in."""
        left, bottom, right, top = self._edges
        if not raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
            return None
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if matrix is not None:
            corners = [(x * matrix.a + y * matrix.c + matrix.e, x * matrix.b + y * matrix.d + matrix.f)
                       for x in (x0, x1) for y in (y0, y1)]  # fmt: skip
            x0, x1 = min(c[0] for c in corners), max(c[0] for c in corners)
            y0, y1 = min(c[1] for c in corners), max(c[1] for c in corners)
        box: Box4 = self.box(x0, y0, x1, y1)
        return box

    def direction(self, matrix: Any) -> Direction | None:
        """Return where text with that matrix runs on the page as displayed."""
        a, b = matrix.a, matrix.b
        if self.turn:
            a, b = (b, -a) if self.turn == 90 else (-a, -b) if self.turn == 180 else (-b, a)
        return "right" if b == 0 < a else direction_of(a, b)


def times(inner: Any, outer: Any) -> Any:
    """Return the matrix that does what `inner` does, then `outer` (None: nothing)."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner.a, inner.b, inner.c, inner.d, inner.e, inner.f
    o = outer
    return raw.FS_MATRIX(
        a * o.a + b * o.c, a * o.b + b * o.d, c * o.a + d * o.c, c * o.b + d * o.d, e * o.a + f * o.c + o.e,
        e * o.b + f * o.d + o.f,
    )  # fmt: skip
