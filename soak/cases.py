"""A case from its number: the same bytes in every run and on every machine."""

from __future__ import annotations

from random import Random

from soak.targets import Target


def case(target: Target, seed: int, number: int) -> bytes:
    """The bytes of a target's case ``number`` in the run that ``seed`` names."""
    return target.make(Random(f"{target.name} {seed} {number}"))
