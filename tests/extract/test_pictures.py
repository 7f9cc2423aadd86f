"""Pages that are pictures: named, never silently passed over."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_extract.wishes import Wishes
from lcap_models.errors import NotAPlan, Unreadable
from support.packets import source_of
from valle_dorado.packet import other, packet

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "rio-claro-charter-2025" / "plan.pdf"


def scan(pages: int) -> bytes:
    """Return a PDF of grey pictures, as a scanner gives it."""
    sheets = [Image.new("L", (850, 1100), 200) for _ in range(pages)]
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=100)
    return out.getvalue()


def test_pictures_that_nobody_wants_read_are_named(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan(3))
    with pytest.raises(Unreadable) as refused:
        read_plan(replace(open_source(path), wishes=Wishes(ocr=False)))
    assert (refused.value.key, refused.value.facts["pages"]) == ("pictures_unwanted", "1-3")


def test_a_picture_between_the_pages_of_a_plan_is_named_and_an_empty_page_is_not(tmp_path: Path) -> None:
    path = tmp_path / "mixed.pdf"
    with pikepdf.open(SAMPLE) as plan, pikepdf.open(io.BytesIO(scan(1))) as picture:
        plan.pages.insert(1, picture.pages[0])
        plan.add_blank_page(page_size=(612, 792))
        plan.save(path)
    read = read_plan(open_source(path))
    assert read.document.picture_pages == (2,)
    assert read.table("planned_actions") is not None


def test_a_scanned_plan_among_pages_of_text_may_be_why_nothing_is_found() -> None:
    data = packet([other("minutes", 6), scan(4)]).pdf
    with pytest.raises(NotAPlan) as refused:
        read_plan(source_of(data))
    assert (refused.value.key, refused.value.facts["pages"]) == ("no_figures_on_pictures", "7-10")
