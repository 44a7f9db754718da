"""Laying the first data set in an office: what was published about the programme, each fact with its source.

A second run finds what the first laid, whatever the office made of it since, and lays only what is new. Nothing that
is there is changed; where the office has a row of its own of that name, that one counts.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samenzicht.audit.actions import record as tell_journal
from samenzicht.compartments.models import InCompartment
from samenzicht.programme import facts
from samenzicht.programme.actions.figures import one_at_a_time
from samenzicht.programme.models import (
    Action,
    Aim,
    Body,
    Budget,
    Cycle,
    Figure,
    Goal,
    Grant,
    Involvement,
    Line,
    Motion,
    News,
    Party,
    Plan,
)
from samenzicht.programme.reading import record
from samenzicht.programme.rows import Rows

# What is unique in an office; a row of the office's own with the same is not laid again.
NAMES: dict[type[InCompartment], tuple[str, ...]] = {
    Party: ("name",),
    Plan: ("code",),
    Action: ("plan_id", "number"),
    Motion: ("number",),
    Budget: ("year", "name"),
    Cycle: ("name",),
}

# How many rows of each sort were laid.
Loaded = Counter[str]


@transaction.atomic
def load(compartment: UUID, data: facts.Record | None = None) -> Loaded:
    """Lay what is not there yet, under the key of the office's compartment. Gives nothing on a second run."""
    # One run at a time, and nobody numbers figures meanwhile.
    one_at_a_time(compartment)
    laying = Laying(compartment)
    laying.lay(data or record())
    if laying.laid:
        tell_journal("programme.loaded", compartment)
    return laying.laid


class Laying:
    """One run."""

    def __init__(self, compartment: UUID) -> None:
        self.compartment, self.rows, self.laid = compartment, Rows(compartment), Counter[str]()

    def lay(self, data: facts.Record) -> None:
        parties = self.parties(data.plans)
        plans = [plan for plan in data.plans if self.has_our_plan(plan)]
        for plan in plans:
            self.actions_of(plan, parties)
        self.new(Motion, [self.rows.motion(one) for one in data.motions])
        self.new(Budget, [row for one in data.budgets for row in self.rows.budgets(one)])
        self.grants(data.grants)
        self.figures(data.figures)
        codes = {plan.code for plan in plans}
        self.new(Cycle, [self.rows.cycle(one) for one in data.cycles if one.plan in codes])

    def parties(self, plans: Iterable[facts.Plan]) -> dict[str, Party]:
        """All by name: those of the office as well as those that are laid now."""
        names = {name for plan in plans for one in plan.actions for name in (one.owner, *one.involved) if name}
        names |= {name for plan in plans for body in plan.bodies for name in body.members}
        self.new(Party, [self.rows.party(name) for name in sorted(names)])
        # One that the office gave another name is found by its id.
        ids = {self.rows.party(name).pk: name for name in names}
        return {ids.get(party.pk, party.name): party for party in Party.objects.of(self.compartment)}

    def has_our_plan(self, plan: facts.Plan) -> bool:
        """Lay a plan with its tree. False where the office has one of its own under this code."""
        if self.new(Plan, [self.rows.plan(plan)]):
            self.new(Goal, self.rows.goals(plan))
            self.new(Line, self.rows.lines(plan))
            self.new(Aim, self.rows.aims(plan))
            self.new(Body, self.rows.bodies(plan))
        return Plan.objects.of(self.compartment).filter(pk=self.rows.id("plan", plan.code)).exists()

    def actions_of(self, plan: facts.Plan, parties: dict[str, Party]) -> None:
        """What belongs to an action is laid together with it, and never to one that was there."""
        made = [self.rows.action(plan, place, one, parties) for place, one in enumerate(plan.actions, start=1)]
        new = self.new(Action, made)
        pairs = [(row.pk, one) for row, one in zip(made, plan.actions, strict=True) if row.pk in new]
        self.new(Involvement, [row for key, one in pairs for row in self.rows.involvements(key, one, parties)])
        self.new(News, [row for key, one in pairs for row in self.rows.news(key, one)])

    def grants(self, grants: Iterable[facts.Grant]) -> None:
        """A grant is for the action of that number; one that is not there takes its grant along."""
        found = {action.number: action for action in Action.objects.of(self.compartment).order_by("-plan__code")}
        self.new(Grant, [self.rows.grant(one, found[one.action]) for one in grants if one.action in found])

    def figures(self, figures: Iterable[facts.Figure]) -> None:
        last = Figure.objects.of(self.compartment).aggregate(last=Max("number"))["last"] or 0
        there = set(Figure.objects.of(self.compartment).values_list("pk", flat=True))
        new = [one for one in figures if self.rows.figure_id(one) not in there]
        now = timezone.now()
        self.new(Figure, [self.rows.figure(one, number, now) for number, one in enumerate(new, start=last + 1)])

    def new(self, sort: type[InCompartment], rows: Collection[Any]) -> set[UUID]:
        """Lay those that are not there, and give their ids."""
        names = NAMES.get(sort, ())
        there = list(sort.objects.of(self.compartment).values_list("pk", *names))
        ids, taken = {one[0] for one in there}, {one[1:] for one in there if all(one[1:]) and names}
        laid = [row for row in rows if row.pk not in ids and tuple(getattr(row, key) for key in names) not in taken]
        if laid:
            sort.objects.bulk_create(laid)
            self.laid[sort.__name__.lower()] += len(laid)
        return {row.pk for row in laid}
