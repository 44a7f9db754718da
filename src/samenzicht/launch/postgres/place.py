"""Where a database's data and its socket live."""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres.account import account

# Root's database belongs to `nobody`, who cannot pass through root's home folder; it lives here, behind a link.
OUTSIDE = Path("/var/lib/samenzicht")
# sockaddr_un holds 107 bytes, and PostgreSQL adds "/.s.PGSQL.5432.lock".
LONGEST = 107 - len("/.s.PGSQL.5432")


def place_for(home: Path) -> Path:
    """The folder that holds the data, the log and the superuser's password of the database of this home folder.

    For an ordinary user `HOME/postgres`. For root that is a link to a folder with a random name under /var/lib: it
    moves with the home folder, and a new home folder never finds the data of an old one.
    """
    link = home / "postgres"
    if link.is_symlink() and not link.exists():
        raise Failure(
            f"The data folder {os.readlink(link)} is gone, but {link} still points to it.",
            f"Put the data back, or start anew with an empty database: rm {link} {home / 'database.json'}",
        )
    if not link.exists():
        if account().borrowed:
            outside = OUTSIDE / secrets.token_hex(8)
            outside.mkdir(mode=0o711, parents=True)
            OUTSIDE.chmod(0o711)
            (outside / "belongs-to").write_text(f"{home}\n")
            link.symlink_to(outside)
        else:
            link.mkdir(mode=0o700)
    return link.resolve()


def socket_folder(data: Path) -> Path:
    """A short folder for the socket, 0700, of the server's account; its name follows from the data folder's."""
    name = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    return account().folder(runtime() / f"samenzicht-{name}")


def runtime() -> Path:
    if os.getuid() == 0 and Path("/run").is_dir():
        return Path("/run")
    given = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    usable = (
        given.is_dir() and os.access(given, os.W_OK) and len(os.fsencode(given / "samenzicht-123456789012")) <= LONGEST
    )
    return given if usable else Path("/tmp")  # noqa: S108 - the folder in it is checked to be ours
