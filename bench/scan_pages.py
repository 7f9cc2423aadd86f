"""Pages of a PDF as a scanner gives them: pictures alone, askew, turned, as JPEG. For the bench and the tests."""

import io
import zlib
from collections.abc import Collection
from dataclasses import dataclass

import pikepdf
import pypdfium2
from PIL import Image

__all__ = ["Scanner", "scanned"]


@dataclass(frozen=True, slots=True)
class Scanner:
    """How pages are scanned: dots per inch, degrees askew, quarters turned, both to the left; JPEG quality or 0."""

    dpi: int = 200
    askew: float = 0.0
    quarters: int = 0
    quality: int = 0


def scanned(data: bytes, scanner: Scanner, pages: Collection[int] = ()) -> bytes:
    """Return a PDF of pictures of those pages, in order; of all pages where none are named. There is no text in it."""
    with pikepdf.new() as made:
        source = pypdfium2.PdfDocument(data)
        for index in range(len(source)):
            if not pages or index + 1 in pages:
                _add(made, picture_of(source[index], scanner), scanner)
        out = io.BytesIO()
        made.save(out, deterministic_id=True)
        return out.getvalue()


def picture_of(page: pypdfium2.PdfPage, scanner: Scanner) -> Image.Image:
    """Return a page as the scanner sees it, in greys."""
    picture = page.render(scale=scanner.dpi / 72, grayscale=True).to_pil().convert("L")
    if scanner.askew:
        picture = picture.rotate(scanner.askew, Image.Resampling.BICUBIC, fillcolor=255)
    return picture.rotate(90 * scanner.quarters, expand=True) if scanner.quarters else picture


def _add(made: pikepdf.Pdf, picture: Image.Image, scanner: Scanner) -> None:
    width, height = (side * 72 / scanner.dpi for side in picture.size)
    page = made.add_blank_page(page_size=(width, height))
    image = pikepdf.Stream(made, _packed(picture, scanner.quality))
    image.Filter = pikepdf.Name.DCTDecode if scanner.quality else pikepdf.Name.FlateDecode
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=made.make_indirect(image)))
    page.Contents = pikepdf.Stream(made, f"q {width:f} 0 0 {height:f} 0 0 cm /Im0 Do Q".encode())


def _packed(picture: Image.Image, quality: int) -> bytes:
    if not quality:
        return zlib.compress(picture.tobytes(), 6)
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=quality)
    return held.getvalue()
