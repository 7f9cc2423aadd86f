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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Self

__all__ = ["PNG_SCALE", "Painter", "own_font", "png_of"]

PNG_SCALE = 2.0
"""Pixels per unit: 800 wide, sharp on a phone and at half a letter page in print."""

_SMALLEST = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1" y="8">1</text></svg>'


def png_of(svg: str) -> bytes:
    """Return the picture of an SVG, made here."""
    import vl_convert  # noqa: PLC0415  slow to import

    with own_font():
        return bytes(vl_convert.svg_to_png(svg, scale=PNG_SCALE))


@contextmanager
def own_font() -> Iterator[None]:
    """Let the renderer, when it starts, see only the font it carries: alike everywhere, and three times as fast."""
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
    """A painting process. Use it in a `with`: it starts at once, and leaving ends it."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "lcap_viz.charts.pictures"]
        self._child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked: list[str] = []
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        threading.Thread(target=self._send, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._queue.put(None)
        with suppress(OSError):
            self._child.kill()
        self._child.wait()
        if self._child.stdout:
            self._child.stdout.close()

    def ask(self, svgs: Iterable[str]) -> None:
        """Have these painted; returns at once."""
        for svg in svgs:
            self._asked.append(svg)
            self._queue.put(svg)

    def pictures(self) -> list[bytes]:
        """Wait for all that was asked since the last call, and return it in that order.

        If the process is gone, the rest is painted here.
        """
        done: list[bytes] = []
        pipe = self._child.stdout
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            while pipe and len(done) < len(self._asked):
                done.append(pickle.load(pipe))
        done += [png_of(svg) for svg in self._asked[len(done) :]]
        self._asked = []
        return done

    def _send(self) -> None:
        pipe = self._child.stdin
        with suppress(OSError, ValueError):
            while pipe and (svg := self._queue.get()) is not None:
                pickle.dump(svg, pipe)
                pipe.flush()
        with suppress(OSError):
            if pipe:
                pipe.close()


def _paint(asked: IO[bytes], painted: IO[bytes]) -> None:
    """Paint what is asked until there is no more; the first picture, of nothing, loads the fonts ahead of time."""
    png_of(_SMALLEST)
    with suppress(EOFError):
        while True:
            pickle.dump(png_of(pickle.load(asked)), painted)
            painted.flush()


if __name__ == "__main__":
    _paint(sys.stdin.buffer, sys.stdout.buffer)
