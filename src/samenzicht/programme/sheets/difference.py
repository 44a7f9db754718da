"""A list beside what stands here: what is new, what changes and from what, what cannot be taken over. Pure."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samenzicht.programme.sheets.book import Row
from samenzicht.programme.sheets.cells import Ground, Value, Wrong, fold, read_cell

Entry = Mapping[str, Value]


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be taken over. `row` is the number in the spreadsheet's margin, `field` where it stands."""

    row: int
    why: str
    field: str = ""
    told: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    field: str
    old: Value
    new: Value


@dataclass(frozen=True)
class Proposal:
    """What a row of the list would do."""

    row: int
    number: str
    name: str
    is_new: bool
    changes: tuple[Change, ...]
    # A colleague changed the action after this list was chosen.
    meanwhile: bool = False

    def new(self, field: str) -> Value:
        return next((change.new for change in self.changes if change.field == field), None)


@dataclass(frozen=True)
class Comparison:
    proposals: tuple[Proposal, ...]
    faults: tuple[Fault, ...]
    # Numbers that stay as they are: the same in the list, and not in it.
    same: tuple[str, ...]
    unlisted: tuple[str, ...]
    new_parties: tuple[str, ...]

    @property
    def new(self) -> list[Proposal]:
        return [one for one in self.proposals if one.is_new]

    @property
    def changed(self) -> list[Proposal]:
        return [one for one in self.proposals if not one.is_new]

    @property
    def meanwhile(self) -> list[Proposal]:
        return [one for one in self.proposals if one.meanwhile]

    @property
    def mark(self) -> str:
        """Of exactly these changes: the button does what was shown, or nothing."""
        shown = [
            [one.row, one.number, one.is_new, [[c.field, written(c.old), written(c.new)] for c in one.changes]]
            for one in self.proposals
        ]
        return digest([shown, [[fault.row, fault.why] for fault in self.faults]])


def written(value: Value) -> object:
    """As it goes into a digest."""
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value


def digest(matter: object) -> str:
    return hashlib.sha256(json.dumps(matter, ensure_ascii=False).encode()).hexdigest()


def digest_of(entry: Entry) -> str:
    """How an action stood, to know whether it changed since."""
    return digest(sorted((name, written(value)) for name, value in entry.items()))[:16]


def read_rows(
    rows: Iterable[Row], mapping: Mapping[int, str], ground: Ground
) -> tuple[list[tuple[int, dict[str, Value]]], list[Fault]]:
    """Of each row what it says, field by field, with the faults of all rows. Rows without a word are passed over."""
    read: list[tuple[int, dict[str, Value]]] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for row in rows:
        filled = {name: row.cell(column) for column, name in mapping.items() if row.cell(column)}
        if not filled:
            continue
        values: dict[str, Value] = {}
        for name, cell in filled.items():
            try:
                values[name] = read_cell(name, cell, ground)
            except Wrong as wrong:
                faults.append(Fault(row.number, wrong.why, name, wrong.told))
        faults += faults_of_number(row.number, filled, values, seen)
        read.append((row.number, values))
    return read, faults


def faults_of_number(row: int, filled: Mapping[str, str], values: Entry, seen: dict[str, int]) -> list[Fault]:
    """A row must say which action it is, and no other row may say the same."""
    if "number" not in filled:
        return [Fault(row, "no_number", "number")]
    key = fold(str(values.get("number", "")))
    if key and key in seen:
        return [Fault(row, "double", "number", {"number": values["number"], "first": seen[key]})]
    seen[key] = row
    return []


def compare(
    rows: Iterable[Row],
    mapping: Mapping[int, str],
    ground: Ground,
    standing: Mapping[str, Entry],
    stood: Mapping[str, str] | None = None,
) -> Comparison:
    """`standing` is what there is by folded number; `stood` how it was when the list was chosen."""
    known = set(ground.parties)
    read, faults = read_rows(rows, mapping, ground)
    proposals, same, listed = [], [], set()
    for number, values in read:
        key = fold(str(values.get("number", "")))
        entry = standing.get(key)
        listed.add(key)
        faults += faults_of_whole(number, values, entry)
        proposal = proposed(number, values, entry, is_meanwhile(key, entry, stood))
        if proposal.changes:
            proposals.append(proposal)
        elif key:
            same.append(proposal.number)
    return Comparison(
        tuple(proposals),
        tuple(sorted(faults, key=lambda fault: fault.row)),
        tuple(same),
        tuple(str(entry["number"]) for key, entry in standing.items() if key not in listed),
        tuple(sorted(name for key, name in ground.parties.items() if key not in known)),
    )


def is_meanwhile(key: str, entry: Entry | None, stood: Mapping[str, str] | None) -> bool:
    if stood is None:
        return False
    return stood.get(key, "") != (digest_of(entry) if entry is not None else "")


def proposed(row: int, values: Entry, entry: Entry | None, meanwhile: bool) -> Proposal:
    before = entry or {}
    changes = tuple(
        Change(name, before.get(name), value)
        for name, value in values.items()
        if name != "number" and value != before.get(name)
    )
    number = str(before.get("number") or values.get("number") or "")
    name = str(values.get("name") or before.get("name") or "")
    if entry is None and not changes:  # a new action of which the list says nothing but its number
        changes = (Change("name", None, None),)
    return Proposal(row, number, name, entry is None, changes, meanwhile)


def faults_of_whole(row: int, values: Entry, entry: Entry | None) -> list[Fault]:
    """What is only wrong together with what stands here."""
    faults = []
    if entry is None and "name" not in values:
        faults.append(Fault(row, "no_name", "name"))
    begins, ends = (values.get(name) or (entry or {}).get(name) for name in ("begins_on", "ends_on"))
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        told = {"begins": f"{begins:%d-%m-%Y}", "ends": f"{ends:%d-%m-%Y}"}
        faults.append(Fault(row, "ends_before", "ends_on", told))
    return faults
