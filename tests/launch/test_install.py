"""Making .venv: what is done, what is left alone, what is told when it fails."""

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from samenzicht.launch import home, install
from samenzicht.launch.failure import Failure


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine whose .venv works and whose installer writes down what it was asked."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / "lib" / "python3.11" / "site-packages" / "uv-0.0.1.dist-info").mkdir(parents=True)
    asked = tmp_path / "asked"
    installer = venv / "bin" / "uv"
    installer.write_text(f'#!/bin/sh\necho "$@" >> {asked}\n')
    installer.chmod(0o755)
    for name in ("runtime", "dev", "uv"):
        (tmp_path / name).write_text("uv==0.0.1 \\\n    --hash=sha256:aa\n" if name == "uv" else f"{name}==1\n")
    monkeypatch.setattr(install, "VENV", venv)
    monkeypatch.setattr(install, "STAMP", venv / "samenzicht.json")
    monkeypatch.setattr(install, "LOCKS", {"runtime": tmp_path / "runtime", "dev": tmp_path / "dev"})
    monkeypatch.setattr(install, "UV_LOCK", tmp_path / "uv")
    return tmp_path


def asked(machine: Path) -> list[str]:
    path = machine / "asked"
    return [Path(line.split()[-1]).name for line in path.read_text().splitlines()] if path.exists() else []


def test_the_locked_packages_are_installed_once_with_their_hashes(machine):
    install.ensure("runtime")
    install.ensure("runtime")
    assert asked(machine) == ["runtime"]
    assert "--require-hashes" in (machine / "asked").read_text()


def test_the_project_itself_can_be_imported(machine):
    install.ensure("runtime")
    (path,) = machine.glob(".venv/lib/*/site-packages/samenzicht.pth")
    assert Path(path.read_text().strip()) == home.ROOT / "src"


def test_a_changed_lock_is_installed(machine):
    install.ensure("runtime")
    (machine / "runtime").write_text("runtime==2\n")
    install.ensure("runtime")
    assert asked(machine) == ["runtime", "runtime"]


def test_start_after_test_takes_nothing_away(machine):
    install.ensure("dev")
    install.ensure("runtime")
    assert asked(machine) == ["dev"]


def test_the_tools_come_with_test_after_start(machine):
    install.ensure("runtime")
    install.ensure("dev")
    assert asked(machine) == ["runtime", "dev"]


def test_a_moved_folder_is_noticed(machine):
    install.ensure("runtime")
    stamp = json.loads(install.STAMP.read_text())
    install.STAMP.write_text(json.dumps(stamp | {"root": "/elsewhere"}))
    install.ensure("runtime")
    assert asked(machine) == ["runtime", "runtime"]


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("error: Failed to fetch: dns error", "connection"),
        ("error: Hash mismatch for django==5.2", "differs from the one that was locked"),
        ("error: failed to write: No space left on device (os error 28)", "Free some space"),
    ],
)
def test_a_failing_installer_is_told_and_tried_again_next_time(machine, said, remedy):
    (machine / ".venv" / "bin" / "uv").write_text(f'#!/bin/sh\necho "{said}" >&2\nexit 2\n')
    with pytest.raises(Failure, match="could not be installed") as told:
        install.ensure("runtime")
    assert said in told.value.what
    assert remedy in told.value.remedy
    assert install.read_stamp() == {}


def test_the_locks_hold_hashes_and_no_addresses():
    for lock in (*sorted(home.ROOT.glob("requirements*.lock")),):
        text = lock.read_text()
        assert "http" not in text
        packages = [line for line in text.splitlines() if line[:1].isalnum()]
        assert packages
        assert all(line.endswith("\\") for line in packages), f"{lock.name}: a package without hash"


def test_what_serving_needs_is_part_of_what_testing_installs():
    def pinned(name: str) -> set[str]:
        lines = (home.ROOT / name).read_text().splitlines()
        return {line.split()[0] for line in lines if line[:1].isalnum()}

    assert pinned("requirements.lock") < pinned("requirements-dev.lock")


def test_every_dependency_has_its_line_of_why_and_stands_in_the_lock():
    project = tomllib.loads((home.ROOT / "pyproject.toml").read_text())
    wanted = {re.split(r"[\[<>=]", words)[0] for words in project["project"]["dependencies"]}
    tools = {re.split(r"[\[<>=]", words)[0] for words in project["dependency-groups"]["dev"]}
    told = set(re.findall(r"^\| ([a-z0-9-]+) \| \w", (home.ROOT / "docs" / "dependencies.md").read_text(), re.M))
    assert told - {"package"} == wanted | tools
    lock = (home.ROOT / "requirements.lock").read_text()
    assert [name for name in sorted(wanted) if not re.search(rf"^{name}==", lock, re.M)] == []
