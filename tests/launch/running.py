"""`./samenzicht start` as a person runs it: real processes in a home folder of their own."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from samenzicht.launch import home
from samenzicht.launch.database import own_cluster
from samenzicht.launch.postgres.cluster import state

COMMAND = home.ROOT / "samenzicht"


class Running:
    """`./samenzicht start` in a home folder of its own."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        self.output = folder.with_suffix(".output")
        kept = {name: word for name, word in os.environ.items() if not name.startswith(("SAMENZICHT_", "DJANGO_"))}
        if "SAMENZICHT_PG_BIN" in os.environ:
            kept["SAMENZICHT_PG_BIN"] = os.environ["SAMENZICHT_PG_BIN"]
        self.env = kept | {"SAMENZICHT_HOME": str(folder)} | env
        self.process: subprocess.Popen[bytes]

    def start(self) -> "Running":
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(COMMAND), "start"],
                env=self.env, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self.until(lambda: "Stop:" in self.said() or self.process.poll() is not None, 120)
        assert self.process.poll() is None, self.said()
        return self

    def said(self) -> str:
        return self.output.read_text()

    def until(self, true: Callable[[], object], seconds: float = 40) -> None:
        limit = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < limit, self.said()
            time.sleep(0.1)

    @property
    def port(self) -> int:
        return int(re.findall(r"http://localhost:(\d+)/", self.said())[0])

    def serves(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except OSError:
            return False
        finally:
            connection.close()

    def children(self) -> list[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in listed if state(int(pid)) not in {"", "Z"}]

    def web(self) -> int:
        return next(pid for pid in self.children() if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes())

    def counter(self) -> int:
        """The process that reckons estimates; 0 when there is none."""
        counts = [pid for pid in self.children() if Path(f"/proc/{pid}/cmdline").read_bytes().endswith(b"\0count\0")]
        return counts[0] if counts else 0

    def database(self) -> int:
        return int((own_cluster(self.folder).data / "postmaster.pid").read_text().split()[0])

    def stop(self, how: int = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)


def clear(folder: Path) -> None:
    """End and remove the database of a home folder."""
    if (folder / "postgres").exists():
        own_cluster(folder).stop()
        shutil.rmtree(own_cluster(folder).socket)
        shutil.rmtree((folder / "postgres").resolve())
