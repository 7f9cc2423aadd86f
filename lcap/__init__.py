"""The lcap command: opens files, prints, writes; thin over extract, models and viz."""
