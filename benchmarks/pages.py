"""What the whole stack costs: the chair's agenda page against a bare Django view that runs one query, in one run.

    .venv/bin/python -m benchmarks.pages

Both are served by granian with the same words, the same number of workers and the same pool of connections to the same
database. The rounds alternate, so that a change of the machine's pace touches both alike. On a machine that does other
work too the pages a second tell little; the time that the processor worked for one page tells more. Also tells what the
idle web process and the database hold in memory.
"""

import re
import statistics
import time
from dataclasses import dataclass
from http.client import HTTPConnection

from benchmarks.ground import percentile
from benchmarks.house import open_site, signed_in
from benchmarks.load import Round, run
from benchmarks.process import held, worked
from samenzicht.launch import home, manage
from samenzicht.launch.children import Child
from samenzicht.launch.site import HOST, Site, taken_port

ROUNDS = 7
LINES = 4  # clients at once
PAGES, BARE_PAGES = 100, 4000


@dataclass(frozen=True)
class Way:
    """What is asked, of which server."""

    server: int
    port: int
    path: str
    cookie: str
    pages: int


def bare_beside(site: Site, port: int) -> Child:
    """The bare view, served with the words of the site but another port and another application."""
    words = [str(port) if word == str(site.port) else word for word in site.web.words]
    env = manage.environment(home.home(), "web") | {"PYTHONPATH": str(home.ROOT)}
    child = Child([*words[:-1], "benchmarks.bare:application"], env, home.ROOT, home.home() / "logs" / "bare.log")
    child.start()
    return child


def until_it_answers(port: int, child: Child) -> None:
    for _ in range(200):
        try:
            connection = HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The bare view does not answer: {child.last_words()}")


def agenda(port: int, cookie: str) -> tuple[str, int, int]:
    """The address of the chair's agenda, how many matters lie on it, and its size in bytes."""

    def read(path: str) -> str:
        connection = HTTPConnection(HOST, port)
        connection.request("GET", path, headers={"Cookie": cookie})
        return connection.getresponse().read().decode()

    path = re.findall(r'href="(/tafels/[0-9a-f-]{36}/)"', read("/tafels/"))[0]
    page = read(path)
    return path, page.count("data-entry"), len(page.encode())


def processes(site: Site) -> dict[str, int]:
    """The first process of the site and that of the database."""
    assert site.web._process is not None
    assert site.cluster is not None
    database = int((site.cluster.data / "postmaster.pid").read_text().split()[0])
    return {"web": site.web._process.pid, "database": database}


def tell_memory(site: Site, when: str) -> None:
    for what, pid in processes(site).items():
        number, rss, pss = held(pid)
        print(f"memory {when:<9} {what:<9} {number:>2} processes  RSS {rss:6.0f} MB  PSS {pss:6.0f} MB")


def measured(way: Way, database: int) -> Round:
    """One round, with the work of the server and of the database for it."""
    before = worked(way.server) + worked(database)
    found = run(way.port, way.path, way.cookie, way.pages, LINES)
    found.work = worked(way.server) + worked(database) - before
    return found


def main() -> None:
    with open_site() as site, taken_port(None) as bare_port:
        tell_memory(site, "idle")
        bare = bare_beside(site, bare_port)
        try:
            until_it_answers(bare_port, bare)
            cookie = signed_in(site.port)
            path, matters, size = agenda(site.port, cookie)
            print(f"the agenda: {matters} matters, {size:,} bytes; {LINES} clients at once, {ROUNDS} rounds of each")
            pids = processes(site)
            assert bare._process is not None
            ways = [
                Way(pids["web"], site.port, path, cookie, PAGES),
                Way(bare._process.pid, bare_port, "/", "", BARE_PAGES),
            ]
            found: list[list[Round]] = [[], []]
            for number in range(ROUNDS + 1):
                for which, way in enumerate(ways):
                    one = measured(way, pids["database"])
                    if number:  # the first round of each warms up
                        found[which].append(one)
            report(found)
            tell_memory(site, "after it")
        finally:
            bare.stop()


def report(found: list[list[Round]]) -> None:
    print(f"{'what':<12} {'pages/s':>9} {'slowest':>9} {'fastest':>9} {'p50 ms':>8} {'p95 ms':>8} {'work ms':>8}")
    for what, rounds in zip(("agenda", "bare view"), found, strict=True):
        rates = [one.rate for one in rounds]
        times = [seconds for one in rounds for seconds in one.times]
        print(
            f"{what:<12} {statistics.median(rates):>9.1f} {min(rates):>9.1f} {max(rates):>9.1f}"
            f" {percentile(times, 50):>8.1f} {percentile(times, 95):>8.1f}"
            f" {statistics.median(one.work_a_page for one in rounds) * 1000:>8.2f}"
        )
    for what, ratios in (
        ("pages a second", [bare.rate / page.rate for page, bare in zip(*found, strict=True)]),
        ("work of the processor", [page.work_a_page / bare.work_a_page for page, bare in zip(*found, strict=True)]),
    ):
        print(f"ratio, {what}: {statistics.median(ratios):.1f} (rounds: {min(ratios):.1f} to {max(ratios):.1f})")


if __name__ == "__main__":
    main()
