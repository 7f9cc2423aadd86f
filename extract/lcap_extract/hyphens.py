"""Words that a line's end broke are made whole: "departmen-" / "tal", "2023-" / "24", "socio-" / "economic"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from lcap_extract.pages import PageText
from lcap_extract.wording import load
from lcap_extract.wordtables import WordTable

__all__ = ["made_whole", "unbroken"]

_END = re.compile(r"(\w+)\s?-$")
_WORD = re.compile(r"[^\W\d_]+")


def made_whole(tables: Iterable[WordTable], pages: Sequence[PageText]) -> None:
    """Make the broken words in the cells of the tables whole; the pages say which words the plan knows."""
    known: frozenset[str] | None = None
    for table in tables:
        for index, row in enumerate(table.rows):
            if any(line.endswith("-") for lines in row.cells.values() for line in lines):
                known = known if known is not None else _words_of(pages)
                cells = {key: unbroken(lines, known) for key, lines in row.cells.items()}
                table.rows[index] = replace(row, cells=cells)


def unbroken(lines: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
    """Return the lines with broken words whole: without the hyphen where the plan writes the word so elsewhere."""
    whole: list[str] = []
    for line in lines:
        end = _END.search(whole[-1]) if whole else None
        if end and _goes_on(line):
            whole[-1] = _joined(whole[-1][: end.start()], end[1], line, known)
        else:
            whole.append(line)
    return tuple(whole)


def _goes_on(line: str) -> bool:
    """Tell whether the line may begin with the rest of a word: "short- and long-term" breaks none."""
    first = line.split(" ", 1)[0]
    return (line[:1].islower() or line[:1].isdigit()) and first.casefold() not in _apart()


def _joined(before: str, head: str, line: str, known: frozenset[str]) -> str:
    rest = _WORD.match(line)
    tail = rest[0] if rest else ""
    one = tail and f"{head}{tail}".casefold() in known and f"{head}-{tail}".casefold() not in known
    return f"{before}{head}{'' if one else '-'}{line}"


@cache
def _apart() -> frozenset[str]:
    return frozenset(load("narrative")["after_hyphen"])


def _words_of(pages: Sequence[PageText]) -> frozenset[str]:
    found: set[str] = set()
    for page in pages:
        found.update(page.text.casefold().split())
    return frozenset(word.strip(".,;:!?()[]\"'\u201c\u201d\u2018\u2019") for word in found)
