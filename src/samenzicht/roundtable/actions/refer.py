"""Referral: the table passes on what was brought, by one letter and one verdict for each receiver."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.decide import tell
from samenzicht.roundtable.actions.ends import held_still, must_chair, post_each, preview
from samenzicht.roundtable.actions.lay import letter_of
from samenzicht.roundtable.actions.weigh import texts_of
from samenzicht.roundtable.models import Decision, Item, Outcome, Weighing
from samenzicht.roundtable.refusals import NothingToSend
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address, Passage, Preview
from samenzicht.sharing.models import Disclosure, Sort

Chosen = Iterable[tuple[Address, str]]


@dataclass(frozen=True)
class Referred:
    """What left, and what the law held back: each refused preview has its verdict and its receiver."""

    sent: tuple[Disclosure, ...]
    refused: tuple[Preview, ...]


def referral_of(item: Item) -> Decision | None:
    """The decision to refer, when that is how this turn ended."""
    decisions = Decision.objects.filter(item=item, turn=item.turn, outcome=Outcome.REFER)
    return decisions.select_related("weighing").first()


def to_refer(
    item: Item,
    passages: Iterable[Passage],
    chosen: Chosen,
    weighing: Weighing,
    facts: frozenset[str],
    on: date,
) -> list[Preview]:
    """A preview for each receiver, of what was brought and never more. Nothing is written."""
    table = item.roundtable
    known = rules.facts_of_table(table.covenant, item.urgency) | facts
    known |= rules.facts_of_weighing(texts_of(weighing), weighing.positive)
    offered = tuple(passages)
    return [
        preview(
            offered,
            to,
            sender=table.party,
            purpose=purpose,
            stage=rules.stage(weighing.positive),
            facts=known,
            on=on,
        )
        for to, purpose in chosen
    ]


def refer(item: Item, chosen: Chosen, by: Post, facts: frozenset[str] = frozenset()) -> Referred:
    """Sends what may leave. With the first letter the item leaves the agenda and the one who noticed is told.

    What was brought is opened before the savepoint begins, so that a refusal to open it stays in the journal.

    Raises:
        NotYours: the officer does not chair this table.
        NothingToSend: the table did not decide to refer, or chose nobody.
        Withdrawn: the bringer took the letter back.
    """
    must_chair(by, item.roundtable)
    item = held_still(item)
    decision, wanted = referral_of(item), list(chosen)
    if decision is None or not wanted:
        raise NothingToSend
    letter = letter_of(item)
    passages = letters.read(letter, by)
    with transaction.atomic():
        posted = post_each(
            to_refer(item, passages, wanted, decision.weighing, facts, timezone.localdate()),
            by=by,
            sender=item.roundtable.desk,
            sort=Sort.REFERRAL,
            matter=item.matter,
            pseudonym=item.pseudonym,
            kind=item.kind,
            urgency=item.urgency,
            roundtable=item.roundtable_id,
            feedback_to=letter.feedback_to or letter.sender_id,
            signed_by=item.roundtable.name,
        )
        if posted.sent and item.closed_at is None:
            item.closed_at = timezone.now()
            item.save(update_fields=["closed_at"])
            tell(item, letter, (rules.PASSED_ON.progress, str(rules.PASSED_ON.words)), by)
        record("item.referred", item.compartment_id, item, reason="sent" if posted.sent else "refused")
    return Referred(posted.sent, posted.refused)


def referrals_of(item: Item) -> list[Disclosure]:
    """The letters by which this matter was passed on, latest first."""
    sent = Disclosure.objects.sent_by(item.compartment_id).filter(matter=item.matter, sort=Sort.REFERRAL)
    return list(sent.with_history().select_related("to_organisation"))
