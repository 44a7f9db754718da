"""The first data set: the files of `plans/` and `record/` as plain values. It reads files and knows no rows."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from samenzicht.programme import facts
from samenzicht.programme.readers import Reader, once
from samenzicht.programme.tables import Entry

ROOM = files("samenzicht.programme")


@cache
def record() -> facts.Record:
    """All of it, read once. Raises UnreadableRecord."""
    return record_of(ROOM)


@cache
def papers() -> Mapping[str, facts.Paper]:
    """What is known of the papers of Parliament, by number such as 28638-233."""
    return MappingProxyType({paper.number: paper for paper in record().papers})


def record_of(room: Traversable) -> facts.Record:
    """The same of another folder with `plans/` and `record/`."""
    shelf = room / "record"
    sources = sources_of(entry(shelf / "sources.toml"))
    reader = Reader(sources)
    plans = tuple(sorted((reader.plan(one) for one in plan_files(room / "plans")), key=lambda plan: plan.code))
    money = entry(shelf / "grants.toml")
    money.only("budgets grants")
    numbers = {action.number for plan in plans for action in plan.actions}
    return facts.Record(
        plans=plans,
        papers=once(tables(shelf, "papers", "number"), "number", reader.paper),
        motions=once(tables(shelf, "motions", "number"), "number", reader.motion),
        budgets=tuple(reader.budget(one) for one in money.each("budgets", "name")),
        grants=tuple(reader.grant(one, numbers) for one in money.each("grants", "action")),
        figures=tuple(reader.figure(one) for one in tables(shelf, "figures", "measure")),
        cycles=once(tables(shelf, "cycles", "name"), "name", lambda one: reader.cycle(one, [p.code for p in plans])),
    )


def entry(file: Traversable) -> Entry:
    return Entry.read(file.name, file.read_text(encoding="utf-8"))


def tables(shelf: Traversable, key: str, name: str) -> list[Entry]:
    """The tables of a file that holds one sort only."""
    whole = entry(shelf / f"{key}.toml")
    whole.only(key)
    return whole.each(key, name)


def plan_files(folder: Traversable) -> Iterator[Entry]:
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield entry(file)


def sources_of(whole: Entry) -> Mapping[str, facts.Source]:
    whole.only("sources")
    found = once(whole.each("sources", "code"), "code", source_of)
    return {source.code: source for source in found}


def source_of(one: Entry) -> facts.Source:
    one.only("code title readable")
    readable = one.table.get("readable", True)
    if not isinstance(readable, bool):
        one.refuse("readable", "must be true or false")
    return facts.Source(one.text("code"), one.text("title"), readable)
