"""What the board of the programme costs with 2,000 actions: its queries, and its time against a bare page.

    .venv/bin/python -m benchmarks.programme

The real programme is laid by the demo; beside it stands a made-up plan of 2,000 actions with 8,000 news, written as the
superuser. The board is asked in four ways: as it opens, its last page, what is silent, and one line. It is served as
`./samenzicht start` serves it, and a bare Django view that runs one query is served beside it, in turn. The queries are
those that the database wrote in its log, without the opening and closing of a transaction. "Work" is the time that
processors worked for one page, server and database together: it hardly moves with the load of the machine.
"""

import re
import statistics

import psycopg

from benchmarks.ground import connect, percentile
from benchmarks.house import open_site, signed_in
from benchmarks.load import Round, run
from benchmarks.pages import Way, bare_beside, measured, processes, until_it_answers
from samenzicht.launch.site import Site, taken_port

ACTIONS, NEWS = 2000, 4
ROUNDS, PAGES, BARE_PAGES, LINES = 5, 20, 1000, 2
MOST_QUERIES = 12
WAYS = {
    "as it opens": "/programma/",
    "the last page": "/programma/?plan=2099&page=40",
    "what is silent": "/programma/?toon=stil",
    "one line, one form": "/programma/?plan=2099&lijn=3&vorm=labour",
}
OFFICE = "SELECT compartment_id FROM programme_plan WHERE code = '2023'"
FILL = f"""
INSERT INTO programme_plan (id, compartment_id, code, name, ambition, source, note)
  SELECT gen_random_uuid(), office.compartment_id, '2099', 'Plan 2099', '', 'measured', '' FROM ({OFFICE}) office;
INSERT INTO programme_line (id, compartment_id, plan_id, number, name, words, source)
  SELECT gen_random_uuid(), compartment_id, id, n, 'Line ' || n, '', '' FROM programme_plan, generate_series(1, 5) n
  WHERE code = '2099';
INSERT INTO programme_party (id, compartment_id, name)
  SELECT gen_random_uuid(), office.compartment_id, 'Party ' || n FROM ({OFFICE}) office, generate_series(1, 50) n;
INSERT INTO programme_action (id, compartment_id, plan_id, line_id, owner_id, number, place, name, words, track,
                              kinds, regions, ages, ends_on, problem, cause, intervention, source, note)
  SELECT gen_random_uuid(), line.compartment_id, line.plan_id, line.id, party.id, n::text, n, 'Action ' || n, '',
         'plan', ARRAY[CASE n % 3 WHEN 0 THEN 'labour' WHEN 1 THEN 'sexual' ELSE 'criminal' END], '{{}}',
         '', CASE WHEN n % 7 = 0 THEN DATE '2026-01-01' + n % 300 END, '', '', '', 'measured', ''
  FROM generate_series(1, {ACTIONS}) n
  JOIN programme_line line ON line.name = 'Line ' || (1 + n % 5)
  JOIN programme_party party ON party.name = 'Party ' || (1 + n % 50);
INSERT INTO programme_news (id, compartment_id, action_id, at, state, done, result, next, way, must_be_confirmed,
                            source)
  SELECT gen_random_uuid(), compartment_id, id, now() - (place % 200 + 10 * n) * interval '1 day', 'running', '', '',
         '', 'sheet', false, 'measured'
  FROM programme_action, generate_series(1, {NEWS}) n WHERE source = 'measured';
"""


def fill(superuser: psycopg.Connection) -> None:
    superuser.execute(FILL.encode())
    for table in ("action", "news", "party", "line", "plan"):
        superuser.execute(f"ANALYZE programme_{table}".encode())
    found = superuser.execute("SELECT count(*) FROM programme_action WHERE source = 'measured'").fetchone()
    if found != (ACTIONS,):
        raise SystemExit(f"The measurement is void: {found} actions were laid.")


def log_statements(superuser: psycopg.Connection) -> None:
    """From now on, for every new connection of the site: those it has are ended, and it opens others."""
    superuser.execute("ALTER ROLE samenzicht_web SET log_statement = 'all'")
    superuser.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'samenzicht_web'")


def queries_of(site: Site, cookie: str, path: str) -> int:
    """How many statements the database ran for one page, as its log tells."""
    assert site.cluster is not None
    run(site.port, path, cookie, 4, 2)
    before = site.cluster.log.stat().st_size
    run(site.port, path, cookie, 1, 1)
    with site.cluster.log.open("rb") as file:
        file.seek(before)
        told = re.findall(r"LOG:  (?:statement|execute [^:]*): +(\w+)", file.read().decode(errors="replace"))
    # Opening and closing a transaction is no query of the page.
    return len([verb for verb in told if verb not in ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")])


def main() -> None:
    with open_site() as site, taken_port(None) as bare_port:
        assert site.cluster is not None
        superuser = connect(site.cluster)
        fill(superuser)
        bare = bare_beside(site, bare_port)
        try:
            until_it_answers(bare_port, bare)
            cookie = signed_in(site.port, "Olga Voorbeeld")
            print(f"{ACTIONS:,} actions and {ACTIONS * NEWS:,} news; {LINES} clients, {ROUNDS} rounds")
            assert bare._process is not None
            view = Way(bare._process.pid, bare_port, "/", "", BARE_PAGES)
            for what, path in WAYS.items():
                report(what, pairs_of(site, view, path, cookie))
            log_statements(superuser)
            for what, path in WAYS.items():
                queries = queries_of(site, cookie, path)
                kept = "yes" if queries <= MOST_QUERIES else "NO"
                print(f"{what:<20} {queries:>3} queries; at most {MOST_QUERIES}: {kept}")
        finally:
            bare.stop()


def pairs_of(site: Site, bare: Way, path: str, cookie: str) -> list[tuple[Round, Round]]:
    """Rounds of the board and of the bare page in turn; the first of each warmed up and is left out."""
    pids = processes(site)
    board = Way(pids["web"], site.port, path, cookie, PAGES)
    turns = [(measured(board, pids["database"]), measured(bare, pids["database"])) for _ in range(ROUNDS + 1)]
    return turns[1:]


def report(what: str, rounds: list[tuple[Round, Round]]) -> None:
    times = [seconds for board, _ in rounds for seconds in board.times]
    work = statistics.median(board.work_a_page for board, _ in rounds) * 1000
    of_bare = statistics.median(view.work_a_page for _, view in rounds) * 1000
    ratios = [board.work_a_page / view.work_a_page for board, view in rounds]
    print(
        f"{what:<20} p50 {percentile(times, 50):6.1f} ms  p95 {percentile(times, 95):6.1f} ms"
        f"  work {work:6.1f} ms, of the bare page {of_bare:5.2f} ms"
        f"  ratio {statistics.median(ratios):5.1f} (rounds: {min(ratios):.1f} to {max(ratios):.1f})"
    )


if __name__ == "__main__":
    main()
