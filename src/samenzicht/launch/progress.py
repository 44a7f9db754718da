"""One line per step with the time it took. Standard library only."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# When the command was given, in seconds since 1970. It goes on from the caller's Python to that of .venv, no further.
BEGAN = "SAMENZICHT_BEGAN"
began = float(os.environ.pop(BEGAN, "") or time.time())


def since_begin() -> float:
    """Seconds since the command was given, installing included."""
    return time.time() - began


def say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Tell what is being done, and how long it took when that was over a second."""
    started = time.monotonic()
    alive = sys.stdout.isatty()
    print(f"  {what} ...", end="" if alive else "\n", flush=True)
    try:
        yield
    except BaseException:
        if alive:
            print(" failed", flush=True)
        raise
    seconds = time.monotonic() - started
    if alive:
        print(f" {seconds:.1f} s", flush=True)
    elif seconds > 1:
        print(f"  {what}: done in {seconds:.1f} s", flush=True)
