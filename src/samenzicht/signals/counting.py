"""What may be counted of signals over all organisations: how many of each kind."""

from datetime import date

from samenzicht.compartments.counting import Counted, by_part

# A signal that was made from a letter is the same signal again.
REPORTED = """
SELECT coalesce(nullif(s.kind, ''), 'open')::text, count(*)
FROM signals_signal s
WHERE s.reported_at >= first_moment AND s.reported_at < next_moment AND s.adopted_from IS NULL
GROUP BY 1
"""
COUNTS = (Counted("signals_count_reported", "part text, n bigint", REPORTED),)


def reported(quarter: date) -> dict[str, int]:
    """Signals that were reported in the quarter, by kind; `open` where nobody said which."""
    return by_part("signals_count_reported", quarter)
