"""Judgements on days: how long a link works, when is reminded, what news is old, and how often may be written."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# News older than this is asked for again. The board marks the same.
OLD_DAYS = 60
LINK_DAYS = 30
# A question that is asked in the last days before the freeze may still be answered for so long.
LEAST_LINK_DAYS = 7
CONFIRM_DAYS = 30
MOST_AN_HOUR = 6
MOST_A_LINK = 30
LONGEST_AWAY = timedelta(days=366)


def expires(asked_at: datetime, freeze_on: date | None, zone: ZoneInfo) -> datetime:
    """Through the day of the freeze of its letter, or a month; never less than a week."""
    if freeze_on is None:
        return asked_at + timedelta(days=LINK_DAYS)
    frozen = datetime.combine(freeze_on + timedelta(days=1), time(), zone)
    return max(frozen, asked_at + timedelta(days=LEAST_LINK_DAYS))


def steps_passed(asked_at: datetime, after_days: Iterable[int], now: datetime) -> int:
    """How many of the moments to remind have come."""
    return sum(1 for days in set(after_days) if asked_at + timedelta(days=days) <= now)


def may_be_confirmed(told_at: datetime, now: datetime) -> bool:
    return now <= told_at + timedelta(days=CONFIRM_DAYS)


def is_too_often(in_the_last_hour: int, in_all: int) -> bool:
    return in_the_last_hour >= MOST_AN_HOUR or in_all >= MOST_A_LINK


def why_not_away(until: date, today: date) -> str:
    """An answer of "" means yes, else it says why not."""
    if until < today:
        return "past"
    return "long" if until > today + LONGEST_AWAY else ""
