"""How far a file is, on the terminal. Imports little: it is there before the reading starts."""

import sys
import time
import unicodedata

from lcap_viz.words import has, say

__all__ = ["ProgressLine", "plain"]

QUIET_SECONDS = 1.0
"""Progress appears only after this long: a short file needs none."""

HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Unicode categories that a terminal could obey (escape sequences, direction changes) or cannot show."""


def plain(text: str) -> str:
    """Return text that a terminal can only show: on one line, without control or invisible characters."""
    shown = "".join(" " if unicodedata.category(c) in HIDDEN else c for c in text)
    return " ".join(shown.split())


class ProgressLine:
    """One line on standard error that says how far a file is; only on a terminal, only when it takes long."""

    def __init__(self, name: str, lang: str) -> None:
        self._name, self._lang = plain(name), lang
        self._began = time.monotonic()
        self._length = 0
        self._shows = sys.stderr.isatty()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` parts of a stage are done."""
        if self._shows and time.monotonic() - self._began > QUIET_SECONDS:
            key = f"stage.{stage}"
            what = say(key, self._lang) if has(key) else ""
            self._show(say("command.progress", self._lang, file=self._name, stage=what, done=done, total=total))

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            self._show("")
            sys.stderr.write("\r")
            self._length = 0

    def _show(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._length))
        sys.stderr.flush()
        self._length = len(text)
