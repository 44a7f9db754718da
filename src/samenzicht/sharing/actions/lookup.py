"""Reads that other rooms ask for: what was said, how far it is, what is late, what a partner sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.models import Compartment
from samenzicht.organisations.models import Membership, Organisation
from samenzicht.organisations.posts import WITHOUT_CONTENT, Post
from samenzicht.sharing import rules
from samenzicht.sharing.actions.ends import passages_of, unsealed
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Content, Disclosure, Reply


def replies_of(disclosure: Disclosure) -> list[Reply]:
    """What both ends said of the letter, oldest first. A row that neither end wrote does not count."""
    ends = (disclosure.sender_id, disclosure.receiver_id)
    replies = Reply.objects.filter(disclosure=disclosure.pk, sender__in=ends).select_related("from_organisation")
    return list(replies.order_by("sent_at"))


def words_of(reply: Reply) -> str:
    return unsealed(reply)


def feedback_on(matter: UUID, compartment: Compartment | UUID) -> list[Reply]:
    """What this compartment heard of the matter, oldest first."""
    heard = Reply.objects.received_by(compartment).filter(matter=matter).exclude(progress="")
    return list(heard.select_related("from_organisation").order_by("sent_at"))


def progress_of(matter: UUID, compartment: Compartment | UUID) -> str:
    """How far the matter is as this compartment heard it; empty when it heard nothing yet."""
    heard = feedback_on(matter, compartment)
    return rules.together([(str(reply.sender_id), reply.progress) for reply in heard])


def overdue(compartments: Iterable[Compartment | UUID] | Compartment | UUID, now: datetime) -> list[Disclosure]:
    """Letters received here that nobody acknowledged for a day, or whose answer is late, the oldest first.

    Each carries `.term`: "remind" or "red".
    """
    some = [compartments] if isinstance(compartments, Compartment | UUID) else list(compartments)
    letters = Disclosure.objects.filter(receiver__in=some).with_history().in_box("red", now).order_by("sent_at")
    found = list(letters.select_related("from_organisation", "to_organisation"))
    for letter in found:
        letter.term = term_of(letter, now)
    return found


def term_of(letter: Disclosure, now: datetime) -> str:
    """'remind', 'red' or nothing, for a letter from `with_history()`."""
    settled = letter.accepted or letter.refused or letter.answered
    if letter.withdrawn:
        return ""
    by = letter.answer_by if letter.wants_answer else None
    return rules.overdue_as(letter.sent_at, letter.acknowledged, settled, by, now)


@dataclass(frozen=True)
class Sight:
    """One letter as a partner has it: the envelope, and the passages while it stands."""

    letter: Disclosure
    passages: tuple[Passage, ...]
    standing: bool


def what_sees(matter: UUID, organisation: Organisation, by: Post) -> list[Sight]:
    """What the officers of this organisation see now of what you sent on the matter: what the locks show them."""
    mine = by.keys().compartments
    letters = Disclosure.objects.filter(matter=matter, sender__in=mine, receiver__in=keys_of(organisation))
    contents = {c.pk: c for c in Content.objects.filter(disclosure__in=letters)}
    record("letter.viewed_as", by.compartment, organisation)
    return [
        Sight(letter, passages_of(contents[letter.pk]) if letter.pk in contents else (), letter.pk in contents)
        for letter in letters.order_by("sent_at")
    ]


def keys_of(organisation: Organisation) -> QuerySet[Membership, Any]:
    """The compartments to which officers of this organisation now hold a key, its seat at a table among them."""
    now = timezone.now()
    in_force = Q(since__lte=now) & (Q(until=None) | Q(until__gt=now))
    memberships = Membership.objects.filter(in_force, organisation=organisation, officer__is_active=True)
    return memberships.exclude(role__in=WITHOUT_CONTENT).values("compartment")
