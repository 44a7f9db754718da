"""One fact out of one table of a file. Whatever is wrong is refused with the file and the key."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from samenzicht.exploitation import KINDS
from samenzicht.programme import facts
from samenzicht.programme.models.action import Ages, Track
from samenzicht.programme.models.grants import Award
from samenzicht.programme.models.news import State
from samenzicht.programme.models.parliament import Standing, Wish
from samenzicht.programme.tables import Entry

ACTION_KEYS = (
    "number name words track line aim owner involved kinds regions ages begins_on ends_on problem cause intervention "
    "state since done result next source verified note"
)
FIGURE_KEYS = "measure series part period_from period_until reference_date value low high answer rule source verified"
LONGEST_NAME = 300

Item = TypeVar("Item")


@dataclass(frozen=True)
class Reader:
    sources: Mapping[str, facts.Source]

    def plan(self, entry: Entry) -> facts.Plan:
        entry.only("plan goals lines bodies actions")
        about = Entry(entry.file, "plan", part(entry, "plan"))
        about.only("code name ambition adopted_on source verified note")
        lines = numbered(entry.each("lines", "number"), self.line)
        return facts.Plan(
            code=about.text("code", 20),
            name=about.text("name", 200),
            ambition=about.text_or_none("ambition"),
            adopted_on=about.day("adopted_on"),
            source=about.source(self.sources),
            note=about.text_or_none("note"),
            goals=numbered(entry.each("goals", "number"), self.goal),
            lines=lines,
            bodies=tuple(self.body(one) for one in entry.each("bodies", "name")),
            actions=self.actions(entry.each("actions", "number"), lines),
        )

    def goal(self, entry: Entry) -> facts.Goal:
        entry.only("number name words source verified")
        return facts.Goal(
            entry.whole("number"), entry.text("name", 200), entry.text_or_none("words"), entry.source(self.sources)
        )

    def line(self, entry: Entry) -> facts.Line:
        entry.only("number name words aims source verified")
        return facts.Line(
            number=entry.whole("number"),
            name=entry.text("name", 200),
            words=entry.text_or_none("words"),
            source=entry.source(self.sources),
            aims=entry.list_of("aims"),
        )

    def body(self, entry: Entry) -> facts.Body:
        entry.only("name words members source verified")
        return facts.Body(
            entry.text("name", 200),
            entry.text_or_none("words"),
            entry.list_of("members"),
            entry.source(self.sources),
        )

    def actions(self, entries: list[Entry], lines: Iterable[facts.Line]) -> tuple[facts.Action, ...]:
        aims = {line.number: len(line.aims) for line in lines}
        return once(entries, "number", lambda entry: self.action(entry, aims))

    def action(self, entry: Entry, aims: Mapping[int, int]) -> facts.Action:
        entry.only(ACTION_KEYS)
        line, aim = entry.whole_or_none("line"), entry.whole_or_none("aim")
        if line is not None and line not in aims:
            entry.refuse("line", f"this plan has no action line {line}")
        if aim is not None and (line is None or aim > aims[line]):
            entry.refuse("aim", "its action line has no such operational goal")
        begins_on, ends_on = entry.day("begins_on"), entry.day("ends_on")
        if begins_on and ends_on and ends_on < begins_on:
            entry.refuse("ends_on", f"{ends_on} does not come after {begins_on}")
        owner, involved = entry.text_or_none("owner", 200), entry.list_of("involved")
        if owner in involved:
            entry.refuse("involved", f"{owner!r} is the owner already")
        state, since = entry.one_of("state", State.values), entry.day("since")
        told = [entry.text_or_none(key) for key in ("done", "result", "next")]
        if since is None and (state or any(told)):
            entry.refuse("since", "is missing: of which day is what is told?")
        return facts.Action(
            number=entry.text("number", 20),
            name=entry.text("name", LONGEST_NAME),
            words=entry.text_or_none("words"),
            track=entry.one_of("track", Track.values, default="plan"),
            line=line,
            aim=aim,
            owner=owner,
            involved=involved,
            kinds=entry.list_of("kinds", KINDS),
            regions=entry.list_of("regions"),
            ages=entry.one_of("ages", Ages.values),
            begins_on=begins_on,
            ends_on=ends_on,
            problem=entry.text_or_none("problem"),
            cause=entry.text_or_none("cause"),
            intervention=entry.text_or_none("intervention"),
            state=state,
            since=since,
            done=told[0],
            result=told[1],
            next=told[2],
            source=entry.source(self.sources),
            note=entry.text_or_none("note"),
        )

    def paper(self, entry: Entry) -> facts.Paper:
        entry.only("number on name words source verified")
        return facts.Paper(
            entry.text("number", 30),
            entry.day("on"),
            entry.text("name", LONGEST_NAME),
            entry.text_or_none("words"),
            entry.source(self.sources),
        )

    def motion(self, entry: Entry) -> facts.Motion:
        entry.only("sort key number name words by on standing answered_in answer source verified")
        number, standing = entry.text_or_none("number", 30), entry.one_of("standing", Standing.values)
        answered_in = entry.text_or_none("answered_in", 30)
        if standing == "answered" and not answered_in:
            entry.refuse("answered_in", "is missing: in which letter was it answered?")
        return facts.Motion(
            key=number or entry.text("key", 30),
            sort=entry.one_of("sort", Wish.values) or entry.refuse("sort", "is missing"),
            number=number,
            name=entry.text("name", LONGEST_NAME),
            words=entry.text_or_none("words"),
            by=entry.text_or_none("by", 300),
            on=entry.day("on"),
            standing=standing,
            answered_in=answered_in,
            answer=entry.text_or_none("answer"),
            source=entry.source(self.sources),
        )

    def budget(self, entry: Entry) -> facts.Budget:
        entry.only("name years amount source verified")
        amount = entry.amount("amount")
        return facts.Budget(
            entry.text("name", 200),
            entry.years("years"),
            entry.refuse("amount", "is missing") if amount is None else amount,
            entry.source(self.sources),
        )

    def grant(self, entry: Entry, numbers: Collection[str]) -> facts.Grant:
        entry.only("action year amount award source verified")
        return facts.Grant(
            entry.one_of("action", numbers) or entry.refuse("action", "is missing"),
            entry.whole("year"),
            entry.amount("amount"),
            entry.one_of("award", Award.values),
            entry.source(self.sources),
        )

    def figure(self, entry: Entry) -> facts.Figure:
        entry.only(FIGURE_KEYS)
        value, low, high = (entry.amount(key) for key in ("value", "low", "high"))
        answer = entry.text_or_none("answer", 40)
        if value is None and (low is None or high is None) and not answer:
            entry.refuse("value", "is missing, and so are low and high")
        if low is not None and high is not None and low > high:
            entry.refuse("low", f"{low} is more than {high}")
        begin, end = entry.known_day("period_from"), entry.known_day("period_until")
        if end < begin:
            entry.refuse("period_until", f"{end} comes before {begin}")
        return facts.Figure(
            measure=entry.text("measure", 60),
            series=entry.text_or_none("series", 60),
            part=entry.text_or_none("part", 60),
            period_from=begin,
            period_until=end,
            reference_date=entry.day("reference_date"),
            value=value,
            low=low,
            high=high,
            answer=answer,
            rule=entry.text("rule"),
            source=entry.source(self.sources),
        )

    def cycle(self, entry: Entry, plans: Collection[str]) -> facts.Cycle:
        entry.only("name plan kamerstuk period_from period_until publish_on rhythm_months ministries source verified")
        entry.source(self.sources)
        return facts.Cycle(
            name=entry.text("name", 20),
            plan=entry.one_of("plan", plans) or entry.refuse("plan", "is missing"),
            kamerstuk=entry.text_or_none("kamerstuk", 30),
            period_from=entry.known_day("period_from"),
            period_until=entry.known_day("period_until"),
            publish_on=entry.known_day("publish_on"),
            rhythm_months=entry.whole("rhythm_months"),
            ministries=entry.list_of("ministries"),
        )


def part(entry: Entry, key: str) -> Mapping[str, object]:
    value = entry.table.get(key)
    return value if isinstance(value, dict) else entry.refuse(key, f"must be a table [{key}]")


def once(entries: list[Entry], key: str, make: Callable[[Entry], Item]) -> tuple[Item, ...]:
    """Each of them made; two with the same value of `key` are a fault."""
    seen: set[object] = set()
    for entry in entries:
        value = entry.table.get(key)
        if value is not None and value in seen:
            entry.refuse(key, f"{value!r} is used twice")
        seen.add(value)
    return tuple(make(entry) for entry in entries)


def numbered(entries: list[Entry], make: Callable[[Entry], Item]) -> tuple[Item, ...]:
    return once(entries, "number", make)
