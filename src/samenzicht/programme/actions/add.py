"""Adding an action to a plan, by the steps of Opgave Gericht Werken."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Max

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme.models import Action, Aim, Involvement, Line, Party, Plan
from samenzicht.programme.offices import NotYours, works_at_office


class NumberTaken(Exception):
    """Another action of the plan has this number; `by` is that one."""

    def __init__(self, by: Action) -> None:
        super().__init__(by.number)
        self.by = by


class NotOfThePlan(Exception):
    """The line is not of this plan, or the goal not of this line."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the office wrote down; empty is not known. `aim` is a goal there is, `new_aim` one that is added."""

    number: str
    name: str
    line: Line | None = None
    aim: Aim | None = None
    new_aim: str = ""
    problem: str = ""
    cause: str = ""
    intervention: str = ""
    words: str = ""
    owner: str = ""
    involved: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    ages: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    source: str = ""


@transaction.atomic
def add(plan: Plan, wanted: Wanted, once: UUID, by: Post) -> Action:
    """Add it once: the same form sent twice gives the action that the first made.

    Raises:
        NotYours: only the office does this, in its own plan.
        NotOfThePlan: the line or the goal is of another.
        NumberTaken: with the action that has the number.
    """
    compartment = works_at_office(by)
    if plan.compartment_id != compartment:
        raise NotYours
    fits(plan, wanted)
    # Who adds to the same plan waits here: places, numbers and names are looked up and used in one go.
    Plan.objects.of(compartment).select_for_update().get(pk=plan.pk)
    key = uuid5(plan.pk, str(once))
    if made := Action.objects.of(compartment).filter(pk=key).first():
        return made
    if taken := Action.objects.of(compartment).filter(plan=plan, number=wanted.number).first():
        raise NumberTaken(taken)
    action = laid(plan, wanted, key)
    record("programme.action_added", compartment, matter=action)
    return action


def fits(plan: Plan, wanted: Wanted) -> None:
    if wanted.line is not None and wanted.line.plan_id != plan.pk:
        raise NotOfThePlan
    if wanted.aim is not None and (wanted.line is None or wanted.aim.line_id != wanted.line.pk):
        raise NotOfThePlan
    if wanted.new_aim and wanted.line is None:
        raise NotOfThePlan


def laid(plan: Plan, wanted: Wanted, key: UUID) -> Action:
    compartment = plan.compartment_id
    aim = wanted.aim
    if wanted.new_aim and wanted.line:
        aim = Aim.objects.create(
            compartment_id=compartment, line=wanted.line, words=wanted.new_aim, source=wanted.source
        )
    last = Action.objects.of(compartment).filter(plan=plan).aggregate(last=Max("place"))["last"]
    action = Action.objects.create(
        id=key,
        compartment_id=compartment,
        plan=plan,
        line=wanted.line,
        aim=aim,
        number=wanted.number,
        place=(last or 0) + 1,
        name=wanted.name,
        words=wanted.words,
        kinds=list(wanted.kinds),
        regions=list(wanted.regions),
        ages=wanted.ages,
        begins_on=wanted.begins_on,
        ends_on=wanted.ends_on,
        owner=party(compartment, wanted.owner) if wanted.owner else None,
        problem=wanted.problem,
        cause=wanted.cause,
        intervention=wanted.intervention,
        source=wanted.source,
    )
    for name in dict.fromkeys(wanted.involved):
        if name.casefold() != wanted.owner.casefold():
            Involvement.objects.create(compartment_id=compartment, action=action, party=party(compartment, name))
    return action


def party(compartment: UUID, name: str) -> Party:
    """The one of this name, however it is spelled in capitals; a new one when there is none."""
    found = Party.objects.of(compartment).filter(name__iexact=name).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return Party.objects.create(compartment_id=compartment, name=name)
    except IntegrityError:
        return Party.objects.of(compartment).get(name=name)
