"""What a file is, its content says: workbooks and Word files by their main part, macros or not, whatever their name."""

import io
import zipfile
from pathlib import Path

import pytest

from lcap_extract import limits
from lcap_extract.opening import open_source
from lcap_extract.packages import office_kind
from lcap_models.errors import Unreadable

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"
TYPES = "[Content_Types].xml"


def package(types: str, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(TYPES, types)
        for name, content in parts.items():
            made.writestr(name.replace("_", "."), content)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        office_kind(data, "plan")
    return error.value.key


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "docx"),
    ],
)
def test_the_main_part_says_what_a_package_is(types: str, kind: str) -> None:
    assert office_kind(package(types), "plan") == kind


def test_a_pdf_is_no_package_and_a_workbook_is_one_under_any_name(tmp_path: Path) -> None:
    assert office_kind((SAMPLE / "plan.pdf").read_bytes(), "plan.xlsx") is None
    other = tmp_path / "plan.pdf"
    other.write_bytes((SAMPLE / "plan.xlsx").read_bytes())
    source = open_source(other)
    assert (source.kind, source.pages, source.name) == ("xlsx", 0, "plan.pdf")


def test_the_binary_workbook_and_the_open_document_are_refused_by_one_sentence() -> None:
    assert refused(package("application/vnd.ms-excel.sheet.binary.macroEnabled.main")) == "no_office_file"
    assert refused(b"PK\x03\x04 and no more") == "damaged_package"


def test_what_unzips_to_too_much_is_not_unzipped(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = "spreadsheetml.sheet.main+xml"
    zeros = bytes(limits.MIN_RATIO_BYTES + 1)
    assert refused(package(workbook, media_bin=zeros)) == "unzips_too_large"
    monkeypatch.setattr(limits, "MAX_UNZIPPED_BYTES", 1000)
    assert refused(package(workbook, media_bin=bytes(1001))) == "unzips_too_large"
    monkeypatch.setattr(limits, "MAX_MEMBERS", 1)
    assert refused(package(workbook, a_xml=b"")) == "unzips_too_large"


def test_a_part_whose_bytes_are_not_those_it_promises_is_damaged() -> None:
    data = bytearray(package("spreadsheetml.sheet.main+xml", sheet_xml=b"<a>" + bytes(range(32, 127)) * 40))
    at = data.index(b"sheet.xml") + len("sheet.xml") + 20
    data[at] ^= 0xFF
    assert refused(bytes(data)) == "damaged_package"
