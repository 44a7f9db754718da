"""What the locks cost: a list of the fifty newest and one opening, through the locks and without them, in one run.

    .venv/bin/python -m benchmarks.locks

Without the locks means the same statement on the same tables by a superuser, whom row level security does not bind. The
ratios are medians over blocks of the run, so that a burst of other work on the machine does not decide them.
"""

import random
import statistics
import sys
import time
from uuid import UUID

import psycopg

from benchmarks.ground import connect, migrated, percentile

ORGANISATIONS = 100
ROUNDS = 4000
BLOCKS = 20
COLUMNS = (
    "id, compartment_id, pseudonym, kind, setting, urgency, channel, on_behalf_of, reporter, reported_at, adopted_from"
)
LIST = f"SELECT {COLUMNS} FROM signals_signal WHERE compartment_id = %s ORDER BY reported_at DESC LIMIT 50"
OPENING = f"SELECT {COLUMNS} FROM signals_signal WHERE id = %s"

ROOMS = """
INSERT INTO compartments_compartment SELECT md5(n::text)::uuid, 'organisation', 0, '' FROM generate_series(1, %s::int) n
"""
FILL = """
INSERT INTO signals_signal (id, compartment_id, pseudonym, kind, setting, urgency, channel, on_behalf_of, reporter,
                            reported_at)
SELECT gen_random_uuid(), md5((1 + n %% %s)::text)::uuid, 'Groene Molen ' || n %% 99, 'labour', 'desk', 'normal',
       'self', sha256(n::text::bytea) || sha256((n + 1)::text::bytea), gen_random_uuid(),
       now() - n * interval '7 seconds'
FROM generate_series(%s::bigint, %s::bigint) n
"""


def grow(superuser: psycopg.Connection, before: int, rows: int) -> None:
    superuser.execute(FILL, [ORGANISATIONS, before + 1, rows])
    superuser.execute("VACUUM ANALYZE signals_signal")


def timed(connection: psycopg.Connection, statement: str, value: UUID, keys: UUID | None) -> float:
    """Seconds of one statement, in a transaction of its own; the keys are set before the clock starts."""
    with connection.transaction():
        if keys is not None:
            connection.execute("SELECT set_config('samenzicht.keys', %s, true)", [f"{{{keys}}}"])
        else:
            connection.execute("SELECT 1")
        begun = time.perf_counter()
        rows = connection.execute(statement, [value]).fetchall()
        taken = time.perf_counter() - begun
    if not rows:
        sys.exit("The measurement is void: a statement found nothing.")
    return taken


def measure(
    web: psycopg.Connection, superuser: psycopg.Connection, chosen: list[tuple[UUID, UUID]]
) -> dict[str, list[float]]:
    """Both statements by both roles, in turn, so that a change of the machine's pace touches all alike.

    Who goes first alternates: the second finds the row's page in the processor's cache.
    """
    times: dict[str, list[float]] = {"list locked": [], "list free": [], "opening locked": [], "opening free": []}
    for number, (signal, compartment) in enumerate(chosen):
        ways = [("locked", web, compartment), ("free", superuser, None)]
        for way, connection, keys in ways if number % 2 else reversed(ways):
            times[f"list {way}"].append(timed(connection, LIST, compartment, keys))
            times[f"opening {way}"].append(timed(connection, OPENING, signal, keys))
    return times


def main() -> None:
    with migrated() as (cluster, passwords):
        superuser = connect(cluster)
        web = connect(cluster, "samenzicht_web", passwords["samenzicht_web"])
        superuser.execute(ROOMS, [ORGANISATIONS])
        found, before = {}, 0
        for rows in (10_000, 1_000_000):
            grow(superuser, before, rows)
            before = rows
            chosen = superuser.execute(
                "SELECT id, compartment_id FROM signals_signal TABLESAMPLE SYSTEM (100) ORDER BY random() LIMIT %s",
                [ROUNDS],
            ).fetchall()
            random.shuffle(chosen)
            measure(web, superuser, chosen[:300])
            found[rows] = measure(web, superuser, chosen)
        report(found)


def ratio(locked: list[float], free: list[float], share: int) -> float:
    """How many times the percentile without locks the one with them is: the median over the blocks of the run."""
    size = len(locked) // BLOCKS
    blocks = [slice(begin, begin + size) for begin in range(0, size * BLOCKS, size)]
    return statistics.median(percentile(locked[one], share) / percentile(free[one], share) for one in blocks)


def report(found: dict[int, dict[str, list[float]]]) -> None:
    print(f"{'rows':>10} {'statement':<10} {'p50 ms':>8} {'p95 ms':>8} {'p50 ratio':>10} {'p95 ratio':>10}")
    for rows, times in found.items():
        for what in ("list", "opening"):
            locked, free = times[f"{what} locked"], times[f"{what} free"]
            p50, p95 = percentile(locked, 50), percentile(locked, 95)
            ratios = [ratio(locked, free, share) for share in (50, 95)]
            print(f"{rows:>10,} {what:<10} {p50:>8.3f} {p95:>8.3f} {ratios[0]:>10.2f} {ratios[1]:>10.2f}")
    for what in ("list locked", "opening locked"):
        growth = percentile(found[1_000_000][what], 95) / percentile(found[10_000][what], 95)
        print(f"growth of p95, 10,000 to 1,000,000 rows, {what}: {growth:.2f}")


if __name__ == "__main__":
    main()
