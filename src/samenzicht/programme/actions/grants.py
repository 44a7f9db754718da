"""Budget and grants: writing them down, paying instalments, receiving deliverables, and the account."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme import drawer, grant_rules
from samenzicht.programme.grant_rules import Money, Part
from samenzicht.programme.models import Budget, Deliverable, Grant, Instalment, Party
from samenzicht.programme.models.grants import Award
from samenzicht.programme.offices import NotYours, works_at_office

FIELDS = ("name", "party_id", "action_id", "year", "amount", "award", "awarded_on", "accounted_on", "spent", "source")


class CannotGrant(Exception):
    """The rules say no; `why` is their code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def refuse_if(why: str) -> None:
    if why:
        raise CannotGrant(why)


def money_of(grant: Grant) -> Money:
    return Money(grant.amount, grant.award, tuple(parts_of(grant)), grant.spent)


def parts_of(grant: Grant) -> list[Part]:
    return [Part(one.due_on, one.paid_on, one.amount) for one in grant.instalments.all()]


def mark_of(row: Grant | Budget) -> str:
    """How it stands, in a form that says whether it changed since."""
    names = FIELDS if isinstance(row, Grant) else ("year", "name", "amount", "source")
    return drawer.digest([str(getattr(row, name)) for name in names])


@transaction.atomic
def keep_budget(budget: Budget | None, values: Mapping[str, Any], by: Post, seen: str = "") -> Budget:
    """A new part of the budget of a year, or a changed one.

    Raises CannotGrant: "part" when the year has a part of that name, "changed" when a colleague was first.
    """
    office = works_at_office(by)
    held = Budget(compartment_id=office)
    if budget is not None:
        held = Budget.objects.of(office).select_for_update().get(pk=budget.pk)
        refuse_if("changed" if mark_of(held) != seen else "")
    for name, value in values.items():
        setattr(held, name, value)
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as double:
        raise CannotGrant("part") from double
    record("programme.budget_kept", office, matter=held)
    return held


@transaction.atomic
def keep_grant(grant: Grant | None, values: Mapping[str, Any], party: str, by: Post, seen: str = "") -> Grant:
    """A new grant, or a changed one. `party` is the name of who gets it; an organisation that is not there is added.

    Raises CannotGrant, with the rule that says no, or "changed" when a colleague was first.
    """
    office = works_at_office(by)
    held = Grant(compartment_id=office)
    if grant is not None:
        held = hold(grant, by)
        refuse_if("changed" if mark_of(held) != seen else "")
    for name, value in values.items():
        setattr(held, name, value)
    name = " ".join(party.split())
    held.party = (
        Party.objects.of(office).filter(name__iexact=name).first()
        or Party.objects.create(compartment_id=office, name=name)
        if name
        else None
    )
    instalments = tuple(parts_of(held)) if grant is not None else ()
    refuse_if(grant_rules.why_not_changed(Money(held.amount, held.award, instalments, held.spent)))
    held.save()
    record("programme.grant_kept", office, matter=held)
    return held


def hold(grant: Grant, by: Post) -> Grant:
    """The grant as it is, until the end of the transaction for nobody else to change."""
    office = works_at_office(by)
    if grant.compartment_id != office:
        raise NotYours
    return Grant.objects.of(office).select_for_update().get(pk=grant.pk)


@transaction.atomic
def plan_instalment(grant: Grant, *, due_on: date, amount: Decimal, by: Post) -> Instalment:
    held = hold(grant, by)
    refuse_if(grant_rules.why_not_planned(money_of(held), amount))
    made = Instalment.objects.create(compartment_id=held.compartment_id, grant=held, due_on=due_on, amount=amount)
    record("programme.instalment_planned", held.compartment_id, matter=made)
    return made


@transaction.atomic
def pay(instalment: Instalment, on: date, by: Post) -> Instalment:
    """The second time changes nothing: it was paid on the first day."""
    held = hold(instalment.grant, by)
    one = Instalment.objects.select_for_update().get(pk=instalment.pk)
    if one.paid_on is not None:
        return one
    refuse_if(grant_rules.why_not_paid(money_of(held), one.amount))
    one.paid_on = on
    one.save(update_fields=["paid_on"])
    record("programme.instalment_paid", held.compartment_id, matter=one)
    return one


@transaction.atomic
def drop_instalment(instalment: Instalment, by: Post) -> None:
    """Only one that is not paid."""
    held = hold(instalment.grant, by)
    one = Instalment.objects.select_for_update().filter(pk=instalment.pk).first()
    if one is None:
        return
    refuse_if("paid" if one.paid_on else "")
    record("programme.instalment_dropped", held.compartment_id, matter=one)
    one.delete()


@transaction.atomic
def expect(grant: Grant, *, name: str, due_on: date | None, by: Post) -> Deliverable:
    held = hold(grant, by)
    made = Deliverable.objects.create(compartment_id=held.compartment_id, grant=held, name=name, due_on=due_on)
    record("programme.deliverable_expected", held.compartment_id, matter=made)
    return made


@transaction.atomic
def receive(deliverable: Deliverable, on: date, by: Post) -> Deliverable:
    """The second time changes nothing."""
    held = hold(deliverable.grant, by)
    if Deliverable.objects.filter(pk=deliverable.pk, delivered_on=None).update(delivered_on=on):
        record("programme.deliverable_received", held.compartment_id, matter=deliverable)
    deliverable.refresh_from_db()
    return deliverable


@transaction.atomic
def account(grant: Grant, *, on: date, spent: Decimal | None, by: Post) -> Grant:
    """Who got the grant told what became of it. No amount means: not known."""
    held = hold(grant, by)
    refuse_if(grant_rules.why_not_accounted(money_of(held), spent))
    held.award, held.accounted_on, held.spent = Award.ACCOUNTED, on, spent
    held.save(update_fields=["award", "accounted_on", "spent"])
    record("programme.grant_accounted", held.compartment_id, matter=held)
    return held
