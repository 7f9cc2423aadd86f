"""Opening a file: its content decides, and every refusal has its own key."""

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from lcap_extract import limits
from lcap_extract.opening import open_source
from lcap_models.errors import LcapError, Unreadable, WrongUse


def pdf(pages: int = 2, size: tuple[float, float] = (612, 792)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(pages):
        canvas.drawString(72, 72, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted(user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


def with_a_lost_page() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(3))) as document:
        document.Root.Pages.Kids[1] = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Nothing))
        document.save(out)
    return out.getvalue()


def refusal(tmp_path: Path, content: bytes, name: str = "plan.pdf") -> LcapError:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LcapError) as caught:
        open_source(tmp_path / name)
    return caught.value


def test_a_pdf_opens_with_its_name_hash_and_page_count(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(pdf(3))
    source = open_source(path)
    assert (source.name, source.pages, len(source.sha256)) == ("plan.txt", 3, 64)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"Local Control and Accountability Plan, saved as text", "is_plain_text"),
        (b" " * 2000 + pdf(), "not_a_pdf"),  # the header must stand in the first 1,024 bytes
        (encrypted(user="secret"), "encrypted"),
        (pdf()[:-40], "cut_off"),
        (pdf()[: len(pdf()) // 2], "cut_off"),
        (b"%PDF-1.7\n" + b"\x00garbage" * 500 + b"\nstartxref\n12\n%%EOF", "damaged"),
        (without_pages(), "damaged"),
        (with_a_lost_page(), "page_missing"),
        (pdf(size=(612, 8000)), "page_too_large"),
    ],
)
def test_each_kind_of_bad_file_is_refused_with_its_own_key(tmp_path: Path, content: bytes, key: str) -> None:
    error = refusal(tmp_path, content)
    assert (type(error), error.key, error.facts["file"]) == (Unreadable, key, "plan.pdf")


@pytest.mark.parametrize("content", [encrypted(user=""), b"junk before\n" + pdf(), pdf() + b"\r\n\0\0<!-- served -->"])
def test_a_file_that_any_viewer_opens_is_opened(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.pdf").write_bytes(content)
    assert open_source(tmp_path / "plan.pdf").pages == 2


def test_a_file_over_the_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    error = refusal(tmp_path, pdf(3))
    assert (error.key, error.facts["pages"], error.facts["limit"]) == ("too_many_pages", 3, 2)
    monkeypatch.setattr(limits, "MAX_BYTES", 1024)
    assert refusal(tmp_path, pdf(3)).key == "too_large"


@pytest.mark.parametrize(("path", "key"), [("nothing.pdf", "no_such_file"), (".", "is_a_folder")])
def test_a_path_without_a_file_is_wrong_use(tmp_path: Path, path: str, key: str) -> None:
    with pytest.raises(WrongUse) as caught:
        open_source(tmp_path / path)
    assert caught.value.key == key
