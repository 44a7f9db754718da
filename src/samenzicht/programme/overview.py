"""What the board shows: actions with how they stand now, what is late, and what has had no news for long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from samenzicht.programme.models import Action, Line, News, Plan
from samenzicht.programme.models.news import ENDED, State, Way

QUIET_DAYS = 60
# An action without any news is neither in nor out of a state: a bare comparison would leave it out.
GOES_ON = Q(last_state=None) | ~Q(last_state__in=ENDED)


def standing(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Each with the day and the state of its last news in force: `last_at`, `last_state`."""
    heard = News.objects.filter(action=OuterRef("pk"), compartment=OuterRef("compartment"))
    heard = heard.in_force().order_by("-at", "-id")
    # The last word on how it stands: news without a state says nothing of it.
    stated = heard.exclude(state="")
    return actions.annotate(last_at=Subquery(heard.values("at")[:1]), last_state=Subquery(stated.values("state")[:1]))


def is_late(today: date) -> Q:
    """The term is over and it has not ended. For actions with their standing."""
    return GOES_ON & Q(ends_on__lt=today)


def is_quiet(now: datetime) -> Q:
    """It goes on, and there was no news for long, or never."""
    return GOES_ON & (Q(last_at=None) | Q(last_at__lt=now - timedelta(days=QUIET_DAYS)))


@dataclass(frozen=True)
class Counts:
    actions: int
    late: int
    quiet: int


def counted(actions: QuerySet[Action], now: datetime) -> Counts:
    """In one query. Of actions with their standing."""
    found = actions.aggregate(
        actions=Count("pk"),
        late=Count("pk", filter=is_late(timezone.localdate(now))),
        quiet=Count("pk", filter=is_quiet(now)),
    )
    return Counts(**found)


@dataclass(frozen=True)
class Row:
    """An action as a line of the board."""

    action: Action
    state: str
    state_words: str
    last_at: datetime | None
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


def row_of(action: Action, now: datetime) -> Row:
    """Of an action with its standing."""
    state, last_at = action.last_state or "", action.last_at  # type: ignore[attr-defined]
    goes_on = state not in ENDED
    return Row(
        action=action,
        state=state,
        state_words=str(State(state).label) if state else "",
        last_at=last_at,
        late=action.is_late(timezone.localdate(now), finished=not goes_on),
        quiet=goes_on and (last_at is None or last_at < now - timedelta(days=QUIET_DAYS)),
    )


def grouped(actions: Iterable[Action], now: datetime) -> list[Group]:
    """By plan and line, in the order in which they come."""
    return [
        Group(rows[0].plan, rows[0].line, [row_of(action, now) for action in rows])
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
