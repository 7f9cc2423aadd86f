"""From one file to its result folder: read in the child, prove, draw, write. Knows the order, and nothing else."""

from dataclasses import dataclass
from pathlib import Path

from lcap.output import check_writable, write_folder
from lcap.reading import checked
from lcap.terminal import ProgressLine
from lcap_extract import child
from lcap_extract.paths import check_path
from lcap_models.findings import Finding
from lcap_models.plan import Plan

__all__ = ["Analysis", "analyze_file"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One file done: its plan with proof, what it says against itself, and the folder that was written."""

    plan: Plan
    findings: tuple[Finding, ...]
    folder: Path


def analyze_file(path: Path, out: Path, lang: str = "en", keep_stages: bool = False) -> Analysis:
    """Read the plan at `path`, prove its figures and write its result folder into `out`.

    Raises:
        LcapError: the file is missing, cannot be read, holds no figure of an LCAP, or `out` cannot be written.
    """
    check_path(path)
    check_writable(out)
    progress = ProgressLine(path.name, lang)
    try:
        with child.start(path) as reading:
            from lcap import result  # noqa: PLC0415  slow to import: done while the child reads

            with result.Painter() as painter:
                result.warm_up()
                plan = checked(reading.result(progress), path.name)
                stages = _stages(path) if keep_stages else {}
                progress("drawing", 0, 1)
                made = result.result_of(plan, painter)
        document = plan.document
        files = {**made.files, **stages}
        folder = write_folder(out, document.lea_name, document.plan_year, document.sha256, files)
        return Analysis(made.plan, made.findings, folder)
    finally:
        progress.clear()


def _stages(path: Path) -> dict[str, bytes]:
    from lcap.stages import stage_files  # noqa: PLC0415

    return stage_files(path)
