"""A signal is brought to a table: one letter to a partnership, or one to each member of a table of letters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.ends import desk_of, post_each, preview
from samenzicht.roundtable.models import Roundtable, Seat
from samenzicht.roundtable.refusals import NotYours
from samenzicht.sharing.actions import Address, Passage, Preview
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.sharing.rules import Stays
from samenzicht.signals import actions as signals
from samenzicht.signals.extracts import extracts, named_in, subjects_of
from samenzicht.signals.models import Bringing, Signal

# What can be offered of a signal, and what stays behind.
Offer = tuple[list[Passage], list[Stays]]


class AlreadyBrought(Exception):
    """It lies at this table; `bringing` says since when."""

    def __init__(self, bringing: Bringing) -> None:
        self.bringing = bringing
        super().__init__("brought before")


@dataclass(frozen=True)
class Brought:
    """What left and what the law held back. `matter` is what the letters have in common; None when nothing left."""

    matter: UUID | None
    sent: tuple[Disclosure, ...]
    refused: tuple[Preview, ...]


def to_bring(
    signal: Signal, offer: Offer, table: Roundtable, seats: Iterable[Seat], by: Post, facts: frozenset[str], on: date
) -> list[Preview]:
    """The letter to the desk first, then those to the members. Nothing is written."""
    offered, telling = offer
    known = rules.facts_of_table(table.covenant, signal.urgency) | facts
    previews = [
        preview(
            offered,
            to,
            sender=by.organisation.kind,
            purpose="weigh",
            others=(rules.purpose_of(to.party), "help"),
            facts=known,
            on=on,
        )
        for to in receivers(table, seats, by)
    ]
    return [replace(one, staying=(*one.staying, *telling)) for one in previews]


def without_names(signal: Signal) -> Offer:
    """What can be offered, and what stays because a name, number, plate or address stands in it."""
    mentioned = subjects_of(signal)
    offered, telling = [], []
    for passage in extracts(signal):
        if named_in(passage, mentioned):
            telling.append(Stays(passage, rules.TELLS_WHO))
        else:
            offered.append(passage)
    return offered, telling


def receivers(table: Roundtable, seats: Iterable[Seat], by: Post) -> list[Address]:
    """The desk; and at a table of letters each member but the host, whose copy lies at the desk, and the bringer."""
    if table.is_partnership:
        return [desk_of(table)]
    apart = {table.host_id, by.organisation.pk}
    return [desk_of(table), *(Address.of(s.organisation) for s in seats if s.organisation_id not in apart)]


@transaction.atomic
def bring(signal: Signal, table: Roundtable, by: Post, facts: frozenset[str] = frozenset()) -> Brought:
    """Sends the letters that may leave. Without the one to the desk nothing lies on the agenda, so then none leaves.

    Raises:
        NotYours: no attention officer, no seat at this table, or another organisation's signal.
        AlreadyBrought: it lies there and was not taken back.
        signals.rules.AlreadyClosed: the signal is closed.
    """
    seats = list(Seat.objects.at(table.pk))
    seated = {seat.organisation_id for seat in seats}
    if not rules.may_bring(by.roles, by.organisation.pk, seated) or signal.compartment_id != by.compartment:
        raise NotYours
    Signal.objects.select_for_update().get(pk=signal.pk)
    must_not_lie_there(signal, table)
    previews = to_bring(signal, without_names(signal), table, seats, by, facts, timezone.localdate())
    matter = uuid4()
    if not previews[0].allowed:
        previews = previews[:1]
    posted = post_each(
        previews,
        by=by,
        sender=by.organisation.compartment,
        sort=Sort.SIGNAL,
        matter=matter,
        pseudonym=signal.pseudonym,
        kind=signal.kind,
        urgency=signal.urgency,
        roundtable=table.pk,
        feedback_to=by.compartment,
    )
    if not posted.sent:
        return Brought(None, (), posted.refused)
    signals.brought(signal, table.pk, by, matter)
    return Brought(matter, posted.sent, posted.refused)


def must_not_lie_there(signal: Signal, table: Roundtable) -> None:
    last = Bringing.objects.filter(signal=signal, roundtable=table.pk).order_by("-at").first()
    if last is None:
        return
    if Disclosure.objects.filter(matter=last.matter, receiver=table.desk_id, sort=Sort.SIGNAL).standing().exists():
        raise AlreadyBrought(last)
