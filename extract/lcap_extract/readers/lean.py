"""A page of pdfplumber that keeps of each letter only what the second reader asks for.

pdfplumber looks through everything pdfminer knows of a letter, its colour space and its font among it, to make a record
of thirty entries: a third of its time, and nothing here reads them. Lines, rectangles and curves stay as they are.
"""

from typing import Any

from pdfminer.layout import LTChar
from pdfplumber.page import Page

__all__ = ["LeanPage", "lean"]


class LeanPage(Page):
    """pdfplumber's page; its `chars` have text, box, matrix and colour, nothing else."""

    def process_object(self, obj: Any) -> dict[str, Any]:
        """Return the record of an object, a short one of a letter, with the same numbers."""
        if not isinstance(obj, LTChar):
            return super().process_object(obj)
        colour, left, top = obj.graphicstate.ncolor, *self.mediabox[:2]
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "matrix": obj.matrix,
            "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
            "x0": obj.x0 + left if left else obj.x0,
            "x1": obj.x1 + left if left else obj.x1,
            "top": (self.height - obj.y1) + top,
            "bottom": (self.height - obj.y0) + top,
        }


def lean(page: Page) -> LeanPage:
    """Return the page as a lean one, unread."""
    return LeanPage(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
