"""The counter: takes the estimates that wait, one after the other.

Who reckons an estimate holds a lock of the database's own on it, which falls away with the connection, however that
ends. So one that was killed is taken up by the next at once, from the beginning, and two never reckon the same. The
answer is written in one transaction that first looks whether there is one: nothing is lost, nothing is done twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from samenzicht.compartments.keys import Keys, holding
from samenzicht.statistics import rules
from samenzicht.statistics.actions import begin, fail, keep_share, make
from samenzicht.statistics.actions.forget import compartments
from samenzicht.statistics.models import Estimate, Why
from samenzicht.statistics.reckoning import Fell, Refused, Stopped, TooLong, run


def count_one() -> bool:
    """Reckon the oldest that waits and that nobody else reckons. False when there is none."""
    for estimate in waiting():
        with taken(estimate) as mine:
            if mine:
                reckon(estimate)
                return True
    return False


def waiting() -> list[Estimate]:
    with holding(Keys(compartments=compartments())):
        return list(Estimate.objects.waiting().only("pk", "compartment", "asked_at")[:20])


@contextmanager
def taken(estimate: Estimate) -> Iterator[bool]:
    """Whether this connection alone has it now."""
    pair = "hashtext('samenzicht.estimate'), hashtext(%s)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_lock({pair})", [str(estimate.pk)])
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT pg_advisory_unlock({pair})", [str(estimate.pk)])


def reckon(estimate: Estimate) -> None:
    """From asked to ended. The keys are held while something is read or written, and not while it is reckoned."""
    keys = Keys(compartments=frozenset({estimate.compartment_id}))
    with holding(keys):
        if not begin(estimate):
            return
        estimate = Estimate.objects.get(pk=estimate.pk)
        task = estimate.task

    def beat(share: int) -> bool:
        with holding(keys):
            return keep_share(estimate, share)

    try:
        if estimate.attempts > rules.MOST_ATTEMPTS:
            raise Fell
        result = run(task, rules.LONGEST.total_seconds(), beat)
    except Stopped:
        return
    except (Refused, TooLong, Fell) as trouble:
        with holding(keys):
            fail(estimate, WHY[type(trouble)], str(trouble))
        return
    with holding(keys):
        make(estimate, result)


WHY = {Refused: Why.REFUSED, TooLong: Why.TOO_LONG, Fell: Why.FELL}
