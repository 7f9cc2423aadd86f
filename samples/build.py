"""Writes the published samples: each a folder with plan.pdf and the truth about it, the same bytes each time.

python samples/build.py [FOLDER]      (default: the folder of this file)
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from valle_dorado.continuity import layout as continuity  # noqa: E402
from valle_dorado.early.plans import EARLY, save_early  # noqa: E402
from valle_dorado.lined.plans import LINED, save_lined  # noqa: E402
from valle_dorado.office import save_office  # noqa: E402
from valle_dorado.published import SAMPLES, small_2024  # noqa: E402
from valle_dorado.published.lunch import ABOUT, NAME, lunch_menu  # noqa: E402
from valle_dorado.readme import readme  # noqa: E402
from valle_dorado.sample import save  # noqa: E402


def main(home: Path) -> None:
    """Write every sample and the README into `home` and say what was written."""
    written = [(sample, save(sample, home)) for sample in SAMPLES]
    for sample, layout in written:
        if sample is small_2024.SAMPLE:
            save_office(sample, layout, home)
        print(f"{sample.name}: {layout.pages} pages, {len(layout.pdf) // 1024} KiB")
    lined = [(sample, save_lined(sample, home)) for sample in LINED]
    early = [(sample, save_early(sample, home)) for sample in EARLY]
    made = [(one.name, one.about, printed.pages, printed.pdf) for one, printed in (*lined, *early)]
    during = continuity.save_continuity(home)
    made.append((continuity.NAME, continuity.ABOUT, during.pages, during.pdf))
    for name, _, pages, pdf in made:
        print(f"{name}: {pages} pages, {len(pdf) // 1024} KiB")
    (home / NAME).mkdir(parents=True, exist_ok=True)
    (home / NAME / "plan.pdf").write_bytes(lunch_menu())
    others = [*((name, pages, about) for name, about, pages, _ in made), (NAME, 1, ABOUT)]
    (home / "README.md").write_text(readme(written, others), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
