"""Serves the site and keeps it alive: granian as the web role, the clock, the counter, and an eye on the database."""

import http.client
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from samenzicht.launch import home, manage
from samenzicht.launch.children import Child, Patience
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import Cluster
from samenzicht.launch.progress import say

HOST = "127.0.0.1"
FIRST_PORT = 8000
WORKERS, THREADS = 2, 4
TICK = 60.0
A_DAY = 24 * 3600.0


def free_port(wanted: int | None) -> int:
    """The wanted port, or the first free one from 8000 on."""
    with taken_port(wanted) as port:
        return port


@contextmanager
def taken_port(wanted: int | None) -> Iterator[int]:
    """Holds the port of `free_port`: nobody listens yet, but another start no longer finds it free.

    The server asks to share its port, so two sites that were started in the same moments would both get it, and a page
    of the one would be followed by a page of the other.
    """
    with bound(wanted) as taken:
        port: int = taken.getsockname()[1]
        if sys.platform == "linux":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        else:  # whether the server may then still come in was not tried
            taken.close()
        yield port


def bound(wanted: int | None) -> socket.socket:
    for port in [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + 100):
        probe = socket.socket()
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            probe.close()
            raise Failure(f"Port {port} is for the system only.", "Choose one above 1023: --port 8000") from None
        except OSError:
            probe.close()
            continue
        return probe
    if wanted:
        raise Failure(f"Port {wanted} is in use by another program.", "Choose another: --port 8001, or none.")
    raise Failure("Ports 8000 to 8099 are all in use.", "Choose another: --port 9000")


class Site:
    """The running site of one home folder. `cluster` is None where the database is another's."""

    def __init__(self, folder: Path, cluster: Cluster | None, port: int) -> None:
        self.cluster = cluster
        self.port = port
        self.ending = threading.Event()
        env, logs = manage.environment(folder, "web") | self.told, folder / "logs"
        granian = [
            *(sys.executable, "-P", "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)),
            *("--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--no-ws", "--http", "1"),
            *("--respawn-failed-workers", "--workers-kill-timeout", "10", "samenzicht.web.wsgi:application"),
        ]
        self.web = Child(granian, env, home.ROOT, logs / "web.log")
        # Forgetting deletes dated rows, which only the owner role may; the locks bind it too, and it serves nobody.
        self.clock = Child(
            [*manage.DJANGO, "clock"], manage.environment(folder, "owner") | self.told, home.ROOT, logs / "clock.log"
        )
        # It reckons estimates: as the web role, for it needs the keys of compartments and nothing more.
        self.counter = Child([*manage.DJANGO, "count"], env, home.ROOT, logs / "counter.log")
        # It counts over all organisations, as a role that reads no table.
        self.tally = Child(
            [*manage.DJANGO, "tally"], manage.environment(folder, "counter"), home.ROOT, logs / "tally.log"
        )
        self.tallies = manage.offered("tally")
        self.ticks, self.counts = manage.offered("clock"), manage.offered("count")
        self.web_deaths, self.database_deaths = Patience(5, 60), Patience(5, 120)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}/"  # passkeys work with a name, not with a number

    @property
    def told(self) -> dict[str, str]:
        """The address for links in mails, unless the place told a better one: it knows the proxy before us."""
        return {} if {"SAMENZICHT_SITE", "SAMENZICHT_HOSTS"} & set(os.environ) else {"SAMENZICHT_SITE": self.address}

    def listen(self) -> None:
        """From now on Ctrl-C, SIGTERM and a closed terminal end the site in good order."""

        def end(number: int, frame: FrameType | None) -> None:
            self.ending.set()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, end)

    def open(self, patience: float = 60) -> None:
        """Start the web process and wait until a page answers."""
        self.web.start()
        until = time.monotonic() + patience
        while not self.answers():
            if self.ending.is_set():
                return
            if not self.web.alive():
                raise Failure(f"The web process ended at once: {self.web.last_words()}", f"See {self.web.log}.")
            if time.monotonic() > until:
                raise Failure(f"The start page does not answer: {self.web.last_words()}", f"See {self.web.log}.")
            time.sleep(0.1)

    def answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def watch(self) -> None:
        """Until the end: bring back what died, and let the clock tick, the counter reckon and the tally be made."""
        next_tick, next_count = time.monotonic() + 5, time.monotonic() + 1
        next_tally = time.monotonic() + TICK
        while not self.ending.wait(0.5):
            self.revive_database()
            self.revive_web()
            if self.counts and time.monotonic() >= next_count and not self.counter.alive():
                self.counter.sweep()
                self.counter.start()
                next_count = time.monotonic() + TICK / 6
            if self.ticks and time.monotonic() >= next_tick and not self.clock.alive():
                self.clock.start()
                next_tick = time.monotonic() + TICK
            if self.tallies and time.monotonic() >= next_tally and not self.tally.alive():
                self.tally.start()
                next_tally = time.monotonic() + A_DAY

    def revive_database(self) -> None:
        if self.cluster is None or self.cluster.running():
            return
        if self.database_deaths.lost():
            raise Failure("The database keeps stopping.", f"See {self.cluster.log} for what is wrong.")
        say("  The database stopped. Starting it again; what was acknowledged is on disk ...")
        self.cluster.start()
        say("  The database runs again.")

    def revive_web(self) -> None:
        if self.web.alive():
            return
        if self.web_deaths.lost():
            raise Failure("The web process keeps stopping.", f"See {self.web.log} for what is wrong.")
        say("  The web process stopped. Starting it again ...")
        self.web.sweep()
        self.open()
        say("  The site serves again.")

    def close(self) -> None:
        """Web first, so that no request meets a database that is gone; then the counter and the clock."""
        self.web.stop()
        self.counter.stop()
        self.tally.stop()
        self.clock.stop()
