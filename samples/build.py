"""Writes the published samples: each a folder with plan.pdf and the truth about it, the same bytes each time.

python samples/build.py [FOLDER]      (default: the folder of this file)
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from valle_dorado.published import SAMPLES  # noqa: E402
from valle_dorado.sample import save  # noqa: E402


def main(home: Path) -> None:
    """Write every sample into `home` and say what was written."""
    for sample in SAMPLES:
        layout = save(sample, home)
        print(f"{sample.name}: {layout.pages} pages, {len(layout.pdf) // 1024} KiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
