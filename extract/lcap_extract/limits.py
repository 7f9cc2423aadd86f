"""How much a file may ask of us. Each bound has its reason; a file over a bound is refused in plain words.

A plan comes from a stranger: a small file can ask for hours or for all memory ("zip bomb" streams, a page of
millions of characters). The bounds stand far above every plan measured, so only such a file meets them.
"""

from typing import Final

MAX_BYTES: Final = 150 * 1024 * 1024
"""Bytes of a file. The largest plans seen are scans of 20 to 60 MiB; the whole file is held in memory."""

MAX_PAGES: Final = 2_000
"""Pages. Long plans have 150 to 600; a county's plans in one file stay under this."""

MAX_PAGE_POINTS: Final = 7_200
"""Width or height of a page, in points (100 inches). Plans print on letter to tabloid, at most 1,224 points;
a page picture's memory grows with the square of this."""

MAX_CHARACTERS_PER_PAGE: Final = 100_000
"""Characters of a page. A page of small print has 8,000."""

MAX_OBJECTS_PER_PAGE: Final = 200_000
"""Drawn objects of a page (text runs, rules, images). Table pages have 300 to 5,000; maps and charts up to 50,000."""

MAX_SECONDS: Final = 300
"""Seconds by the clock to read one file. A 166-page plan takes 2 to 4 on two cores."""

MAX_CPU_SECONDS: Final = 600
"""Seconds of processor time, all threads: twice the clock, for two cores at work."""

MAX_MEMORY_BYTES: Final = 1536 * 1024 * 1024
"""Address space of each reading process, where the system can bound it. Address space is more than memory in use
(libraries map far more than they touch): a 166-page plan takes 440 MiB of it and 130 MiB of memory, a file of the
largest size allowed three times its size more."""

END_MARK_BYTES: Final = 8 * 1024
"""A whole PDF says where its index starts in its last bytes; servers append up to a few KiB after it."""

MAX_UNZIPPED_BYTES: Final = 400 * 1024 * 1024
"""Bytes of everything in a workbook or Word file, unzipped: mostly pictures, which are not unzipped at all."""

MAX_XML_BYTES: Final = 60 * 1024 * 1024
"""Bytes of one part of a workbook or Word file that is read. A plan of 400 pages in Word has 10 MiB of text with its
formats; as objects in memory a part takes 10 to 20 times its bytes."""

MAX_UNZIP_RATIO: Final = 200
"""How many times larger than its bytes a zipped part may become; the text of plans becomes 10 to 40 times larger."""

MIN_RATIO_BYTES: Final = 5 * 1024 * 1024
"""Parts smaller than this, unzipped, may have any ratio: they cost nothing."""

MAX_MEMBERS: Final = 5_000
"""Parts in a workbook or Word file: a plan with 300 pictures has 350."""

MAX_SHEET_CELLS: Final = 200_000
"""Cells with a value in a workbook. The action tables of a large county have 10,000."""

MAX_SHEET_COLUMNS: Final = 200
"""Columns with a value in a sheet. The widest action table has 17."""

MAX_SHEET_AREA: Final = 5_000_000
"""Rows times columns from a sheet's first corner to its last cell, to be read a second time: that program holds every
cell between, blank ones too, at some 30 bytes each, and stops the process where memory ends. A stray cell in the last
row of a workbook's sheet makes 17 million; the largest action table 20,000."""

MAX_TEXT_LINES: Final = 100_000
"""Lines of a Word file. A plan of 400 pages has 15,000."""

MAX_HTML_DEPTH: Final = 200
"""Elements inside each other on a web page. Pages of website builders have 30 to 60; each level is a call of ours."""

MAX_HTML_ELEMENTS: Final = 500_000
"""Elements of a web page. A plan of 400 pages saved from Word has 60,000."""

MAX_PICTURE_PIXELS: Final = 24_000_000
"""Pixels of a page that OCR looks at: a tabloid page at 300 dots per inch has 17 million, a letter page at 200 4."""

MAX_PICTURE_SECONDS: Final = 60
"""Seconds by the clock to read one picture of a page, with one engine. A page of small print takes 2 to 5."""

MAX_PICTURES_SECONDS: Final = 1_200
"""Seconds by the clock to read all pictures of pages of a file. A scan of 400 pages takes 5 to 10 minutes on two cores;
pages left over then are named as unread."""
