"""The table decides: keep, enrich, refer or close. It rests on a weighing, and there is one decision a turn."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.ask_round import take_back_unanswered
from samenzicht.roundtable.actions.ends import held_still, must_be_in, must_chair
from samenzicht.roundtable.actions.lay import letter_of
from samenzicht.roundtable.models import Decision, Item, Outcome, Weighing
from samenzicht.roundtable.refusals import AlreadyDecided, NothingSaid, NotWeighed
from samenzicht.sharing import actions as letters
from samenzicht.sharing.models import Disclosure


@transaction.atomic
def decide(item: Item, *, turn: int, outcome: str, reason: str, by: Post, said: str = "") -> Decision:
    """Decides, and tells the one who noticed how it stands. `said` are the chair's words for that colleague.

    Raises:
        NotYours: the officer does not chair this table.
        NothingSaid: a decision without a reason.
        AlreadyDecided: another chair decided this turn.
        MovedOn: the item is in another turn, or closed.
        NotWeighed: there is no weighing in this turn.
        Withdrawn: the bringer took the letter back.
    """
    must_chair(by, item.roundtable)
    if not reason.strip():
        raise NothingSaid
    item = held_still(item)
    must_not_be_decided(item, turn)
    must_be_in(item, turn)
    weighing = Weighing.objects.filter(item=item, turn=turn).first()
    if weighing is None:
        raise NotWeighed
    letter = letter_of(item)
    decision = Decision(
        compartment_id=item.compartment_id,
        item=item,
        weighing=weighing,
        turn=turn,
        outcome=outcome,
        reason=reason.strip(),
        officer=by.officer.pk,
        at=timezone.now(),
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError:
        must_not_be_decided(item, turn)
        raise
    move_on(item, outcome)
    record("item.decided", item.compartment_id, item, reason=outcome)
    tell(item, letter, rules.meaning(outcome, said), by)
    return decision


def must_not_be_decided(item: Item, turn: int) -> None:
    former = Decision.objects.filter(item=item, turn=turn).select_related("item").first()
    if former is not None:
        raise AlreadyDecided(former)


def move_on(item: Item, outcome: str) -> None:
    """What comes back does so in a next turn; what is closed leaves. What is referred leaves with its first letter."""
    take_back_unanswered(item)
    now = timezone.now()
    if outcome in rules.COMES_BACK:
        item.turn += 1
        item.asked_at = item.round_closed_at = None
    else:
        item.round_closed_at = item.round_closed_at or now
        item.closed_at = now if outcome == Outcome.CLOSE else None
    item.save(update_fields=["turn", "asked_at", "round_closed_at", "closed_at"])


def tell(item: Item, letter: Disclosure, meant: tuple[str, str], by: Post) -> None:
    """Feedback to the organisation that noticed, in the name of the table."""
    progress, words = meant
    letters.feedback(
        matter=item.matter,
        to=letter.feedback_to or letter.sender_id,
        progress=progress,
        words=words,
        by=by,
        disclosure=letter,
        party=item.roundtable.party,
    )
