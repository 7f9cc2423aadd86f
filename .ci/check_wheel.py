"""Build the wheel, install it alone into a second environment, and analyze a sample from an empty folder.

    python .ci/check_wheel.py SAMPLE.pdf

The second environment sees the first one's packages, but lcap comes from the wheel only. Every data file of the four
packages must have come along.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = {"lcap": ".", "lcap_extract": "extract", "lcap_models": "models", "lcap_viz": "viz"}
EXPECTED = ("report.html", "plan.json", "plan.xlsx", "tables/meta.json", "tables/summary.csv", "tables/figures.csv")


def main(sample: Path) -> None:
    """Run the whole check; ends with an assertion or a failed command if something is missing."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        wheel = build(here)
        check_files(wheel)
        python = second_environment(here / "venv", wheel)
        check_origin(python, here / "venv")
        check_run(python, here, sample.resolve())
    print(f"{wheel.name}: complete, and works from an empty folder")


def build(here: Path) -> Path:
    """Return the wheel, built from the project."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", here, ROOT, stdout=subprocess.DEVNULL)
    (wheel,) = here.glob("*.whl")
    return wheel


def check_files(wheel: Path) -> None:
    """Every file of the packages, code and data, must be in the wheel."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    missing = sorted(set(files_of_packages()) - inside)
    assert not missing, f"not in the wheel: {missing}"


def files_of_packages() -> Iterator[str]:
    """Yield the packages' files, as paths in the wheel."""
    for package, folder in PACKAGES.items():
        for path in sorted((ROOT / folder / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT / folder).as_posix()


def second_environment(folder: Path, wheel: Path) -> Path:
    """Return the Python of a new environment with the wheel alone, which sees this one's other packages.

    A path in a .pth file is searched for packages, but .pth files in it are not read: the editable install of the
    project in this environment stays out of sight.
    """
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-deps", "--no-index", wheel)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (site / "first_environment.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def check_origin(python: Path, folder: Path) -> None:
    """The four packages must come from the second environment."""
    code = "import importlib, sys; print(*(importlib.import_module(name).__file__ for name in sys.argv[1:]), sep='\\n')"
    places = run(python, "-P", "-c", code, *PACKAGES, cwd=folder).splitlines()
    strange = [place for place in places if not Path(place).is_relative_to(folder)]
    assert len(places) == len(PACKAGES) and not strange, f"not from the wheel: {strange}"


def check_run(python: Path, here: Path, sample: Path) -> None:
    """`lcap analyze` and `lcap kit --practice` must work from an empty folder and write what they promise."""
    empty = here / "empty"
    empty.mkdir()
    command = python.with_name("lcap.exe" if os.name == "nt" else "lcap")
    run(command, "--help", cwd=empty)
    answer = json.loads(run(command, "analyze", sample, "--json", "--out", "out", cwd=empty))
    json.loads(run(command, "schema", cwd=empty))
    run(command, "kit", "--practice", "--lang", "es", "--out", "kit", cwd=empty)
    assert list((empty / "kit").glob("*/01-guia-es.pdf")), "no kit of the practice district"
    result = empty / answer["files"][0]["folder"]
    missing = [name for name in EXPECTED if not (result / name).is_file()]
    assert not missing, f"not written: {missing}"
    assert list((result / "charts").glob("*-es.svg")), "no chart in Spanish"


def run(*command: str | Path, stdout: int = subprocess.PIPE, cwd: Path = ROOT) -> str:
    """Run a command without this environment's variables; return its output, end if it fails."""
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run([str(part) for part in command], check=True, stdout=stdout, text=True, cwd=cwd, env=clean)
    return done.stdout or ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
