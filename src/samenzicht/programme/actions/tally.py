"""The counter counts over all organisations and lays down what may be shown. As the counter role, which reads nothing.

No line in the journal: it is of no compartment, and the rows themselves say when they were counted.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from samenzicht.compartments.counting import next_quarter, quarters
from samenzicht.programme.measure import MEASURES
from samenzicht.programme.measures import Count, Measure

# How far back it looks for a quarter that was not counted. Longer ago the rows are partly forgotten.
LOOKS_BACK = timedelta(days=183)

LAY = """
INSERT INTO programme_tally (id, measure, part, period_from, period_until, value, low, high, counted_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


def tally(today: date, measures: Mapping[str, Measure] = MEASURES) -> int:
    """Counts every quarter that is over, settled and not counted yet. Returns how many rows were laid down."""
    first = quarter_of(today - LOOKS_BACK)
    return sum(
        tally_one(measure, quarter)
        for measure in measures.values()
        if measure.count is not None
        for quarter in quarters(today, measure.settles, first)
    )


@transaction.atomic
def tally_one(measure: Measure, quarter: date) -> int:
    """The whole first: who lays it down lays the parts. Whoever comes later, or at the same time, lays nothing."""
    if measure.count is None:
        return 0
    counts = measure.count(quarter)
    if not laid(measure, quarter, "", counts[""]):
        return 0
    parts = {part: count for part, count in counts.items() if part}
    return 1 + sum(laid(measure, quarter, part, count) for part, count in sorted(parts.items()))


def laid(measure: Measure, quarter: date, part: str, count: Count) -> bool:
    until = next_quarter(quarter) - timedelta(days=1)
    shown = (count.value, count.low, count.high)
    with connection.cursor() as cursor:
        cursor.execute(LAY, (uuid4(), measure.code, part, quarter, until, *shown, timezone.now()))
        return bool(cursor.rowcount)


def quarter_of(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
