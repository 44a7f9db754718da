"""The table asks round: each partner answers apart, and no answer is read before all are in or the chair closes."""

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.ends import held_still, must_be_in, must_chair
from samenzicht.roundtable.models import Answer, Call, Item, Seat
from samenzicht.roundtable.refusals import MovedOn, RoundOver


@transaction.atomic
def ask_round(item: Item, by: Post) -> list[Call]:
    """Asks every partner but the bringer that was not asked in this turn yet; gives the new calls.

    Raises:
        NotYours: the officer does not chair this table.
        MovedOn: the item is closed.
        RoundOver: the answers lie open, and who came to the table since could answer after having seen them.
    """
    must_chair(by, item.roundtable)
    item = held_still(item)
    must_be_in(item, item.turn)
    standing = Item.objects.standing().get(pk=item.pk)
    asked = set(standing.called)
    seated = [seat.organisation for seat in Seat.objects.at(item.roundtable_id)]
    now = timezone.now()
    calls = [
        Call(
            roundtable=item.roundtable,
            matter=item.matter,
            turn=item.turn,
            organisation=partner,
            sender_id=item.compartment_id,
            receiver_id=partner.compartment_id,
            pseudonym=item.pseudonym,
            kind=item.kind,
            urgency=item.urgency,
            officer=by.officer.pk,
            sent_at=now,
        )
        for partner in rules.to_ask(seated, item.brought_by)
        if partner.pk not in asked
    ]
    if calls and rules.round_is_over(asked, standing.answered, item.round_closed_at is not None):
        raise RoundOver
    Call.objects.bulk_create(calls)
    if calls:
        item.asked_at = item.asked_at or now
        item.save(update_fields=["asked_at"])
        record("round.asked", item.compartment_id, item)
    return calls


@transaction.atomic
def close_round(item: Item, turn: int, by: Post) -> Item:
    """Ends the round before all have answered. Who is late may still answer until the table decides.

    Raises:
        NotYours: the officer does not chair this table.
        MovedOn: the item is in another turn, or closed, or nobody was asked: a round that is closed before it begins
            would show each answer as it comes.
    """
    must_chair(by, item.roundtable)
    item = held_still(item)
    must_be_in(item, turn)
    if item.asked_at is None:
        raise MovedOn(item)
    if item.round_closed_at is None:
        item.round_closed_at = timezone.now()
        item.save(update_fields=["round_closed_at"])
        record("round.closed", item.compartment_id, item)
    return item


def answers(item: Item) -> list[Answer]:
    """What the locks show of the answers in this turn: all when the round is over, until then one's own."""
    return list(Answer.objects.on(item).select_related("organisation").order_by("sent_at"))


def take_back_unanswered(item: Item) -> None:
    """The table decided: what it asked is no longer asked."""
    answered = Answer.objects.on(item).values("organisation")
    Call.objects.on(item).exclude(organisation__in=answered).delete()
