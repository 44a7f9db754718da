"""How long `./samenzicht start` takes until the site answers: cold (an empty home folder) and warm (all there).

    .venv/bin/python -m benchmarks.start

The dependencies are installed already; what installing them takes depends on the network. Each turn is a process of its
own, from the command to the line that tells the address.
"""

import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.house import fresh_home
from samenzicht.launch import home

TURNS = 3
LIMIT = 180.0


def started(folder: Path) -> float:
    """Seconds until the address is told; then the site is ended with Ctrl-C."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(home.ROOT / "samenzicht"), "start"],
        env=os.environ | {"SAMENZICHT_HOME": str(folder)}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = next((line for line in process.stdout if "Samenzicht is open" in line), "")
        seconds = time.perf_counter() - begun
        process.send_signal(signal.SIGINT)
        process.stdout.read()
    if not told or seconds > LIMIT:
        raise SystemExit(f"The measurement is void: the site did not open in {LIMIT:.0f} s.")
    return seconds


def main() -> None:
    cold, warm = [], []
    for _ in range(TURNS):
        with fresh_home() as folder:
            cold.append(started(folder))
            warm.append(started(folder))
    for what, times in (("cold", cold), ("warm", warm)):
        print(f"{what} start: {statistics.median(times):.1f} s (of {', '.join(f'{one:.1f}' for one in times)})")


if __name__ == "__main__":
    main()
