"""Bad input ends with its exit code and one plain sentence in the chosen language, and leaves nothing behind."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from lcap_viz.words import say
from valle_dorado.office.word_file import document_xml, paragraph, table, zipped

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "valle-dorado-2024" / "plan.pdf"


def lcap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "lcap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def letter(pages: int = 1) -> bytes:
    """Return a PDF that is no LCAP."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.drawString(72, 700, "Dear families, the bake sale brought in $1,234.50. Thank you!")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(SAMPLE) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return out.getvalue()


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def changed(part: str, content: str | bytes, file: str = "plan.xlsx") -> bytes:
    """Return the sample workbook or Word file with another content in one part."""
    with zipfile.ZipFile(SAMPLE.with_name(file)) as sample:
        parts: dict[str, str | bytes] = {name: sample.read(name) for name in sample.namelist()}
    return package({**parts, part: content})


def older(stream: str) -> bytes:
    """Return the first bytes of Microsoft's older container with the name of one stream, as its directory has it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + stream.encode("utf-16-le") + bytes(512)


def other_workbook() -> bytes:
    """Return a workbook that is no LCAP."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Cakes", "Sold", "Dollars"])
    book.active.append(["Lemon", 12, 96.5])
    book.save(out)
    return out.getvalue()


SHEET = "xl/worksheets/sheet3.xml"
BOMB = b"<worksheet>" + b" " * (50 * 1024 * 1024) + b"</worksheet>"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'
LETTER = document_xml([paragraph("Dear families, the bake sale brought in $1,234.50."), table((("Cakes", "$12.00"),))])

HTML_LAUGHS = b"""<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<html><body><p>&b;&c;</p><iframe src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/x"></body></html>"""
OLDER = "<h2>Section 2: Goals, Actions, Expenditures, and Progress Indicators</h2><table><tr><td>$1</td></tr></table>"


def web(body: str, title: str = "Our plans") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


