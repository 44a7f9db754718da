"""The demo's past: verbs run as if it were some days ago, so that terms, ages and red lists have something to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone


@contextmanager
def ago(days: float) -> Iterator[datetime]:
    """Within it Django's clock stands still, this many days back. The journal keeps the true time."""
    true_clock = timezone.now
    moment = true_clock() - timedelta(days=days)
    timezone.now = lambda: moment
    try:
        yield moment
    finally:
        timezone.now = true_clock
