"""The command line: the only package that prints. One boundary turns our errors into one line and an exit code."""

from briefings.cli.app import main

__all__ = ["main"]
