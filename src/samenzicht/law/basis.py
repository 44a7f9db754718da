"""A legal basis, and the shelf of all of them, read once from ``bases/*.toml`` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from .purposes import IN_SEQUENCE
from .retention import Retention
from .words import Words

# What is asked before something is given: the code of a condition and the article that asks it.
Demands = Mapping[str, str]
ANY_STAGE = "any"


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands on the envelope: enough to read a letter when the law has changed since."""

    code: str
    title: Words
    sentence: Words
    articles: tuple[str, ...]
    source: str
    verified: bool
    reviewed_by: str
    note: Words | None = None

    @property
    def concept(self) -> bool:
        """True until a lawyer has put a name to it."""
        return not self.reviewed_by

    @property
    def article(self) -> str:
        return ", ".join(self.articles)

    def as_dict(self) -> dict[str, object]:
        return {
            "code": self.code,
            "title": self.title.as_dict(),
            "sentence": self.sentence.as_dict(),
            "articles": list(self.articles),
            "source": self.source,
            "verified": self.verified,
            "reviewed_by": self.reviewed_by,
            "note": self.note.as_dict() if self.note else None,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, object]) -> Ground:
        words = {part: Words.from_dict(kept[part]) for part in ("title", "sentence")}  # type: ignore[arg-type]
        return cls(
            code=str(kept["code"]),
            articles=tuple(kept["articles"]),  # type: ignore[arg-type]
            source=str(kept["source"]),
            verified=bool(kept["verified"]),
            reviewed_by=str(kept["reviewed_by"]),
            note=Words.from_dict(kept["note"]) if kept["note"] else None,  # type: ignore[arg-type]
            **words,
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """What joins at a stage, and what must be true to be there."""

    categories: frozenset[str]
    demands: Demands = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Route:
    senders: frozenset[str]
    receivers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Basis:
    """One article under which some may give some things to some others. Dates are inclusive."""

    ground: Ground
    routes: tuple[Route, ...]
    purposes: Mapping[str, Demands]
    demands: Demands
    stages: Mapping[str, Stage]
    gates: Mapping[str, Demands]
    retention: Retention
    valid_from: date
    valid_until: date | None = None
    last_resort: bool = False

    @property
    def code(self) -> str:
        return self.ground.code

    @property
    def title(self) -> Words:
        return self.ground.title

    @property
    def sentence(self) -> Words:
        return self.ground.sentence

    @property
    def article(self) -> str:
        return self.ground.article

    @property
    def concept(self) -> bool:
        return self.ground.concept

    @property
    def senders(self) -> frozenset[str]:
        return frozenset().union(*(route.senders for route in self.routes))

    @property
    def receivers(self) -> frozenset[str]:
        return frozenset().union(*(route.receivers for route in self.routes))

    @property
    def breadth(self) -> int:
        """How many pairs of parties it serves; a narrower law goes before a general one."""
        return sum(len(route.senders) * len(route.receivers) for route in self.routes)

    @property
    def categories(self) -> frozenset[str]:
        """Whatever it can ever give, at whichever stage."""
        return frozenset().union(*(stage.categories for stage in self.stages.values()))

    def is_live(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    def reaches(self, sender: str, receiver: str) -> bool:
        return any(sender in route.senders and receiver in route.receivers for route in self.routes)

    def reached(self, stage: str) -> tuple[Stage, ...]:
        """The stages passed on the way to this one, itself included; empty where the basis does not go there."""
        if stage not in IN_SEQUENCE:
            return (self.stages[stage],) if stage in self.stages else ()
        passed = (ANY_STAGE, *IN_SEQUENCE[: IN_SEQUENCE.index(stage) + 1])
        return tuple(self.stages[name] for name in passed if name in self.stages)
