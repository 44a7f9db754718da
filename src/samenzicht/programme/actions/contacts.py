"""Who is asked for news of an action, and who deputises."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme import mails, terms
from samenzicht.programme.actions.news import CannotTell
from samenzicht.programme.models import Absence, Action, Contact, NewsRequest
from samenzicht.programme.offices import NotYours, works_at_office


@transaction.atomic
def keep_contact(
    action: Action,
    *,
    name: str,
    address: str,
    by: Post,
    deputy_name: str = "",
    deputy_address: str = "",
    away_until: date | None = None,
) -> Contact:
    """Write down the contact of an action. Links that went to another address stop: they are somebody else's now."""
    compartment = works_at_office(by)
    if action.compartment_id != compartment:
        raise NotYours
    contact = Contact.objects.filter(action=action).first() or Contact(compartment_id=compartment, action=action)
    if contact.address != address:
        stop_links(action, to_deputy=False)
        forget_absences([action.pk])
    if contact.deputy_address != deputy_address:
        stop_links(action, to_deputy=True)
    contact.name, contact.address = name, address
    contact.deputy_name, contact.deputy_address, contact.away_until = deputy_name, deputy_address, away_until
    contact.save()
    record("programme.contact_kept", compartment, matter=contact)
    return contact


def stop_links(action: Action, to_deputy: bool) -> None:
    now = timezone.now()
    NewsRequest.objects.filter(action=action, to_deputy=to_deputy, expires_at__gt=now).update(expires_at=now)


def forget_absences(actions: Iterable[UUID]) -> None:
    """What the former contact was still to confirm: they have that mail yet, and name no deputy of who came after."""
    Absence.objects.filter(contact__action__in=actions, confirmed_at=None).delete()


@transaction.atomic
def be_away(request: NewsRequest, *, deputy_name: str, deputy_address: str, until: date) -> Absence:
    """Told through a link; counts once it is confirmed from the owner's own mailbox, or accepted by the office.

    Raises:
        CannotTell: "no_contact" when there is nobody to be away, "often" when too many came through this link.
    """
    contact = Contact.objects.select_for_update(of=("self",)).select_related("action__plan")
    found = contact.filter(action=request.action_id).first()
    if found is None or not found.address or request.to_deputy:
        raise CannotTell("no_contact")
    told = list(Absence.objects.filter(request=request))
    said = (deputy_name, deputy_address, until)
    for one in told:
        if one.confirmed_at is None and (one.deputy_name, one.deputy_address, one.until) == said:
            return one  # the same form, sent twice
    if terms.is_too_often(len(told), len(told)):
        raise CannotTell("often")
    absence = Absence.objects.create(
        compartment_id=request.compartment_id,
        contact=found,
        request=request,
        deputy_name=deputy_name,
        deputy_address=deputy_address,
        until=until,
        at=timezone.now(),
    )
    record("programme.absence_told", request.compartment_id, matter=absence, reason="by_link")
    if mails.go_out(request.compartment_id):
        transaction.on_commit(mails.confirming(absence, found).send, robust=True)
    return absence


@transaction.atomic
def confirm_absence(absence: Absence, by: Post | None = None) -> bool:
    """By the owner from the own mailbox, or by the office. False when it was confirmed before."""
    if by is not None and works_at_office(by) != absence.compartment_id:
        raise NotYours
    if not Absence.objects.filter(pk=absence.pk, confirmed_at=None).update(confirmed_at=timezone.now()):
        return False
    contact = Contact.objects.select_for_update().get(pk=absence.contact_id)
    if contact.deputy_address != absence.deputy_address:
        stop_links(contact.action, to_deputy=True)
    contact.deputy_name, contact.deputy_address = absence.deputy_name, absence.deputy_address
    contact.away_until = absence.until
    contact.save()
    record("programme.absence_confirmed", absence.compartment_id, matter=absence, reason="" if by else "by_link")
    return True
