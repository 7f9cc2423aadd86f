"""The one font of everything on paper: its files, and which letters it can draw."""

import struct
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

__all__ = ["FAMILY", "REPLACEMENT", "WEIGHTS", "drawable", "font_file", "has_letter", "typst_fonts"]

FAMILY = "Source Sans Pro"
WEIGHTS = {"Regular": 400, "It": 400, "Semibold": 600, "Bold": 700, "BoldIt": 700, "Black": 900}
"""The cuts that templates may use, by the name in the font's files, with their weight."""
REPLACEMENT = "¤"
"""Stands for a letter that the font does not have: no mark of ours, and nothing that reads as a number."""

_LOADED = b'#set text(font: "Source Sans Pro")\n#for w in (400, 600, 700, 900) [#text(weight: w)[a _a_]]'


def font_file(cut: str = "Regular") -> Path:
    """Return the path of one cut of the font."""
    import font_source_sans_pro  # noqa: PLC0415  (only where paper or pictures are made)

    return Path(font_source_sans_pro.__file__).parent / "files" / f"SourceSansPro-{cut}.ttf"


@cache
def typst_fonts() -> Any:
    """Return the font for Typst, loaded once.

    The package also has each cut in a second file format; which of the two is taken would depend on the order of the
    folder. So Typst gets a folder with our cuts only, which may go once they are in memory.
    """
    import typst  # noqa: PLC0415

    with TemporaryDirectory(prefix="lcap-font-") as folder:
        for cut in WEIGHTS:
            copyfile(font_file(cut), Path(folder) / f"{cut}.ttf")
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        typst.compile(_LOADED, font_paths=fonts)
    return fonts


def drawable(text: str) -> str:
    """Return the text with `REPLACEMENT` for each letter that the font lacks; line ends and tabs stay."""
    known = _letters()
    return "".join(c if c in known or c in "\n\t" else REPLACEMENT for c in text)


def has_letter(text: str) -> bool:
    """Tell whether the font can draw every letter of a text."""
    return drawable(text) == text


@cache
def _letters() -> frozenset[str]:
    """Return the letters of the font, from its character map (OpenType `cmap`, format 12 or 4)."""
    content = font_file().read_bytes()
    count = struct.unpack_from(">H", content, 4)[0]
    tables = {
        content[at : at + 4]: struct.unpack_from(">L", content, at + 8)[0] for at in range(12, 12 + 16 * count, 16)
    }
    start = tables[b"cmap"]
    records = struct.unpack_from(">H", content, start + 2)[0]
    offsets = {struct.unpack_from(">L", content, start + 8 + 8 * n)[0] for n in range(records)}
    found: set[int] = set()
    for offset in sorted(offsets):
        found |= _mapped(content, start + offset)
    return frozenset(chr(code) for code in found if code and not 0xD800 <= code < 0xE000)


def _mapped(content: bytes, at: int) -> set[int]:
    kind = struct.unpack_from(">H", content, at)[0]
    if kind == 12:
        groups = struct.unpack_from(">L", content, at + 12)[0]
        spans = (struct.unpack_from(">LL", content, at + 16 + 12 * n) for n in range(groups))
        return {code for first, last in spans for code in range(first, last + 1)}
    if kind == 4:
        half = struct.unpack_from(">H", content, at + 6)[0] // 2
        ends = struct.unpack_from(f">{half}H", content, at + 14)
        starts = struct.unpack_from(f">{half}H", content, at + 16 + 2 * half)
        spans = ((a, b) for a, b in zip(starts, ends, strict=True) if a != 0xFFFF)
        return {code for first, last in spans for code in range(first, last + 1)}
    return set()
