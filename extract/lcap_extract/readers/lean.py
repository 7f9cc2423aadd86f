"""A page of pdfplumber that does only what the second reader asks for, with the same words and lines.

pdfplumber looks through everything pdfminer knows of a letter or a line, its colour space and its font among it, to
make a record of thirty entries; pdfminer takes the content apart piece by piece. Together that is most of the time.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTLine, LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import PSKeyword, keyword_name
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from lcap_extract.readers.tokens import objects_of

__all__ = ["LeanPage", "lean"]


class LeanPage(Page):
    """pdfplumber's page; its `chars` have text, box, matrix and colour, its lines what edges are made of, no more."""

    @property
    def layout(self) -> LTPage:
        """What pdfminer finds on the page; marks of content, which nobody asks for, are left out."""
        device = PDFPageAggregator(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
        try:
            LeanInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
        except Exception as error:
            raise PdfminerException(error) from error
        return device.get_result()

    def process_object(self, obj: Any) -> dict[str, Any]:
        """Return the record of an object, a short one with the same numbers."""
        if isinstance(obj, LTChar):
            return self._letter(obj)
        return self._drawn(obj) if isinstance(obj, LTCurve) else {"object_type": "image"}

    def _letter(self, obj: LTChar) -> dict[str, Any]:
        colour, height = obj.graphicstate.ncolor, self._height
        left, top = self.mediabox[:2]
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "matrix": obj.matrix,
            "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
            "x0": obj.x0 + left if left else obj.x0,
            "x1": obj.x1 + left if left else obj.x1,
            "top": (height - obj.y1) + top,
            "bottom": (height - obj.y0) + top,
        }

    def _drawn(self, obj: LTCurve) -> dict[str, Any]:
        kind = "line" if isinstance(obj, LTLine) else "rect" if isinstance(obj, LTRect) else "curve"
        (left, top), height = self.mediabox[:2], self._height
        upper = (height - obj.y1) + top
        return {
            "object_type": kind,
            "fill": obj.fill,
            "non_stroking_color": obj.non_stroking_color,
            "pts": [self.point2coord(point) for point in obj.pts] if kind == "curve" else [],
            "x0": obj.x0 + left if left else obj.x0,
            "x1": obj.x1 + left if left else obj.x1,
            "y0": obj.y0,
            "y1": obj.y1,
            "top": upper,
            "bottom": (height - obj.y0) + top,
            "doctop": self.initial_doctop + upper,
            "width": obj.width,
            "height": obj.height,
        }

    @cached_property
    def _height(self) -> Any:
        return self.height


class LeanInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter; it finds the tokens of plain content all at once."""

    def execute(self, streams: Sequence[object]) -> None:
        """Do what the content streams say. Unusual ones, and those that call themselves, go pdfminer's own way."""
        own = [stream_value(stream) for stream in streams]
        ids = {stream.objid for stream in own if stream.objid is not None}
        known = len(ids) == len(own) and not ids & self.parent_stream_ids
        objects = objects_of([stream.get_data() for stream in own]) if known else None
        if objects is None:
            super().execute(streams)
            return
        self.stream_ids = ids
        self._follow(objects)

    def _follow(self, objects: Sequence[Any]) -> None:
        operators: dict[PSKeyword, tuple[Callable[..., None] | None, int]] = {}
        for one in objects:
            if one.__class__ is not PSKeyword:
                self.argstack.append(one)
                continue
            if one not in operators:
                operators[one] = self._operator(one)
            do, count = operators[one]
            if do is not None:
                arguments = self.pop(count)
                if len(arguments) == count:
                    do(*arguments)

    def _operator(self, keyword: PSKeyword) -> tuple[Callable[..., None] | None, int]:
        """Return what an operator does, as pdfminer finds it, and how many arguments it takes."""
        name = keyword_name(keyword).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        do = getattr(self, f"do_{name}", None)
        return do, do.__code__.co_argcount - 1 if do is not None else 0


def lean(page: Page) -> LeanPage:
    """Return the page as a lean one, unread."""
    return LeanPage(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
