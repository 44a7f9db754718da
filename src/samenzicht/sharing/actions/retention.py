"""Retention: what a letter said is gone after its term; that there was a letter stays."""

from datetime import date, timedelta

from django.db.models import Q

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import Compartment
from samenzicht.law.retention import OWN_DAYS
from samenzicht.sharing.models import Content, Disclosure, Reply


def forget(today: date) -> int:
    """Deletes the content of every letter whose last day has passed, and what was said of it, each by its own sender.

    Runs as the owner role: officers cannot delete a reply.

    Returns how many contents went. Each compartment is a transaction of its own when called outside one.
    """
    return sum(forget_of(compartment, today) for compartment in Compartment.objects.all())


def past_its_term(today: date) -> Q:
    """An older letter without a last day goes after the term that letters without one in the law have now."""
    return Q(keep_until__lt=today) | Q(keep_until=None, sent_at__date__lt=today - timedelta(days=OWN_DAYS))


def forget_of(compartment: Compartment, today: date) -> int:
    with also_holding(compartment.pk):
        letters = list(Disclosure.objects.sent_by(compartment).standing().filter(past_its_term(today)))
        for letter in letters:
            Content.objects.filter(disclosure=letter).delete()
            own = letter.keep_until is None or letter.judged.keep_own
            record("letter.forgotten", compartment.pk, letter, reason="own_term" if own else "term", basis=letter.basis)
        past = Disclosure.objects.filter(past_its_term(today))
        Reply.objects.sent_by(compartment).filter(disclosure__in=past.values("pk")).delete()
        return len(letters)
