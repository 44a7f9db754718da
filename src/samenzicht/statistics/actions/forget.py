"""Forgetting: tables and results that nobody published go after a year. Runs as the owner role, from the clock."""

from datetime import date
from uuid import UUID

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import also_holding
from samenzicht.organisations.models import Membership, Role
from samenzicht.statistics import rules
from samenzicht.statistics.models import Estimate


def compartments() -> frozenset[UUID]:
    """Where an analyst works or worked: nowhere else is anything of this room."""
    of_analysts = Membership.objects.filter(role=Role.ANALYST)
    return frozenset(of_analysts.values_list("compartment", flat=True))


def forget(today: date) -> int:
    """How many were forgotten."""
    count = 0
    for compartment in compartments():
        with also_holding(compartment):
            for one in Estimate.objects.of(compartment).defer("table", "result"):
                if rules.is_over(one.ended_at, one.asked_at, one.publication_id is not None, today):
                    record("estimate.forgotten", compartment, matter=one)
                    one.delete()
                    count += 1
    return count
