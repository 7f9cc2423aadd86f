"""From one file to its result folders: read in the child, prove, draw, write. Knows the order, and nothing else."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from lcap.output import check_writable, write_folder
from lcap.progress import ProgressLine
from lcap_extract import child
from lcap_extract.paths import check_path
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.crops import Crop
from lcap_models.errors import LcapError
from lcap_models.figure import Figure
from lcap_models.findings import Finding
from lcap_models.plan import Plan

if TYPE_CHECKING:
    from lcap.result import Result

__all__ = ["Analysis", "analyze_file"]

Stages = Mapping[int, Mapping[str, bytes]]
"""By a plan's number in the file: the files of its stages."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One plan done: the plan with its proof, what it says against itself, and the folder that was written.

    `contested` are the figures that the plan contradicts.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    contested: frozenset[Figure]
    folder: Path


def analyze_file(
    path: Path, out: Path, lang: str = "en", keep_stages: bool = False, *, wishes: Wishes = EVERYTHING
) -> Iterator[Analysis]:
    """Read the plans at `path`, prove their figures and write a result folder for each into `out`, one by one.

    Raises:
        LcapError: the file is missing, cannot be read, holds no figure of an LCAP, or `out` cannot be written.
    """
    check_path(path)
    check_writable(out)
    progress = ProgressLine(path.name, lang)
    try:
        with child.start(path, child.WITH_CROPS, wishes=wishes) as reading:
            from lcap import result  # noqa: PLC0415  slow to import: done while the child reads
            from lcap.reading import with_figures  # noqa: PLC0415  likewise

            with result.Painter() as painter:
                result.warm_up()
                first, *others = with_figures(reading.plans(progress), path.name)
                stages = _stages(path, wishes) if keep_stages else {}
                progress("drawing", 0, 1)
                pictures = cache(partial(_crops, reading))
                made = [_written(result.result_of(first, painter, pictures), out, stages)]
                progress.clear()
                yield made[0]
        for plan in others:
            with result.Painter() as painter:
                done = result.result_of(plan, painter, pictures)
                made.append(_written(done, out, stages, {one.folder for one in made}))
                yield made[-1]
    finally:
        progress.clear()


def _crops(reading: child.Reading) -> Mapping[int, tuple[Crop, ...]]:
    """Wait for the pictures, which the child makes after it gave the plans; none where it could not make them."""
    try:
        return reading.crops()
    except LcapError:  # the plans are read: a page that is too much for the child must not take them away
        return {}


def _written(made: "Result", out: Path, stages: Stages, taken: Collection[Path] = ()) -> Analysis:
    """Write the folder of a plan's result; `taken` are those of the file's other plans."""
    document = made.plan.document
    files = {**made.files, **stages.get(document.plan_number, {})}
    folder = write_folder(out, document.lea_name, document.plan_year, document.sha256, files, taken=taken)
    return Analysis(made.plan, made.findings, made.contested, folder)


def _stages(path: Path, wishes: Wishes) -> Stages:
    from lcap.stages import stage_files  # noqa: PLC0415

    return stage_files(path, wishes)
