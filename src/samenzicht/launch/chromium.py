"""The browser for the journeys: found, or installed where that is ours to do."""

import os
import shutil
import subprocess
from pathlib import Path

from samenzicht.launch.failure import Failure
from samenzicht.launch.progress import step

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
DEBIAN = Path("/etc/debian_version")
INSTRUCTION = "Install Chromium or Chrome, or set SAMENZICHT_CHROMIUM to the program of one."


def chromium() -> Path:
    """SAMENZICHT_CHROMIUM, else one on the path, else Debian's package. Raises Failure: no journey is skipped."""
    chosen = os.environ.get("SAMENZICHT_CHROMIUM")
    if chosen:
        if not os.access(chosen, os.X_OK) or Path(chosen).is_dir():
            raise Failure(f"SAMENZICHT_CHROMIUM names no program: {chosen}", INSTRUCTION)
        return Path(chosen)
    return found() or installed()


def found() -> Path | None:
    return next((Path(path) for name in NAMES if (path := shutil.which(name))), None)


def installed() -> Path:
    if not (DEBIAN.exists() and shutil.which("apt-get")):
        raise Failure("The browser tests need Chromium or Chrome, and there is none here.", INSTRUCTION)
    packages = ["install", "-y", "--no-install-recommends", "chromium"]
    if os.getuid() != 0:
        raise Failure(
            "The browser tests need Chromium or Chrome, and there is none here.",
            f"sudo apt-get update && sudo apt-get {' '.join(packages)}",
        )
    with step("Installing Chromium"):
        for words in (["update"], packages):
            done = subprocess.run(
                ["apt-get", "-q", *words],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                last = "\n        ".join((done.stderr or done.stdout).strip().splitlines()[-4:])
                raise Failure(f"Chromium could not be installed:\n        {last}", INSTRUCTION)
    path = found()
    if path is None:
        raise Failure("The package chromium was installed, but there is no program of that name.", INSTRUCTION)
    return path
