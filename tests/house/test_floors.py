"""Imports run down, and nothing runs in a circle. Imports inside functions count."""

import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.house.plan import ROOT, floors, rooms


def lint(folder: Path, source: Path) -> subprocess.CompletedProcess:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(source)}, capture_output=True, text=True)


def circle(modules: dict[str, set[str]]) -> list[str]:
    """The modules of one import circle; empty when there is none."""
    try:
        TopologicalSorter(modules).prepare()
    except CycleError as found:
        return found.args[1]
    return []


def test_imports_run_down():
    found = lint(ROOT, ROOT / "src")
    assert found.returncode == 0, found.stdout


def test_every_room_has_a_floor():
    assert set(rooms()) == set(floors())


def test_nothing_runs_in_a_circle():
    graph = grimp.build_graph("samenzicht", cache_dir=None)
    # A package's face imports its own modules; a module that asks the face would be the circle.
    modules = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert circle(modules) == []


@pytest.fixture
def small_house(tmp_path):
    """A house with this floor plan and empty rooms, to plant faults in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in rooms():
        (tmp_path / "samenzicht" / room).mkdir(parents=True)
        (tmp_path / "samenzicht" / room / "__init__.py").touch()
    (tmp_path / "samenzicht" / "__init__.py").touch()
    (tmp_path / "samenzicht" / "settings.py").touch()
    return tmp_path


def plant(house: Path, module: str, line: str) -> str:
    (house / "samenzicht" / module).write_text(line + "\n")
    found = lint(house, house)
    assert found.returncode in {0, 1}, found.stderr
    return "" if found.returncode == 0 else found.stdout


def test_the_small_house_is_clean(small_house):
    assert plant(small_house, "law/x.py", "import json") == ""


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("law/x.py", "import django"),
        ("law/x.py", "def f():\n    from django.db import models"),
        ("signals/x.py", "from samenzicht.roundtable import y"),
        ("audit/x.py", "def f():\n    import samenzicht.signals"),
        ("subjects/x.py", "import samenzicht.sharing"),
        ("matching/x.py", "import samenzicht.law"),
    ],
)
def test_a_planted_import_upward_is_found(small_house, module, line):
    assert "BROKEN" in plant(small_house, module, line)


def test_a_planted_room_without_a_floor_is_found(small_house):
    (small_house / "samenzicht" / "attic").mkdir()
    assert "attic" in plant(small_house, "attic/__init__.py", "")


def test_a_planted_circle_is_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) != []
