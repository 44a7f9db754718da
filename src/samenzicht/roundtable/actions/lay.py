"""A letter that was brought becomes an item: laid at the chair's first touch, laid again, or struck when taken back."""

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.roundtable.actions.ends import held_still, must_chair
from samenzicht.roundtable.models import Decision, Item, Roundtable
from samenzicht.roundtable.refusals import MovedOn
from samenzicht.sharing.actions import Withdrawn
from samenzicht.sharing.models import Disclosure, Sort


@transaction.atomic
def lay(letter: Disclosure, table: Roundtable, by: Post) -> Item:
    """The item of this letter; a second touch gives the same one.

    Raises:
        NotYours: the officer does not chair this table.
    """
    must_chair(by, table)
    item, new = Item.objects.get_or_create(
        compartment=table.desk,
        roundtable=table,
        matter=letter.matter,
        defaults={
            "disclosure": letter.pk,
            "brought_by": letter.from_organisation,
            "pseudonym": letter.pseudonym,
            "kind": letter.kind,
            "urgency": letter.urgency,
            "brought_at": letter.sent_at,
        },
    )
    if new:
        record("item.laid", table.desk_id, item)
    return item


def letter_of(item: Item) -> Disclosure:
    """The letter by which the matter lies here now: the latest that stands, for the bringer may correct it.

    Raises:
        Withdrawn: when it was taken back, or its term is over.
    """
    brought = Disclosure.objects.received_by(item.compartment_id).filter(matter=item.matter, sort=Sort.SIGNAL)
    letter = brought.standing().select_related("sender", "receiver", "from_organisation").first()
    if letter is None:
        raise Withdrawn(brought.first() or Disclosure.objects.get(pk=item.disclosure))
    return letter


@transaction.atomic
def lay_again(item: Item, by: Post) -> Item:
    """Back on the agenda, in a next turn: when nobody could receive it, or a receiver sent it back.

    Raises:
        NotYours: the officer does not chair this table.
        MovedOn: it lies there already, in a turn that is not decided: a second press must not lose its round.
    """
    must_chair(by, item.roundtable)
    item = held_still(item)
    if not Decision.objects.filter(item=item, turn=item.turn).exists():
        raise MovedOn(item)
    item.turn += 1
    item.asked_at = item.round_closed_at = item.closed_at = None
    item.save(update_fields=["turn", "asked_at", "round_closed_at", "closed_at"])
    record("item.laid_again", item.compartment_id, item)
    return item


@transaction.atomic
def strike(item: Item, by: Post) -> Item:
    """Off the agenda without a decision: only when the bringer took the letter back.

    Raises:
        ValueError: the letter still stands; then the table weighs and decides.
    """
    must_chair(by, item.roundtable)
    item = held_still(item)
    try:
        letter_of(item)
    except Withdrawn:
        item.closed_at = item.closed_at or timezone.now()
        item.save(update_fields=["closed_at"])
        record("item.struck", item.compartment_id, item, reason="withdrawn")
        return item
    raise ValueError("a letter that stands is weighed and decided")
