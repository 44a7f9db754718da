"""How much memory and processor a process and all that it started take (Linux)."""

import os
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


def worked(pid: int) -> float:
    """Seconds of processor that the process and all that it started took so far, those that ended included."""
    ticks = 0
    for one in family(pid):
        fields = re.sub(r".*\)", "", Path(f"/proc/{one}/stat").read_text(), flags=re.S).split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")
