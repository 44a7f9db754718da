"""Giving typst a job in its own process, and taking back what it made."""

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PRESS = Path(__file__).with_name("press.py")
# Apart from what the environment or the folder would add to it.
COMMAND = (sys.executable, "-I", str(PRESS))
PATIENCE = 120


class NotPressed(Exception):
    """The typesetter could not make it: its own words."""


def pressed(letter: dict[str, Any], at: str) -> bytes:
    """A letter as PDF. at: the moment that stands in the file."""
    return given({"letter": letter, "at": at})


def pictures(svgs: Sequence[str], ppi: float = 190) -> list[bytes]:
    """Plots as PNG, in our own font."""
    if not svgs:
        return []
    made = json.loads(given({"pictures": list(svgs), "ppi": ppi}))
    return [base64.b64decode(one) for one in made]


def given(job: dict[str, Any]) -> bytes:
    said = json.dumps(job, ensure_ascii=False).encode()
    try:
        done = subprocess.run(COMMAND, input=said, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NotPressed(f"the typesetter was not done after {PATIENCE} seconds") from error
    if done.returncode != 0:
        raise NotPressed(done.stderr.decode(errors="replace").strip()[-2000:] or f"it ended with {done.returncode}")
    return done.stdout
