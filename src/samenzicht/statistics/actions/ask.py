"""Asking for an estimate, and no longer wanting it."""

import json
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.estimation.sheet import table_of
from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.statistics import rules
from samenzicht.statistics.models import Ending, Estimate
from samenzicht.statistics.task import Task


class NotAllowed(Exception):
    """The rules say no; `why` is their code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def ask(name: str, task: Task, by: Post) -> Estimate:
    """Lay it ready to be reckoned; a second click gets the first one back.

    Raises TableError for a table that cannot be read, and NotAllowed.
    """
    analyses(by)
    table = table_of(task.text, task.count or None, task.covariates)
    one_at_a_time(by.compartment)
    waiting = list(Estimate.objects.of(by.compartment).waiting())
    for one in waiting:
        if (one.asked_by_id, one.name, one.task) == (by.officer.pk, name, task):
            return one
    refuse_if(rules.why_not_count(table, task.method, len(waiting)))
    estimate = Estimate(
        compartment_id=by.compartment,
        name=name,
        table=task.text,
        columns=json.dumps({"count": task.count, "covariates": list(task.covariates), "year": task.year}),
        method=task.method,
        replicates=task.replicates,
        seed=task.seed,
        asked_by=by.officer,
        asked_at=timezone.now(),
    )
    estimate.save()
    record("estimate.asked", by.compartment, matter=estimate)
    return estimate


@transaction.atomic
def cancel(estimate: Estimate, by: Post) -> bool:
    """Stop it; whoever reckons notices at the next beat. False when it had ended already."""
    analyses(by)
    running = Estimate.objects.of(by.compartment).filter(pk=estimate.pk, ended_at=None)
    if not running.update(ended_at=timezone.now(), ending=Ending.CANCELLED):
        return False
    record("estimate.cancelled", by.compartment, matter=estimate)
    return True


@transaction.atomic
def discard(estimate: Estimate, by: Post) -> None:
    """Throw away table and result. What was published of it stays."""
    analyses(by)
    refuse_if("running" if estimate.ended_at is None else "")
    record("estimate.discarded", by.compartment, matter=estimate)
    estimate.delete()


def one_at_a_time(compartment: UUID) -> None:
    """Two who ask at once would both count what waited before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('samenzicht.asked'), hashtext(%s))", [str(compartment)])


def analyses(by: Post) -> None:
    if not by.is_any(Role.ANALYST):
        raise NotAllowed("not_analyst")


def refuse_if(why: str) -> None:
    if why:
        raise NotAllowed(why)
