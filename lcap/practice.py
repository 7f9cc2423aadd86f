"""The practice district: the plan of an invented district, with contradictions planted in it, that comes with lcap."""

from importlib.resources import files
from pathlib import Path

from lcap_models.errors import WrongUse

__all__ = ["NAME", "practice_plan"]

NAME = "valle-dorado-2024"
_PACKED = f"{NAME}.pdf"
_IN_THE_PROJECT = Path(__file__).parents[1] / "samples" / NAME / "plan.pdf"


def practice_plan() -> Path:
    """Return the path of the practice plan: packed into the wheel, or among the samples of the project.

    Raises:
        WrongUse: neither is there.
    """
    packed = Path(str(files("lcap").joinpath("practice", _PACKED)))
    for path in (packed, _IN_THE_PROJECT):
        if path.is_file():
            return path
    raise WrongUse("kit_no_practice")
