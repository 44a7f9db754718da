"""What the service knows beside what stands here. Only empty fields fill: nothing that the office wrote is lost."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from samenzicht.programme.tweedekamer.reading import Found

Known = Mapping[str, Any]
FIELDS = ("by", "on", "standing")


@dataclass(frozen=True)
class Filling:
    field: str
    here: Any
    there: Any


@dataclass(frozen=True)
class Difference:
    """Of one motion: what is filled, and what differs and stays as it stands here."""

    found: Found
    is_new: bool
    fills: tuple[Filling, ...] = ()
    differs: tuple[Filling, ...] = ()


@dataclass(frozen=True)
class Differences:
    of: tuple[Difference, ...]
    same: int

    @property
    def new(self) -> list[Difference]:
        return [one for one in self.of if one.is_new]

    @property
    def filled(self) -> list[Difference]:
        return [one for one in self.of if one.fills]

    @property
    def differing(self) -> list[Difference]:
        return [one for one in self.of if one.differs]

    @property
    def mark(self) -> str:
        """Of what would be done: new motions and filled fields."""
        done = [[asdict(one.found), [[fill.field, fill.there] for fill in one.fills]] for one in self.of]
        return hashlib.sha256(json.dumps(done, default=str, ensure_ascii=False).encode()).hexdigest()


def differences(found: Iterable[Found], known: Mapping[str, Known]) -> Differences:
    """`known` is by number."""
    of, same = [], 0
    for motion in found:
        here = known.get(motion.number)
        if here is None:
            of.append(Difference(motion, is_new=True))
            continue
        beside = [Filling(name, here[name], getattr(motion, name)) for name in FIELDS if getattr(motion, name)]
        fills = tuple(one for one in beside if not one.here)
        differs = tuple(one for one in beside if one.here and unlike(one))
        if fills or differs:
            of.append(Difference(motion, False, fills, differs))
        else:
            same += 1
    return Differences(tuple(of), same)


def unlike(one: Filling) -> bool:
    """An answered motion was adopted too; and of who moved it the office may write just the names."""
    if one.field == "standing":
        return one.here != one.there and (one.here, one.there) != ("answered", "open")
    if one.field == "by":
        return not all(name in str(one.there) for name in str(one.here).replace(" en ", ", ").split(", "))
    return bool(one.here != one.there)


def in_words(found: Iterable[Found]) -> list[dict[str, Any]]:
    """As JSON holds them."""
    return [{**asdict(one), "on": one.on.isoformat() if one.on else None} for one in found]


def from_words(words: Iterable[Mapping[str, Any]]) -> list[Found]:
    return [Found(**{**one, "on": date.fromisoformat(one["on"]) if one["on"] else None}) for one in words]
