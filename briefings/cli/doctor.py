"""``plainspoken doctor``: what is used, which version, where it came from, and what is missing."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from briefings import __version__
from briefings.cli.show import complain, json_line, show

NAME = "doctor"
SUMMARY = "Show what is used and what is missing."

_REST = (("reader", "pypdfium2"), ("reading level", "textstat"), ("cover", "Pillow"))
_MODULES = {"Pillow": "PIL"}

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def command(json: Json = False) -> None:
    """What is installed, which version and from where; what is missing, and the command that mends it.

    Exit code 3 when something that the work needs is missing or does not work.
    """
    import dataclasses

    from briefings.speaking import cache_folder
    from voices import provenance

    parts: list[dict[str, Any]] = [
        _row("program", "plainspoken", __version__, str(Path(__file__).parent.parent)),
        _row("python", platform.python_implementation(), platform.python_version(), sys.executable),
        *(dataclasses.asdict(part) for part in provenance()),
        *(_package(kind, name) for kind, name in _REST),
    ]
    cache = cache_folder()
    remedies = _remedies(parts)
    if json:
        json_line({"version": 1, "parts": parts, "cache": str(cache), "missing": remedies})
    else:
        show("What Plainspoken uses here:")
        for part in parts:
            _show(part)
        show(f"  finished chapters are kept in {cache}")
    for remedy in remedies:
        complain(remedy)
    raise typer.Exit(3 if remedies else 0)


def _show(part: dict[str, Any]) -> None:
    verdict = "works" if part["works"] else "does NOT work"
    detail = f" ({part['detail']})" if part["detail"] else ""
    show(f"  {part['kind']}: {part['name']} {part['version']}".rstrip() + f": {verdict}{detail}")
    if part["path"]:
        show(f"      {part['path']}")


def _row(kind: str, name: str, number: str, path: str, works: bool = True, detail: str = "") -> dict[str, Any]:
    return {"kind": kind, "name": name, "version": number, "path": path, "works": works, "detail": detail}


def _package(kind: str, name: str) -> dict[str, Any]:
    spec = find_spec(_MODULES.get(name, name))
    try:
        number = version(name)
    except PackageNotFoundError:
        number = ""
    if spec is None or spec.origin is None or not number:
        return _row(kind, name, number, "", False, "not installed")
    return _row(kind, name, number, str(Path(spec.origin).parent))


def _remedies(parts: list[dict[str, Any]]) -> list[str]:
    """One line for each thing that stops the work. One voice that works is enough."""
    install = f"{Path(sys.executable).name} -m pip install --force-reinstall plainspoken"
    found = []
    speech = [p for p in parts if p["kind"] == "speech" and p["name"] != "silent"]
    if not any(p["works"] for p in speech):
        found.append(
            f"nothing here can speak ({'; '.join(p['detail'] for p in speech if p['detail'])}). Run: {install}"
        )
    found += [
        f"{p['name']} is missing or does not work ({p['detail'] or 'not installed'}). Run: {install}"
        for p in parts
        if not p["works"] and p["kind"] not in ("speech",)
    ]
    return found
