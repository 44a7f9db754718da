"""A server for tests: in a folder that goes away, without waiting for the disk."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samenzicht.launch.postgres.account import account
from samenzicht.launch.postgres.cluster import Cluster, state
from samenzicht.launch.postgres.place import socket_folder
from samenzicht.launch.postgres.programs import find_bin

PREFIX = "samenzicht-throwaway-"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@contextmanager
def throwaway(bin: Path | None = None, durable: bool = False) -> Iterator[Cluster]:
    """A started cluster in a temporary folder, removed afterwards. `durable` keeps fsync on, for tests with kill -9."""
    clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=temporary()))
    folder.chmod(0o711)
    cluster = Cluster(folder / "data", bin or find_bin(), {} if durable else FAST)
    try:
        cluster.start()
        yield cluster
    finally:
        remove(cluster)


def temporary() -> Path:
    """The temporary folder, if the server's account reaches it."""
    given = Path(tempfile.gettempdir())
    return given if account().reaches(given) else Path("/tmp")  # noqa: S108 - mkdtemp makes it safe


def clear_left_behind() -> None:
    """End and remove clusters of test runs that were killed."""
    for folder in temporary().glob(f"{PREFIX}*"):
        maker = folder.name.removeprefix(PREFIX).split("-")[0]
        if folder.stat().st_uid == os.getuid() and maker.isdigit() and state(int(maker)) in {"", "Z"}:
            remove(Cluster(folder / "data", Path()))


def remove(cluster: Cluster) -> None:
    cluster.stop()
    with contextlib.suppress(OSError):
        shutil.rmtree(socket_folder(cluster.data))
    shutil.rmtree(cluster.data.parent, ignore_errors=True)
