"""Paper: tagged PDFs from data, through Typst. The handout and the workshop kit are made here.

    source = resources.files("lcap_viz.handout").joinpath("handout.typ").read_text(encoding="utf-8")
    pdf = compile_pdf(source, {"lang": "es", "title": "...", ...})

- `compile_pdf(source, data)` returns the bytes of a PDF that declares itself PDF/UA-1 (tagged, title, language; Typst
  refuses a picture without a description). The same source and data give the same bytes, on every machine: no clock,
  no system font; one font, Source Sans Pro, in the weights of `WEIGHTS`.
- `compile_pngs(source, data)` returns its pages as pictures, one pixel per point.
- The template reads `json(bytes(sys.inputs.data))`. Strangers' words are data and never source text. A letter that
  the font does not have is drawn as `REPLACEMENT`, so that no name can stop a document.
- A template may `#import "letter.typ": *`: `letter(...)` (page, title, language, footer), `data-table`, `picture`, the
  colours and sizes. See that file.
- `has_letter(text)` tells whether the font can draw a text.
"""

from lcap_viz.paper.fonts import REPLACEMENT, WEIGHTS, drawable, has_letter
from lcap_viz.paper.typeset import compile_pdf, compile_pngs

__all__ = ["REPLACEMENT", "WEIGHTS", "compile_pdf", "compile_pngs", "drawable", "has_letter"]
