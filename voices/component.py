"""What makes sound here: each library, its version, and the file that it really is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Component:
    """One library."""

    kind: str  # "speech", "encoder" or "library"
    name: str  # "eSpeak NG"
    version: str  # of its Python package; "" when that is not installed
    path: str  # the file or folder that is used; "" when there is none
    works: bool
    detail: str = ""  # what it did when tried, or why it does not work and what to do

    @property
    def identity(self) -> str:
        """What a change of makes the same words sound different."""
        return f"{self.name} {self.version}"


def folder(module: str) -> Path | None:
    """The folder (or the file) that a module is imported from, found without importing it."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    origin = Path(spec.origin)
    return origin.parent if origin.name == "__init__.py" else origin


def package(kind: str, name: str, module: str, distribution: str) -> Component:
    """A Python package as it is installed; ``works`` says only that it is there."""
    from importlib.metadata import PackageNotFoundError, version  # takes longer to import than all of `voices`

    where = folder(module)
    try:
        number = version(distribution)
    except PackageNotFoundError:
        number = ""
    if where is None or not number:
        return Component(kind, name, number, "", False, f"not installed; run: python -m pip install {distribution}")
    return Component(kind, name, number, str(where), True)
