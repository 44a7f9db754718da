"""Forgetting: what has no purpose left goes, with all that hangs on it. Runs as the owner role, from the clock."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import Compartment
from samenzicht.sharing.models import Content, Progress
from samenzicht.signals import rules
from samenzicht.signals.models import Draft, Signal, State
from samenzicht.subjects.actions import forget as forget_subjects
from samenzicht.subjects.models import Subject


def forget(today: date) -> int:
    """Delete closed signals of which no letter stands any more and drafts that nobody finished; returns how many."""
    count = 0
    for compartment in Compartment.objects.values_list("pk", flat=True):
        with also_holding(compartment):
            for signal in past_their_term(today):
                forget_signal(signal)
                count += 1
            count += forget_drafts(today)
    return count


def past_their_term(today: date) -> Iterable[Signal]:
    term = today - timedelta(days=rules.KEEP_CLOSED_DAYS)
    closed = State.objects.filter(progress=Progress.CLOSED, at__date__lte=term).select_related("signal")
    return [state.signal for state in closed if is_past(state.signal, state.at, today)]


def is_past(signal: Signal, closed_at: datetime, today: date) -> bool:
    closed_on = timezone.localdate(closed_at)
    return rules.may_be_forgotten(closed_on, letters_stand=letters_stand(signal), today=today)


def letters_stand(signal: Signal) -> bool:
    """Whether anything that was sent of it, as far as this compartment sees, is still within its term."""
    return Content.objects.filter(disclosure__matter__in=signal.bringings.values("matter")).exists()


def forget_signal(signal: Signal) -> None:
    """A subject goes with the last signal that mentions it."""
    mentioned = list(signal.mentions.values_list("subject", flat=True))
    record("signal.forgotten", signal.compartment_id, signal)
    signal.delete()
    forget_subjects(Subject.objects.filter(pk__in=mentioned, mentions=None))


def forget_drafts(today: date) -> int:
    old = Draft.objects.filter(saved_at__date__lte=today - timedelta(days=rules.KEEP_DRAFT_DAYS))
    for draft in old:
        record("draft.forgotten", draft.compartment_id, draft)
        draft.delete()
    return len(old)
