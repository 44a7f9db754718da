"""`./samenzicht manage [--role ROLE] COMMAND ...`: Django's management commands with the rights of a chosen role."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from samenzicht.compartments.roles import ROLES
from samenzicht.launch import database, given, home
from samenzicht.launch.failure import Failure

# What changes tables is the owner's work; all else runs as the web role unless said otherwise.
OWNERS_WORK = {"migrate", "makemigrations", "sqlmigrate", "showmigrations"}
# -P: a file in the folder where one stands must not be taken for one of ours or Django's.
DJANGO = (sys.executable, "-P", "-m", "samenzicht.launch.command")
CODES = tuple(role.removeprefix("samenzicht_") for role in ROLES)


def main(words: Sequence[str]) -> int:
    role, rest = chosen(list(words))
    folder = home.home()
    with database.running(folder):
        return django(folder, role, *rest)


def chosen(words: list[str]) -> tuple[str, list[str]]:
    """The role, and the words for Django."""
    if words[:1] == ["--role"]:
        if len(words) < 2 or words[1] not in CODES:
            raise Failure("`--role` needs a role.", f"Choose one of: {', '.join(CODES)}.")
        return words[1], words[2:]
    return ("owner" if words[:1] and words[0] in OWNERS_WORK else "web"), words


def offered(command: str) -> bool:
    """Whether one of our rooms has this management command."""
    return any((home.ROOT / "src" / "samenzicht").glob(f"*/management/commands/{command}.py"))


def django(folder: Path, role: str, *words: str, extra: dict[str, str] | None = None) -> int:
    """Run one management command in a process of its own, since a process has one role. Gives its exit code."""
    return subprocess.run([*DJANGO, *words], env=environment(folder, role) | (extra or {}), check=False).returncode


def environment(folder: Path, role: str) -> dict[str, str]:
    """What a process of the site needs to know. Real data (DATABASE_URL) never meets the demo's role switch."""
    told = {"DJANGO_SETTINGS_MODULE": "samenzicht.settings", "SAMENZICHT_HOME": str(folder), "SAMENZICHT_ROLE": role}
    if given.wanted():
        told |= {"SAMENZICHT_DEMO": "0", **given.security(given.wanted())}
    return {key: word for key, word in os.environ.items() if key != "DATABASE_URL"} | told
