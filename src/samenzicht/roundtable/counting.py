"""What may be counted of the tables together: how many days it takes before there is a decision."""

from datetime import date
from typing import NamedTuple

from samenzicht.compartments.counting import Counted, counted

# Of fewer matters the middle one could be found again.
FEWEST = 25

# The middle of the days between report and first decision, and the days at the two places around it that hold the
# middle of a longer row in 95 of 100 cases (a sign interval; of 25 matters these are places 7 and 19). Never the ends.
DAYS = f"""
SELECT n, days[(n + 1) / 2], days[floor(n / 2.0 - 0.98 * sqrt(n))::integer],
       days[ceil(n / 2.0 + 1 + 0.98 * sqrt(n))::integer]
FROM (
  SELECT count(*)::integer AS n, array_agg(day ORDER BY day) AS days
  FROM (
    SELECT ((e.at AT TIME ZONE 'Europe/Amsterdam')::date - (s.reported_at AT TIME ZONE 'Europe/Amsterdam')::date) AS day
    FROM roundtable_decision e
    JOIN roundtable_item i ON i.id = e.item_id
    JOIN signals_bringing b ON b.matter = i.matter
    JOIN signals_signal s ON s.id = b.signal_id
    WHERE e.turn = 1 AND e.at >= first_moment AND e.at < next_moment) AS decided) AS sorted
WHERE n >= {FEWEST}
"""  # noqa: S608 - a number of our own
COUNTS = (Counted("roundtable_count_days", "n integer, middle integer, low integer, high integer", DAYS),)


class Days(NamedTuple):
    """Of how many matters, the middle number of days, and between which two it may well lie."""

    matters: int
    middle: int
    low: int
    high: int


def days_to_decision(quarter: date) -> Days | None:
    """Of the first decisions of the quarter; None when there were too few."""
    rows = counted("roundtable_count_days", quarter)
    return Days(*rows[0]) if rows else None
