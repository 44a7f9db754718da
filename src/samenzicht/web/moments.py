"""Dates, moments and terms as people say them: plain values in, words out; `now` is an argument."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def local(value: date | datetime) -> date | datetime:
    """The same moment on the clock of the reader; a bare date has no clock."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day_of(value: date | datetime) -> date:
    shown = local(value)
    return shown.date() if isinstance(shown, datetime) else shown


def moment_words(value: date | datetime, today: date) -> str:
    """'di 4 maart, 14:30'; the year only when it is another one; a date has no time."""
    shown = local(value)
    words = written(shown, "D j F" if shown.year == today.year else "D j F Y")
    return f"{words}, {written(shown, 'H:i')}" if isinstance(shown, datetime) else words


def machine_words(value: date | datetime) -> str:
    """What a program reads in `<time datetime>`."""
    shown = local(value)
    return shown.isoformat(timespec="minutes") if isinstance(shown, datetime) else shown.isoformat()


def term_words(until: date | datetime, now: datetime) -> str:
    """'nog 2 dagen', 'vandaag', '1 dag te laat': how much of a term is left, in whole days."""
    days = (day_of(until) - day_of(now)).days
    if days > 0:
        return ngettext("nog %(days)s dag", "nog %(days)s dagen", days) % {"days": days}
    if days < 0:
        return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", -days) % {"days": -days}
    if not isinstance(until, datetime):
        return _("vandaag")
    clock = written(local(until), "H:i")
    return (
        _("vandaag voor %(clock)s") % {"clock": clock}
        if until > now
        else _("te laat sinds %(clock)s") % {"clock": clock}
    )


def is_late(until: date | datetime, now: datetime) -> bool:
    """True when a term has passed; a bare date lasts until its evening."""
    return until < now if isinstance(until, datetime) else until < day_of(now)
