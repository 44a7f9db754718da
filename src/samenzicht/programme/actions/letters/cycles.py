"""Opening a cycle and setting its days, its rhythm and its ministries."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme import letter_rules
from samenzicht.programme.actions.letters.refusals import IsFrozen, NotAllowed
from samenzicht.programme.letter_rules import Dates
from samenzicht.programme.models import Cycle, Frozen, Plan
from samenzicht.programme.offices import works_at_office


@dataclass(frozen=True)
class Settings:
    """All that the office decides of a cycle."""

    name: str
    plan: Plan
    dates: Dates
    rhythm_months: int
    remind_after_days: Sequence[int]
    ministries: Sequence[str]

    def lay_on(self, cycle: Cycle) -> None:
        for field, day in asdict(self.dates).items():
            setattr(cycle, field, day)
        cycle.name, cycle.plan = self.name, self.plan
        cycle.rhythm_months = self.rhythm_months
        cycle.remind_after_days = sorted(set(self.remind_after_days))
        cycle.ministries = list(dict.fromkeys(self.ministries))


@transaction.atomic
def open_cycle(*, settings: Settings, by: Post) -> Cycle:
    """Raises NotAllowed: days out of order, or a name that is in use."""
    cycle = Cycle(compartment_id=works_at_office(by))
    keep(cycle, settings)
    record("programme.cycle_opened", cycle.compartment_id, matter=cycle)
    return cycle


@transaction.atomic
def settle(cycle: Cycle, *, settings: Settings, by: Post) -> Cycle:
    """Raises NotAllowed, or IsFrozen."""
    held = in_the_making(cycle, works_at_office(by))
    keep(held, settings)
    record("programme.cycle_settled", held.compartment_id, matter=held)
    return held


def following(cycle: Cycle) -> Settings:
    """What the next cycle would be by the rhythm of this one."""
    dates = letter_rules.next_dates(dates_of(cycle), cycle.rhythm_months)
    name = letter_rules.name_for(dates, cycle.rhythm_months)
    return Settings(name, cycle.plan, dates, cycle.rhythm_months, cycle.remind_after_days, cycle.ministries)


def dates_of(cycle: Cycle) -> Dates:
    return Dates(**{field: getattr(cycle, field) for field in Dates.__dataclass_fields__})


def keep(cycle: Cycle, settings: Settings) -> None:
    if letter_rules.out_of_order(settings.dates):
        raise NotAllowed("out_of_order")
    settings.lay_on(cycle)
    try:
        with transaction.atomic():
            cycle.save()
    except IntegrityError as taken:
        raise NotAllowed("name_taken") from taken


def held(cycle: Cycle, office: UUID) -> Cycle:
    """The cycle, for this transaction alone: whoever else writes in it waits."""
    return Cycle.objects.of(office).select_for_update(of=("self",)).select_related("plan").get(pk=cycle.pk)


def in_the_making(cycle: Cycle, office: UUID) -> Cycle:
    """The same, as long as it is not frozen. Raises IsFrozen."""
    one = held(cycle, office)
    if is_frozen(one):
        raise IsFrozen(one)
    return one


def is_frozen(cycle: Cycle) -> bool:
    """Asked anew each time: the cycle that a page holds may be older than the freeze."""
    return Frozen.objects.of(cycle.compartment_id).filter(cycle=cycle.pk).exists()
