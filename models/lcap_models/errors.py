"""What can go wrong, as a key and facts; the sentence stands in the catalogs under `error.<key>`.

`lcap` prints an `LcapError` as one sentence and ends with the code that `lcap.exits` gives its class.
"""

from collections.abc import Mapping
from typing import ClassVar

__all__ = ["LcapError", "NotAPlan", "Unreadable", "WrongUse"]


class LcapError(Exception):
    """Base of every error that is not a bug of ours: `key` names the sentence, `facts` fill its placeholders."""

    code: ClassVar[int] = 1

    def __init__(self, key: str, **facts: str | int) -> None:
        self.key = key
        self.facts: Mapping[str, str | int] = facts
        super().__init__(key, facts)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way from the reading process to ours."""
        return _rebuild, (type(self), self.key, dict(self.facts))


def _rebuild(kind: type[LcapError], key: str, facts: dict[str, str | int]) -> LcapError:
    return kind(key, **facts)


class WrongUse(LcapError):
    """Wrong usage: no such file, output folder not writable."""

    code = 2


class Unreadable(LcapError):
    """The file cannot be read: not a PDF, empty, needs a password, damaged, over a limit."""

    code = 3


class NotAPlan(LcapError):
    """The file is readable, but holds none of an LCAP's figures."""

    code = 4
