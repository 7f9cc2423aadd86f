"""One module per engine. They know neither templates nor numbers: pages in, words and lines out."""
