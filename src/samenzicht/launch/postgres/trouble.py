"""What PostgreSQL says when it will not start, in words that tell what to do."""

import re
from pathlib import Path

from samenzicht.launch.failure import Failure

# What goes away by itself in a moment after a hard kill.
PASSING = (
    'lock file "postmaster.pid" already exists',
    "another server might be running",
    "pre-existing shared memory block",
    "is still in use",
)

KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "No space left on device",
        "The disk is full.",
        "Free some space (about 500 MB) where {data} lives, and start again.",
    ),
    (
        "could not create any Unix-domain sockets|Unix-domain socket path .* is too long",
        "PostgreSQL could not make its socket.",
        "Set XDG_RUNTIME_DIR to a short folder that you may write in, and start again.",
    ),
    (
        "another server might be running|lock file .* already exists",
        "Another PostgreSQL already uses this data folder.",
        "Stop it, or look who runs it: cat {data}/postmaster.pid",
    ),
    (
        "could not (create|resize|map).*shared memory|Cannot allocate memory",
        "There is not enough memory for PostgreSQL.",
        "Close other programs (it needs about 150 MB) and start again.",
    ),
    (
        "Permission denied|has wrong ownership|invalid permissions",
        "PostgreSQL may not use its data folder {data}.",
        "The folder must belong to the account that starts it, with mode 0700: run this as the same user as before.",
    ),
    (
        "could not locate a valid checkpoint|invalid page|could not (read|open) file .*(pg_control|global/|base/)",
        "The data in {data} is damaged.",
        "Put back your latest copy of the data folder. Do not delete anything before you have that.",
    ),
)


def passing(said: str) -> bool:
    return any(words in said for words in PASSING)


def translate(said: str, data: Path) -> Failure:
    for pattern, what, remedy in KNOWN:
        if re.search(pattern, said):
            return Failure(what.format(data=data), remedy.format(data=data))
    lines = [line for line in said.splitlines() if re.search("FATAL|PANIC|ERROR|error:", line)] or said.splitlines()[
        -1:
    ]
    return Failure(
        f"PostgreSQL does not start: {' '.join(lines[-1:]) or 'it said nothing'}",
        f"Look at {data.parent / 'log' / 'postgresql.log'}, mend the cause and start again.",
    )
