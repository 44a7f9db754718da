"""Annex 1, the state of every action, and the news of each action line in this period."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenzicht.programme.models import Action, Cycle, Involvement, Line, News

Row = dict[str, Any]


def rows(cycle: Cycle, actions: Sequence[Action], on: date) -> list[Row]:
    """A row for each action of the plan, also where nothing is known of it."""
    known = news_until(cycle, on)
    others = involved(cycle)
    return [row(action, known.get(action.pk, []), others.get(action.pk, [])) for action in actions]


def row(action: Action, news: Sequence[News], involved: Sequence[str]) -> Row:
    last = news[-1] if news else None
    state, since = standing(news)
    return {
        "id": str(action.pk),
        "number": action.number,
        "name": action.name,
        "words": action.words,
        "line": action.line.number if action.line else None,
        "track": action.track,
        "aim": action.aim.words if action.aim else "",
        "owner": action.owner.name if action.owner else "",
        "involved": list(involved),
        "kinds": list(action.kinds),
        "ages": action.ages,
        "begins": iso(action.begins_on),
        "ends": iso(action.ends_on),
        "state": state,
        "since": since,
        "told": day(last) if last else "",
        "done": last.done if last else "",
        "result": last.result if last else "",
        "next": last.next if last else "",
        "way": last.way if last else "",
        "source": (last.source if last else "") or action.source,
    }


def standing(news: Sequence[News]) -> tuple[str, str]:
    """The last state that was told, and the day from which it was told without another between."""
    state, since = "", ""
    for one in news:
        if one.state and one.state != state:
            state, since = one.state, day(one)
    return state, since


def lines(cycle: Cycle, rows: Sequence[Row], on: date) -> list[Row]:
    """The action lines with the actions that told something in this period; actions without a line come last."""
    named: list[Line | None] = [*cycle.plan.lines.all()]
    if any(one["line"] is None for one in rows):
        named.append(None)
    first, last = cycle.period_from.isoformat(), min(on, cycle.period_until).isoformat()
    return [
        {
            "number": line.number if line else None,
            "name": line.name if line else "",
            "words": line.words if line else "",
            "news": [one["number"] for one in of_line(line, rows) if one["told"] and first <= one["told"] <= last],
            "actions": [one["number"] for one in of_line(line, rows)],
        }
        for line in named
    ]


def of_line(line: Line | None, rows: Iterable[Row]) -> list[Row]:
    return [one for one in rows if one["line"] == (line.number if line else None)]


def news_until(cycle: Cycle, on: date) -> dict[UUID, list[News]]:
    """All news in force up to and with that day, the oldest first, by action."""
    told = News.objects.of(cycle.compartment_id).filter(action__plan=cycle.plan).in_force().order_by("at", "id")
    found: dict[UUID, list[News]] = {}
    for one in told:
        if day(one) <= on.isoformat():
            found.setdefault(one.action_id, []).append(one)
    return found


def involved(cycle: Cycle) -> dict[UUID, list[str]]:
    part = Involvement.objects.of(cycle.compartment_id).filter(action__plan=cycle.plan)
    found: dict[UUID, list[str]] = {}
    for action, name in part.order_by("party__name").values_list("action_id", "party__name"):
        found.setdefault(action, []).append(name)
    return found


def day(news: News) -> str:
    return timezone.localtime(news.at).date().isoformat()


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""
