"""`python -m soak [TARGET...] [--minutes M] [--seed N] [--only CASE | --file FILE]`: exit 1 where a case failed.

Each case must end in a document (a briefing) or in an error of ours, in time that goes with its length. One process
works, one case at a time. A failure is made small, saved, and printed with the command that repeats it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections import Counter
from itertools import count
from pathlib import Path

from soak.cases import case
from soak.child import Outcome
from soak.smaller import smaller
from soak.targets import TARGETS, Target

_HEADS = ("cases", "read", "refused", "failed", "CPU s: most", "of limit", "MB: most")
_WIDTHS = (7, 7, 9, 8, 13, 10, 10)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak", description=__doc__, allow_abbrev=False)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of: {', '.join(TARGETS)} (all)")
    parser.add_argument("--minutes", type=float, default=1.0, help="for all the targets together (1)")
    parser.add_argument("--seed", type=int, default=1, help="another number, other cases (1)")
    parser.add_argument("--only", type=int, metavar="CASE", help="this case alone, with its traceback")
    parser.add_argument("--file", type=Path, help="this file alone, with its traceback")
    parser.add_argument("--save", type=Path, default=Path("soak-failures"), help="where failures go (soak-failures)")
    given = parser.parse_args()
    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no target is called {', '.join(unknown)}; there are: {', '.join(TARGETS)}")
    targets = [TARGETS[name] for name in given.targets or TARGETS]
    with tempfile.TemporaryDirectory() as folder:
        _warm(targets, Path(folder))
        if given.only is not None or given.file is not None:
            data = case(targets[0], given.seed, given.only) if given.file is None else given.file.read_bytes()
            return _show(targets[0], data, Path(folder))
        failures = 0
        heads = zip(_HEADS, _WIDTHS, strict=True)
        print(f"{'':10}" + "".join(f"{head:>{width}}" for head, width in heads), flush=True)
        for target in targets:
            failures += _soak(target, given.seed, given.minutes * 60 / len(targets), Path(folder), given.save)
    return 1 if failures else 0


def _warm(targets: list[Target], folder: Path) -> None:
    """Load every module and table before the first fork, so that no case pays for them."""
    for target in targets:
        path = folder / f"report{target.suffix}"
        path.write_bytes(target.valid)
        target.work(path)
        case(target, 0, 0)
    gc.collect()
    gc.freeze()


def _soak(target: Target, seed: int, seconds: float, folder: Path, save: Path) -> int:
    """One target's line of the table, and its failures. Returns how many cases failed."""
    kinds: Counter[str] = Counter()
    said: Counter[str] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    most, share, held = 0.0, 0.0, 0.0
    path = folder / f"report{target.suffix}"
    end = time.monotonic() + seconds
    for number in count():
        if time.monotonic() > end:
            break
        data = case(target, seed, number)
        path.write_bytes(data)
        found = target.outcome(path)
        kinds[found.kind] += 1
        said[found.what.partition(":")[0]] += 1
        most, held = max(most, found.seconds), max(held, found.megabytes)
        share = max(share, found.seconds / target.limits(data).seconds)
        if found.failed:
            seen[found.signature] += 1
            if seen[found.signature] == 1:
                end += _report(target, seed, number, data, found, path, save)
    failed = sum(seen.values())
    figures = (
        sum(kinds.values()), kinds["fine"], kinds["refused"], failed, f"{most:.2f}", f"{share:.0%}", f"{held:.0f}"
    )  # fmt: skip
    row = "".join(f"{figure:>{width}}" for figure, width in zip(figures, _WIDTHS, strict=True))
    print(f"{target.name:10}{row}   {', '.join(f'{what} {n}' for what, n in said.most_common(6))}", flush=True)
    for (kind, where), times in seen.items():
        print(f"{'':10}{times} x {kind}: {where}")
    return failed


def _report(target: Target, seed: int, number: int, data: bytes, found: Outcome, path: Path, save: Path) -> float:
    """Print a failure and save it made small. Returns the seconds that this took."""
    start = time.monotonic()

    def attempt(less: bytes) -> Outcome:
        path.write_bytes(less)
        return target.outcome(path)

    small = smaller(data, found, attempt)
    save.mkdir(parents=True, exist_ok=True)
    kept = save / f"{target.name}-{seed}-{number}{target.suffix}"
    kept.write_bytes(small)
    print(f"{target.name}: {found.kind} after {found.seconds:.1f} CPU s: {found.what}\n  {found.where}")
    print(
        f"  the file made small: python -m soak {target.name} --file {kept}   ({len(small):,} of {len(data):,} bytes)"
    )
    print(f"  the case itself:     python -m soak {target.name} --seed {seed} --only {number}", flush=True)
    return time.monotonic() - start


def _show(target: Target, data: bytes, folder: Path) -> int:
    path = folder / f"report{target.suffix}"
    path.write_bytes(data)
    found = target.outcome(path)
    print(f"{found.trace}{target.name}, {len(data):,} bytes: {found.kind}: {found.what} {found.where}")
    print(f"{found.seconds:.2f} CPU s of {target.limits(data).seconds:.2f}, {found.megabytes:.0f} MB")
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main())
