"""`./samenzicht start [--port N]`: everything that serving needs, in order, then serve until Ctrl-C."""

import fcntl
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from samenzicht.launch import catalogues, database, home, install, manage
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import Cluster
from samenzicht.launch.progress import say, since_begin, step
from samenzicht.launch.site import Site, taken_port


def main(words: Sequence[str]) -> int:
    wanted = asked_port(words)
    folder = home.home()
    with only_one(folder) as address, taken_port(wanted) as port:
        catalogues.compile_all()
        with database.running(folder) as cluster:
            migrate(folder, cluster)
            if cluster is not None:
                load_demo(folder)
            serve(Site(folder, cluster, port), address, folder)
    say("  Stopped. Everything is kept; `./samenzicht start` goes on from here.")
    return 0


def asked_port(words: Sequence[str]) -> int | None:
    """The port after `--port`, if asked."""
    match list(words):
        case []:
            return None
        case ["--port", number] if number.isdigit() and 0 < int(number) < 65536:
            return int(number)
        case ["--port", *_]:
            raise Failure("`--port` needs a number from 1 to 65535.", "./samenzicht start --port 8000")
        case _:
            raise Failure(f"`start` does not know {' '.join(words)}.", "./samenzicht start [--port N]")


@contextmanager
def only_one(folder: Path) -> Iterator[Path]:
    """One `start` for each home folder. Gives the file in which the running one tells its address."""
    address = folder / "address"
    with (folder / "start.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            where = address.read_text().strip() if address.exists() else "and is still starting"
            raise Failure(
                f"Samenzicht already runs: {where}",
                "Use that one, or end it with Ctrl-C where it was started. For a second one: SAMENZICHT_HOME=FOLDER",
            ) from None
        try:
            yield address
        finally:
            address.unlink(missing_ok=True)


def migrate(folder: Path, cluster: Cluster | None) -> None:
    """Bring the tables up to date as the owner role. Our own cluster only when something changed."""
    stamp = folder / "migrated"
    now = fingerprint(cluster) if cluster else ""
    if now and stamp.exists() and stamp.read_text() == now:
        return
    with step("Preparing the tables"):
        if manage.django(folder, "owner", "migrate", "--no-input", "--verbosity", "0"):
            raise Failure(
                "The tables could not be prepared.", "The lines above say why. What is there already stays whole."
            )
    home.replace(stamp, now)


def fingerprint(cluster: Cluster) -> str:
    """Changes with any migration of ours, any locked version, and the data folder itself."""
    parts = hashlib.sha256(str(cluster.data).encode())
    for path in [install.LOCKS["runtime"], *sorted((home.ROOT / "src").glob("samenzicht/*/migrations/*.py"))]:
        parts.update(path.name.encode() + path.read_bytes())
    return parts.hexdigest()


def load_demo(folder: Path) -> None:
    """The fictional region, once; its flag file opens the role switch."""
    flag = folder / "demo"
    if flag.exists() or not manage.offered("demo"):
        return
    with step("Loading a fictional region"):
        if manage.django(folder, "owner", "demo", extra={"SAMENZICHT_DEMO": "1"}):
            raise Failure("The fictional region could not be loaded.", "The lines above say why.")
    flag.touch(mode=0o600)


def serve(site: Site, address: Path, folder: Path) -> None:
    site.listen()
    try:
        with step("Opening the site"):
            site.open()
        address.write_text(f"{site.address}\n")
        welcome(site, folder)
        site.watch()
    finally:
        with step("Stopping"):
            site.close()


def welcome(site: Site, folder: Path) -> None:
    say(f"\n  Samenzicht is open, after {since_begin():.1f} s:  {site.address}\n")
    if site.cluster is not None and (folder / "demo").exists():
        say(f"  Sign in as any role of the fictional region:  {site.address}demo/")
    else:
        say(f"  Sign in:  {site.address}inloggen/")
    say(f"  Logs:     {folder / 'logs'}\n  Stop:     Ctrl-C\n")
