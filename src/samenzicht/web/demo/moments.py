"""The demo's past: verbs run as if it were some days ago, so that terms, ages and red lists have something to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone


@contextmanager
def ago(days: float) -> Iterator[datetime]:
    """Within it Django's clock stands still, this many days back. The journal keeps the true time."""
    true_clock = timezone.now
    moment = in_working_hours(true_clock() - timedelta(days=days), true_clock())
    timezone.now = lambda: moment
    try:
        yield moment
    finally:
        timezone.now = true_clock


def in_working_hours(moment: datetime, now: datetime) -> datetime:
    """The whole day folded into half past eight to half past five, in the same order; never in the future."""
    local = timezone.localtime(moment)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    folded = midnight + timedelta(hours=8.5) + (local - midnight) * 9 / 24
    return folded if folded < now else moment
