"""Signals in words and shapes for a page: rows of a list, the life in order, the letter behind an adopted one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenzicht.organisations.models import Membership, Role
from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions import NotYours, ReasonNeeded, Withdrawn, read, words_of
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Disclosure, Progress, Urgency
from samenzicht.signals import rules
from samenzicht.signals.extracts import INDICATORS, grade_words
from samenzicht.signals.models import InformationGrade, Observation, Signal, SourceGrade

SHAPE = {
    Progress.RECEIVED: "quiet",
    Progress.AT_TABLE: "quiet",
    Progress.PASSED_ON: "quiet",
    Progress.TAKEN_UP: "safe",
    Progress.CLOSED: "quiet",
}
URGENT = {Urgency.DANGER: "stop", Urgency.SOON: "care"}


def language() -> str:
    return (get_language() or "nl")[:2]


def kind_words(code: str) -> str:
    return rules.kind_name(code, language()) or _("vorm nog open")


def rows(signals: Iterable[Signal], now: datetime) -> list[dict[str, Any]]:
    """The lines of a list; each signal carries its `standing`."""
    return [
        {
            "signal": signal,
            "kind": kind_words(signal.kind),
            "state": Progress(signal.standing).label,
            "shape": SHAPE[Progress(signal.standing)],
            "urgency": Urgency(signal.urgency).label,
            "urgent": URGENT.get(Urgency(signal.urgency), ""),
            "age": age(signal.reported_at, now),
        }
        for signal in signals
    ]


def age(then: datetime, now: datetime) -> str:
    days = (timezone.localdate(now) - timezone.localdate(then)).days
    if days <= 0:
        return _("vandaag")
    return ngettext("%(days)s dag oud", "%(days)s dagen oud", days) % {"days": days}


def told_in_order(words: Sequence[rules.Word], own: str) -> list[dict[str, Any]]:
    """The life of a signal for the timeline, in the words of whoever spoke."""
    return [
        {
            "at": word.at,
            "what": str(Progress(word.progress).label).capitalize(),
            "by": word.voice or own,
            "detail": word.words,
            "code": SHAPE[Progress(word.progress)],
        }
        for word in words
    ]


def noticed_words(observations: Iterable[Observation]) -> list[dict[str, Any]]:
    """Each observation with its way, its day, its source and both grades in words."""
    return [
        {
            "way": one.get_way_display(),
            "text": one.text or indicator_words(one.indicator),
            "is_indicator": bool(one.indicator and not one.text),
            "on": one.noticed_on,
            "source": one.source,
            "source_grade": grade_words(SourceGrade(one.source_grade)),
            "information_grade": grade_words(InformationGrade(one.information_grade)),
            "concern": "" if one.concern == "facts" else one.get_concern_display(),
        }
        for one in observations
    ]


def indicator_words(code: str) -> str:
    return INDICATORS[code].in_(language()) if code in INDICATORS else ""


@dataclass(frozen=True)
class Behind:
    """The letter from which a signal was made: its passages, or why there are none to see."""

    letter: Disclosure
    passages: tuple[Passage, ...] = ()
    withdrawn: bool = False
    why: str = ""
    asks_reason: bool = False
    closed: bool = False


def letter_of(signal: Signal, by: Post, reason: str = "") -> Behind | None:
    """Reads the letter of an adopted signal; each reading stands in the journal."""
    if signal.adopted_from is None:
        return None
    letter = Disclosure.objects.filter(pk=signal.adopted_from).select_related("from_organisation").first()
    if letter is None:
        return None
    try:
        return Behind(letter, passages=read(letter, by, reason))
    except Withdrawn as gone:
        return Behind(letter, withdrawn=True, why=words_of(gone.reply) if gone.reply else "")
    except ReasonNeeded:
        return Behind(letter, asks_reason=True)
    except NotYours:
        return Behind(letter, closed=True)


def who_reads(by: Post) -> list[str]:
    """The attention officers of one's organisation, by name: they read what is reported."""
    now = timezone.now()
    theirs = Membership.objects.filter(organisation=by.organisation, role=Role.ATTENTION, since__lte=now)
    named = theirs.exclude(until__lte=now).filter(officer__is_active=True).select_related("officer")
    return sorted({one.officer.name for one in named if one.officer_id != by.officer.pk})
