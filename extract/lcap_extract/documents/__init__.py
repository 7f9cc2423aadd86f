"""A plan as a Word file (.docx): its paragraphs and tables as they print, read by two programs.

parts.py   opening the package's main part, safely
runs.py    a paragraph -> its printed lines; ticked boxes; what tracked changes and hidden words leave
flow.py    the body -> paragraphs and tables in their order
second.py  the same file as mammoth reads it
layout.py  paragraphs and tables -> imagined pages (`lcap_extract.laid_out`)
"""
