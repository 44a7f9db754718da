"""The database that belongs to this home folder: our own cluster, or the server that DATABASE_URL names."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samenzicht.launch import given, home
from samenzicht.launch.postgres import Cluster, ensure_roles, find_bin, place_for
from samenzicht.launch.postgres.cluster import PORT
from samenzicht.launch.progress import step

NAME = "samenzicht"


def own_cluster(folder: Path) -> Cluster:
    programs = find_bin()  # first: where there are none, nothing is made either
    return Cluster(place_for(folder) / "data", programs)


@contextmanager
def running(folder: Path) -> Iterator[Cluster | None]:
    """A database that runs, with its roles, written down in `database.json`. None where it is another's server.

    Our own cluster is started if it does not run, and stopped by the last one who uses it.
    """
    if given.wanted():
        given.prepare(folder, given.wanted())
        yield None
        return
    cluster = own_cluster(folder)
    with (folder / "database.users").open("w") as users:
        with home.turn(folder, "database"):
            fcntl.flock(users, fcntl.LOCK_SH)
            bring_up(folder, cluster)
        try:
            yield cluster
        finally:
            with home.turn(folder, "database"):
                if alone(users.fileno()):
                    cluster.stop()


def alone(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def bring_up(folder: Path, cluster: Cluster) -> None:
    """Start the cluster; on the first time with its roles and database."""
    if not cluster.made():
        with step("Making the database"):
            cluster.start()
    elif not cluster.running():
        with step("Starting the database"):
            cluster.start()
    known = home.written(folder)
    if known.get("host") != str(cluster.socket) or not cluster.laid():
        passwords = home.passwords(folder)
        ensure_roles(cluster, passwords, NAME)
        home.write_down(folder, str(cluster.socket), PORT, NAME, passwords)
        cluster.lay()