BAD: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "text": (lambda: b"Local Control and Accountability Plan, $1,000", 3, "is_plain_text"),
    "bytes": (lambda: bytes(range(256)), 3, "not_a_pdf"),
    "rich text": (lambda: rb"{\rtf1\ansi Local Control and Accountability Plan}", 3, "is_rich_text"),
    "web archive": (lambda: b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", 3, "is_web_archive"),
    "web page of links": (lambda: web("<a href='lcap.pdf'>LCAP</a>"), 4, "is_web_page"),
    "web page of an error": (lambda: web("<h1>Not here</h1>", "404 - Page Not Found"), 4, "is_error_page"),
    "web page of a drive": (lambda: web("<div>LCAP.pdf</div>", "LCAP 2017-18.pdf - Google Drive"), 4, "is_drive_page"),
    "web page with nothing": (lambda: b"<!doctype html>", 3, "damaged"),
    "web page too deep": (lambda: web("<div>" * 300), 3, "page_too_deep"),
    "web page of letters without end": (lambda: web("<i></i>" * 600_000), 3, "page_too_deep"),
    "web page with entities": (lambda: HTML_LAUGHS, 4, "is_web_page"),
    "older plan as a web page": (lambda: web(OLDER), 4, "older_form_no_pdf"),
    "empty": (lambda: b"", 3, "empty"),
    "encrypted": (encrypted, 3, "encrypted"),
    "truncated": (lambda: SAMPLE.read_bytes()[:-2000], 3, "cut_off"),
    "garbage": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\nstartxref\n9\n%%EOF", 3, "damaged"),
    "letter": (letter, 4, "no_figures"),
    "locked workbook": (lambda: older("EncryptedPackage"), 3, "needs_password"),
    "old workbook": (lambda: older("Workbook"), 3, "old_workbook"),
    "old Word file": (lambda: older("WordDocument"), 3, "old_word"),
    "other old file": (lambda: older("PowerPoint Document"), 3, "old_office"),
    "cut-off workbook": (lambda: SAMPLE.with_name("plan.xlsx").read_bytes()[:-3000], 3, "damaged_package"),
    "broken workbook": (lambda: changed("xl/workbook.xml", "<workbook><sheets>"), 3, "damaged_package"),
    "broken Word file": (lambda: changed("word/document.xml", "<w:document", "plan.docx"), 3, "damaged_package"),
    "zip bomb": (lambda: changed(SHEET, BOMB), 3, "unzips_too_large"),
    "entities": (lambda: changed(SHEET, LAUGHS), 3, "damaged_package"),
    "entities in UTF-16": (lambda: changed(SHEET, LAUGHS.encode("utf-16")), 3, "damaged_package"),
    "entity of a file": (lambda: changed("word/document.xml", ENTITY, "plan.docx"), 3, "damaged_package"),
    "other zip": (lambda: package({"photo.txt": "no plan"}), 3, "no_office_file"),
    "slides": (lambda: package({"[Content_Types].xml": "presentationml.presentation.main+xml"}), 3, "no_office_file"),
    "workbook of other tables": (other_workbook, 4, "no_figures"),
    "Word letter": (lambda: zipped(LETTER), 4, "no_figures"),
    "menu": ((ROOT / "samples" / "no-lcap" / "plan.pdf").read_bytes, 4, "no_figures"),
}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_gets_one_plain_sentence_and_its_exit_code(tmp_path: Path, kind: str, lang: str) -> None:
    make, code, key = BAD[kind]
    (tmp_path / "plan.pdf").write_bytes(make())
    done = lcap("analyze", "plan.pdf", "--out", "new/out", "--lang", lang, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", say(f"error.{key}", lang, file="plan.pdf") + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


@pytest.mark.parametrize(
    ("arguments", "key", "facts"),
    [
        (["nothing.pdf"], "no_such_file", {"file": "nothing.pdf"}),
        (["."], "is_a_folder", {"file": "."}),
        (["x" * 5000], "no_such_file", {"file": "x" * 5000}),
        ([str(SAMPLE), "--out", str(SAMPLE)], "cannot_write", {"folder": str(SAMPLE)}),
        ([str(SAMPLE), "--out", str(SAMPLE / "out")], "cannot_write", {"folder": str(SAMPLE / "out")}),
        ([], "no_file", {}),
    ],
)
def test_wrong_use_ends_with_code_2(tmp_path: Path, arguments: list[str], key: str, facts: dict[str, str]) -> None:
    done = lcap("analyze", *arguments, "--lang", "both", cwd=tmp_path)
    sentences = [say(f"error.{key}", lang, **facts) for lang in ("en", "es")]
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (2, "", sentences)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc, where nobody can make a folder")
def test_a_folder_that_cannot_be_written_is_told_after_reading_too(tmp_path: Path) -> None:
    done = lcap("analyze", SAMPLE, "--out", "/proc/lcap-out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == say("error.cannot_write", "en", folder="/proc/lcap-out") + "\n"


def test_an_unknown_option_ends_with_code_2_and_no_traceback(tmp_path: Path) -> None:
    done = lcap("analyze", "plan.pdf", "--color", cwd=tmp_path)
    assert done.returncode == 2 and "Traceback" not in done.stderr and "--color" in done.stderr


def test_a_name_with_control_characters_cannot_command_the_terminal(tmp_path: Path) -> None:
    done = lcap("analyze", "\x1b[2J\u202evil\nname.pdf", cwd=tmp_path)
    assert done.stderr == say("error.no_such_file", "en", file="[2J vil name.pdf").lstrip() + "\n"


def test_one_bad_file_does_not_stop_the_others_and_the_highest_code_counts(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(letter())
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = lcap("analyze", "empty.pdf", "letter.pdf", SAMPLE, "nothing.pdf", "--json", cwd=tmp_path)
    answer = json.loads(done.stdout)
    assert done.returncode == answer["exit"] == 4
    assert [(one["exit"], (one["error"] or {}).get("key")) for one in answer["files"]] == [
        *((3, "empty"), (4, "no_figures"), (0, None), (2, "no_such_file"))
    ]
    assert answer["files"][0]["error"]["es"] == say("error.empty", "es", file="empty.pdf")
    assert (tmp_path / answer["files"][2]["folder"] / "report.html").is_file()
    assert len(done.stderr.splitlines()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console, this test's too")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_stopping_it_leaves_nothing_behind(tmp_path: Path, asked: signal.Signals) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "work").mkdir()
    command = [sys.executable, str(tmp_path / "slow.py"), "analyze", str(SAMPLE)]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    pipe = subprocess.PIPE
    running = subprocess.Popen(command, cwd=tmp_path / "work", env=environment, stdout=pipe, stderr=pipe, text=True)
    while not (tmp_path / "started").exists():
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(asked)
    out, err = running.communicate(timeout=120)
    assert (running.returncode, out, err) == (130, "", say("command.interrupted", "en") + "\n")
    assert list((tmp_path / "work").iterdir()) == []


SLOW = """
import pathlib, signal, time
from lcap_extract import child

def read(source, progress):
    (pathlib.Path(__file__).parent / "started").touch()
    time.sleep(60)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's job in the background ignores Ctrl-C
    start = child.start
    child.start = lambda path, *_, **__: start(path, "slow:read")
    from lcap.cli import main
    main()
"""
