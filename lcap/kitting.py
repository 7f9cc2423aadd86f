"""From a plan to its workshop kit or slides: settings, reading, making, writing. Knows the order, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lcap.output import check_writable, write_folder
from lcap.practice import practice_plan
from lcap.progress import ProgressLine
from lcap.reading import proved_plan
from lcap.version import VERSION
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.errors import WrongUse
from lcap_models.ledger import ledger_of
from lcap_viz.kit.settings import Settings, logo_from, settings_from

__all__ = ["Kitted", "make_kit", "make_slides", "settings_at"]


@dataclass(frozen=True, slots=True)
class Kitted:
    """What was written: the folder, its files, the input and how many parts the plan does not carry."""

    folder: Path
    files: tuple[str, ...]
    input: str
    sha256: str
    left_out: int = 0
    scant: bool = False


def settings_at(path: Path | None, **given: Any) -> Settings:
    """Return the settings of a kit.toml, with the command's own; its logo is looked for beside it.

    Raises:
        WrongUse: the file or its logo is missing or broken, or a setting is not what it should be.
    """
    found: Mapping[str, Any] = {}
    if path is not None:
        try:
            found = settings_from(path.read_text(encoding="utf-8-sig"), path.name)
        except FileNotFoundError as error:
            raise WrongUse("kit_toml_missing", file=str(path)) from error
        except (OSError, UnicodeDecodeError) as error:
            raise WrongUse("kit_toml_broken", file=str(path), why=_why(error)) from error
    settings = Settings(**{**found, **given})
    if path is None or not settings.logo_file:
        return settings
    return Settings(**{**found, **given, "logo": _logo(path.parent / settings.logo_file, settings)})


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or "UTF-8")


def _logo(path: Path, settings: Settings) -> Any:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise WrongUse("kit_logo_missing", file=str(path)) from error
    except OSError as error:
        raise WrongUse("kit_logo_broken", file=str(path)) from error
    return logo_from(content, path.name, settings.organization or path.stem)


def make_kit(path: Path | None, out: Path, settings: Settings, number: int = 0, wishes: Wishes = EVERYTHING) -> Kitted:
    """Write the kit of the plan at `path`, or of the practice district where it is None, as one folder in `out`.

    `wishes` say which pages are read.

    Raises:
        LcapError: the plan cannot be read or holds no figure, or `out` cannot be written.
    """
    check_writable(out)
    plan = practice_plan() if path is None else path
    proof = proved_plan(plan, settings.langs[0], number, wishes)
    from lcap_viz.kit.making import kit_of  # noqa: PLC0415  slow to import: after the plan is known to be one
    from lcap_viz.kit.source import Source  # noqa: PLC0415

    source = Source(ledger_of(proof), settings, plan.read_bytes() if path is None else b"")
    progress = ProgressLine(plan.name, settings.langs[0])
    try:
        kit = kit_of(source, VERSION, progress)
    finally:
        progress.clear()
    document = proof.plan.document
    name = f"kit {document.lea_name}"
    folder = write_folder(out, name, document.plan_year, document.sha256, kit.files)
    return Kitted(folder, tuple(kit.files), document.name, document.sha256, len(source.missing), source.scant)


def make_slides(path: Path, out: Path, langs: tuple[str, ...], number: int = 0, wishes: Wishes = EVERYTHING) -> Kitted:
    """Write the slides about the plan at `path` as one folder in `out`; raises as `make_kit`."""
    check_writable(out)
    proof = proved_plan(path, langs[0], number, wishes)
    from lcap_viz.kit.making import slides_of  # noqa: PLC0415
    from lcap_viz.kit.source import Source  # noqa: PLC0415

    files = slides_of(Source(ledger_of(proof), Settings(langs=langs)), VERSION)
    document = proof.plan.document
    name = f"slides {document.lea_name}"
    folder = write_folder(out, name, document.plan_year, document.sha256, files)
    return Kitted(folder, tuple(files), document.name, document.sha256)
