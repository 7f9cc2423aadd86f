"""Board packets made for a test: samples among invented documents, and the truth about a plan that begins elsewhere."""

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2

from lcap_extract.opening import Source

__all__ = ["SAMPLES", "pages_of", "sample", "shifted", "source_of"]

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def sample(name: str) -> bytes:
    """Return a sample plan's PDF."""
    return (SAMPLES / name / "plan.pdf").read_bytes()


def source_of(data: bytes, name: str = "packet.pdf") -> Source:
    """Return the bytes as an opened file."""
    return Source(name, sha256(data).hexdigest(), data, len(pypdfium2.PdfDocument(data)))


def pages_of(data: bytes, numbers: Iterable[int]) -> bytes:
    """Return a PDF of the pages with those numbers, in that order."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as made:
        made.pages.extend([pdf.pages[number - 1] for number in numbers])
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()


def shifted(truth: Path, before: int, into: Path) -> Path:
    """Write the truth about a plan that begins after `before` other pages into `into`, and return it."""
    into.mkdir()
    for path in truth.glob("*.csv"):
        with path.open(newline="", encoding="utf-8-sig") as file:
            header, *rows = csv.reader(file)
        if "page" not in header:
            shutil.copy(path, into)
            continue
        with (into / path.name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *(_later(header, row, before) for row in rows)])
    return into


def _later(header: Sequence[str], row: list[str], before: int) -> list[str]:
    at = header.index("page")
    return [*row[:at], str(int(row[at]) + before), *row[at + 1 :]] if row[at] else row
