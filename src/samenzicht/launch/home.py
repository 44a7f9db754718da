"""The home folder: secrets, the way to the database, logs. Mode 0700; each secret file 0600. Standard library only."""

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from samenzicht.compartments.roles import OWNER, ROLES
from samenzicht.launch.failure import Failure

ROOT = Path(__file__).resolve().parents[3]


def home() -> Path:
    """SAMENZICHT_HOME, or `.samenzicht` beside the command; made with its secrets where it is not there yet."""
    folder = Path(os.environ.get("SAMENZICHT_HOME") or ROOT / ".samenzicht").absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    for name in ("logs", "static"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    if not os.environ.get("SAMENZICHT_MASTER_KEY"):
        keep(folder / "master.key", base64.b64encode(secrets.token_bytes(32)).decode())
        secret_stays_secret(folder / "master.key")
    keep(folder / "django.key", secrets.token_urlsafe(50))
    return folder


def keep(path: Path, content: str) -> None:
    """Write a secret once: whole or not at all, readable by nobody else, never over an older one."""
    if not path.exists():
        replace(path, content + "\n")


def replace(path: Path, content: str) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def secret_stays_secret(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        raise Failure(f"Others on this machine may read {path}.", f"Take that away: chmod 600 {path}")


def written(folder: Path) -> dict[str, Any]:
    """What `database.json` says, or nothing when there is none yet."""
    try:
        said: dict[str, Any] = json.loads((folder / "database.json").read_text())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise Failure(
            f"{folder / 'database.json'} cannot be read: {error}.",
            f"Move it away; `./samenzicht start` writes a new one: cd {folder} && mv database.json database.old",
        ) from error
    return said


def write_down(folder: Path, host: str, port: int, name: str, passwords: dict[str, str]) -> None:
    """Tell the other processes where the database is. Only changed when it differs."""
    said = {"host": host, "port": port, "name": name, "owner": OWNER, "passwords": passwords}
    if written(folder) != said:
        replace(folder / "database.json", json.dumps(said, indent=2) + "\n")


def passwords(folder: Path) -> dict[str, str]:
    """The passwords of the five roles: the ones in use, or new ones."""
    known = written(folder).get("passwords", {})
    return {role: known.get(role) or secrets.token_urlsafe(32) for role in ROLES}


@contextmanager
def turn(folder: Path, name: str) -> Iterator[None]:
    """One at a time: waits for the lock file of this name. It falls away with the process, however it ends."""
    with (folder / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
