"""Pages of a PDF as a scanner gives them: pictures alone, askew, turned, as JPEG. For the bench and the tests."""

import io
import zlib
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

__all__ = ["Scanner", "scanned"]


@dataclass(frozen=True, slots=True)
class Scanner:
    """How pages are scanned: dots per inch, degrees askew, quarters turned, both to the left; JPEG quality or 0.

    `paper`: as an office copier sees paper: grey and grainy, a little blurred, darker to one side, with dust.
    """

    dpi: int = 200
    askew: float = 0.0
    quarters: int = 0
    quality: int = 0
    paper: bool = False


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
    if scanner.paper:
        picture = _on_paper(picture)
    if scanner.askew:
        picture = picture.rotate(scanner.askew, Image.Resampling.BICUBIC, fillcolor=255)
    return picture.rotate(90 * scanner.quarters, expand=True) if scanner.quarters else picture


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return the picture on grey paper: two thirds of its contrast, grain of 9 greys, 80 specks; the same each time."""
    chance = np.random.default_rng(picture.size[0])
    grey = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float64)
    grey = 60 + grey * (230 - 60) / 255 - np.linspace(0, 9, grey.shape[1]) + chance.normal(0, 9, grey.shape)
    for _ in range(80):
        y, x, reach = chance.integers(0, grey.shape[0]), chance.integers(0, grey.shape[1]), chance.integers(1, 3)
        grey[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach] = chance.integers(20, 140)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


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
