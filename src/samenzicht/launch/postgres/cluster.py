"""One PostgreSQL server over one data folder: make, start, stop, and find out what is wrong."""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import time
from pathlib import Path

from psycopg.conninfo import make_conninfo

from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres.account import account
from samenzicht.launch.postgres.place import socket_folder
from samenzicht.launch.postgres.programs import version
from samenzicht.launch.postgres.trouble import passing, translate

PORT = 5432  # only part of the socket's name: nothing listens on the network
SUPERUSER = "postgres"
SETTINGS = {
    "max_connections": "60",
    "shared_buffers": "64MB",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    # A log must not hold what people entered: no statements, no values of a violated key.
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class Cluster:
    """The server over `data`; `bin` holds its programs. `extra` settings win over the ordinary ones."""

    def __init__(self, data: Path, bin: Path, extra: dict[str, str] | None = None) -> None:
        self.data = data
        self.bin = bin
        self.settings = SETTINGS | (extra or {})
        self.log = data.parent / "log" / "postgresql.log"
        self.secret = data.parent / "superuser"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return socket_folder(self.data)

    def superuser_dsn(self, name: str = "postgres") -> str:
        """Connection words of the superuser, for setting up only: no serving process may hold them."""
        return make_conninfo(
            host=str(self.socket), port=PORT, user=SUPERUSER, password=self.secret.read_text(), dbname=name
        )

    def made(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def laid(self) -> bool:
        """Whether roles and database were made to the end."""
        return (self.data.parent / "laid").exists()

    def lay(self) -> None:
        (self.data.parent / "laid").touch()

    def make(self) -> None:
        """`initdb`, with a password for everyone and checksums, whole or not at all."""
        if self.made():
            return
        account().folder(self.log.parent)
        unfinished = self.data.with_name("data.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        account().folder(unfinished)
        password = secrets.token_urlsafe(32)
        note = self.log.parent / "password"  # read by initdb as the server's account, then thrown away
        note.touch(mode=0o600)
        note.write_text(password)
        account().own(note)
        done = subprocess.run(
            [self.bin / "initdb", "-D", unfinished, *self._ways(), f"--pwfile={note}"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd="/", check=False, env=plain(),
            **account().process(),
        )  # fmt: skip
        note.unlink()
        if done.returncode:
            raise translate(done.stderr, self.data)
        self.secret.touch(mode=0o600)
        self.secret.write_text(password)
        unfinished.rename(self.data)

    def _ways(self) -> list[str]:
        """The words for `initdb`. Sorting is by code point everywhere; from 17 on upper and lower case know Unicode."""
        words = ["-U", SUPERUSER, "-E", "UTF8", "-A", "scram-sha-256", "--data-checksums", "--no-instructions"]
        words += ["--locale=C"]
        if version(self.bin) >= 17:
            words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.settings.get("fsync") == "off":
            words += ["--no-sync"]
        return words

    def start(self, patience: float = 30) -> None:
        """Make it if needed, start it and wait until it answers. Does nothing if it already runs.

        After a hard kill the old server may linger for a moment as a zombie, or its children may still hold the shared
        memory: such a start is tried again until `patience` (seconds) is over.
        """
        self.make()
        self._fits()
        until = time.monotonic() + patience
        while not self.answers():
            said: str | None
            if self.running():  # somebody is just starting or ending it
                said = "another server might be running"
            else:
                self._forget_stale_pid()
                said = self._try(until)
            if (said and not passing(said)) or time.monotonic() > until:
                raise translate(said or "", self.data)
            time.sleep(0.02 if said is None else 0.2)

    def stop(self, patience: float = 30) -> None:
        """Fast shutdown: open transactions are rolled back, everything acknowledged is on disk."""
        pid = self._pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        until = time.monotonic() + patience
        while self.running():
            if time.monotonic() > until:
                raise Failure(
                    f"PostgreSQL (process {pid}) does not stop.", f"Look at its log: {self.log}. Then: kill -INT {pid}"
                )
            time.sleep(0.05)

    def running(self) -> bool:
        return self._pid() is not None

    def ready(self) -> bool:
        """Whether it says that it takes connections."""
        return self.running() and self._pidfile()[7:8] == ["ready"]

    def answers(self) -> bool:
        """Whether it really does: one that was just killed still counts as running for a moment."""
        if not self.ready():
            return False
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(str(self.socket / f".s.PGSQL.{PORT}"))
                probe.sendall(struct.pack("!II", 8, 80877103))  # "do you speak TLS?": answered before any sign-in
                return probe.recv(1) in {b"N", b"S"}
            except OSError:
                return False

    def _try(self, until: float) -> str | None:
        """One attempt. What the server wrote in its log when it gave up, or None when it is ready."""
        account().folder(self.log.parent)
        before = self.log.stat().st_size if self.log.exists() else 0
        words = [f"-c{name}={value}" for name, value in self.settings.items()]
        with self.log.open("ab") as log:
            account().own(self.log)
            self.log.chmod(0o600)
            # A session of its own: Ctrl-C in the terminal must not reach the database before the web process.
            self._process = subprocess.Popen(
                [self.bin / "postgres", "-D", self.data, "-h", "", "-k", self.socket, "-p", str(PORT), *words],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True, env=plain(),
                **account().process(),
            )  # fmt: skip
        while self._process.poll() is None:
            if self.ready():
                return None
            if time.monotonic() > until:
                break
            time.sleep(0.02)
        with self.log.open("rb") as log:
            log.seek(before)
            return log.read().decode(errors="replace")

    def _fits(self) -> None:
        made_by = int((self.data / "PG_VERSION").read_text())
        if made_by != version(self.bin):
            raise Failure(
                f"The data in {self.data} was made by PostgreSQL {made_by}; the programs are {version(self.bin)}.",
                f"Set SAMENZICHT_PG_BIN to the programs of version {made_by}, dump the data and load it in the new.",
            )

    def _pidfile(self) -> list[str]:
        try:
            return [line.strip() for line in (self.data / "postmaster.pid").read_text().splitlines()]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _pid(self) -> int | None:
        """The server's process, if it lives and is ours. A zombie does not live; a number used again is not ours."""
        if self._process is not None:
            self._process.poll()  # a dead child of ours stays a zombie until asked
        written = self._pidfile()
        if not written or not written[0].isdigit():
            return None
        pid = int(written[0])
        return pid if state(pid) not in {"", "Z"} and self._ours(pid) else None

    def _ours(self, pid: int) -> bool:
        if self._process is not None and self._process.pid == pid:
            return True
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == self.data.resolve()
        except OSError:
            return str(self.data) in asked("command", pid)

    def _forget_stale_pid(self) -> None:
        """A pid file whose number now belongs to another program would stop PostgreSQL for ever."""
        written = self._pidfile()
        if (
            written
            and written[0].isdigit()
            and state(int(written[0])) not in {"", "Z"}
            and not self._ours(int(written[0]))
        ):
            with contextlib.suppress(FileNotFoundError):
                (self.data / "postmaster.pid").unlink()


def state(pid: int) -> str:
    """The process's state letter (Z is a zombie), or nothing when there is no such process."""
    try:
        return re.sub(r".*\)", "", Path(f"/proc/{pid}/stat").read_text(), flags=re.S).split()[0]
    except OSError:
        return "" if Path("/proc/self").exists() else asked("state", pid)[:1]


def asked(what: str, pid: int) -> str:
    """What `ps` says, for systems without /proc."""
    return subprocess.run(["ps", "-o", f"{what}=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout


def plain() -> dict[str, str]:
    """The environment without words that steer PostgreSQL or carry secrets."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
