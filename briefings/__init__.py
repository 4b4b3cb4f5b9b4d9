"""Plainspoken: public inspection reports, in plain English, out loud."""

__version__ = "0.1.0"
