"""A result folder appears whole or not at all, under a name that is safe everywhere."""

import errno
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap.output import LONGEST_NAME, check_writable, folder_name, write_folder
from lcap_models.errors import WrongUse

ONE, TWO = "1" * 64, "2" * 64


def files(sha256: str, text: str = "report") -> dict[str, bytes]:
    meta = json.dumps({"sha256": sha256}).encode()
    return {"report.html": text.encode(), "tables/meta.json": meta, "charts/a-en.svg": b"<svg/>"}


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("lea", "year", "name"),
    [
        ("Rising Sun Montessori School", "2024-25", "rising-sun-montessori-school-2024-25"),
        ("Cañón del Oro / Peñasco", "2023-24", "canon-del-oro-penasco-2023-24"),
        ("", "", "unknown-lea-unknown-year"),
        ("../../x", "2024-25", "x-2024-25"),
        ("..\\..\\", "../..", "unknown-lea-unknown-year"),
        ("<script>alert(1)</script>", "2024-25", "script-alert-1-script-2024-25"),
        ("A" * 200, "2024-25", "a" * 52 + "-2024-25"),
        ("", "2" * 200, "unknown-lea-" + "2" * 20),
    ],
)
def test_the_folder_is_named_after_the_lea_and_the_year(lea: str, year: str, name: str) -> None:
    assert folder_name(lea, year) == name


@given(lea=st.text(), year=st.text(), sha256=st.sampled_from(["", ONE]))
def test_any_name_a_page_prints_gives_a_safe_folder_name(lea: str, year: str, sha256: str) -> None:
    name = folder_name(lea, year, sha256)
    assert 0 < len(name) <= LONGEST_NAME
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and name[0] != "-" and name[-1] != "-"
    assert name.endswith(sha256[:8])


def test_a_folder_is_written_with_everything_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    folder = write_folder(out, "Valle Dorado", "2024-25", ONE, files(ONE))
    assert folder == out / "valle-dorado-2024-25"
    assert everything(out) == [
        folder.name,
        *(f"{folder.name}/{name}" for name in ("charts", "charts/a-en.svg", "report.html", "tables")),
        f"{folder.name}/tables/meta.json",
    ]


def test_the_same_file_again_replaces_its_folder_whole(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, "Valle", "2024-25", ONE, {**files(ONE), "charts/old.svg": b""})
    again = write_folder(tmp_path, "Valle", "2024-25", ONE, files(ONE, "new"))
    assert again == folder and (folder / "report.html").read_text() == "new"
    assert not (folder / "charts" / "old.svg").exists()
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_another_file_of_the_same_plan_gets_a_name_of_its_own(tmp_path: Path) -> None:
    first = write_folder(tmp_path, "Valle", "2024-25", ONE, files(ONE, "first"))
    second = write_folder(tmp_path, "Valle", "2024-25", TWO, files(TWO, "second"))
    assert second.name == "valle-2024-25-22222222"
    assert write_folder(tmp_path, "Valle", "2024-25", TWO, files(TWO, "third")) == second
    assert ((first / "report.html").read_text(), (second / "report.html").read_text()) == ("first", "third")


def test_a_folder_that_is_not_ours_is_never_touched(tmp_path: Path) -> None:
    for name in ("valle-2024-25", "valle-2024-25-11111111"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(WrongUse) as caught:
        write_folder(tmp_path, "Valle", "2024-25", ONE, files(ONE))
    assert caught.value.key == "cannot_write"
    assert everything(tmp_path / "valle-2024-25") == ["photo.jpg"]


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (OSError(errno.EACCES, "Permission denied"), "cannot_write"),
        (KeyboardInterrupt(), None),
    ],
)
@pytest.mark.parametrize("existing", [False, True])
def test_a_failure_in_the_middle_leaves_things_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, key: str | None, existing: bool
) -> None:
    out = tmp_path / "new" / "out"
    if existing:
        write_folder(out, "Valle", "2024-25", ONE, files(ONE, "before"))
    before = everything(tmp_path)
    write = Path.write_bytes

    def failing(path: Path, content: bytes) -> int:
        if path.name == "a-en.svg":
            raise error
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(WrongUse if key else KeyboardInterrupt) as caught:
        write_folder(out, "Valle", "2024-25", ONE, files(ONE, "after"))
    assert getattr(caught.value, "key", None) == key
    assert everything(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bound on file sizes to stand for a full disk")
def test_a_disk_that_really_refuses_bytes_leaves_nothing_behind(tmp_path: Path) -> None:
    code = """
        import resource, signal, sys
        from pathlib import Path
        from lcap.output import write_folder
        from lcap_models.errors import WrongUse
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            write_folder(Path(sys.argv[1]), "Valle", "2024-25", "1" * 64, {"a": b"a" * 100, "b": b"b" * 100_000})
        except WrongUse as error:
            print(error.key)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "out")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "disk_full"
    assert everything(tmp_path) == []


def test_a_place_that_is_no_folder_is_told_before_reading(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(WrongUse) as caught:
            check_writable(out)
        assert caught.value.key == "cannot_write"
    check_writable(tmp_path / "not" / "yet" / "there")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc, where nobody can make a folder")
def test_a_place_where_no_folder_can_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as caught:
        write_folder(Path("/proc/lcap-out"), "Valle", "2024-25", ONE, files(ONE))
    assert caught.value.key == "cannot_write"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere, so this cannot be tried")
def test_a_folder_without_permission_is_told_before_reading(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(WrongUse):
        check_writable(tmp_path / "locked" / "out")
