"""Motions and commitments: writing them down, answering them, and taking over what the Tweede Kamer knows of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme import drawer
from samenzicht.programme.models import Motion
from samenzicht.programme.models.parliament import Standing, Wish
from samenzicht.programme.offices import works_at_office
from samenzicht.programme.tweedekamer.differing import Differences, differences, from_words, in_words
from samenzicht.programme.tweedekamer.reading import Found

SORT = "motions"
FIELDS = ("sort", "number", "name", "words", "by", "on", "standing", "due_on", "answered_in", "answer", "source")


class CannotKeep(Exception):
    """The rules say no; `why` is their code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Gone(Exception):
    """What was fetched was taken over already, is too old, or is another's."""


class Differs(Exception):
    """What would happen now is not what was shown."""


@transaction.atomic
def add_motion(values: Mapping[str, Any], by: Post) -> Motion:
    """Raises CannotKeep: "number" when there is one with this Kamerstuk number."""
    office = works_at_office(by)
    one_at_a_time(office)
    refuse_double(office, values["number"])
    motion = Motion(compartment_id=office, **{name: values[name] for name in FIELDS if name in values})
    motion.save()
    record("programme.motion_added", office, matter=motion)
    return motion


@transaction.atomic
def change_motion(motion: Motion, values: Mapping[str, Any], seen: str, by: Post) -> Motion:
    """`seen` is the mark of how it stood when the form was opened.

    Raises CannotKeep: "number", or "changed" when a colleague was first.
    """
    office = works_at_office(by)
    one_at_a_time(office)
    held = Motion.objects.of(office).select_for_update().get(pk=motion.pk)
    if mark_of(held) != seen:
        raise CannotKeep("changed")
    refuse_double(office, values.get("number", held.number), held.pk)
    for name, value in values.items():
        setattr(held, name, value)
    held.save()
    record("programme.motion_changed", office, matter=held)
    return held


def answer_motion(motion: Motion, *, answered_in: str, answer: str, seen: str, by: Post) -> Motion:
    """It is settled, in this paper. Raises CannotKeep: "rejected" for one that Parliament voted down, "changed"."""
    if motion.standing == Standing.REJECTED:
        raise CannotKeep("rejected")
    values = {"standing": Standing.ANSWERED, "answered_in": answered_in, "answer": answer}
    return change_motion(motion, values, seen, by)


def mark_of(motion: Motion) -> str:
    """How it stands, in a form that says whether it changed since."""
    return drawer.digest([str(getattr(motion, name)) for name in FIELDS])


def refuse_double(office: UUID, number: str, but: UUID | None = None) -> None:
    same = Motion.objects.of(office).filter(number=number)
    if number and (same.exclude(pk=but) if but else same).exists():
        raise CannotKeep("number")


def one_at_a_time(office: UUID) -> None:
    """Until the end of the transaction nobody else adds motions of this office."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 28638))", [f"motions {office}"])


def lay_ready(found: Iterable[Found], by: Post) -> UUID:
    """What was fetched waits until it was looked at."""
    return drawer.lay(SORT, in_words(found), by)


def laid(token: UUID, by: Post) -> list[Found] | None:
    matter = drawer.found(SORT, token, by)
    return None if matter is None else from_words(matter)


def beside(found: Iterable[Found], office: UUID) -> Differences:
    known = {motion.number: vars(motion) for motion in Motion.objects.of(office).exclude(number="")}
    return differences(found, known)


@transaction.atomic
def take_found(token: UUID, mark: str, by: Post) -> Differences:
    """Do what was shown, of which `mark` tells. Raises Gone and Differs; pressing twice does nothing twice."""
    office = works_at_office(by)
    one_at_a_time(office)
    found = laid(token, by)
    if found is None:
        raise Gone
    differing = beside(found, office)
    if differing.mark != mark:
        raise Differs
    if not drawer.take_out(SORT, token):
        raise Gone
    lay_down(differing, office, timezone.localdate())
    return differing


def lay_down(differing: Differences, office: UUID, today: date) -> None:
    """New motions, and what was empty. No field that says something is touched."""
    Motion.objects.bulk_create(new_motion(one.found, office, today) for one in differing.new)
    numbers = [one.found.number for one in differing.filled]
    held = {one.number: one for one in Motion.objects.of(office).filter(number__in=numbers).select_for_update()}
    for one in differing.filled:
        motion = held[one.found.number]
        for fill in one.fills:
            setattr(motion, fill.field, fill.there)
    Motion.objects.bulk_update(held.values(), ["by", "on", "standing"])
    record("programme.motions_taken", office)


def new_motion(found: Found, office: UUID, today: date) -> Motion:
    return Motion(
        compartment_id=office,
        sort=Wish.MOTION,
        number=found.number,
        name=found.name,
        by=found.by,
        on=found.on,
        standing=found.standing,
        source=f"Tweede Kamer, open data, zaak {found.case} ({today:%d-%m-%Y})",
    )
