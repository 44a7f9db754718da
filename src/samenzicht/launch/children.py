"""A process that `start` keeps alive: started apart from the terminal, ended as a whole."""

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BIG = 5_000_000  # bytes of log, from where a new start begins a new file


class Child:
    """One process with its workers. `log` gets what it writes."""

    def __init__(self, words: Sequence[str], env: dict[str, str], cwd: Path, log: Path) -> None:
        self.words = list(words)
        self.env = env
        self.cwd = cwd
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        if self.log.exists() and self.log.stat().st_size > BIG:
            self.log.replace(self.log.with_suffix(".old.log"))
        with os.fdopen(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
            # A session of its own, so that Ctrl-C reaches `start` alone and the order of ending is ours.
            self._process = subprocess.Popen(
                self.words, env=self.env, cwd=self.cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=end_with_parent if sys.platform == "linux" else None,
            )  # fmt: skip

    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self, patience: float = 15) -> None:
        """Ask to end, wait, and then end it and all its workers."""
        if self._process is None:
            return
        if self.alive():
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
        self.sweep()
        self._process.wait()

    def sweep(self) -> None:
        """End workers that outlived their killed parent: they would keep the port."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def last_words(self) -> str:
        """The last line of the log that names an error or a refusal to serve, or the last line of all."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        telling = r"([A-Za-z_.]+(Error|Exception|Configured|Timeout|Exit)|Not served): "
        errors = [line for line in lines if re.match(telling, line)]
        return (errors or lines or ["it wrote nothing"])[-1]


def end_with_parent() -> None:
    """Linux: if `start` itself is killed, its children get SIGTERM instead of serving on unwatched."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


class Patience:
    """How often a thing may die: more than `times` in `seconds` is no accident."""

    def __init__(self, times: int, seconds: float) -> None:
        self.times = times
        self.seconds = seconds
        self._deaths: list[float] = []

    def lost(self) -> bool:
        now = time.monotonic()
        self._deaths = [death for death in self._deaths if now - death < self.seconds] + [now]
        return len(self._deaths) > self.times
