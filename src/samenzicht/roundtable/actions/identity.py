"""Who it is travels in a second letter, from the one who brought it, after a positive weighing, with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.models import Organisation
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.ends import held_still, must_chair, post_each, preview
from samenzicht.roundtable.actions.lay import letter_of
from samenzicht.roundtable.actions.weigh import texts_of
from samenzicht.roundtable.models import Item, Roundtable, Weighing
from samenzicht.roundtable.refusals import NothingSaid, NothingToSend, NotPositive, NotYours
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address, Passage, Preview
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.signals.extracts import identity_extracts
from samenzicht.signals.models import Bringing, Signal

REASON = "reason"
FOR = "for:"


def ask_identity(item: Item, reason: str, needed_by: Iterable[Organisation], by: Post) -> Disclosure:
    """A letter from the desk to the bringer: who needs to know who it is, and why. It carries no facts of the matter.

    Raises:
        NotYours: the officer does not chair this table.
        NotPositive: the table did not weigh this positively in this turn.
        NothingSaid: without a reason.
        NothingToSend: nobody needs it.
        Refused, Withdrawn: as for any letter.
    """
    must_chair(by, item.roundtable)
    item = held_still(item)
    weighing = Weighing.objects.filter(item=item, turn=item.turn, positive=True).first()
    if weighing is None:
        raise NotPositive
    needing = list(needed_by)
    if not reason.strip():
        raise NothingSaid
    if not needing:
        raise NothingToSend
    letter = letter_of(item)
    table = item.roundtable
    asked = letters.disclose(
        preview(
            [Passage(REASON, "facts", "Waarom de tafel het vraagt", reason.strip())]
            + [Passage(f"{FOR}{one.pk}", "facts", "Voor wie", one.name) for one in needing],
            Address.of(letter.from_organisation),
            sender=table.party,
            purpose="weigh",
            others=("help", "detect"),
            facts=rules.facts_of_table(table.covenant) | rules.facts_of_weighing(texts_of(weighing), True),
            on=timezone.localdate(),
            stage="joint",
        ),
        by=by,
        sender=table.desk,
        sort=Sort.REQUEST,
        matter=item.matter,
        pseudonym=item.pseudonym,
        kind=item.kind,
        urgency=item.urgency,
        roundtable=table.pk,
        in_reply_to=letter.pk,
        signed_by=table.name,
    )
    record("identity.asked", item.compartment_id, item)
    return asked


@dataclass(frozen=True)
class Given:
    """What left, and what the law held back."""

    sent: tuple[Disclosure, ...]
    refused: tuple[Preview, ...]


def signal_of(request: Disclosure, by: Post) -> Signal:
    """The bringer's own signal that the request is about.

    Raises:
        NotYours: it was not this organisation that brought it, or the letter is no request of the table's desk.
    """
    if request.roundtable is None:
        raise NotYours
    brought = Bringing.objects.of(by.compartment).filter(matter=request.matter, roundtable=request.roundtable)
    bringing = brought.select_related("signal").first()
    desk = Roundtable.objects.filter(pk=request.roundtable).values_list("desk", flat=True).first()
    if bringing is None or request.sort != Sort.REQUEST or request.sender_id != desk:
        raise NotYours
    return bringing.signal


def needing_of(request_passages: Iterable[Passage]) -> list[str]:
    """The ids of the organisations for which the table asked it."""
    return [passage.key.removeprefix(FOR) for passage in request_passages if passage.key.startswith(FOR)]


def to_give(
    signal: Signal, chosen: Iterable[tuple[Address, str]], reason: str, by: Post, facts: frozenset[str], on: date
) -> list[Preview]:
    """A preview for each receiver. That the table asks is what says that its test was positive."""
    who = identity_extracts(signal)
    passages = [*who, Passage(REASON, "facts", "Waarom je dit krijgt", reason.strip())] if reason.strip() else who
    known = facts | {"positive_test"}
    if signal.urgency == "danger":
        known |= {"danger_to_life"}
    return [
        preview(passages, to, sender=by.organisation.kind, purpose=purpose, stage="joint", facts=known, on=on)
        for to, purpose in chosen
    ]


def give_identity(
    request: Disclosure,
    chosen: Iterable[tuple[Address, str]],
    *,
    reason: str,
    by: Post,
    facts: frozenset[str] = frozenset(),
) -> Given:
    """The second letter, to each receiver that may have it; with the first that leaves the request is answered.

    The request is opened before the savepoint begins: when it was taken back, that it was tried stays in the journal.

    Raises:
        NotYours: no attention officer of the bringer.
        NothingSaid: without a reason.
        NothingToSend: nobody chosen, or the signal says of nobody who it is.
        Withdrawn: the table took its request back.
    """
    if "attention" not in by.roles:
        raise NotYours
    signal = signal_of(request, by)
    if not reason.strip():
        raise NothingSaid
    letters.read(request, by)
    previews = to_give(signal, chosen, reason, by, facts, timezone.localdate())
    if not previews or not identity_extracts(signal):
        raise NothingToSend
    told_who = [one for one in previews if says_who(one)]
    with transaction.atomic():
        posted = post_each(
            told_who,
            by=by,
            sender=by.organisation.compartment,
            sort=Sort.IDENTITY,
            matter=request.matter,
            pseudonym=signal.pseudonym,
            kind=signal.kind,
            urgency=signal.urgency,
            roundtable=request.roundtable,
            feedback_to=by.compartment,
            in_reply_to=request.pk,
        )
        if posted.sent:
            letters.answer(request, by)
        record("identity.given", by.compartment, signal, reason="sent" if posted.sent else "refused")
    return Given(posted.sent, (*posted.refused, *(one for one in previews if not says_who(one))))


def says_who(one: Preview) -> bool:
    """A letter with the reason only, because the law holds back who it is, must not leave as if it said so."""
    return any(passage.key != REASON for passage in one.leaving) or not one.verdict.allowed
