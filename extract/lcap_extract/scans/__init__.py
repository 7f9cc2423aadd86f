"""Scanned pages: from a picture of a page to the same words, lines and boxes that the readers of text give.

`setup` says what is installed, `choosing` which pages need it, `crew` keeps the processes that do the work (`worker`),
`pages` is what the rest of `lcap_extract` asks. Everything else runs in those processes.
"""
