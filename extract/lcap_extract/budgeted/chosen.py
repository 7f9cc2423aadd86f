"""The form without tick boxes (2018-19, 2019-20): what was chosen stands as text under labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lcap_extract.budgeted.sheets import Line
from lcap_extract.budgeted.spellings import first_key, matches, spellings
from lcap_extract.budgeted.ticks import Ticks
from lcap_extract.wording import squash

__all__ = ["Chosen"]

_STRAY = re.compile(r"^X(?=[A-Z\s])\s*")


@dataclass(slots=True)
class Chosen:
    """The texts under the labels of the two blocks, in printed order."""

    found: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, block: str, lines: Sequence[Line]) -> None:
        """Take a block's lines on one page: labels that say "Select from", and what stands under each."""
        heads: list[tuple[str, float, float, float]] = []
        for line in lines:
            label, rest = _label(line)
            if label:
                box = line.cell.box if line.cell else line.box
                heads.append((label, box.x0, box.x1, line.top))
                self.found.append((block, label, ""))
                if rest:
                    self.found.append((block, label, rest))
                continue
            above = [h for h in heads if h[1] - 4 <= line.middle <= h[2] + 4 and h[3] <= line.top]
            text = _chosen(line.text)
            if above and text and not (line.cell and _label_words(line.cell.text)):
                self.found.append((block, above[-1][0], text))

    def ticks(self) -> Ticks:
        """Return the choices as ticks."""
        ticks = Ticks()
        for block, label, text in self.found:
            ticks.seen = True
            if not text:
                continue
            ticks.contributing |= block == "included" and label in {"groups", "scope"}
            {"groups": ticks.groups, "scope": ticks.scope, "location": ticks.location}[label].append(text)
        return ticks


def _label(line: Line) -> tuple[str, str]:
    """Return the label that the line's cell (or the line) is, with what follows it in the same cell."""
    key = first_key(line.whole, "chosen")
    if key and "select" in line.whole.casefold():
        return key, ""
    return "", ""


def _label_words(text: str) -> bool:
    return bool(first_key(text, "chosen"))


def _chosen(text: str) -> str:
    text = _STRAY.sub("", text).strip()
    if not text or matches(text, "not_chosen"):
        return ""
    for names in spellings()["items"].values():
        for name in names:
            if squash(name) == squash(text):
                return str(name)
    return text
