"""Taking back: the publication stays readable, and says before all else that it must not be used."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.statistics.actions.ask import NotAllowed, analyses, refuse_if
from samenzicht.statistics.models import Publication, Withdrawal


@transaction.atomic
def withdraw(publication: Publication, why: str, by: Post) -> Withdrawal:
    """Raises NotAllowed. why: in the analyst's words, for everyone to read."""
    analyses(by)
    refuse_if("" if publication.compartment_id == by.compartment else "not_yours")
    try:
        with transaction.atomic():
            made = Withdrawal.objects.create(
                compartment_id=by.compartment, publication=publication, at=timezone.now(), why=why
            )
    except IntegrityError:
        raise NotAllowed("withdrawn") from None
    record("estimate.withdrawn", by.compartment, matter=publication)
    return made
