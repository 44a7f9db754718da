"""Asking owners for news, and reminding them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.organisations.models import Membership, Role
from samenzicht.organisations.posts import Post
from samenzicht.programme import mails, terms
from samenzicht.programme.models import Action, Contact, Cycle, NewsRequest, Plan
from samenzicht.programme.offices import NotYours, works_at_office


@dataclass
class Asked:
    """What became of a round: who was asked, who has no address, whose address was refused, and who was not reached."""

    requests: list[NewsRequest] = field(default_factory=list)
    without_address: list[Action] = field(default_factory=list)
    refused: list[Action] = field(default_factory=list)
    not_reached: list[Action] = field(default_factory=list)


def ask(actions: Iterable[Action], by: Post) -> Asked:
    """A mail with a link to each owner, or to the deputy while the owner is away.

    A question that could not be mailed is not written down, so that it is simply asked again.
    """
    compartment = works_at_office(by)
    asked, chosen = Asked(), list(actions)
    if any(action.compartment_id != compartment for action in chosen):
        raise NotYours
    contacts = {one.action_id: one for one in Contact.objects.of(compartment).filter(action__in=chosen)}
    cycles = {plan: cycle_on(plan, timezone.localdate()) for plan in {action.plan for action in chosen}}
    with mailing(compartment) as connection:
        for action in chosen:
            contact = contacts.get(action.pk)
            if contact is None or not contact.answering(timezone.localdate())[1]:
                asked.without_address.append(action)
            elif asked.not_reached:
                asked.not_reached.append(action)
            else:
                ask_one(action, contact, cycles[action.plan], connection, asked)
    return asked


def ask_one(
    action: Action, contact: Contact, cycle: Cycle | None, connection: BaseEmailBackend | None, asked: Asked
) -> None:
    now = timezone.now()
    contact.action = action
    request = NewsRequest(
        compartment_id=action.compartment_id,
        action=action,
        cycle=cycle,
        to_deputy=contact.is_away(timezone.localdate()),
        asked_at=now,
        expires_at=terms.expires(now, cycle.freeze_on if cycle else None, timezone.get_current_timezone()),
    )
    try:
        with transaction.atomic():
            request.save()
            record("programme.asked", action.compartment_id, matter=request)
            if connection is not None:
                mails.asking(request, contact).send(connection)
    except SMTPRecipientsRefused:
        asked.refused.append(action)
    except OSError:
        asked.not_reached.append(action)
    else:
        asked.requests.append(request)


def cycle_on(plan: Plan, today: date) -> Cycle | None:
    """The round of this plan that collects now or may still change."""
    running = Cycle.objects.filter(plan=plan, collect_from__lte=today, freeze_on__gte=today)
    return running.order_by("freeze_on").first()


@contextmanager
def mailing(compartment: UUID) -> Iterator[BaseEmailBackend | None]:
    """One connection for many mails; None for a fictional office, from which nothing goes out."""
    if not mails.go_out(compartment):
        yield None
        return
    connection = get_connection()
    try:
        yield connection
    finally:
        connection.close()


def offices() -> frozenset[UUID]:
    """The compartments of programme offices: nowhere else is anything of this room."""
    return frozenset(Membership.objects.filter(role=Role.OFFICE).values_list("compartment", flat=True))


def remind(compartment: UUID, now: datetime) -> int:
    """Once for each step of the cycle that has come, to who has not told anything. Returns how many mails went.

    Raises:
        OSError: when a mail could not be given away; that one is tried again, those before it stay sent.
    """
    with also_holding(compartment):
        due = [request for request in silent(compartment, now) if steps(request, now) > request.reminders]
    count = 0
    with mailing(compartment) as connection:
        if connection is not None:
            for request in due:
                with also_holding(compartment):
                    count += remind_one(request.pk, now, connection)
    return count


def silent(compartment: UUID, now: datetime) -> list[NewsRequest]:
    """The last question of each action, where it is open and the action had no news since."""
    last = NewsRequest.objects.of(compartment).latest()
    waiting = NewsRequest.objects.of(compartment).unanswered().filter(pk__in=last.values("pk"), expires_at__gt=now)
    return list(waiting.exclude(cycle=None).select_related("cycle"))


def steps(request: NewsRequest, now: datetime) -> int:
    return terms.steps_passed(request.asked_at, request.cycle.remind_after_days if request.cycle else (), now)


def remind_one(key: UUID, now: datetime, connection: BaseEmailBackend) -> int:
    """Under a lock, and looked at once more: two clocks send one mail."""
    locked = NewsRequest.objects.select_for_update(of=("self",)).select_related("action__plan", "cycle")
    request = locked.filter(pk=key, used_at=None).first()
    if request is None or steps(request, now) <= request.reminders:
        return 0
    contact = Contact.objects.filter(action=request.action_id).first()
    # The link goes where it went first: a deputy who came since gets a question of their own.
    if contact is None or not (contact.deputy_address if request.to_deputy else contact.address):
        return 0
    request.reminders, request.reminded_at = steps(request, now), now
    request.save(update_fields=["reminders", "reminded_at"])
    record("programme.reminded", request.compartment_id, matter=request)
    mails.asking(request, contact, again=True).send(connection)
    return 1
