"""From a plan to its cards: reading, making, writing. Knows the order, and nothing else."""

from dataclasses import dataclass
from pathlib import Path

from lcap.output import check_writable, write_folder
from lcap.reading import proved_plan
from lcap.version import VERSION
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.ledger import ledger_of

__all__ = ["Carded", "make_cards"]


@dataclass(frozen=True, slots=True)
class Carded:
    """What was written: the folder, how many files and cards, from which input; `few`: the plan gave hardly any."""

    folder: Path
    files: int
    cards: int
    few: bool
    input: str
    sha256: str


def make_cards(path: Path, out: Path, langs: tuple[str, ...], number: int = 0, wishes: Wishes = EVERYTHING) -> Carded:
    """Write the cards of the plan at `path` as one folder in `out`; `wishes` say which pages are read.

    Raises:
        LcapError: the plan cannot be read or holds no figure, or `out` cannot be written.
    """
    check_writable(out)
    proof = proved_plan(path, langs[0], number, wishes)
    from lcap_viz.cards import choices, made_of  # noqa: PLC0415  slow to import: after the plan is known to be one

    made = made_of(ledger_of(proof), langs, VERSION)
    document = proof.plan.document
    folder = write_folder(out, f"cards {document.lea_name}", document.plan_year, document.sha256, made.files)
    few = len(made.cards) < int(choices()["enough"])
    return Carded(folder, len(made.files), len(made.cards), few, document.name, document.sha256)
