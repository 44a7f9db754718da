"""Retention: what a letter said is gone after its term; that there was a letter stays."""

from datetime import date

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import Compartment
from samenzicht.sharing.models import Content, Disclosure, Reply


def forget(today: date) -> int:
    """Deletes the content of every letter whose last day has passed, and what was said of it, each by its own sender.

    Runs as the owner role: officers cannot delete a reply.

    Returns how many contents went. Each compartment is a transaction of its own when called outside one.
    """
    return sum(forget_of(compartment, today) for compartment in Compartment.objects.all())


def forget_of(compartment: Compartment, today: date) -> int:
    with also_holding(compartment.pk):
        over = Disclosure.objects.sent_by(compartment).standing().filter(keep_until__lt=today)
        letters = list(over)
        for letter in letters:
            Content.objects.filter(disclosure=letter).delete()
            record("letter.forgotten", compartment.pk, letter, reason="term", basis=letter.basis)
        past = Disclosure.objects.filter(keep_until__lt=today)
        Reply.objects.sent_by(compartment).filter(disclosure__in=past.values("pk")).delete()
        return len(letters)
