"""What OCR needs, and where it is: two engines (Python packages of the extra `ocr`) and Tesseract's language data.

Nothing is imported here but to look: a text plan never pays for it.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

__all__ = ["Missing", "Setup", "find_setup", "rapid_model", "tessdata_folders"]

PACKAGES = ("tesserocr", "rapidocr", "onnxruntime", "cv2")
NEEDED, WANTED = "eng", ("eng", "spa")
"""The language that must be there, and those that are used where they are."""

MODELS = "models/*_rec_*.onnx"
"""RapidOCR's recognizer in its package, whatever its version."""

DEBIAN = "/usr/share/tesseract-ocr"
OTHERS = (
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)
"""Where Fedora, Arch, builds from source, Homebrew and MacPorts keep the data."""


Missing = Literal["pictures_without_ocr", "pictures_without_data", "pictures_unwanted"]
"""Why pictures cannot be read: no engines, no language data, or nobody wants it."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Where Tesseract's data lies and which languages are used ("eng+spa")."""

    tessdata: Path
    languages: str


def find_setup() -> Setup | Missing:
    """Return the setup, or what is missing."""
    if any(find_spec(name) is None for name in PACKAGES) or rapid_model() is None:
        return "pictures_without_ocr"
    for folder in tessdata_folders(os.environ, sys.prefix):
        there = [name for name in WANTED if (folder / f"{name}.traineddata").is_file()]
        if NEEDED in there:
            return Setup(folder, "+".join(there))
    return "pictures_without_data"


def rapid_model() -> Path | None:
    """Return RapidOCR's recognizer as it lies in its package, or None."""
    spec = find_spec("rapidocr")
    homes = [Path(home) for home in spec.submodule_search_locations or ()] if spec else []
    return next((model for home in homes for model in sorted(home.glob(MODELS))), None)


def tessdata_folders(environ: Mapping[str, str], prefix: str) -> Iterator[Path]:
    """Yield the folders that may hold Tesseract's data: the one that the user names, then each system's usual ones."""
    named = environ.get("TESSDATA_PREFIX")
    if named:
        yield Path(named)
        yield Path(named) / "tessdata"
    yield Path(prefix) / "share" / "tessdata"
    debian = Path(DEBIAN)
    yield from sorted(debian.glob("*/tessdata"), key=_version, reverse=True)
    yield debian / "tessdata"
    yield from map(Path, OTHERS)
    for variable in ("ProgramFiles", "ProgramW6432", "LOCALAPPDATA"):
        if environ.get(variable):
            yield Path(environ[variable]) / "Tesseract-OCR" / "tessdata"
            yield Path(environ[variable]) / "Programs" / "Tesseract-OCR" / "tessdata"


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0
