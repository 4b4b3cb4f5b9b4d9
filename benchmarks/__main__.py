"""`python -m benchmarks [NAME...]`: run the benchmarks named, or all: every module here that has a `main`.

What begins with two hyphens is left to the benchmarks themselves (`text --long`).
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def names() -> list[str]:
    """The modules of this package that can be run."""
    found = [module.name for module in iter_modules(benchmarks.__path__) if not module.name.startswith("_")]
    return [name for name in found if hasattr(import_module(f"benchmarks.{name}"), "main")]


def run(wanted: list[str]) -> int:
    here = names()
    unknown = [name for name in wanted if name not in here]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(here)}", file=sys.stderr)
        return 2
    for name in wanted or here:
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(run([argument for argument in sys.argv[1:] if not argument.startswith("--")]))
