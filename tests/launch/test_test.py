"""The command that tests, tested: the browser it looks for, the steps it takes, and how a failure ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenzicht.launch import chromium as browser
from samenzicht.launch import test as testing
from samenzicht.launch.failure import Failure


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without any browser, whose apt-get is a stand-in that writes down what it was asked."""
    monkeypatch.delenv("SAMENZICHT_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def stand_in(folder: Path, lines: str) -> None:
    (folder / "apt-get").write_text(f"#!/bin/sh\n{lines}\n")
    (folder / "apt-get").chmod(0o755)


def test_a_chosen_browser_is_taken(monkeypatch):
    monkeypatch.setenv("SAMENZICHT_CHROMIUM", sys.executable)
    assert browser.chromium() == Path(sys.executable)


def test_a_chosen_browser_that_is_none_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMENZICHT_CHROMIUM", str(tmp_path))
    with pytest.raises(Failure, match="names no program"):
        browser.chromium()


def test_a_browser_on_the_path_is_found(bare):
    (bare / "google-chrome").write_text("#!/bin/sh\n")
    (bare / "google-chrome").chmod(0o755)
    assert browser.chromium() == bare / "google-chrome"


def test_on_debian_root_installs_it(bare, monkeypatch):
    monkeypatch.setattr(browser, "DEBIAN", bare)
    monkeypatch.setattr(os, "getuid", lambda: 0)
    stand_in(bare, f'echo "$@" >> {bare}/asked; : > {bare}/chromium; /bin/chmod 755 {bare}/chromium')
    assert browser.chromium() == bare / "chromium"
    assert "install -y --no-install-recommends chromium" in (bare / "asked").read_text()


def test_an_ordinary_user_gets_the_instruction_and_nothing_is_skipped(bare, monkeypatch):
    monkeypatch.setattr(browser, "DEBIAN", bare)
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    stand_in(bare, "exit 9")
    with pytest.raises(Failure) as told:
        browser.chromium()
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium" in told.value.remedy


def test_a_failing_package_manager_is_told_with_its_last_words(bare, monkeypatch):
    monkeypatch.setattr(browser, "DEBIAN", bare)
    monkeypatch.setattr(os, "getuid", lambda: 0)
    stand_in(bare, "echo 'E: Unable to fetch' >&2; exit 100")
    with pytest.raises(Failure, match="Unable to fetch"):
        browser.chromium()


def test_another_system_gets_the_instruction(bare, monkeypatch):
    monkeypatch.setattr(browser, "DEBIAN", bare / "no-such-file")
    with pytest.raises(Failure) as told:
        browser.chromium()
    assert "SAMENZICHT_CHROMIUM" in told.value.remedy


def test_each_installed_postgresql_gets_its_own_turn(monkeypatch):
    monkeypatch.setattr(testing, "system", lambda: [Path("/opt/17/bin"), Path("/opt/15/bin")])
    names = [name for name, _ in testing.steps()]
    assert names[:6] == ["format", "lint", "floors", "templates", "types", "tests"]
    assert names[6:] == ["database tests on PostgreSQL 17", "database tests on PostgreSQL 15"]


@pytest.mark.parametrize(("codes", "end"), [((0, 0), 0), ((1, 0), 1), ((0, 5), 1)])
def test_all_steps_run_and_one_failure_makes_the_end_red(monkeypatch, capsys, codes, end):
    monkeypatch.setenv("SAMENZICHT_CHROMIUM", "kept from the real one")
    monkeypatch.setattr(testing, "chromium", lambda: Path("/bin/true"))
    monkeypatch.setattr(testing.catalogues, "compile_all", list)
    monkeypatch.setattr(os, "chdir", lambda path: None)
    monkeypatch.setattr(testing, "steps", lambda: [("one", lambda: codes[0]), ("two", lambda: codes[1])])
    assert testing.main([]) == end
    lines = capsys.readouterr().out.splitlines()
    failed = sum(code != 0 for code in codes)
    assert lines[-1] == f"steps: {2 - failed} passed, {failed} failed"
    assert sum("FAILED" in line for line in lines) == failed


def test_a_selection_goes_to_pytest_alone(monkeypatch):
    asked = []
    monkeypatch.setenv("SAMENZICHT_CHROMIUM", "kept from the real one")
    monkeypatch.setattr(testing, "chromium", lambda: Path("/bin/true"))
    monkeypatch.setattr(os, "chdir", lambda path: None)
    monkeypatch.setattr(
        subprocess, "run", lambda words, **_: asked.append(words) or subprocess.CompletedProcess(words, 0)
    )
    assert testing.main(["tests/law", "-x"]) == 0
    assert [words[1:] for words in asked] == [["tests/law", "-x"]]
