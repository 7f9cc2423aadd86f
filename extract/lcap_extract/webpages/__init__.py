"""A plan as a web page (HTML): the state's form or a district's page, saved from a browser, read by two programs.

sniff.py   from the bytes: is it a web page, plain text, or another saved form of one
page.py    bytes -> tree, safely: nothing in it is run, fetched or followed; its size and depth are bounded
styles.py  what the page's own style rules hide or set apart
shown.py   which elements are shown, and what a form field says
flow.py    the tree -> paragraphs and tables in their order (`documents.flow`)
second.py  the same page as Lexbor, the second program, reads it

From there a web page goes the way of a Word file: `documents.layout`, then the modules that read pages.
"""
