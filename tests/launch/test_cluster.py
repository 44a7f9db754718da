"""The PostgreSQL launcher, on a real server."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import Cluster, throwaway
from samenzicht.launch.postgres.cluster import state
from samenzicht.launch.postgres.throwaway import clear_left_behind

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def calm():
    """One server for the tests that leave it as it was."""
    with throwaway() as cluster:
        yield cluster


@pytest.fixture
def server():
    with throwaway() as cluster:
        yield cluster


@pytest.fixture
def durable():
    with throwaway(durable=True) as cluster:
        yield cluster


def family(pid: int) -> list[int]:
    """The process and all its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(int(child) for child in children)]


def owner(pid: int) -> int | None:
    """Whose process it is; None when it has just ended, as workers do."""
    try:
        return Path(f"/proc/{pid}").stat().st_uid
    except FileNotFoundError:
        return None


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def test_without_a_password_nobody_comes_in(calm):
    for password in ("", "guess"):
        with pytest.raises(psycopg.OperationalError, match=r"no password supplied|password authentication failed"):
            psycopg.connect(host=str(calm.socket), user="postgres", dbname="postgres", password=password)
    lines = (calm.data / "pg_hba.conf").read_text().splitlines()
    ways = {line.split()[-1] for line in lines if line and not line.startswith("#")}
    assert ways == {"scram-sha-256"}


def test_it_listens_on_a_socket_only_and_the_folders_are_closed(calm):
    with psycopg.connect(calm.superuser_dsn()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
    for folder in (calm.data, calm.socket, calm.log.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in (calm.secret, calm.log):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((calm.socket / ".s.PGSQL.5432").stat().st_mode) == 0o700


def test_no_process_of_it_is_root(calm):
    owners = [owner(pid) for pid in family(postmaster(calm))]
    assert len(owners) > 3
    assert 0 not in owners
    assert calm.data.stat().st_uid != 0


def test_the_log_does_not_repeat_what_was_entered(calm):
    with psycopg.connect(calm.superuser_dsn(), autocommit=True) as connection:
        connection.execute("CREATE TABLE one (word text UNIQUE)")
        connection.execute("INSERT INTO one VALUES ('Sterrenlaan 12')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO one VALUES ('Sterrenlaan 12')")
    said = calm.log.read_text()
    assert "duplicate key" in said
    assert "Sterrenlaan" not in said


def test_after_a_hard_kill_every_acknowledged_row_is_there(durable):
    with psycopg.connect(durable.superuser_dsn(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    acknowledged = []

    def write() -> None:
        with psycopg.connect(durable.superuser_dsn(), autocommit=True) as connection:
            try:
                for n in range(1_000_000):
                    connection.execute("INSERT INTO kept VALUES (%s)", [n])
                    acknowledged.append(n)
            except psycopg.OperationalError:
                return

    writer = threading.Thread(target=write)
    writer.start()
    while len(acknowledged) < 50:
        time.sleep(0.01)
    for pid in family(postmaster(durable)):
        os.kill(pid, signal.SIGKILL)
    writer.join(20)
    durable.start()
    with psycopg.connect(durable.superuser_dsn()) as connection:
        there = {n for (n,) in connection.execute("SELECT n FROM kept")}
    assert set(acknowledged) <= there
    assert len(there) - len(acknowledged) <= 1  # at most the one whose answer was lost


def test_it_starts_again_when_only_the_parent_was_killed_and_a_child_is_busy(server):
    busy = psycopg.connect(server.superuser_dsn(), autocommit=True)
    busy.pgconn.send_query(b"SELECT pg_sleep(600)")
    os.kill(postmaster(server), signal.SIGKILL)
    server.start()
    busy.close()
    with psycopg.connect(server.superuser_dsn()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_second_handle_sees_it_run_and_can_stop_it(server):
    other = Cluster(server.data, server.bin)
    pid = postmaster(server)
    other.start()
    assert postmaster(server) == pid
    other.stop()
    assert not server.running()
    assert state(pid) in {"", "Z"}
    server.start()
    assert server.running()


def test_a_pid_file_whose_number_is_another_program_does_not_stop_it(server):
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n")
    assert not server.running()
    server.start()
    assert postmaster(server) != os.getpid()


def test_a_folder_that_was_made_halfway_is_made_anew(server, tmp_path):
    server.stop()
    unfinished = server.data.with_name("data.unfinished")
    server.data.rename(unfinished)
    (unfinished / "global" / "pg_control").unlink()
    server.start()
    assert server.running()
    assert not unfinished.exists()


def test_data_of_another_version_is_refused_with_what_to_do(server):
    server.stop()
    (server.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(Failure, match="made by PostgreSQL 12") as refused:
        server.start()
    assert "SAMENZICHT_PG_BIN" in refused.value.remedy


def test_damaged_data_is_told_and_left_alone(server):
    server.stop()
    (server.data / "global" / "pg_control").rename(server.data / "global" / "gone")
    with pytest.raises(Failure, match="damaged") as refused:
        server.start()
    assert "copy" in refused.value.remedy
    assert (server.data / "global" / "gone").exists()


def test_nothing_is_left_of_a_throwaway():
    with throwaway() as cluster:
        folder, where, pid = cluster.data.parent, cluster.socket, postmaster(cluster)
        assert folder.exists()
    assert not folder.exists()
    assert not where.exists()
    assert state(pid) in {"", "Z"}


def test_no_tcp_port_is_opened(calm):
    with socket.socket() as probe:
        probe.settimeout(1)
        mine = {line.split()[9] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]}
        held = set()
        for pid in family(postmaster(calm)):
            for handle in Path(f"/proc/{pid}/fd").iterdir():
                try:
                    held.add(os.readlink(handle).removeprefix("socket:[").removesuffix("]"))
                except OSError:
                    continue
        assert not mine & held


def test_what_a_killed_test_run_left_behind_is_cleared():
    run = (
        "import time\nfrom samenzicht.launch.postgres import throwaway\n"
        "with throwaway() as made: print(made.data, flush=True); time.sleep(99)"
    )
    with subprocess.Popen([sys.executable, "-c", run], stdout=subprocess.PIPE, text=True) as process:
        data = Path(process.stdout.readline().strip())
        process.kill()
    left = Cluster(data, Path())
    assert left.answers()
    clear_left_behind()
    assert not left.running()
    assert not data.parent.exists()
