"""Freezing: the whole letter as it is today, kept as one. From then on nothing in it changes."""

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme.actions.letters.cycles import held
from samenzicht.programme.actions.letters.refusals import AlreadyFrozen, NotReady
from samenzicht.programme.letter.content import SCHEMA, Content, assemble, paragraphs, sha256_of
from samenzicht.programme.letter_rules import Stop
from samenzicht.programme.making import making_of
from samenzicht.programme.models import Cycle, Frozen
from samenzicht.programme.offices import works_at_office


@transaction.atomic
def freeze(cycle: Cycle, *, by: Post) -> Frozen:
    """Raises NotReady with all reasons at once, or AlreadyFrozen."""
    office = works_at_office(by)
    one = held(cycle, office)
    before = Frozen.objects.of(office).filter(cycle=one).first()
    if before is not None:
        raise AlreadyFrozen(before)
    today = timezone.localdate()
    stops = making_of(one, today).stops
    if stops:
        raise NotReady(stops)
    content = assemble(one, today, frozen=True)
    stops = gone_meanwhile(content)
    if stops:
        raise NotReady(stops)
    frozen = Frozen.objects.create(
        compartment_id=office,
        cycle=one,
        schema=SCHEMA,
        content=content,
        sha256=sha256_of(content),
        officer=by.officer,
        at=timezone.now(),
    )
    record("programme.frozen", office, matter=frozen)
    return frozen


def gone_meanwhile(content: Content) -> list[Stop]:
    """Figures that were replaced between the look and the gathering: what is frozen holds all that it names."""
    named = [
        part["figure"] for parts in paragraphs(content) for part in parts if isinstance(part, dict) and "figure" in part
    ]
    return [Stop("unknown", what=name) for name in dict.fromkeys(named) if name not in content["figures"]]
