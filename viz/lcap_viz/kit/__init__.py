"""The workshop kit: guide, posters, handouts, exercises with their key, cards, slides and sheets from one plan.

`kit_of(Source(ledger, settings), version)` is the entry, `slides_of` makes the slides of `lcap slides` alone. What
stands where, and for how many minutes, is data (`content/*.yaml`); every word is in the catalogs.
"""
