"""From SVGs to PNGs, in a process of their own.

The renderer holds Python's lock while it paints, so a thread would only wait for it; a process paints while the rest of
the result is made. The child is `python -m lcap_viz.charts.pictures`: pickled SVGs in, pickled PNGs out, in order. It
ends when its standard input closes, so it never outlives its parent.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

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
    """A painting process. Use it in a `with`: it starts at once, and leaving ends it.

    It paints from the front of what was asked; who waits for the pictures helps from the back.
    """

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "lcap_viz.charts.pictures"]
        self._child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked: list[str] = []
        self._done: dict[int, bytes] = {}
        self._waiting: deque[int] = deque()
        self._more = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._supply, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()
        with suppress(OSError):
            self._child.kill()
        self._child.wait()
        self._thread.join()
        for pipe in (self._child.stdin, self._child.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()

    def ask(self, svgs: Iterable[str]) -> None:
        """Have these painted; returns at once."""
        with self._more:
            for svg in svgs:
                self._waiting.append(len(self._asked))
                self._asked.append(svg)
            self._more.notify()

    def pictures(self) -> list[bytes]:
        """Return all that was asked, in that order, once it is painted; nothing can be asked after this."""
        while (index := self._take(last=True)) is not None:
            self._done[index] = png_of(self._asked[index])
        self._close()
        self._thread.join()
        missing = [index for index in range(len(self._asked)) if index not in self._done]
        self._done |= {index: png_of(self._asked[index]) for index in missing}  # the process is gone
        return [self._done[index] for index in range(len(self._asked))]

    def _take(self, *, last: bool) -> int | None:
        with self._more:
            if not self._waiting:
                return None
            return self._waiting.pop() if last else self._waiting.popleft()

    def _close(self) -> None:
        with self._more:
            self._closed = True
            self._more.notify()

    def _supply(self) -> None:
        """Give the process one SVG after the other, until no more can come."""
        asked, painted = self._child.stdin, self._child.stdout
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while asked and painted:
                with self._more:
                    self._more.wait_for(lambda: self._waiting or self._closed)
                if (index := self._take(last=False)) is None:
                    if self._closed:
                        return
                    continue
                pickle.dump(self._asked[index], asked)
                asked.flush()
                self._done[index] = pickle.load(painted)


def _paint(asked: IO[bytes], painted: IO[bytes]) -> None:
    """Paint what is asked until there is no more; the first picture, of nothing, loads the fonts ahead of time."""
    png_of(_SMALLEST)
    with suppress(EOFError):
        while True:
            pickle.dump(png_of(pickle.load(asked)), painted)
            painted.flush()


if __name__ == "__main__":
    _paint(sys.stdin.buffer, sys.stdout.buffer)
