"""What a table wrote of a matter goes when it is closed and its letters are gone. As the owner role, by the clock."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import Compartment
from samenzicht.roundtable.models import Agreement, Answer, Call, Decision, Item, Weighing
from samenzicht.sharing.models import Content

# The term of a covenant as the law files propose it; own choice, to be replaced by what the covenant says.
KEEP_DAYS = 180


def forget(today: date) -> int:
    """Delete closed matters past their term with their weighings, decisions, agreements and round; returns how many."""
    return sum(forget_of(compartment, today) for compartment in Compartment.objects.all())


def forget_of(compartment: Compartment, today: date) -> int:
    """What lies at one desk, and what this compartment answered elsewhere: an answer is its sender's to delete."""
    last = today - timedelta(days=KEEP_DAYS)
    with also_holding(compartment.pk):
        Answer.objects.filter(sender=compartment, sent_at__date__lte=last).delete()
        standing = Content.objects.filter(receiver=compartment, disclosure__matter=OuterRef("matter"))
        past = Item.objects.of(compartment).filter(~Exists(standing), closed_at__date__lte=last)
        items = list(past)
        for item in items:
            forget_item(item)
        return len(items)


def forget_item(item: Item) -> None:
    record("item.forgotten", item.compartment_id, item)
    Call.objects.filter(sender=item.compartment_id, roundtable=item.roundtable_id, matter=item.matter).delete()
    for what in (Agreement, Decision, Weighing):
        what._default_manager.filter(item=item).delete()
    item.delete()
