"""Reading happens in a child process: its answer, its errors, its bounds, and that it never stays behind."""

import os
import subprocess
import sys
import textwrap
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from lcap_extract import child
from lcap_models.errors import NotAPlan, Unreadable, WrongUse

READERS = """
import ctypes, os, subprocess, sys, time
from lcap_models.errors import NotAPlan
from lcap_models.plan import Document, Plan

def quick(source, progress):
    print("noise on standard output")
    os.write(1, b"noise of a C library")
    progress("reading", 1, 2)
    progress("reading", 2, 2)
    return Plan(Document(name=source.name, sha256=source.sha256, pages=source.pages))

def not_a_plan(source, progress):
    raise NotAPlan("no_lcap", file=source.name)

def bug(source, progress):
    return 1 / 0

def crash(source, progress):
    ctypes.string_at(0)

def greedy(source, progress):
    return [bytearray(64 * 1024 * 1024) for _ in range(1000)]

def slow(source, progress):
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    progress(f"{os.getpid()} {grandchild.pid}", 0, 1)
    time.sleep(60)
"""


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "readers").mkdir()
    (tmp_path / "readers" / "fake_readers.py").write_text(READERS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "readers"))
    page = Canvas(str(tmp_path / "plan.pdf"))
    page.drawString(72, 72, "A page")
    page.save()
    return tmp_path / "plan.pdf"


def gone(pid: int) -> bool:
    """Whether a process has ended (a zombie that nobody waits for has)."""
    for _ in range(50):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_the_plan_and_the_progress_come_through_whatever_libraries_print(pdf: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    with child.start(pdf, "fake_readers:quick") as reading:
        plan = reading.result(lambda *step: seen.append(step))
    assert (plan.document.name, plan.document.pages) == ("plan.pdf", 1)
    assert seen == [("reading", 1, 2), ("reading", 2, 2)]


def test_an_error_of_the_reader_arrives_with_its_class_and_facts(pdf: Path) -> None:
    with child.start(pdf, "fake_readers:not_a_plan") as reading, pytest.raises(NotAPlan) as caught:
        reading.result()
    assert (caught.value.key, dict(caught.value.facts)) == ("no_lcap", {"file": "plan.pdf"})


def test_a_missing_file_is_told_by_the_child_too(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as caught:
        child.read(tmp_path / "nothing.pdf")
    assert caught.value.key == "no_such_file"


def test_a_bug_of_ours_keeps_its_traceback(pdf: Path) -> None:
    with child.start(pdf, "fake_readers:bug") as reading, pytest.raises(RuntimeError, match="ZeroDivisionError"):
        reading.result()


def test_a_file_that_crashes_the_reader_is_an_unreadable_file(pdf: Path) -> None:
    with child.start(pdf, "fake_readers:crash") as reading, pytest.raises(Unreadable) as caught:
        reading.result()
    assert caught.value.key == "reader_died"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory by its address space")
def test_a_file_that_asks_for_all_memory_is_refused(pdf: Path) -> None:
    memory = 512 * 1024**2
    with child.start(pdf, "fake_readers:greedy", memory=memory) as reading, pytest.raises(Unreadable) as caught:
        reading.result()
    assert (caught.value.key, caught.value.facts["limit"]) == ("over_memory", 512)


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_a_file_that_takes_too_long_is_refused_and_no_process_stays_behind(pdf: Path) -> None:
    pids: list[int] = []
    began = time.monotonic()
    with child.start(pdf, "fake_readers:slow", seconds=1.5) as reading, pytest.raises(Unreadable) as caught:
        reading.result(lambda stage, done, total: pids.extend(map(int, stage.split())))
    assert caught.value.key == "over_time"
    assert time.monotonic() - began < 20
    assert len(pids) == 2 and all(gone(pid) for pid in pids)


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_a_child_whose_parent_is_killed_ends_by_itself(pdf: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PARENT), str(pdf)], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert parent.stdout
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    assert len(pids) == 2 and all(gone(pid) for pid in pids)


PARENT = """
    import sys
    from lcap_extract import child
    with child.start(sys.argv[1], "fake_readers:slow") as reading:
        reading.result(lambda stage, done, total: print(stage, flush=True))
"""


def test_leaving_early_ends_the_child(pdf: Path) -> None:
    with child.start(pdf, "fake_readers:slow") as reading:
        process = reading._child
    assert process.returncode is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory by its address space")
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * 1024**2) for _ in range(700)) + packer.flush()
    with pikepdf.new() as document:
        document.add_blank_page()
        content = pikepdf.Stream(document, packed)
        content.Filter = pikepdf.Name.FlateDecode
        document.pages[0].Contents = document.make_indirect(content)
        kept_packed = pikepdf.StreamDecodeLevel.none
        document.save(tmp_path / "bomb.pdf", compress_streams=False, stream_decode_level=kept_packed)
    assert (tmp_path / "bomb.pdf").stat().st_size < 5 * 1024**2
    memory = 512 * 1024**2
    with child.start(tmp_path / "bomb.pdf", memory=memory) as reading, pytest.raises(Unreadable) as caught:
        reading.result()
    assert caught.value.key in {"over_memory", "reader_died"}
