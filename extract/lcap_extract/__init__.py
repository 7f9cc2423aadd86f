"""From a file to a `Plan`: pages, tables, rows, each figure with its readings."""
