"""Paper: a PDF from data says its language and title, is tagged, and is the same bytes every time."""

import io
import subprocess
import sys

import pikepdf
import pytest
import typst

from lcap_viz.paper import REPLACEMENT, compile_pdf, drawable, has_letter

SOURCE = """#import "letter.typ": *
#let data = json(bytes(sys.inputs.data))
#show: letter.with(title: data.title, lang: data.lang, footer: data.title)
= #data.title
#data-table(data.headings, data.rows, right: (1,))
#picture(data.svg, data.alt)
"""
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><text x='5' y='20' font-size='12'>$0</text></svg>"
DATA = {
    "title": "¿A dónde va el dinero?",
    "lang": "es",
    "headings": ["Qué", "Dinero"],
    "rows": [["Maestros", "$1"], ["Lectura", "$0"]],
    "svg": SVG,
    "alt": "Nada: $0",
}


def made(**other: object) -> bytes:
    return compile_pdf(SOURCE, {**DATA, **other})


def test_a_document_is_tagged_and_says_its_language_and_title() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("es")
        assert pdf.docinfo["/Title"] == DATA["title"]
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_same_data_give_the_same_bytes_in_another_process_too() -> None:
    code = "import sys; from lcap_viz.paper import compile_pdf; sys.stdout.buffer.write(compile_pdf"
    code += f"({SOURCE!r}, {DATA!r}))"
    other = subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True, capture_output=True).stdout
    assert made() == other


def test_letters_that_the_font_lacks_are_replaced_and_stop_nothing() -> None:
    assert drawable("Peña 中 $0 ≠") == f"Peña {REPLACEMENT} $0 ≠"
    assert has_letter("áéíóúñü¿¡«»“”…–≠?$0")
    assert made(title="中国 😀").startswith(b"%PDF")


@pytest.mark.parametrize(
    "title", ["#panic()", "$x$", "*b* _i_ `c`", "\\u{41}", '"', '#read("/etc/hostname")', "@a <b>"]
)
def test_strangers_words_are_never_read_as_code(title: str) -> None:
    with pikepdf.open(io.BytesIO(made(title=title))) as pdf:
        assert pdf.docinfo["/Title"] == title


def test_a_picture_without_a_description_is_refused() -> None:
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        compile_pdf('#set document(title: "x")\n#image(bytes("' + SVG + '"), format: "svg")', {})
