"""Publishing: the frozen letter becomes public, once and as it was frozen."""

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme.actions.letters.cycles import held
from samenzicht.programme.actions.letters.refusals import AlreadyPublished, NotAllowed
from samenzicht.programme.letter.content import sha256_of
from samenzicht.programme.models import Cycle, Frozen, ProgressLetter
from samenzicht.programme.offices import works_at_office


@transaction.atomic
def publish(cycle: Cycle, *, kamerstuk: str = "", by: Post) -> ProgressLetter:
    """The paper's number may come with it. Raises AlreadyPublished; NotAllowed when it is not frozen, or not intact."""
    office = works_at_office(by)
    one = held(cycle, office)
    before = ProgressLetter.objects.filter(compartment=office, cycle=one.name).first()
    if before is not None:
        raise AlreadyPublished(before)
    frozen = Frozen.objects.of(office).filter(cycle=one).first()
    if frozen is None:
        raise NotAllowed("not_frozen")
    if sha256_of(frozen.content) != frozen.sha256:
        raise NotAllowed("not_intact")
    if kamerstuk:
        one.kamerstuk = kamerstuk
        one.save(update_fields=["kamerstuk"])
    letter = ProgressLetter.objects.create(
        compartment_id=office,
        organisation=by.organisation,
        cycle=one.name,
        kamerstuk=one.kamerstuk,
        at=timezone.now(),
        schema=frozen.schema,
        content=frozen.content,
        sha256=frozen.sha256,
    )
    record("programme.published", office, matter=letter)
    return letter
