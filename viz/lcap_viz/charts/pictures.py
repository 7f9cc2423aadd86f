"""From SVGs to PNGs, beside other work: Typst paints without Python's lock."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from lcap_viz.paper.fonts import typst_fonts

__all__ = ["PNG_PPI", "Painter", "own_font", "png_of"]

PNG_PPI = 192
"""Two pixels per unit of the SVG: 800 wide, sharp on a phone and at half a letter page in print."""

_PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'

_SMALLEST = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1" y="8">1</text></svg>'


def png_of(svg: str) -> bytes:
    """Return the picture of an SVG, made here, with the letters of Source Sans Pro.

    Typst paints: it keeps the font in memory, so it takes a third of the time and space of the charts' renderer.
    """
    import typst  # noqa: PLC0415  slow to import

    told: Any = {"svg": svg.encode("utf-8", "replace").decode()}
    made: Any = typst.compile(_PAGE, format="png", ppi=PNG_PPI, font_paths=typst_fonts(), sys_inputs=told)
    return bytes(made)


@contextmanager
def own_font() -> Iterator[None]:
    """Let the renderer of the SVG, when it starts, look for no font of the machine: it starts faster."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class Painter:
    """Paints in a thread of its own, which the typesetter, outside Python's lock, keeps busy. Use it in a `with`.

    It gets its fonts at once; leaving drops what is not painted yet.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="painter")
        self._thread.submit(png_of, _SMALLEST)  # of nothing: loads the fonts ahead of time
        self._asked: list[Future[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)

    def ask(self, svgs: Iterable[str]) -> None:
        """Have these painted; returns at once."""
        self._asked += [self._thread.submit(png_of, svg) for svg in svgs]

    def pictures(self) -> list[bytes]:
        """Return all that was asked, in that order, once it is painted."""
        return [picture.result() for picture in self._asked]
