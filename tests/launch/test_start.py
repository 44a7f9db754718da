"""The whole site as a person starts it: real processes, killed the hard way, and ended with Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samenzicht.launch.children import Child, Patience
from samenzicht.launch.database import own_cluster
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import throwaway
from samenzicht.launch.postgres.cluster import state
from samenzicht.launch.site import free_port
from tests.launch.running import COMMAND, Running, clear
from tests.launch.visitor import Visitor

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("start") / "house"
    yield folder
    clear(folder)


@pytest.fixture(scope="module")
def site(folder) -> Iterator[Running]:
    running = Running(folder).start()
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture(autouse=True)
def _in_this_home(monkeypatch, folder):
    monkeypatch.setenv("SAMENZICHT_HOME", str(folder))


def test_it_serves_and_tells_where_and_how_to_stop(site):
    assert site.serves()
    assert "Ctrl-C" in site.said()
    assert "Sign in as any role of the fictional region:  http://localhost:" in site.said()
    assert (site.folder / "demo").exists()


def test_twenty_megabytes_get_a_page_and_no_broken_connection(site):
    answer = Visitor(site.port).ask("/signalen/meld/", {"seen_text": "Zij sliepen daar. " * 1_200_000})
    assert answer.status == 413
    assert "Dit is te groot" in answer.text
    assert "Zij sliepen daar." in answer.text
    assert site.serves()


def test_a_second_start_says_that_it_already_runs(site):
    done = subprocess.run(
        [sys.executable, str(COMMAND), "start"], env=site.env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "already runs: http://localhost:" in done.stderr
    assert site.serves()


def test_a_killed_web_process_comes_back_with_no_worker_left_over(site):
    before = site.web()
    workers = Path(f"/proc/{before}/task/{before}/children").read_text().split()
    os.kill(before, signal.SIGKILL)
    site.until(lambda: "The site serves again" in site.said())
    assert site.serves()
    assert site.web() != before
    assert [worker for worker in workers if state(int(worker)) not in {"", "Z"}] == []


def test_the_counter_runs_and_a_killed_one_comes_back(site):
    site.until(site.counter)
    before = site.counter()
    os.kill(before, signal.SIGKILL)
    site.until(lambda: site.counter() not in {0, before})
    assert site.serves()


def test_a_killed_database_comes_back_with_what_was_acknowledged(site, folder):
    cluster = own_cluster(folder)
    with psycopg.connect(cluster.superuser_dsn("samenzicht"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
        os.kill(site.database(), signal.SIGKILL)
    site.until(lambda: "The database runs again" in site.said())
    with psycopg.connect(cluster.superuser_dsn("samenzicht"), autocommit=True) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]
    assert site.serves()


def test_a_command_works_beside_it_and_leaves_the_database_running(site, folder):
    done = subprocess.run(
        [sys.executable, str(COMMAND), "manage", "--role", "owner", "migrate", "--check"],
        env=site.env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert own_cluster(folder).answers()


def test_ctrl_c_ends_everything_and_the_next_start_keeps_the_data(site, folder):
    cluster = own_cluster(folder)
    site.until(site.counter)
    processes = site.web(), site.database(), site.counter()
    assert site.stop() == 0
    assert "Stopped. Everything is kept" in site.said()
    assert not site.serves()
    assert [state(pid) for pid in processes if state(pid) not in {"", "Z"}] == []
    site.start()
    assert "Preparing the tables" not in site.said()
    with psycopg.connect(cluster.superuser_dsn("samenzicht"), autocommit=True) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_when_start_itself_is_killed_nothing_serves_on_unwatched(site, folder):
    web = site.web()
    site.stop(signal.SIGKILL)
    site.until(lambda: state(web) in {"", "Z"})
    site.start()
    assert site.serves()
    assert site.stop(signal.SIGTERM) == 0
    assert not own_cluster(folder).running()


def test_a_given_server_serves_without_the_fictional_region(tmp_path):
    with throwaway() as server:
        with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
            connection.execute("CREATE ROLE boss LOGIN CREATEROLE CREATEDB PASSWORD 'boss'")
        where = str(server.socket).replace("/", "%2F")
        running = Running(tmp_path / "house", DATABASE_URL=f"postgresql://boss:boss@{where}/samenzicht").start()
        try:
            assert running.serves()
            assert not (tmp_path / "house" / "demo").exists()
            assert not (tmp_path / "house" / "postgres").exists()
            assert "/demo/" not in running.said()
        finally:
            assert running.stop() == 0
        assert server.running()


def test_a_port_in_use_is_told_and_without_a_wish_the_next_is_taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Failure, match="in use by another program"):
            free_port(other.getsockname()[1])
    assert 8000 <= free_port(None) < 8100


def test_what_dies_time_and_again_is_no_accident():
    patience = Patience(times=2, seconds=60)
    assert [patience.lost() for _ in range(3)] == [False, False, True]


def test_a_child_that_will_not_end_is_ended_with_its_workers(tmp_path):
    stubborn = "trap '' TERM; sleep 300 & echo $! > worker; wait; wait; sleep 300"
    child = Child(["sh", "-c", stubborn], dict(os.environ), tmp_path, tmp_path / "log")
    child.start()
    worker = tmp_path / "worker"
    while not (worker.exists() and worker.read_text().strip()):
        time.sleep(0.02)
    child.stop(patience=0.2)
    assert not child.alive()
    limit = time.monotonic() + 5
    while state(int(worker.read_text())) not in {"", "Z"}:
        assert time.monotonic() < limit
        time.sleep(0.05)


def test_the_last_words_of_a_child_are_its_error_and_no_traceback(tmp_path):
    child = Child(
        [sys.executable, "-c", "import settings_that_are_not_there"], dict(os.environ), tmp_path, tmp_path / "log"
    )
    assert child.last_words() == "it wrote nothing"
    child.start()
    while child.alive():
        time.sleep(0.02)
    with child.log.open("a") as log:
        log.write("[INFO] Shutting down\n")
    assert child.last_words() == "ModuleNotFoundError: No module named 'settings_that_are_not_there'"
