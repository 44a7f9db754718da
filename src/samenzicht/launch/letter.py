"""`./samenzicht letter --cycle 2023 --out FOLDER`: the progress letter as PDF, docx and page."""

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from samenzicht.launch import asking, database, home, manage
from samenzicht.launch.failure import Failure

USAGE = "./samenzicht letter --cycle 2023 --out FOLDER [--on 2023-10-18] [--office NAME]"
OPTIONS = ("--cycle", "--out", "--on", "--office")


def main(words: Sequence[str]) -> int:
    asked = asking.read(words, USAGE, OPTIONS, (), places=0)
    for option in ("--cycle", "--out"):
        if not asked.given.get(option):
            raise Failure(f"`letter` needs {option}.", USAGE)
    refuse_no_day(asked.given.get("--on", ""))
    out = Path(asked.given["--out"]).expanduser().absolute()
    refuse_unwritable(out)
    told = [f"{option}={asked.given[option]}" for option in ("--cycle", "--on", "--office") if option in asked.given]
    folder = home.home()
    with database.running(folder):
        return manage.django(folder, "web", "letter", *told, f"--out={out}")


def refuse_no_day(said: str) -> None:
    try:
        date.fromisoformat(said or "2023-10-18")
    except ValueError:
        raise Failure(f"`--on` needs a day, not `{said}`.", "Write it like 2023-10-18.") from None


def refuse_unwritable(out: Path) -> None:
    """Before anything is started. Makes the folder where it is not there yet."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out)
    except OSError as error:
        raise Failure(f"{out} cannot be written: {error.strerror}.", "Name a folder of your own.") from None
    os.close(handle)
    Path(name).unlink()
