"""The version of lcap that is installed."""

from importlib.metadata import version

__all__ = ["VERSION"]

VERSION = version("lcap")
