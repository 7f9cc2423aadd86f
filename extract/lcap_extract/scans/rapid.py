"""The second engine for pictures: RapidOCR's recognizer, on lines of text that are cut out already.

Its models lie in its package; nothing is ever fetched.
"""

import logging
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from lcap_extract.scans.images import Grey
from lcap_extract.scans.setup import rapid_model

__all__ = ["NAME", "Rapid"]

NAME = "rapidocr"

HEIGHT = 48
"""Pixels of a line's picture, as the model takes it."""


class Rapid:
    """RapidOCR's recognizer, loaded once, on one thread."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR  # noqa: PLC0415  slow to import

        logging.disable(logging.INFO)
        model = rapid_model()
        params = {
            "Global.log_level": "error",
            "Global.use_det": False,
            "Global.use_cls": False,
            "Rec.model_path": str(model),
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        engine: Any = RapidOCR(params=params)
        self._recognize: Any = engine._load_rec_model()  # its own call wants a whole page

    def lines(self, pictures: Sequence[Grey]) -> list[str]:
        """Return the text of each picture of one line."""
        if not pictures:
            return []
        from rapidocr.ch_ppocr_rec import TextRecInput  # noqa: PLC0415

        coloured = [np.ascontiguousarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)) for picture in pictures]
        found = self._recognize(TextRecInput(img=coloured, return_word_box=False))
        return [str(text) for text in found.txts or [""] * len(pictures)]
