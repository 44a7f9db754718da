"""What the board shows: actions with how they stand now, what is late, and what has had no news for long."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from samenzicht.programme.models import Action, Line, News, Plan
from samenzicht.programme.models.news import ENDED, State, Way
from samenzicht.programme.terms import OLD_DAYS


@dataclass(frozen=True)
class Standing:
    """How an action stands by its news in force: empty state and no `last_at` mean that nothing was told."""

    ends_on: date | None
    last_at: datetime | None
    state: str

    @property
    def goes_on(self) -> bool:
        return self.state not in ENDED

    def is_late(self, now: datetime) -> bool:
        """Its term is over and it has not ended."""
        return self.goes_on and self.ends_on is not None and self.ends_on < timezone.localdate(now)

    def is_quiet(self, now: datetime) -> bool:
        """It goes on, and there was no news for long, or never."""
        return self.goes_on and (self.last_at is None or self.last_at < now - timedelta(days=OLD_DAYS))


Standings = Mapping[UUID, Standing]


def standings(actions: QuerySet[Action]) -> Standings:
    """Of each action, in one query. What is late or silent is judged here and not in the database: there each such
    question would look the news up again, and of all actions."""
    heard = News.objects.filter(action=OuterRef("pk"), compartment=OuterRef("compartment")).in_force()
    heard = heard.order_by("-at", "-id")
    # News without a state says nothing of how it stands.
    stated = heard.exclude(state="")
    rows = actions.order_by().annotate(
        last_at=Subquery(heard.values("at")[:1]), state=Subquery(stated.values("state")[:1])
    )
    told = rows.values_list("pk", "ends_on", "last_at", "state")
    return {key: Standing(ends_on, last_at, state or "") for key, ends_on, last_at, state in told}


@dataclass(frozen=True)
class Counts:
    actions: int
    late: int
    quiet: int


def counted(found: Standings, now: datetime) -> Counts:
    values = found.values()
    return Counts(len(found), sum(one.is_late(now) for one in values), sum(one.is_quiet(now) for one in values))


@dataclass(frozen=True)
class Row:
    """An action as a line of the board."""

    action: Action
    state: str
    state_words: str
    last_on: date | None
    late: bool
    quiet: bool


@dataclass(frozen=True)
class Group:
    """The actions of a line of a plan; without a line those that have none."""

    plan: Plan
    line: Line | None
    rows: list[Row]

    @property
    def anchor(self) -> str:
        return f"lijn-{self.plan.code}-{self.line.number if self.line else 0}"


def row_of(action: Action, standing: Standing, now: datetime) -> Row:
    words = str(State(standing.state).label) if standing.state else ""
    last_on = timezone.localdate(standing.last_at) if standing.last_at else None
    return Row(action, standing.state, words, last_on, standing.is_late(now), standing.is_quiet(now))


def grouped(actions: Iterable[Action], found: Standings, now: datetime) -> list[Group]:
    """By plan and line, in the order in which they come."""
    return [
        Group(rows[0].plan, rows[0].line, [row_of(action, found[action.pk], now) for action in rows])
        for rows in (list(of) for _key, of in groupby(actions, lambda one: (one.plan_id, one.line_id)))
    ]


def in_board_order(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Newest plan first, then its lines, then what has no line."""
    ordered = actions.order_by("-plan__code", "line__number", "place", "number", "pk")
    return ordered.select_related("plan", "line", "owner").prefetch_related("line__aims")


def conflicts_in(news: Iterable[News]) -> set[News]:
    """Of news in order: those whose writer had not seen the one before. Both stay, and the page says so."""
    found, before = set(), None
    for one in news:
        # From a list or a published paper: nobody looked at an earlier one.
        was_written = one.way in (Way.LINK, Way.OFFICE)
        if was_written and before is not None and one.seen_id != before.pk:
            found.add(one)
        before = one
    return found
