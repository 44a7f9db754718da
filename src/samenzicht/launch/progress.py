"""One line per step with the time it took. Standard library only."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


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
