"""The `lcap` command."""
