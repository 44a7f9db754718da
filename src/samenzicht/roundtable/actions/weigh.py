"""The table weighs: seven parts in words, and whether the test is positive. Once a turn; nothing scores a person."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.decide import must_not_be_decided
from samenzicht.roundtable.actions.ends import held_still, must_be_in, must_chair
from samenzicht.roundtable.actions.lay import letter_of
from samenzicht.roundtable.models import Item, Weighing
from samenzicht.roundtable.refusals import AlreadyWeighed, NotWeighed


@transaction.atomic
def weigh(item: Item, *, turn: int, texts: Mapping[str, str], positive: bool, by: Post) -> Weighing:
    """
    Raises:
        NotYours: the officer does not chair this table.
        NotWeighed: a part has no words.
        Withdrawn: the bringer took the letter back.
        MovedOn: the item is in another turn, or closed.
        AlreadyDecided: another chair was first, and went on to decide.
        AlreadyWeighed: another chair was first.
    """
    must_chair(by, item.roundtable)
    if empty := rules.unweighed(texts):
        raise NotWeighed(empty)
    item = held_still(item)
    must_not_be_decided(item, turn)
    former = Weighing.objects.filter(item=item, turn=turn).first()
    if former is not None:
        raise AlreadyWeighed(former)
    must_be_in(item, turn)
    letter_of(item)
    weighing = Weighing(
        compartment_id=item.compartment_id,
        item=item,
        turn=turn,
        positive=positive,
        officer=by.officer.pk,
        at=timezone.now(),
        **{part: texts[part].strip() for part in rules.WEIGHED},
    )
    try:
        with transaction.atomic():
            weighing.save(force_insert=True)
    except IntegrityError as late:
        raise AlreadyWeighed(Weighing.objects.get(item=item, turn=turn)) from late
    record("item.weighed", item.compartment_id, item, reason="positive" if positive else "negative")
    return weighing


def texts_of(weighing: Weighing) -> dict[str, str]:
    return {part: getattr(weighing, part) for part in rules.WEIGHED}
