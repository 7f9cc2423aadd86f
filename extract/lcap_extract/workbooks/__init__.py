"""The state's action tables as a workbook (.xlsx): visible cells as they print, read by two programs.

cells.py    the workbook as openpyxl reads it: the printed text of every visible cell
formats.py  a stored number and its format -> the number as printed
second.py   the same cells as calamine reads them
layout.py   sheets -> imagined pages (`lcap_extract.laid_out`)
"""
