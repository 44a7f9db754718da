"""Makes `.venv` with the locked dependencies and the project itself in it. Standard library only."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from samenzicht.launch.failure import Failure
from samenzicht.launch.progress import step

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
STAMP = VENV / "samenzicht.json"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
UV_LOCK = ROOT / "requirements-uv.lock"
Level = Literal["runtime", "dev"]


def inside() -> bool:
    """Whether this process is the Python of .venv."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def python() -> Path:
    return VENV / "bin" / "python"


def ensure(level: Level) -> None:
    """Install what is missing. Does nothing when the locks did not change since the last time.

    Who once had the dev tools keeps them: `start` after `test` takes nothing away.
    """
    stamp = read_stamp()
    if stamp.get("level") == "dev":
        level = "dev"
    wanted = {"level": level, "lock": fingerprint(LOCKS[level]), "root": str(ROOT)}
    if stamp == wanted and python().exists():
        return
    make_venv()
    install_uv()
    packages = sum(line[:1].isalnum() for line in LOCKS[level].read_text().splitlines())
    with step(f"Installing {packages} packages"):
        run(
            [*uv(), "pip", "sync", "--require-hashes", "--compile-bytecode", "--python", python(), LOCKS[level]],
            "The packages",
        )
    lay_path()
    STAMP.write_text(json.dumps(wanted))


def read_stamp() -> dict[str, str]:
    try:
        said: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return said


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + UV_LOCK.read_bytes()).hexdigest()


def make_venv() -> None:
    """A `.venv` that works: one that was moved, or whose Python is gone or too old, is made anew."""
    if works():
        return
    with step("Making .venv"):
        if VENV.exists():
            shutil.rmtree(VENV)
        try:
            venv.create(VENV, with_pip=True, symlinks=True)
        except (subprocess.CalledProcessError, ImportError) as error:
            shutil.rmtree(VENV, ignore_errors=True)
            raise Failure(
                "This Python cannot make a virtual environment: `venv` or `ensurepip` is missing.",
                f"On Debian or Ubuntu: apt-get install python3-venv. Else: reinstall {sys.executable}.",
            ) from error


def works() -> bool:
    test = "import sys, pip; assert sys.version_info >= (3, 11)"
    try:
        return subprocess.run([python(), "-c", test], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install_uv() -> None:
    locked = next(line.split()[0] for line in UV_LOCK.read_text().splitlines() if line.startswith("uv=="))
    if any(VENV.glob(f"lib/python*/site-packages/uv-{locked.removeprefix('uv==')}.dist-info")):
        return
    with step("Installing uv"):
        run([python(), "-m", "pip", "install", "-q", "--require-hashes", "-r", UV_LOCK], "The installer uv")


def uv() -> list[str]:
    return [str(VENV / "bin" / "uv")]


def run(words: Sequence[str | Path], what: str) -> None:
    """Run an installer without its chatter; on failure tell its last lines."""
    quiet = {"UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    # A venv that happens to be active is not the one to install in.
    kept = {key: word for key, word in os.environ.items() if key not in {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"}}
    done = subprocess.run(
        words, env=kept | quiet, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        last = "\n        ".join(done.stderr.strip().splitlines()[-6:])
        raise Failure(f"{what} could not be installed:\n        {last}", remedy(done.stderr))


def remedy(said: str) -> str:
    if "No space left" in said:
        return "Free some space (about 1 GB) and run the command again."
    if "hash" in said.lower() and "mismatch" in said.lower():
        return "A package differs from the one that was locked. Do not install it; tell the maintainers."
    return "Check the connection to the package index (or your proxy and mirror settings), and run the command again."


def lay_path() -> None:
    """`import samenzicht` works in .venv from the source folder: no build, no network."""
    for packages in VENV.glob("lib/python*/site-packages"):
        (packages / "samenzicht.pth").write_text(f"{ROOT / 'src'}\n")
