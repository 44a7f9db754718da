"""Which account runs PostgreSQL: yourself, or `nobody` when you are root, since the server refuses root."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samenzicht.launch.failure import Failure


@dataclass(frozen=True)
class Account:
    """The account that owns the data folder and runs the server."""

    uid: int
    gid: int
    borrowed: bool  # root runs the server as somebody else

    def process(self) -> dict[str, Any]:
        """The arguments that make `subprocess` run as this account, with nothing of the caller's rights left."""
        if not self.borrowed:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "umask": 0o077}

    def own(self, path: Path) -> None:
        if self.borrowed:
            os.chown(path, self.uid, self.gid)

    def folder(self, path: Path) -> Path:
        """A folder that only this account may enter. An existing one must be its own: no stranger's, no link."""
        try:
            path.mkdir(mode=0o700)
            self.own(path)
        except FileExistsError:
            found = path.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.uid:
                raise Failure(
                    f"{path} is not a folder of the account that runs PostgreSQL.",
                    f"Look at who made it; then move it away: mv {path} {path}.old",
                ) from None
        path.chmod(0o700)
        return path

    def reaches(self, path: Path) -> bool:
        """Whether this account can go through all parent folders and read `path`."""
        if not self.borrowed:
            return True
        test = "-x" if path.is_file() or path.is_dir() else "-e"
        return subprocess.run(["test", test, str(path)], cwd="/", check=False, **self.process()).returncode == 0


def account() -> Account:
    if os.getuid() != 0:
        return Account(os.getuid(), os.getgid(), borrowed=False)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise Failure(
            "PostgreSQL never runs as root, and this machine has no account `nobody`.",
            "Run the command as an ordinary user, or point DATABASE_URL at a PostgreSQL server.",
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid, borrowed=True)
