"""The wheel holds what it should, and nothing else; built twice, it is the same bytes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUFFIXES = {".py", ".toml", ".gz", ".md", ".json", ".typed"}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two wheels, built from two copies of the tree in different folders."""
    made: list[Path] = []
    for copy in ("one", "two"):
        tree = tmp_path_factory.mktemp(copy)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, tree)
        for package in ("briefings", "voices"):
            shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__"))
        command = [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(tree / "dist"),
            str(tree),
        ]
        subprocess.run(command, check=True, capture_output=True)
        made += (tree / "dist").glob("*.whl")
    return made


def test_the_wheel_holds_both_packages_whole_and_nothing_else(wheels: list[Path]) -> None:
    held = {n for n in zipfile.ZipFile(wheels[0]).namelist() if ".dist-info/" not in n}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in ("briefings", "voices")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == wanted
    assert {Path(name).suffix for name in held} <= SUFFIXES


def test_the_wheel_says_its_licence_command_and_pythons(wheels: list[Path]) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        info = next(n.split("/")[0] for n in wheel.namelist() if ".dist-info/" in n)
        metadata = wheel.read(f"{info}/METADATA").decode()
        entry_points = wheel.read(f"{info}/entry_points.txt").decode()
        licences = {n for n in wheel.namelist() if n.startswith(f"{info}/licenses/")}
    assert "License-Expression: GPL-3.0-or-later" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "plainspoken = briefings.__main__:run" in entry_points
    assert f"{info}/licenses/LICENSE" in licences
    assert f"{info}/licenses/briefings/data/NOTICES.md" in licences


def test_a_wheel_built_from_the_source_archive_is_the_same(wheels: list[Path], tmp_path: Path) -> None:
    """What is published as source lacks nothing that the program needs."""
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"README.md", "LICENSE", "CHANGELOG.md", "Makefile", "samples/westmarch-police.md"} <= names
    assert any(name.startswith("tests/test_") for name in names)
    (tree,) = (path for path in tmp_path.iterdir() if path.is_dir())
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(tree)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert contents(wheel) == contents(wheels[0])


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_built_twice_it_is_the_same_bytes(wheels: list[Path]) -> None:
    one, two = (hashlib.sha256(w.read_bytes()).hexdigest() for w in wheels)
    assert one == two
