"""The money of the years of this period: budget, what was granted of it, and what is not known."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from samenzicht.programme.grant_rules import AWARDED
from samenzicht.programme.models import Budget, Cycle, Grant


def of_period(cycle: Cycle) -> dict[str, Any]:
    first, last = cycle.period_from.year, cycle.period_until.year
    budgets = list(Budget.objects.of(cycle.compartment_id).filter(year__range=(first, last)))
    grants = list(Grant.objects.of(cycle.compartment_id).filter(year__range=(first, last)).select_related("party"))
    years = sorted({one.year for one in budgets} | {one.year for one in grants})
    return {
        "years": [
            of_year(year, [b for b in budgets if b.year == year], [g for g in grants if g.year == year])
            for year in years
        ]
    }


def of_year(year: int, budgets: Sequence[Budget], grants: Sequence[Grant]) -> dict[str, Any]:
    # What was refused, or is not awarded yet, is listed and not added up.
    awarded = [grant.amount for grant in grants if grant.award in AWARDED]
    known = [amount for amount in awarded if amount is not None]
    return {
        "year": year,
        "budget": euro(total(one.amount for one in budgets)) if budgets else None,
        "parts": [{"name": one.name, "amount": euro(one.amount), "source": one.source} for one in budgets],
        "granted": euro(total(known)) if known else None,
        "unknown": len(awarded) - len(known) + sum(not grant.award for grant in grants),
        "grants": [
            {
                "name": one.name,
                "party": one.party.name if one.party else "",
                "amount": euro(one.amount),
                "award": one.award,
                "source": one.source,
            }
            for one in grants
        ],
    }


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def euro(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
