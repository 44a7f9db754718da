"""Judgements on a cycle of the letter: where it is, which dates come next, what still stops a freeze."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import pairwise

from samenzicht.programme.marks import figure_numbers, loose_numbers

COLLECT, WRITE, CHECK, FREEZE, PUBLISH, DONE = STEPS = ("collect", "write", "check", "freeze", "publish", "done")
AGREED, REMARKED, OPEN = "agreed", "remarked", "open"


@dataclass(frozen=True)
class Dates:
    """All days of a cycle, in their order."""

    period_from: date
    period_until: date
    collect_from: date
    write_from: date
    check_from: date
    freeze_on: date
    publish_on: date


IN_ORDER = ("collect_from", "write_from", "check_from", "freeze_on", "publish_on")


def step_of(dates: Dates, today: date, is_frozen: bool = False, is_published: bool = False) -> str:
    """Frozen and published are facts; the steps before them follow the calendar."""
    if is_published:
        return DONE
    if is_frozen:
        return PUBLISH
    begun = {FREEZE: dates.freeze_on, CHECK: dates.check_from, WRITE: dates.write_from}
    return next((step for step, day in begun.items() if today >= day), COLLECT)


def out_of_order(dates: Dates) -> list[str]:
    """The days that come before the day they should follow."""
    wrong = ["period_until"] if dates.period_until < dates.period_from else []
    for before, after in pairwise(IN_ORDER):
        if getattr(dates, after) < getattr(dates, before):
            wrong.append(after)
    return wrong


def months_later(day: date, months: int) -> date:
    """The same day some months on; the last day of a month where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_dates(former: Dates, months: int) -> Dates:
    """Where the former period ended the next begins; every other day moves by the rhythm."""
    begins = former.period_until + timedelta(days=1)
    moved = {one.name: months_later(getattr(former, one.name), months) for one in fields(Dates)}
    ends = months_later(begins, months) - timedelta(days=1)
    return Dates(**{**moved, "period_from": begins, "period_until": ends})


def first_dates(today: date, months: int) -> Dates:
    """A proposal for an office that had no letter yet: the period from the first of this month, some weeks a step."""
    begins = today.replace(day=1)
    ends = months_later(begins, months) - timedelta(days=1)
    after = [ends + timedelta(days=days) for days in (-28, 1, 22, 43, 50)]
    return Dates(begins, ends, *after)


def name_for(dates: Dates, months: int) -> str:
    """2024 for a letter a year; 2024-2 for the second of that year."""
    ends = dates.period_until
    return str(ends.year) if months >= 12 else f"{ends.year}-{-(-ends.month // months)}"


@dataclass(frozen=True)
class Said:
    """What a ministry said of a wording."""

    ministry: str
    agreed: bool


def standing(said: Iterable[Said], ministries: Sequence[str]) -> dict[str, str]:
    """How each ministry stands towards a wording; the last thing it said counts. `said` is in order of time."""
    last = {one.ministry: AGREED if one.agreed else REMARKED for one in said}
    return {ministry: last.get(ministry, OPEN) for ministry in ministries}


@dataclass(frozen=True)
class Known:
    """What is known of a figure: from which day it counts, and which figure took its place."""

    counts_from: date
    replaced_by: int | None = None


@dataclass(frozen=True)
class Written:
    """A paragraph with words in it. `key` is how the page finds it again."""

    key: str
    words: str
    standing: Mapping[str, str]


@dataclass(frozen=True)
class Stop:
    """Why a letter cannot be frozen yet. `what` is the number, the figure or the ministry that it is about."""

    code: str
    key: str = ""
    what: str = ""
    instead: str = ""


def faults(words: str, figures: Mapping[int, Known], today: date) -> list[tuple[str, str, str]]:
    """What is wrong with the numbers in some words: (code, what, instead)."""
    wrong = [("loose", number, "") for number in loose_numbers(words)]
    for number in figure_numbers(words):
        known = figures.get(number)
        if known is None:
            wrong.append(("unknown", f"G{number}", ""))
        elif known.replaced_by is not None:
            wrong.append(("replaced", f"G{number}", f"G{last_of(number, figures)}"))
        elif known.counts_from > today:
            wrong.append(("early", f"G{number}", ""))
    return wrong


def last_of(number: int, figures: Mapping[int, Known]) -> int:
    """The figure that took its place in the end."""
    seen = {number}
    while (after := figures[number].replaced_by) is not None and after in figures and after not in seen:
        seen.add(number := after)
    return number


def stops(
    written: Sequence[Written], ministries: Collection[str], figures: Mapping[int, Known], today: date
) -> list[Stop]:
    """Everything at once: nobody should mend one thing only to be told of the next."""
    found = [] if written else [Stop("nothing_written")]
    if not ministries:
        found.append(Stop("nobody_checks"))
    for one in written:
        found += [Stop(code, one.key, what, instead) for code, what, instead in faults(one.words, figures, today)]
        found += [Stop("remarked", one.key, ministry) for ministry, how in one.standing.items() if how == REMARKED]
        found += [Stop("unchecked", one.key, ministry) for ministry, how in one.standing.items() if how == OPEN]
    return found


def why_not_check(ministry: str, ministries: Collection[str], today: date, check_from: date) -> str:
    """Empty when this ministry may check now."""
    if ministry not in ministries:
        return "not_asked"
    return "too_early" if today < check_from else ""


def why_not_admit(kind: str, is_own: bool, works_there: bool, to_oneself: bool) -> str:
    """The office lets in officers of ministries, and checks its own letter by nobody of itself."""
    if kind != "ministry" or is_own:
        return "not_ministry"
    if to_oneself:
        return "oneself"
    return "" if works_there else "not_theirs"
