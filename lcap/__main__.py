"""`python -m lcap` is the `lcap` command."""

from lcap.cli import main

if __name__ == "__main__":
    main()
