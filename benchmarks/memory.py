"""How much memory a process and all that it started hold (Linux)."""

import re
from pathlib import Path


def family(pid: int) -> list[int]:
    """The process and everything it started, at any depth."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            found += family(int(child))
    return found


def held(pid: int) -> tuple[int, float, float]:
    """How many processes, and their RSS and PSS in MB. PSS counts a page that is shared once, RSS for each."""
    pids = family(pid)
    said = "".join(Path(f"/proc/{one}/smaps_rollup").read_text() for one in pids)
    rss, pss = (
        sum(int(kb) for kb in re.findall(rf"^{name}:\s+(\d+) kB", said, re.M)) / 1024 for name in ("Rss", "Pss")
    )
    return len(pids), rss, pss
