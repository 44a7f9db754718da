"""What the counter does with an estimate, each in a short transaction of its own, under the key of the compartment.

An estimate that was ended meanwhile, by its analyst or by another counter, is left as it is: `False`.
"""

from django.db import models, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.statistics.models import Ending, Estimate


@transaction.atomic
def begin(estimate: Estimate) -> bool:
    began = open_one(estimate).update(begun_at=timezone.now(), share=0, attempts=models.F("attempts") + 1)
    return bool(began)


@transaction.atomic
def keep_share(estimate: Estimate, share: int) -> bool:
    """How far it is. No line in the journal: nothing of the matter changes."""
    return bool(open_one(estimate).update(share=share))


@transaction.atomic
def make(estimate: Estimate, result: str) -> bool:
    """The answer, once: the row is held while it is looked at, and ended with the same stroke."""
    return end(estimate, Ending.MADE, "estimate.made", result=result, share=100)


@transaction.atomic
def fail(estimate: Estimate, why: str, refusal: str = "") -> bool:
    return end(estimate, Ending.FAILED, "estimate.failed", why=why, refusal=refusal)


def end(estimate: Estimate, ending: Ending, verb: str, **values: object) -> bool:
    held = open_one(estimate).select_for_update().first()
    if held is None:
        return False
    for name, value in {**values, "ended_at": timezone.now(), "ending": ending}.items():
        setattr(held, name, value)
    held.save(update_fields=[*values, "ended_at", "ending"])
    record(verb, held.compartment_id, matter=held, reason=held.why)
    return True


def open_one(estimate: Estimate) -> models.QuerySet[Estimate]:
    return Estimate.objects.filter(pk=estimate.pk, ended_at=None)
