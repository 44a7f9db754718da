"""A mail without content to those who answer for a compartment: there is post that nobody acknowledged."""

from collections.abc import Iterable
from datetime import datetime

from django.core.mail import send_mail
from django.db.models import Q

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import Compartment
from samenzicht.organisations.models import Membership
from samenzicht.sharing import rules
from samenzicht.sharing.models import Disclosure, Reminder

# One mail in both languages: who reads it is known, in which language is not.
SUBJECT = "Er is nieuws in Samenzicht / There is news in Samenzicht"
BODY = """Er wacht post op jou of een collega. Meld je aan bij Samenzicht om haar te lezen.
In deze mail staat niet waar het over gaat. Dat is met opzet.

There is post waiting for you or a colleague. Sign in to Samenzicht to read it.
This mail does not say what it is about. That is on purpose.
"""


def remind(compartment: Compartment, now: datetime) -> int:
    """Mails once for each letter and term that passed; several letters make one mail. Returns how many mails went.

    Raises:
        OSError: when the mail could not be given away; nothing is then written down, so that it is tried again.
    """
    with also_holding(compartment.pk):
        due = [(letter, hours) for letter in unseen(compartment, now) for hours in not_yet(letter, compartment, now)]
        for letter, hours in due:
            Reminder.objects.create(compartment=compartment, disclosure=letter.pk, hours=hours, sent_at=now)
            record("letter.reminded", compartment.pk, letter, reason=f"after_{hours}_hours", basis=letter.basis)
        return send(addresses(compartment, now)) if due else 0


def unseen(compartment: Compartment, now: datetime) -> list[Disclosure]:
    silent = Disclosure.objects.received_by(compartment).standing().with_history()
    return list(silent.in_box("new", now).filter(sent_at__lte=now - rules.REMIND))


def not_yet(letter: Disclosure, compartment: Compartment, now: datetime) -> list[int]:
    sent = set(Reminder.objects.of(compartment).filter(disclosure=letter.pk).values_list("hours", flat=True))
    return [hours for hours in rules.reminders_due(letter.sent_at, now) if hours not in sent]


def addresses(compartment: Compartment, now: datetime) -> list[str]:
    in_force = Q(since__lte=now) & (Q(until=None) | Q(until__gt=now))
    answering = Membership.objects.filter(in_force, compartment=compartment, role__in=rules.HANDLES)
    emails = answering.filter(officer__is_active=True).values_list("officer__email", flat=True)
    return sorted(set(emails))


def send(to: Iterable[str]) -> int:
    """One mail each, so that nobody learns who else got it."""
    return sum(send_mail(SUBJECT, BODY, None, [address]) for address in to)
