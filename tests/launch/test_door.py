"""The front door, as a person at the keyboard meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenzicht.launch import door, home
from samenzicht.launch.failure import Failure, explain

COMMAND = home.ROOT / "samenzicht"


def run(*words: str, cwd: Path = Path("/"), **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(COMMAND), *words],
        cwd=cwd,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_words_it_lists_each_command_with_one_line():
    done = run()
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    for name in door.COMMANDS:
        assert sum(line.startswith(f"  ./samenzicht {name} ") for line in lines) == 1
        assert (home.ROOT / "src" / "samenzicht" / "launch" / f"{name}.py").exists()


def test_it_works_through_a_link_from_another_folder(tmp_path):
    (tmp_path / "link").symlink_to(COMMAND)
    done = subprocess.run([sys.executable, str(tmp_path / "link")], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["begin"], "no command `begin`"),
        (["start", "--port", "many"], "`--port` needs a number"),
        (["start", "now"], "does not know now"),
        (["manage", "--role", "king", "check"], "needs a role"),
        (["keys"], "`keys` needs to know what to do"),
        (["keys", "destroy"], "`keys` needs to know what to do"),
        (["journal"], "`journal` needs to know what to do"),
    ],
)
def test_a_wrong_word_is_told_without_a_traceback(words, what, tmp_path):
    done = run(*words, SAMENZICHT_HOME=str(tmp_path / "house"))
    assert done.returncode != 0
    assert what in done.stderr
    assert "To do:" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_home_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    done = run("manage", "check", SAMENZICHT_HOME=str(tmp_path / "file" / "house"))
    assert done.returncode == 1
    assert "Wrong:" in done.stderr
    assert "Traceback" not in done.stderr


def test_programs_that_are_not_there_are_told(tmp_path):
    done = run("manage", "check", SAMENZICHT_HOME=str(tmp_path / "house"), SAMENZICHT_PG_BIN=str(tmp_path))
    assert done.returncode == 1
    assert "No PostgreSQL programs found" in done.stderr
    assert "SAMENZICHT_PG_BIN" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_management_command_that_breaks_is_told_without_a_traceback(tmp_path):
    words = [sys.executable, "-P", "-m", "samenzicht.launch.command", "check", "--database", "default"]
    env = {**os.environ, "SAMENZICHT_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "no_such_settings"}
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no_such_settings" in done.stderr
    assert "Traceback" not in done.stderr
    loud = subprocess.run(words, env=env | {"SAMENZICHT_DEBUG": "1"}, capture_output=True, text=True, check=False)
    assert "Traceback" in loud.stderr


def test_debug_shows_the_details(tmp_path):
    done = run("--debug", "manage", "--role", "king", SAMENZICHT_HOME=str(tmp_path / "house"))
    assert "Traceback" in done.stderr


def test_an_older_python_is_told_which_one_it_needs():
    old = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1], run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", old, str(COMMAND)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "This is Python 3.9; Samenzicht needs 3.11 or newer." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (Failure("The lamp is out.", "Light it."), "The lamp is out."),
        (PermissionError(13, "Permission denied", "/x/y"), "No permission: /x/y"),
        (OSError(28, "No space left on device"), "The disk is full."),
        (ValueError("odd"), "Something unforeseen: ValueError: odd"),
    ],
)
def test_every_failure_says_what_is_wrong_and_what_to_do(error, what, capsys):
    assert explain(error, debug=False) == 1
    said = capsys.readouterr().err
    assert what in said
    assert "To do:  " in said


def test_the_installer_needs_the_standard_library_only():
    """Everything that runs before .venv is there: no third-party module gets loaded."""
    probe = (
        "import sys; sys.path.insert(0, sys.argv[1]); import samenzicht.launch.door; "
        "print(*{name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", probe, str(home.ROOT / "src")], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) <= {"samenzicht", "__main__"}


def test_another_checkout_that_the_environment_names_is_not_taken_for_this_one(tmp_path):
    other = tmp_path / "samenzicht" / "launch"
    other.mkdir(parents=True)
    (other.parent / "__init__.py").touch()
    (other / "__init__.py").write_text("raise SystemExit(99)\n")
    done = run("existence", str(tmp_path / "nothing.csv"), PYTHONPATH=str(tmp_path))
    assert done.returncode == 2, done.stderr
