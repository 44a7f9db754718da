"""What the files of `plans/` and `record/` tell, as plain values. Empty, or None, means: not known."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Source:
    code: str
    title: str
    readable: bool


@dataclass(frozen=True)
class Goal:
    number: int
    name: str
    words: str
    source: str


@dataclass(frozen=True)
class Line:
    """`aims` are its operational goals."""

    number: int
    name: str
    words: str
    source: str
    aims: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    name: str
    words: str
    members: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Action:
    """`line` and `aim` are numbers, from 1. The state is that of `since`, told in `done`, `result` and `next`."""

    number: str
    name: str
    words: str
    track: str
    line: int | None
    aim: int | None
    owner: str
    involved: tuple[str, ...]
    kinds: tuple[str, ...]
    regions: tuple[str, ...]
    ages: str
    begins_on: date | None
    ends_on: date | None
    problem: str
    cause: str
    intervention: str
    state: str
    since: date | None
    done: str
    result: str
    next: str
    source: str
    note: str


@dataclass(frozen=True)
class Plan:
    code: str
    name: str
    ambition: str
    adopted_on: date | None
    source: str
    note: str
    goals: tuple[Goal, ...]
    lines: tuple[Line, ...]
    bodies: tuple[Body, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Paper:
    """A paper of Parliament: its number, when it came, and our own short words for it."""

    number: str
    on: date | None
    name: str
    words: str
    source: str


@dataclass(frozen=True)
class Motion:
    """`key` tells a commitment, which has no number, from others."""

    key: str
    sort: str
    number: str
    name: str
    words: str
    by: str
    on: date | None
    standing: str
    answered_in: str
    answer: str
    source: str


@dataclass(frozen=True)
class Budget:
    name: str
    years: tuple[int, ...]
    amount: Decimal
    source: str


@dataclass(frozen=True)
class Grant:
    """`action` is the number of an action."""

    action: str
    year: int
    amount: Decimal | None
    award: str
    source: str


@dataclass(frozen=True)
class Figure:
    measure: str
    series: str
    part: str
    period_from: date
    period_until: date
    reference_date: date | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    answer: str
    rule: str
    source: str


@dataclass(frozen=True)
class Cycle:
    name: str
    plan: str
    kamerstuk: str
    period_from: date
    period_until: date
    publish_on: date
    rhythm_months: int
    ministries: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """The whole first data set."""

    plans: tuple[Plan, ...]
    papers: tuple[Paper, ...]
    motions: tuple[Motion, ...]
    budgets: tuple[Budget, ...]
    grants: tuple[Grant, ...]
    figures: tuple[Figure, ...]
    cycles: tuple[Cycle, ...]
