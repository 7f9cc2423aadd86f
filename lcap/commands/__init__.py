"""The subcommands, one module each. They import click only; what does the work is imported when a command runs."""
