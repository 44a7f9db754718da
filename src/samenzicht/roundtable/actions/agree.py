"""What an organisation will do, by a date, and that it was done."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.models import Organisation
from samenzicht.organisations.posts import Post
from samenzicht.roundtable.actions.ends import chairs, must_chair
from samenzicht.roundtable.models import Agreement, Item, Seat
from samenzicht.roundtable.refusals import NothingSaid, NotYours


@transaction.atomic
def agree(item: Item, owner: Organisation, text: str, due_on: date, by: Post) -> Agreement:
    """
    Raises:
        NotYours: the officer does not chair this table, or the owner has no seat at it.
        NothingSaid: without words.
    """
    must_chair(by, item.roundtable)
    if not text.strip():
        raise NothingSaid
    if not Seat.objects.filter(roundtable=item.roundtable_id, organisation=owner).exists():
        raise NotYours
    agreement = Agreement(
        compartment_id=item.compartment_id,
        item=item,
        owner=owner,
        text=text.strip(),
        due_on=due_on,
        officer=by.officer.pk,
        at=timezone.now(),
    )
    agreement.save(force_insert=True)
    record("item.agreed", item.compartment_id, item)
    return agreement


@transaction.atomic
def fulfil(agreement: Agreement, by: Post) -> Agreement:
    """It was done. The owner says so where it sits at the desk, or the chair for all.

    Raises:
        NotYours: neither chair nor owner.
    """
    owner = agreement.owner_id == by.organisation.pk and by.holds(agreement.compartment_id)
    if not owner and not chairs(by, agreement.item.roundtable):
        raise NotYours
    if agreement.done_at is None:
        agreement.done_at = timezone.now()
        agreement.save(update_fields=["done_at"])
        record("agreement.fulfilled", agreement.compartment_id, agreement)
    return agreement
