"""`./samenzicht test [PATH...]`: everything that must hold before a change may land; with paths only those tests."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from samenzicht.launch import catalogues, home
from samenzicht.launch.chromium import chromium
from samenzicht.launch.postgres.programs import system
from samenzicht.launch.progress import say

TOOLS = Path(sys.executable).parent
# Files that the tools do not find by themselves: the command has no ending.
SOURCES = (".", "samenzicht")


def main(words: Sequence[str]) -> int:
    os.chdir(home.ROOT)
    os.environ["SAMENZICHT_CHROMIUM"] = str(chromium())
    catalogues.compile_all()
    if words:
        return tool("pytest", *words)
    results = [(what, timed(what, step)) for what, step in steps()]
    say("")
    for what, (passed, seconds) in results:
        say(f"  {'ok    ' if passed else 'FAILED'}  {what}  ({seconds:.0f} s)")
    failed = sum(not passed for _, (passed, _) in results)
    say(f"\nsteps: {len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def steps() -> list[tuple[str, Callable[[], int]]]:
    """What is checked, cheapest first."""
    on_systems = [(f"database tests on PostgreSQL {bin.parent.name}", lambda bin=bin: again(bin)) for bin in system()]
    return [
        ("format", lambda: tool("ruff", "format", "--check", *SOURCES)),
        ("lint", lambda: tool("ruff", "check", *SOURCES)),
        ("floors", lambda: tool("lint-imports")),
        ("templates", lambda: tool("djlint", "src", "--lint", "--quiet", "--profile=django")),
        ("types", lambda: tool("mypy")),
        ("tests", lambda: tool("pytest")),
        *on_systems,
    ]


def timed(what: str, step: Callable[[], int]) -> tuple[bool, float]:
    say(f"\n== {what}")
    started = time.monotonic()
    passed = step() == 0
    return passed, time.monotonic() - started


def tool(name: str, *words: str, env: dict[str, str] | None = None) -> int:
    """Run a tool of .venv. Its exit code; pytest without any test counts as failed."""
    return subprocess.run([str(TOOLS / name), *words], env={**os.environ, **(env or {})}, check=False).returncode


def again(bin: Path) -> int:
    """The tests that need a database, on the system's own PostgreSQL."""
    return tool("pytest", "-m", "(database or django_db) and not browser", env={"SAMENZICHT_PG_BIN": str(bin)})
