"""Office files that are the same bytes every time: no clock in the archive, none in the properties."""

import io
import re
import zipfile

__all__ = ["FIRST_DAY", "stable_zip"]

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold."""

_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIXED = rb"\g<1>2000-01-01T00:00:00Z\g<3>"


def stable_zip(content: bytes) -> bytes:
    """Return the archive with every time in it fixed, also in workbooks inside it; the order of its parts is kept."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = stable_zip(part)
            elif name == "docProps/core.xml":
                part = _STAMP.sub(_FIXED, part)
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, part)
    return made.getvalue()
