"""A web address as a QR code."""

import io

__all__ = ["qr_svg"]


def qr_svg(address: str) -> str:
    """Return the QR code of an address as SVG, with the quiet edge that readers need."""
    import segno  # noqa: PLC0415  (only where there is an address)

    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        made, kind="svg", scale=4, border=4, xmldecl=False, light="#ffffff"
    )
    return made.getvalue().decode()
