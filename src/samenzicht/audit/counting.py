"""What may be counted of the journal over all organisations: how often the law stopped a letter."""

from datetime import date

from samenzicht.compartments.counting import Counted, by_part

BARRED = """
SELECT coalesce(nullif(e.basis, ''), 'none')::text, count(*)
FROM audit_entry e
WHERE e.verb = 'letter.barred' AND e.at >= first_moment AND e.at < next_moment
GROUP BY 1
"""
COUNTS = (Counted("audit_count_barred", "part text, n bigint", BARRED),)


def barred(quarter: date) -> dict[str, int]:
    """Letters that the law let not leave, by the basis that came nearest; `none` where there was not one."""
    return by_part("audit_count_barred", quarter)
